"""Keeps a worker at work beside the server: one that dies is started again."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from typing import Final

import click

from flowgap.cli.main import main

RESTART_SECONDS: Final = 5.0
LOOK_SECONDS: Final = 1.0


def work() -> None:
    """Do what `flowgap worker` does: an error that can be mended is told in one line."""
    sys.exit(main(["worker"]))


def keep_worker(
    work: Callable[[], None] = work, *, restart_seconds: float = RESTART_SECONDS
) -> None:
    """Let a worker work in a process of its own until a signal says stop or the server is gone."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    while not _is_over(stop):
        # No daemon: it has processes of its own, one for each job.
        process = get_context("spawn").Process(target=work)
        process.start()
        while process.is_alive() and not _is_over(stop):
            process.join(LOOK_SECONDS)
        if _is_over(stop):
            process.terminate()
            process.join()
            return
        click.echo(f"flowgap: the worker died ({process.exitcode}) and is started again", err=True)
        stop.wait(restart_seconds)


def _is_over(stop: threading.Event) -> bool:
    # Asked of the system: the server's own processes hold open what `is_alive` would look at.
    server = parent_process()
    return stop.is_set() or (server is not None and server.pid != os.getppid())
