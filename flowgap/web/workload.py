"""Requests that take long: few at once, so that pages stay quick meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Final

from flowgap.errors import FlowGapError

MOST_AT_ONCE: Final = 2
"""Requests of one process that wait, or work for long; it has more threads than that."""

RETRY_SECONDS: Final = 30

_turns = BoundedSemaphore(MOST_AT_ONCE)


class BusyError(FlowGapError):
    """As much long work as is allowed is going on."""


@contextmanager
def turn_to_wait() -> Iterator[bool]:
    """Take a turn to wait and give it back at the end; tell whether there was one.

    Who finds none must not wait: a thread that waits is taken from the pages.
    """
    is_free = _turns.acquire(blocking=False)
    try:
        yield is_free
    finally:
        if is_free:
            _turns.release()


@contextmanager
def long_work() -> Iterator[None]:
    """Take a turn to work, and give it back at the end.

    Raises
    ------
    BusyError
        At once if there is none.
    """
    with turn_to_wait() as is_free:
        if not is_free:
            raise BusyError(f"{MOST_AT_ONCE} requests take long already")
        yield
