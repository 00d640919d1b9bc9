"""Results that were read just now: a program that turns pages asks for the same one again."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from flowgap.reporting.figures.figure import Figure
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.document import Result

MOST_RESULTS: Final = 4
"""At once; the list of 2,000 teams takes about 20 MB."""

EXTENSION: Final = "flowgap.shelf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A result and the list of its figures."""

    result: Result
    figures: tuple[Figure, ...]


class Shelf:
    """Keeps the results that were asked for last, by digest: a result never changes."""

    def __init__(self) -> None:
        self._opened: OrderedDict[str, Opened] = OrderedDict()
        self._lock = Lock()

    def take(self, digest: str, read: Callable[[], Result]) -> Opened:
        """Return a result, read if it is not here. Who may have it was asked before."""
        with self._lock:
            found = self._opened.get(digest)
            if found is not None:
                self._opened.move_to_end(digest)
                return found
        result = read()
        opened = Opened(result=result, figures=figures_of(result))
        with self._lock:
            self._opened[digest] = opened
            while len(self._opened) > MOST_RESULTS:
                self._opened.popitem(last=False)
        return opened
