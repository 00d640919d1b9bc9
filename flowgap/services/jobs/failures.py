"""What is kept of an error: a code, for which the catalogues have a sentence."""

from collections.abc import Mapping
from typing import Final

from flowgap.errors import FlowGapError, InputError, PangoMissingError
from flowgap.services.engagements.keeping import EngagementNotFoundError, ResultOutdatedError
from flowgap.services.jobs.leases import DISK_FULL, REFUSED, UNEXPECTED, Failure
from flowgap.services.jobs.looking import refusal_parts
from flowgap.services.jobs.work import FULL_DISK
from flowgap.services.releases.kept import ReleaseDamagedError, ReleaseRefusedError


class UploadGoneError(FlowGapError):
    """The uploaded archive is not in the data folder any more."""


class FilesChangedMeanwhileError(FlowGapError):
    """Others kept files of the engagement while an upload was diagnosed: they would lose them."""


class RenamedMeanwhileError(FlowGapError):
    """The engagement got another name while it was diagnosed: another try finds it."""


_FINAL: Final[Mapping[type[Exception], str]] = {
    ReleaseRefusedError: "release-refused",
    ReleaseDamagedError: "release-damaged",
    PangoMissingError: "pango",
    UploadGoneError: "upload-gone",
    FilesChangedMeanwhileError: "files-changed",
    EngagementNotFoundError: "404",
    ResultOutdatedError: "outdated",
    MemoryError: "memory",
}
"""Another try would end in the same way."""


def failure_of(error: Exception) -> Failure:
    """Return what is kept of an error, never its traceback."""
    if isinstance(error, InputError):
        return Failure(code=REFUSED, is_final=True, refusal=refusal_parts(error))
    for kind, code in _FINAL.items():
        if isinstance(error, kind):
            return Failure(code=code, is_final=True)
    is_full = isinstance(error, OSError) and error.errno in FULL_DISK
    return Failure(code=DISK_FULL if is_full else UNEXPECTED, is_final=False)
