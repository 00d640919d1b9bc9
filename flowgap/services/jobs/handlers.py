"""Who does which kind of job. Its import loads all that jobs need, which takes seconds."""

import contextlib
from typing import Final

from flowgap.errors import PangoMissingError
from flowgap.models import JobKind
from flowgap.reporting.pdf import require_pango
from flowgap.services.jobs.diagnosing import diagnose, recompute
from flowgap.services.jobs.importing import import_data
from flowgap.services.jobs.rendering import render
from flowgap.services.jobs.what_if import answer_what_if
from flowgap.services.jobs.work import Handlers

HANDLERS: Final[Handlers] = {
    JobKind.DIAGNOSE: diagnose,
    JobKind.IMPORT: import_data,
    JobKind.RECOMPUTE: recompute,
    JobKind.RENDER: render,
    JobKind.WHAT_IF: answer_what_if,
}

# A process that only waits for jobs has loaded it all: each job begins at once.
with contextlib.suppress(PangoMissingError):
    require_pango()
