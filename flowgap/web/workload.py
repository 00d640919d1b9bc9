"""Requests that take long: few at once, so that pages stay quick meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Final

from flowgap.errors import FlowGapError

MOST_WAITING: Final = 1
MOST_WORKING: Final = 2
"""Requests of one process that wait for a job, or work for long. A process has one thread more than
both together, and that one shows pages."""

RETRY_SECONDS: Final = 30

_turns_to_wait = BoundedSemaphore(MOST_WAITING)
_turns_to_work = BoundedSemaphore(MOST_WORKING)


class BusyError(FlowGapError):
    """As much long work as is allowed is going on."""


@contextmanager
def turn_to_wait() -> Iterator[bool]:
    """Take a turn to wait for a job and give it back at the end; tell whether there was one.

    Who finds none must not wait: a thread that waits is taken from the pages.
    """
    with _turn(_turns_to_wait) as is_free:
        yield is_free


@contextmanager
def long_work() -> Iterator[None]:
    """Take a turn to work, and give it back at the end.

    Raises
    ------
    BusyError
        At once if there is none.
    """
    with _turn(_turns_to_work) as is_free:
        if not is_free:
            raise BusyError(f"{MOST_WORKING} requests take long already")
        yield


@contextmanager
def _turn(turns: BoundedSemaphore) -> Iterator[bool]:
    is_free = turns.acquire(blocking=False)
    try:
        yield is_free
    finally:
        if is_free:
            turns.release()
