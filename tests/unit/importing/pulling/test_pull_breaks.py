"""A pull that dies at any moment: the next one makes the same files as if nothing had been."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from flowgap.files import write_file
from flowgap.importing import merging
from flowgap.importing.pulling import place
from flowgap.paths import PROJECT_ROOT
from tests.support.pulled_repository import Desk, Repository, deployment, pull
from tests.support.scripted_server import Json, Script, serving

FILES: Final = ("changes.csv", "deployments.csv")
N_WRITES: Final = 18
"""Three pages of pull requests and two of deployments, and a look at the front of each: each of
these seven writes a table and then the place; the four of pull requests write events, too."""


def repository() -> Repository:
    deployments = [deployment(number, created=number) for number in range(1, 4)]
    return Repository([pull(number, updated=10 + number) for number in range(1, 6)], deployments)


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    desk = Desk(tmp_path_factory.mktemp("unbroken"))
    desk.run(Script(repository().answer))
    return contents(desk.folder)


class KilledError(BaseException):
    """Stands for a signal that no program can catch."""


@dataclass
class Killer:
    """Writes files until it is told to die: then nothing more, and half of the last one."""

    n_writes: int
    n_done: int = 0

    def write(self, path: Path, content: bytes) -> None:
        if self.n_done >= self.n_writes:
            path.with_name(f".{path.name}.part").write_bytes(content[: len(content) // 2])
            raise KilledError
        self.n_done += 1
        write_file(path, content)


@pytest.mark.parametrize("n_writes", range(N_WRITES))
def test_a_pull_that_dies_at_any_write_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unbroken: dict[str, bytes], n_writes: int
) -> None:
    desk = Desk(tmp_path)
    killer = Killer(n_writes)
    with monkeypatch.context() as dying:
        dying.setattr(merging, "write_file", killer.write)
        dying.setattr(place, "write_file", killer.write)
        with pytest.raises(KilledError):
            desk.run(Script(repository().answer))
    desk.run(Script(repository().answer))
    assert contents(desk.folder) == unbroken


def test_that_is_every_write_of_a_pull(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killer = Killer(99)
    monkeypatch.setattr(merging, "write_file", killer.write)
    monkeypatch.setattr(place, "write_file", killer.write)
    Desk(tmp_path).run(Script(repository().answer))
    assert killer.n_done == N_WRITES


@dataclass
class Stalling:
    """Answers until one request, then keeps that one waiting until it is let go."""

    answered: Callable[[Json], Json]
    n_before: int
    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    asked: list[Json] = field(default_factory=list)

    def answer(self, asked: Json) -> Json:
        self.asked.append(asked)
        if len(self.asked) == self.n_before + 1:
            self.reached.set()
            self.go_on.wait(60)
        return self.answered(asked)


@dataclass
class Process:
    """A `flowgap pull` of its own, with what it says."""

    folder: Path
    address: str

    def start(self) -> subprocess.Popen[str]:
        command = (sys.executable, "-m", "flowgap.cli.main", "pull", "github", "o/r")
        options = ("--base-url", self.address, "--out", str(self.folder))
        return subprocess.Popen(
            [*command, *options],
            cwd=PROJECT_ROOT,
            env={
                **os.environ,
                "GH_ENTERPRISE_TOKEN": "ghp_hidden",
                "PYTHONPATH": str(PROJECT_ROOT),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self) -> None:
        process = self.start()
        _said, complained = process.communicate(timeout=60)
        assert process.returncode == 0, complained


@pytest.fixture
def stalled(tmp_path: Path) -> Iterator[tuple[Stalling, Process]]:
    stalling = Stalling(repository().answer, n_before=2)
    with serving(Script(stalling.answer)) as address:
        yield stalling, Process(tmp_path, address)
        stalling.go_on.set()


def numbers(content: bytes) -> list[str]:
    return [line.split(",")[0] for line in content.decode().splitlines()[1:]]


def test_a_killed_process_is_gone_on_with(stalled: tuple[Stalling, Process]) -> None:
    stalling, process = stalled
    killed = process.start()
    assert stalling.reached.wait(60)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=60)
    # Two pages of two were answered; of the second, the process may have had no time to keep it.
    n_kept = len(numbers(contents(process.folder)["changes.csv"]))
    assert n_kept in {2, 4}
    stalling.go_on.set()
    process.run()
    # The killed process asked three times. The new one asks for what follows on what was kept.
    assert stalling.asked[3]["variables"]["after"] == str(n_kept)
    found = numbers(contents(process.folder)["changes.csv"])
    assert found == [f"o/r#{number}" for number in (5, 4, 3, 2, 1)]


def test_a_stop_by_the_keyboard_keeps_what_came_and_shows_no_traceback(
    stalled: tuple[Stalling, Process],
) -> None:
    stalling, process = stalled
    stopped = process.start()
    assert stalling.reached.wait(60)
    stopped.send_signal(signal.SIGINT)
    said, complained = stopped.communicate(timeout=60)
    assert stopped.returncode == 130
    assert complained == "Stopped. What came is kept: the same command goes on from here.\n"
    assert not said
    assert len(numbers(contents(process.folder)["changes.csv"])) == 4
