"""Requests that wait for a job: few at once, so that pages stay quick meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Final

MOST_AT_ONCE: Final = 2
"""Requests of one process that wait at once; it has more threads than that."""

RETRY_SECONDS: Final = 30

_turns = BoundedSemaphore(MOST_AT_ONCE)


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
