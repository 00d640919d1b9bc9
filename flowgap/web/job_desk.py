"""Where requests hand work over: files, transport, and how long they wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

from flask import current_app

from flowgap.config import Settings
from flowgap.services.jobs.asking import Asked
from flowgap.services.jobs.files import JobFiles, Upload
from flowgap.services.jobs.looking import JobSeen, wait_for
from flowgap.services.jobs.transport import Transport
from flowgap.web.database import current_database
from flowgap.web.workload import turn_to_wait

EXTENSION: Final = "flowgap-jobs"
PATIENCE_SECONDS: Final = 2.0
"""So long a request waits for its job: what is small or made already feels immediate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDesk:
    """What one application needs to hand work over, and how long a request waits for it."""

    files: JobFiles
    transport: Transport
    patience_seconds: float = PATIENCE_SECONDS


def new_job_desk(settings: Settings) -> JobDesk:
    """Return the desk of an application."""
    return JobDesk(files=JobFiles(settings.data), transport=Transport(settings.database_url))


def job_desk() -> JobDesk:
    """Return the desk of the current application."""
    desk = current_app.extensions[EXTENSION]
    if not isinstance(desk, JobDesk):
        raise TypeError("the application was not made by create_app")
    return desk


@dataclass(slots=True, kw_only=True)
class Deposit:
    """An archive that was kept, and the job that needs it once it was asked for."""

    upload: Upload
    asked: Asked | None = None


@contextmanager
def deposited(archive: IO[bytes]) -> Iterator[Deposit]:
    """Keep an archive; at the end it is deleted unless a new job needs it."""
    files = job_desk().files
    deposit = Deposit(upload=files.keep_upload(archive))
    is_over = False
    try:
        yield deposit
        is_over = True
    finally:
        if not is_over or deposit.asked is None or not deposit.asked.is_new:
            files.forget_upload(deposit.upload.name)


def hand_over(asked: Asked) -> JobSeen:
    """Send for a worker, and wait for a moment; return the job as it is then."""
    desk = job_desk()
    if asked.is_new:
        desk.transport.send(asked.key)
    with turn_to_wait() as may_wait:
        seconds = desk.patience_seconds if may_wait else 0.0
        return wait_for(current_database().sessions, asked.key, seconds=seconds)
