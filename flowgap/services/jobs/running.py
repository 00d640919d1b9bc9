"""Do a job: claim it, let somebody do it, keep the lease meanwhile, and note how it ended."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol

from sqlalchemy.exc import OperationalError

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import JobKind, JobState
from flowgap.services.jobs.child import Child, Ended, Workplace, ended_by, log, start_child
from flowgap.services.jobs.files import JobFiles
from flowgap.services.jobs.leases import (
    LEASE_SECONDS,
    TIME,
    Failure,
    Held,
    Progress,
    claim,
    fail,
    give_back,
    keep,
    next_due,
)
from flowgap.services.jobs.sweeping import Swept, sweep
from flowgap.services.jobs.work import Tools

PAUSE_SECONDS: Final = 5.0
"""Before the second try, and twice that before the third: what is short now may be there then."""

_LISTEN_SECONDS: Final = 0.2
_TELL_SECONDS: Final = 0.5
"""At most so often the table is told how far a job is."""

_BEATS: Final = 3
"""Times a lease is renewed before it would run out."""


Hold = Callable[[Progress | None], bool]


class Doing(Protocol):
    """Does a claimed job, and says how it ended; None if it was told to stop."""

    def __call__(self, held: Held, hold: Hold) -> Ended | None:
        """`hold` keeps the lease and tells how far the job is; False: it is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Whoever does jobs: where they are, how they are done, what is told of those that wait."""

    sessions: SessionFactory
    place: Workplace
    doing: Doing
    send: Callable[[str, float], None] = lambda _key, _pause_seconds: None
    lease_seconds: float = LEASE_SECONDS
    pause_seconds: float = PAUSE_SECONDS

    def work_on(self, key: str) -> bool:
        """Do a job if it is to be had; tell whether it was."""
        with unit_of_work(self.sessions) as session:
            held = claim(session, key, lease_seconds=self.lease_seconds)
        if held is None:
            return False
        ended = self.doing(held, lambda progress: self._hold(held, progress))
        self._settle(held, ended)
        return True

    def work_off(self) -> int:
        """Do all jobs that are to be had, and return how many."""
        n_done = 0
        while True:
            with unit_of_work(self.sessions) as session:
                key = next_due(session, lease_seconds=self.lease_seconds)
            if key is None:
                return n_done
            n_done += self.work_on(key)

    def sweep(self) -> Swept:
        """Queue again what was left lying, and delete what nobody needs."""
        with unit_of_work(self.sessions) as session:
            swept = sweep(session, lease_seconds=self.lease_seconds)
        JobFiles(self.place.data).tidy(uploads=swept.uploads, holders=swept.holders)
        return swept

    def _hold(self, held: Held, progress: Progress | None) -> bool:
        try:
            with unit_of_work(self.sessions) as session:
                return keep(session, held, progress, lease_seconds=self.lease_seconds)
        except OperationalError as error:
            # It may be there again before the lease runs out; if not, another one has the job.
            log.warning("database: %s", error.orig)
            return True

    def _settle(self, held: Held, ended: Ended | None) -> None:
        """Note how a job ended; one that is done has noted it itself, with what it changed."""
        with unit_of_work(self.sessions) as session:
            if ended is None:
                give_back(session, held)
                return
            pause = self.pause_seconds * held.tries
            state = (
                None
                if ended.failure is None
                else fail(session, held, ended.failure, pause_seconds=pause)
            )
        is_over = state == JobState.FAILED or (ended.failure is None and not ended.is_lost)
        if is_over and held.kind == JobKind.DIAGNOSE:
            JobFiles(self.place.data).forget_upload(held.input["upload"])
        if state == JobState.QUEUED:
            self.send(held.key, pause)


@dataclass(frozen=True, slots=True, kw_only=True)
class InChild:
    """Does each job in a process of its own, that is stopped where it has to be."""

    place: Workplace
    lease_seconds: float = LEASE_SECONDS
    stop: threading.Event = field(default_factory=threading.Event)
    clock: Callable[[], float] = time.monotonic

    def __call__(self, held: Held, hold: Hold) -> Ended | None:
        """Do the job; it has ended when this returns."""
        # From before the process starts: on a busy machine that alone can outlast a lease.
        every_seconds = self.lease_seconds / _BEATS
        with _beating(hold, every_seconds) as lost, start_child(held, self.place) as child:
            until = self.clock() + self.place.limits[held.kind].seconds
            return self._watch(child, hold, lost, until)

    def _watch(self, child: Child, hold: Hold, lost: threading.Event, until: float) -> Ended | None:
        told, news = float("-inf"), None
        while not self.stop.is_set():
            said = child.listen(_LISTEN_SECONDS)
            if isinstance(said, Ended):
                return said
            news, now = said or news, self.clock()
            if now >= until:
                return Ended(failure=Failure(code=TIME, is_final=True))
            if news is not None and now >= told + _TELL_SECONDS:
                if not hold(news):
                    lost.set()
                told, news = now, None
            if lost.is_set():
                return Ended(is_lost=True)
        return None


@contextmanager
def _beating(hold: Hold, every_seconds: float) -> Iterator[threading.Event]:
    """Renew the lease again and again; what is given is set when it is lost."""
    lost, is_over = threading.Event(), threading.Event()

    def beat() -> None:
        while not is_over.wait(every_seconds):
            if not hold(None):
                lost.set()
                return

    heart = threading.Thread(target=beat, name="heartbeat")
    heart.start()
    try:
        yield lost
    finally:
        is_over.set()
        heart.join()


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Does each job in this process and thread, without limits: for tests, and where asked."""

    place: Workplace
    sessions: SessionFactory

    def __call__(self, held: Held, hold: Hold) -> Ended | None:
        """Do the job."""
        tools = Tools(
            sessions=self.sessions,
            files=JobFiles(self.place.data),
            tell=hold,
            clock=lambda: datetime.now(UTC),
            secret_key=self.place.secret_key,
        )
        try:
            self.place.handlers()[held.kind](held, tools)
        except Exception as error:  # noqa: BLE001 - whatever it was, it ends this job only
            return ended_by(held, error)
        return Ended()
