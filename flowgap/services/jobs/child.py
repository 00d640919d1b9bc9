"""A job in a process of its own, that can be stopped and takes nobody with it."""

import importlib.util
import logging
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from flowgap.db import make_engine, make_session_factory
from flowgap.services.jobs.files import JobFiles
from flowgap.services.jobs.leases import UNEXPECTED, Failure, Held, LeaseLostError, Progress
from flowgap.services.jobs.work import LIMITS, Handlers, Limits, Tools

_LEFT_ALONE: Final = 70
"""How a process ends whose worker is gone; nobody is there to read it."""

_DATA_PAGES: Final = 5
"""Where Linux says how many pages are a process's own (proc(5), `statm`)."""

log = logging.getLogger("flowgap.jobs")


def shipped_handlers() -> Handlers:
    """Return who does which kind of job; all that they need is loaded on the first call."""
    from flowgap.services.jobs.handlers import HANDLERS  # noqa: PLC0415 - see above

    return HANDLERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Where a job finds what it works on, by whom each kind is done, and within which limits.

    From the secret key come those under which people are hidden; without it they are left out.
    """

    database_url: str
    data: Path
    secret_key: str = field(default="", repr=False)
    handlers: Callable[[], Handlers] = shipped_handlers
    limits: Mapping[str, Limits] = field(default_factory=lambda: LIMITS)
    module: str = "flowgap.services.jobs.handlers"
    """What the process loads beforehand that those of jobs are split off from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a job ended: done (None), with a failure, or in vain as somebody else has it now."""

    failure: Failure | None = None
    is_lost: bool = False


Said = Progress | Ended


class Child:
    """A process that does one job."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self._process = process
        self._connection = connection

    def listen(self, seconds: float) -> Said | None:
        """Wait for the next word of the process; one that died without a word has failed."""
        said: object = None
        try:
            if not self._connection.poll(seconds):
                return None
            said = self._connection.recv()
        except (EOFError, OSError):
            self._process.join()
        if said is None:
            log.error("a job ended its process (%s)", self._process.exitcode)
            return Ended(failure=Failure(code=UNEXPECTED, is_final=False))
        if not isinstance(said, Said):
            raise TypeError(f"a job said {said!r}")
        return said

    def end(self) -> None:
        """Stop the process, wherever it is."""
        self._process.kill()
        self._process.join()
        self._connection.close()


@contextmanager
def start_child(held: Held, place: Workplace) -> Iterator[Child]:
    """Let a process do the job; it has ended when this is left, and what it wrote is deleted."""
    ours, theirs = multiprocessing.Pipe()
    process = _context(place.module).Process(target=_work, args=(theirs, held, place), daemon=True)  # type: ignore[attr-defined] # typeshed leaves it out of the base
    process.start()
    theirs.close()
    child = Child(process, ours)
    try:
        yield child
    finally:
        child.end()
        JobFiles(place.data).clear_desk(held.holder)


def warm_up(place: Workplace) -> None:
    """Load all that jobs need, in the process that each one's process is split off from."""
    process = _context(place.module).Process(target=_nothing, daemon=True)  # type: ignore[attr-defined] # as above
    process.start()
    process.join()


@cache
def _context(module: str) -> BaseContext:
    """Return the way to start processes: split off from one without threads, else from nothing."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _nothing() -> None:
    """Be there."""


def _work(connection: Connection, held: Held, place: Workplace) -> None:
    """Do the job of this process, and say how it ended."""
    # Ctrl+C is for the worker, which ends its jobs itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(connection,), daemon=True).start()
    files = JobFiles(place.data)
    handler = place.handlers()[held.kind]
    _limit_memory(place.limits[held.kind].n_bytes)
    engine = make_engine(place.database_url)
    try:
        # What the job unpacks goes with its desk, also where the process is killed.
        tempfile.tempdir = str(files.desk(held.holder))
        tools = Tools(
            sessions=make_session_factory(engine),
            files=files,
            tell=connection.send,
            clock=lambda: datetime.now(UTC),
            secret_key=place.secret_key,
        )
        handler(held, tools)
    except Exception as error:  # noqa: BLE001 - whatever it was, the worker is told
        _lift_limit()
        connection.send(ended_by(held, error))
    else:
        connection.send(Ended())
    finally:
        engine.dispose()


def ended_by(held: Held, error: Exception) -> Ended:
    """Return how a job ended with an error. What nobody expected stands in the log, too."""
    if isinstance(error, LeaseLostError):
        return Ended(is_lost=True)
    from flowgap.services.jobs.failures import failure_of  # noqa: PLC0415 - loads what jobs need

    failure = failure_of(error)
    if failure.code == UNEXPECTED:
        log.error("job %s (%s) failed", held.key, held.kind, exc_info=error)
    return Ended(failure=failure)


def _end_with(connection: Connection) -> None:
    """End at once when the worker is gone: it never says a word, so its end is all there is."""
    with suppress(EOFError, OSError):
        connection.recv()
    os._exit(_LEFT_ALONE)


def _limit_memory(n_bytes: int) -> None:
    """Let the process take so much memory beside what it has. Only Linux tells what that is."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        import resource  # noqa: PLC0415 - absent on Windows

        n_pages = int(statm.read_text(encoding="ascii").split()[_DATA_PAGES])
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        limit = n_pages * resource.getpagesize() + n_bytes
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def _lift_limit() -> None:
    """Leave room to say that there was not enough of it."""
    if importlib.util.find_spec("resource") is not None:
        import resource  # noqa: PLC0415 - absent on Windows

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
