"""Results that were read just now: whoever turns pages asks for the same one again."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from flask import current_app

from flowgap.recent import Recent
from flowgap.reporting.figures.figure import Figure
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.document import Result

MOST_RESULTS: Final = 8
"""At once; one of 2,000 teams takes about 20 MB with the list of its figures."""

EXTENSION: Final = "flowgap.shelf"


class Opened:
    """A result, and the list of its figures once somebody has asked for it."""

    def __init__(self, result: Result) -> None:
        self.result = result

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Return every figure of the result."""
        return figures_of(self.result)


class Shelf:
    """Keeps the results that were asked for last, by digest: a result never changes."""

    def __init__(self) -> None:
        self._opened: Recent[str, Opened] = Recent(MOST_RESULTS)

    def take(self, digest: str, read: Callable[[], Result]) -> Opened:
        """Return a result, read if it is not here. Who may have it was asked before."""
        return self._opened.take(digest, lambda: Opened(read()))


def current_shelf() -> Shelf:
    """Return the shelf of the current application."""
    shelf = current_app.extensions[EXTENSION]
    if not isinstance(shelf, Shelf):
        raise TypeError("the application was not made by create_app")
    return shelf
