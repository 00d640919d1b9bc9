"""What a job is given to work with, and the errors that end it for good."""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.db import SessionFactory
from flowgap.errors import FlowGapError, InputError, PangoMissingError
from flowgap.services.engagements import EngagementNotFoundError, ResultOutdatedError
from flowgap.services.jobs.files import JobFiles
from flowgap.services.jobs.leases import Failure, Held, Progress
from flowgap.services.jobs.looking import refusal_parts
from flowgap.services.kept_releases import ReleaseDamagedError, ReleaseRefusedError


class UploadGoneError(FlowGapError):
    """The uploaded archive is not in the data folder any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a handler works with; `tell` says how far it is."""

    sessions: SessionFactory
    files: JobFiles
    tell: Callable[[Progress], object]
    clock: Callable[[], datetime]


Handler = Callable[[Held, Tools], None]
"""Does a job and marks it as done with `finish`, in the transaction that keeps what it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a job may take, and how much memory it may have beside that of the program."""

    seconds: float
    n_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """How a kind of job is done."""

    handler: Handler
    limits: Limits


Trades = Mapping[str, Trade]

REFUSED: Final = "refused"
UNEXPECTED: Final = "unexpected"
DISK_FULL: Final = "disk-full"
MEMORY: Final = "memory"

FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says of a disk, or of the part of it that may be used, that is full."""

_FINAL: Final[Mapping[type[Exception], str]] = {
    ReleaseRefusedError: "release-refused",
    ReleaseDamagedError: "release-damaged",
    PangoMissingError: "pango",
    UploadGoneError: "upload-gone",
    EngagementNotFoundError: "404",
    ResultOutdatedError: "outdated",
    MemoryError: MEMORY,
}
"""Another try would end in the same way."""


def failure_of(error: Exception) -> Failure:
    """Return what is kept of an error: a code, never its traceback."""
    if isinstance(error, InputError):
        return Failure(code=REFUSED, is_final=True, refusal=refusal_parts(error))
    for kind, code in _FINAL.items():
        if isinstance(error, kind):
            return Failure(code=code, is_final=True)
    is_full = isinstance(error, OSError) and error.errno in FULL_DISK
    return Failure(code=DISK_FULL if is_full else UNEXPECTED, is_final=False)
