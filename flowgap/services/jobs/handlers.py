"""Who does which kind of job, and within which limits. Its import loads all that jobs need."""

import contextlib
from typing import Final

from flowgap.errors import PangoMissingError
from flowgap.models import JobKind
from flowgap.reporting.pdf import require_pango
from flowgap.services.jobs.diagnosing import diagnose
from flowgap.services.jobs.rendering import render
from flowgap.services.jobs.work import Limits, Trade, Trades

_GIGABYTE: Final = 1024**3


TRADES: Final[Trades] = {
    JobKind.DIAGNOSE: Trade(
        handler=diagnose, limits=Limits(seconds=30 * 60.0, n_bytes=8 * _GIGABYTE)
    ),
    JobKind.RENDER: Trade(handler=render, limits=Limits(seconds=5 * 60.0, n_bytes=3 * _GIGABYTE)),
}

# A process that only waits for jobs has loaded it all: each job begins at once.
with contextlib.suppress(PangoMissingError):
    require_pango()
