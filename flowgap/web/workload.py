"""Long work within a request: little of it at once, so that pages stay quick meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Final

from flowgap.errors import FlowGapError

MOST_AT_ONCE: Final = 2
"""Diagnoses and reports at once; the server has more threads than that."""

RETRY_SECONDS: Final = 30

_turns = BoundedSemaphore(MOST_AT_ONCE)


class BusyError(FlowGapError):
    """As much long work as is allowed is going on."""


@contextmanager
def long_work() -> Iterator[None]:
    """Take a turn, and give it back at the end.

    Raises
    ------
    BusyError
        At once if there is no turn: who waits in a thread takes it from the pages.
    """
    if not _turns.acquire(blocking=False):
        raise BusyError(f"{MOST_AT_ONCE} diagnoses or reports are being made")
    try:
        yield
    finally:
        _turns.release()
