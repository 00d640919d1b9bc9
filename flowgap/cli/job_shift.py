"""The part of a worker that does jobs: takes them as they are told, and looks for lost ones."""

import logging
import math
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import click
from huey.consumer import Consumer  # type: ignore[import-untyped] # has no types

from flowgap.db import SessionFactory, unit_of_work
from flowgap.services.jobs.beats import show_life
from flowgap.services.jobs.child import Workplace, warm_up
from flowgap.services.jobs.leases import LEASE_SECONDS
from flowgap.services.jobs.running import InChild, Workshop
from flowgap.services.jobs.transport import Transport

AT_ONCE: Final = 2
"""Jobs of one worker at the same time; each has a process of its own."""

SWEEP_SECONDS: Final = 30.0
BEAT_SECONDS: Final = 10.0
WARM_SECONDS: Final = 5.0
"""After its start: until then the processor is for those who serve pages."""
_LOOK_SECONDS: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class JobShift:
    """Does jobs until it is told to stop; those at hand are then given back."""

    sessions: SessionFactory
    place: Workplace
    lease_seconds: float = LEASE_SECONDS
    sweep_seconds: float = SWEEP_SECONDS
    stop: threading.Event = field(default_factory=threading.Event)

    def work_off(self) -> None:
        """Do what there is, and come back."""
        shop = self._shop(lambda _key, _pause_seconds: None)
        shop.sweep()
        shop.work_off()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Do jobs in threads of their own."""
        # Its own words would fill the log where a database is away for a moment.
        logging.getLogger("huey").setLevel(logging.CRITICAL)

        def work(key: str) -> None:
            if not self.stop.is_set():
                shop.work_on(key)

        transport = Transport(self.place.database_url, work=work)
        shop = self._shop(transport.send)
        keeper = threading.Thread(target=self._take_care, args=(shop, transport))
        keeper.start()
        try:
            yield
        finally:
            self.stop.set()
            keeper.join()
            transport.close()

    def _take_care(self, shop: Workshop, transport: Transport) -> None:
        """Show that this worker lives, look for jobs that were left lying, keep threads at work."""
        crew = _Crew(transport=transport)
        rounds = (
            _Round(every_seconds=BEAT_SECONDS, do=lambda: self._beat(crew.name)),
            _Round(every_seconds=self.sweep_seconds, do=lambda: _sweep(shop, transport)),
            _Round(every_seconds=BEAT_SECONDS, do=crew.muster),
            _Round(
                every_seconds=math.inf, do=self._warm_up, due_at=time.monotonic() + WARM_SECONDS
            ),
        )
        while not self.stop.is_set():
            for each in rounds:
                each.go(time.monotonic())
            self.stop.wait(_LOOK_SECONDS)
        crew.dismiss()

    def _warm_up(self) -> None:
        # Nobody waits for it: a job that comes before it is over begins later, not never.
        threading.Thread(target=warm_up, args=(self.place,), daemon=True).start()

    def _beat(self, name: str) -> None:
        with unit_of_work(self.sessions) as session:
            show_life(session, name)

    def _shop(self, send: Callable[[str, float], None]) -> Workshop:
        return Workshop(
            sessions=self.sessions,
            place=self.place,
            doing=InChild(place=self.place, lease_seconds=self.lease_seconds, stop=self.stop),
            send=send,
            lease_seconds=self.lease_seconds,
        )


def _sweep(shop: Workshop, transport: Transport) -> None:
    """Send word of jobs that wait where no word is on its way."""
    due = shop.sweep().due
    if transport.is_empty():
        for key in due:
            transport.send(key)


@dataclass(slots=True, kw_only=True)
class _Round:
    """Something that is done every so often; what fails is told and done in the next round."""

    every_seconds: float
    do: Callable[[], object]
    due_at: float = float("-inf")

    def go(self, now: float) -> None:
        """Do it if it is time."""
        if now < self.due_at:
            return
        self.due_at = now + self.every_seconds
        try:
            self.do()
        except Exception as error:  # noqa: BLE001 - a database or disk that may be there later
            click.echo(f"flowgap: jobs: {_in_a_line(error)}", err=True)


@dataclass(slots=True, kw_only=True)
class _Crew:
    """The threads that take jobs."""

    transport: Transport
    name: str = field(default_factory=lambda: secrets.token_hex(16))
    consumer: Consumer | None = None

    def muster(self) -> None:
        """Start the threads, or replace those that died."""
        if self.consumer is None:
            self.consumer = self.transport.consumer(AT_ONCE)
            self.consumer.start()
        else:
            self.consumer.check_worker_health()

    def dismiss(self) -> None:
        """Wait until all threads have laid down their work."""
        if self.consumer is not None:
            self.consumer.stop(graceful=True)


def _in_a_line(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return (str(original).strip().splitlines() or [type(error).__name__])[-1]
