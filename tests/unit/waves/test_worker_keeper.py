"""A worker beside the server: one that dies is started again, and all end with the server."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flowgap.cli.worker_keeper import keep_worker
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

SPAWN = get_context("spawn")


def test_one_that_is_killed_is_started_again(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with kept(tmp_path):
        wait_until(lambda: len(workers(tmp_path)) == 1)
        (first,) = workers(tmp_path)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: len(workers(tmp_path)) == 2)
        assert is_running(workers(tmp_path)[1])
    assert not any(is_running(worker) for worker in workers(tmp_path))
    assert capfd.readouterr().err == "flowgap: the worker died (-9) and is started again\n"


def test_one_that_is_told_to_stop_is_not_started_again(tmp_path: Path) -> None:
    with kept(tmp_path) as keeper:
        wait_until(lambda: len(workers(tmp_path)) == 1)
        keeper.terminate()
        keeper.join(20)
        assert keeper.exitcode == 0
    assert len(workers(tmp_path)) == 1


def test_it_ends_with_a_server_that_is_killed(tmp_path: Path) -> None:
    server = SPAWN.Process(target=serve_and_keep, args=(tmp_path,))
    server.start()
    wait_until(lambda: len(workers(tmp_path)) == 1)
    server.kill()
    server.join()
    wait_until(lambda: not is_running(workers(tmp_path)[0]))


def work(folder: Path) -> None:
    """Note that a worker runs, and wait for the end."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda _number, _frame: stop.set())
    # The number of those before it: their order is that of the names.
    (folder / f"{len(workers(folder))}-{os.getpid()}").touch()
    stop.wait(60)


def serve_and_keep(folder: Path) -> None:
    """Stand for a server that keeps a worker."""
    keeper = SPAWN.Process(target=partial(keep_worker, partial(work, folder)))
    keeper.start()
    keeper.join()


def workers(folder: Path) -> list[int]:
    """Return the processes of all workers that were started, in their order."""
    return [int(path.name.partition("-")[2]) for path in sorted(folder.iterdir())]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def kept(folder: Path) -> Iterator["SpawnProcess"]:
    keep = partial(keep_worker, partial(work, folder), restart_seconds=0.1)
    keeper = SPAWN.Process(target=keep)
    keeper.start()
    try:
        yield keeper
    finally:
        keeper.terminate()
        keeper.join()
