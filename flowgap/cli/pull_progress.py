"""Shows on a terminal how far a pull is, and why it waits; silent elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, TextIO

from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Progress

_BAR_WIDTH: Final = 30
_SHORTEST_TOLD_SECONDS: Final = 5.0
"""Shorter pauses are over before they are read."""
_NOUNS: Final = {"pullRequests": "pull requests", "deployments": "deployments"}
_CLEAR: Final = "\r\x1b[K"


@dataclass(slots=True)
class _Line:
    """The one line of a terminal on which everything is shown."""

    stream: TextIO
    is_dirty: bool = False

    def show(self, text: str) -> None:
        self.stream.write(f"{_CLEAR}{text}")
        self.stream.flush()
        self.is_dirty = True

    def close(self) -> None:
        if self.is_dirty:
            self.stream.write("\n")
            self.stream.flush()


@contextmanager
def shown_progress(client: Client) -> Iterator[Progress | None]:
    """Give what shows progress and the client's pauses, None where no terminal looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    line = _Line(sys.stderr)
    client.on_wait = lambda seconds: _show_wait(line, seconds)
    try:
        yield lambda name, n_done, n_all: line.show(progress_text(name, n_done, n_all))
    finally:
        line.close()


def progress_text(name: str, n_done: int, n_all: int | None) -> str:
    """Return how far a list is: a bar where its length is known."""
    noun = _NOUNS.get(name, name)
    if not n_all:
        return f"{n_done:,} {noun}"
    n_all = max(n_all, n_done)
    done = _BAR_WIDTH * n_done // n_all
    return f"[{'#' * done}{'.' * (_BAR_WIDTH - done)}] {n_done:,} of {n_all:,} {noun}"


def _show_wait(line: _Line, seconds: float) -> None:
    if seconds >= _SHORTEST_TOLD_SECONDS:
        minutes, rest = divmod(round(seconds), 60)
        line.show(f"The server wants a pause of {minutes} min {rest:02} s; Ctrl-C loses nothing")
