"""Files of jobs in the data folder: uploads until they are diagnosed, and reports to give again."""

import contextlib
import hashlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_CHUNK_BYTES: Final = 256 * 1024
MOST_REPORT_BYTES: Final = 512 * 1024 * 1024
REPORT_KEPT_SECONDS: Final = 30 * 24 * 60 * 60
ORPHAN_SECONDS: Final = 600
"""Nobody's file is younger than its job is late: a job is written right after its file."""
STAGED_SECONDS: Final = 24 * 60 * 60
"""So long files wait for somebody to say what their columns are, or to import them once more."""
LEFT_SECONDS: Final = 60
"""Longer than anyone takes from looking who works to deleting what the others left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that waits: its random name, and the digest of what it holds."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class JobFiles:
    """The folders of jobs. All processes and hosts of an installation share them."""

    data: Path

    @property
    def uploads(self) -> Path:
        """Return where archives wait to be diagnosed."""
        return self.data / "jobs" / "uploads"

    @property
    def staged(self) -> Path:
        """Return where files wait to be imported."""
        return self.data / "jobs" / "staged"

    @property
    def desks(self) -> Path:
        """Return where jobs that run write for themselves."""
        return self.data / "jobs" / "desks"

    @property
    def reports(self) -> Path:
        """Return where finished reports lie."""
        return self.data / "reports"

    def keep_upload(self, archive: IO[bytes]) -> Upload:
        """Write an archive under a random name; nothing is left of one that does not fit.

        Raises
        ------
        OSError
            If it cannot be written, e.g. as the disk is full.
        """
        make_private(self.uploads)
        name, digest = secrets.token_hex(16), hashlib.sha256()
        path = self.upload(name)
        archive.seek(0)
        try:
            with os.fdopen(
                os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as copy:
                while chunk := archive.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return Upload(name=name, digest=digest.hexdigest())

    def upload(self, name: str) -> Path:
        """Return where an upload lies."""
        return self.uploads / f"{name}.zip"

    def forget_upload(self, name: str) -> None:
        """Delete an upload, if it is there."""
        self.upload(name).unlink(missing_ok=True)

    def desk(self, holder: str) -> Path:
        """Return the folder of one holder of a job; it is made."""
        path = self.desks / holder
        make_private(path)
        return path

    def clear_desk(self, holder: str) -> None:
        """Delete what a holder wrote, also where it was killed over it."""
        shutil.rmtree(self.desks / holder, ignore_errors=True)

    def report(self, digest: str) -> Path:
        """Return where a report lies, or would."""
        return self.reports / f"{digest}.pdf"

    def find_report(self, digest: str) -> bytes | None:
        """Return a finished report; one that is used is kept for longer."""
        path = self.report(digest)
        with contextlib.suppress(OSError):
            content = path.read_bytes()
            os.utime(path)
            return content
        return None

    def keep_report(self, digest: str, content: bytes) -> None:
        """Keep a report, whole or not at all, and make room by deleting those unused longest.

        Raises
        ------
        OSError
            If it cannot be written, e.g. as the disk is full.
        """
        make_private(self.reports)
        descriptor, part = tempfile.mkstemp(dir=self.reports, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(part).replace(self.report(digest))
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        self.make_room(but=self.report(digest))

    def forget_report(self, digest: str) -> None:
        """Delete a report, if it is there."""
        self.report(digest).unlink(missing_ok=True)

    def forget_reports_within(self, engagement_key: str) -> None:
        """Delete all reports with a name of `name_within` of an engagement."""
        for path in self.reports.glob(f"{name_within(engagement_key, '*')}.pdf"):
            path.unlink(missing_ok=True)

    def make_room(self, *, most_bytes: int = MOST_REPORT_BYTES, but: Path | None = None) -> None:
        """Delete reports until the rest is small enough, those unused longest first."""
        sizes = {path: stat for path in self.reports.glob("*.pdf") if (stat := _stat(path))}
        n_bytes = sum(stat.st_size for stat in sizes.values())
        for path in sorted(sizes, key=lambda path: sizes[path].st_mtime):
            if n_bytes <= most_bytes:
                return
            if path != but:
                path.unlink(missing_ok=True)
                n_bytes -= sizes[path].st_size

    def tidy(self, *, uploads: Collection[str], holders: Collection[str]) -> None:
        """Delete what belongs to no job: only `uploads` are waited for, only `holders` work."""
        for path in _older(self.uploads, ORPHAN_SECONDS):
            if path.stem not in uploads:
                path.unlink(missing_ok=True)
        for path in _older(self.desks, LEFT_SECONDS):
            if path.name not in holders:
                shutil.rmtree(path, ignore_errors=True)
        for path in _older(self.staged, STAGED_SECONDS):
            shutil.rmtree(path, ignore_errors=True)
        for path in _older(self.reports, REPORT_KEPT_SECONDS):
            path.unlink(missing_ok=True)


def name_within(engagement_key: str, name: str) -> str:
    """Return a name of a report that is found again by its engagement; no key has a plus."""
    return f"{engagement_key}+{name}"


def make_private(folder: Path) -> None:
    """Make a folder that only its owner reads."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _older(folder: Path, seconds: float) -> list[Path]:
    """Return what was not touched for so long; a clock that was put back makes nothing old."""
    limit = time.time() - seconds
    return [path for path in folder.glob("*") if (stat := _stat(path)) and stat.st_mtime < limit]


def _stat(path: Path) -> os.stat_result | None:
    with contextlib.suppress(OSError):
        return path.stat()
    return None
