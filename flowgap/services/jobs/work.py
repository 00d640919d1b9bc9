"""What a job is given to work with, and its limits. Quick to load, as every worker does."""

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from flowgap.db import SessionFactory
from flowgap.models import JobKind
from flowgap.services.jobs.files import JobFiles
from flowgap.services.jobs.leases import Held, Progress

_GIGABYTE: Final = 1024**3

FULL_DISK: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says of a disk, or of the part of it that may be used, that is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a handler works with; `tell` says how far it is.

    From the secret key come those under which the people of each engagement are hidden.
    """

    sessions: SessionFactory
    files: JobFiles
    tell: Callable[[Progress], object]
    clock: Callable[[], datetime]
    secret_key: str = field(default="", repr=False)


Handler = Callable[[Held, Tools], None]
"""Does a job and marks it as done with `finish`, in the transaction that keeps what it changed."""

Handlers = Mapping[str, Handler]
"""Who does which kind of job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a job may take, and how much memory it may have beside that of the program."""

    seconds: float
    n_bytes: int


LIMITS: Final[Mapping[str, Limits]] = {
    JobKind.DIAGNOSE: Limits(seconds=30 * 60.0, n_bytes=8 * _GIGABYTE),
    JobKind.RECOMPUTE: Limits(seconds=30 * 60.0, n_bytes=8 * _GIGABYTE),
    JobKind.IMPORT: Limits(seconds=15 * 60.0, n_bytes=8 * _GIGABYTE),
    JobKind.RENDER: Limits(seconds=5 * 60.0, n_bytes=3 * _GIGABYTE),
    JobKind.WHAT_IF: Limits(seconds=10 * 60.0, n_bytes=8 * _GIGABYTE),
}
