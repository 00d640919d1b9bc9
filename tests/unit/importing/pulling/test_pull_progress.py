"""What a terminal shows of a pull."""

import io
import sys
from pathlib import Path

import pytest

from flowgap.cli.pull_progress import progress_text, shown_progress
from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Target, pull_github
from flowgap.importing.pulling.pauses import Pauses
from tests.support.pulled_repository import FIVE, TOKEN, Repository
from tests.support.scripted_server import Fault, Script, serving


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("n_done", "n_all", "text"),
    [
        (0, 60, "[..............................] 0 of 60 pull requests"),
        (20, 60, "[##########....................] 20 of 60 pull requests"),
        (59, 60, "[#############################.] 59 of 60 pull requests"),
        (60, 60, "[##############################] 60 of 60 pull requests"),
        # One was opened while the others were read.
        (61, 60, "[##############################] 61 of 61 pull requests"),
        # Of what changed since, nobody knows how much it is.
        (1_234, None, "1,234 pull requests"),
        (0, 0, "0 pull requests"),
    ],
)
def test_the_bar_is_as_long_as_what_was_read(n_done: int, n_all: int | None, text: str) -> None:
    assert progress_text("pullRequests", n_done, n_all) == text


def test_a_terminal_sees_the_bar_the_pauses_and_a_line_of_its_own_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    # A limit of two minutes is told, a failure that costs a second is not.
    faults = {1: Fault(status=429, headers={"Retry-After": "125"}), 2: Fault(status=502)}
    with serving(Script(Repository(FIVE).answer, faults=faults)) as address:
        pauses = Pauses(sleep=lambda _seconds: None, chance=lambda: 1.0, now=lambda: 0.0)
        client = Client(base_url=address, token=TOKEN, pauses=pauses)
        context = ImportContext(identity=Identity(key=bytes(32)), folder=tmp_path)
        with shown_progress(client) as progress:
            pull_github(
                Target(owner="o", name="r", folder=tmp_path), client, context, progress=progress
            )
    lines = terminal.getvalue().split("\r\x1b[K")
    assert lines == [
        "",
        "[############..................] 2 of 5 pull requests",
        "The server wants a pause of 2 min 05 s; Ctrl-C loses nothing",
        "[########################......] 4 of 5 pull requests",
        "[##############################] 5 of 5 pull requests",
        # A look at what came to the front meanwhile: nothing new.
        "[##############################] 5 of 5 pull requests\n",
    ]
    assert TOKEN not in terminal.getvalue()
