"""What jobs of tests do: it is told by their input, and each leaves a trace beside the table.

Apart from `jobs`, which asks for them: whoever asks loads all that a diagnosis needs, and each
worker would load it twice, once more for the process that those of its jobs are split off from.
"""

import errno
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from flowgap.db import SessionFactory, unit_of_work
from flowgap.errors import InputError
from flowgap.models import JobKind
from flowgap.services.jobs.child import Workplace
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.work import Handlers, Limits, Tools

MEGABYTE = 1024 * 1024
TRACES = "traces"
HURRIED = JobKind.DIAGNOSE
"""The kind of job that may only take a second here."""

LIMITS: dict[str, Limits] = {
    JobKind.RENDER: Limits(seconds=60, n_bytes=200 * MEGABYTE),
    HURRIED: Limits(seconds=1, n_bytes=200 * MEGABYTE),
}


def workplace(sessions: SessionFactory, data: Path) -> Workplace:
    bind = sessions.kw["bind"]
    return Workplace(
        database_url=bind.url.render_as_string(hide_password=False),
        data=data,
        handlers=handlers,
        limits=LIMITS,
        module=__name__,
    )


def handlers() -> Handlers:
    return {JobKind.RENDER: act, HURRIED: act}


def act(held: Held, tools: Tools) -> None:
    """Do what the input says, mark the job as done, and leave a trace of that."""
    name, _, value = held.input["task"].partition(" ")
    TASKS[name](value, tools)
    with unit_of_work(tools.sessions) as session:
        finish(session, held)
    leave_trace(tools.files.data, held.key)


def leave_trace(data: Path, key: str) -> None:
    """Write a file for each time that a job was done: counted outside of the table."""
    folder = data / TRACES
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{key}-{os.getpid()}-{time.monotonic_ns()}").touch()


def traces(data: Path) -> list[str]:
    """Return the key of each job, as often as it was done."""
    return sorted(path.name.partition("-")[0] for path in (data / TRACES).glob("*"))


def wait(seconds: str, tools: Tools) -> None:
    tools.tell(Progress(step="page", n_done=1))
    time.sleep(float(seconds))


def refuse(_value: str, _tools: Tools) -> None:
    raise InputError("it is odd", file="roster.csv", line=3, column="team", allowed="even ones")


def blow_up(_value: str, _tools: Tools) -> None:
    raise ZeroDivisionError("a secret")


def fill_the_disk(_value: str, _tools: Tools) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def eat(megabytes: str, _tools: Tools) -> None:
    bytearray(int(megabytes) * MEGABYTE)


def die(_value: str, _tools: Tools) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave_a_file(_value: str, tools: Tools) -> None:
    import tempfile  # noqa: PLC0415 - where files go is said just before

    Path(tempfile.mkdtemp(), "answers.csv").write_text("answers")
    (tools.files.data / "left").touch()
    time.sleep(60)


TASKS: dict[str, Callable[[str, Tools], None]] = {
    "nothing": lambda _value, _tools: None,
    "wait": wait,
    "refuse": refuse,
    "blow-up": blow_up,
    "fill-disk": fill_the_disk,
    "eat": eat,
    "die": die,
    "leave": leave_a_file,
}
