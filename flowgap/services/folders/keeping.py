"""Keep the files of an engagement's folder, and find them again."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.engagement.formats import FILE_NAMES
from flowgap.errors import FlowGapError, InputError
from flowgap.models import Engagement, KeptFile
from flowgap.services.folders.hiding import without_people

_EFFORT: Final = 6
"""Of gzip, from 1 to 9: tables of text become about seven times smaller."""
MOST_BYTES: Final = 512 * 1024 * 1024
"""Of all files of an engagement together, as an archive may hold."""
NO_FILES: Final = hashlib.sha256().hexdigest()
"""The `folder_digest` of an engagement of which nothing is kept."""


class FileChangedError(FlowGapError):
    """Another one kept the file in the meantime; `now` is its digest, None if it is gone."""

    def __init__(self, name: str, now: str | None) -> None:
        """Say which file, and what it is now."""
        super().__init__(f"{name} was changed in the meantime")
        self.name, self.now = name, now


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A kept file without its content; `digest` is the SHA-256 of the file."""

    name: str
    digest: str
    n_bytes: int
    kept_at: datetime


def list_files(session: Session, engagement_id: int) -> tuple[FileLine, ...]:
    """Return the kept files of an engagement, in the order of the contract."""
    rows = session.scalars(select(KeptFile).filter_by(engagement_id=engagement_id)).all()
    return tuple(
        FileLine(name=row.name, digest=row.digest, n_bytes=row.n_bytes, kept_at=row.kept_at)
        for row in sorted(rows, key=lambda row: FILE_NAMES.index(row.name))
    )


def read_file(session: Session, engagement_id: int, name: str) -> bytes | None:
    """Return a kept file; None if there is none of this name."""
    row = _find(session, engagement_id, name)
    return None if row is None else gzip.decompress(row.packed)


def keep_file(  # noqa: PLR0913 - each is a choice of whoever keeps it
    session: Session,
    engagement_id: int,
    name: str,
    content: bytes,
    *,
    seen: str | None,
    now: datetime,
    people_key: bytes | None = None,
) -> str:
    """Keep a file in place of the one that somebody has seen, and return its digest.

    `seen` is the digest of the file that was changed, None if there was none. People are hidden
    under the key of the engagement; without it what names one is left out.

    Raises
    ------
    FileChangedError
        If it is another one by now: whoever kept that would lose it.
    InputError
        If no file of an engagement has this name, or there is too much.
    """
    hold_files(session, engagement_id)
    row = _find(session, engagement_id, name)
    current = None if row is None else row.digest
    if current != seen:
        raise FileChangedError(name, current)
    hidden = without_people(content, name, people_key)
    digest = _put(session, engagement_id, row, name, hidden, now=now).digest
    _refuse_too_much(session, engagement_id)
    return digest


def keep_folder(
    session: Session,
    engagement_id: int,
    folder: Path,
    *,
    now: datetime,
    people_key: bytes | None = None,
) -> None:
    """Keep a folder in place of the one that is kept: what it does not have is forgotten.

    People are hidden as `keep_file` does.
    """
    hold_files(session, engagement_id)
    rows = {row.name: row for row in _rows(session, engagement_id)}
    for name in FILE_NAMES:
        path, row = folder / name, rows.get(name)
        if path.is_file():
            content = without_people(path.read_bytes(), name, people_key)
            row = _put(session, engagement_id, row, name, content, now=now)
            # One file in memory at a time: a folder may have half a gigabyte.
            session.expunge(row)
        elif row is not None:
            session.delete(row)
    session.flush()
    _refuse_too_much(session, engagement_id)


def keep_files(
    session: Session,
    engagement_id: int,
    files: Mapping[str, bytes],
    *,
    now: datetime,
    people_key: bytes | None = None,
) -> None:
    """Keep some files in place of those of the same names; all others stay.

    People are hidden as `keep_file` does.
    """
    hold_files(session, engagement_id)
    for name, content in files.items():
        hidden, row = without_people(content, name, people_key), _find(session, engagement_id, name)
        _put(session, engagement_id, row, name, hidden, now=now)
    _refuse_too_much(session, engagement_id)


def put_back(
    session: Session, engagement_id: int, name: str, content: bytes, *, now: datetime
) -> None:
    """Keep what was made of a kept file in its place; people were hidden when that was kept.

    Who makes it has to `hold_files` before reading: what came in between would be lost.
    """
    row = _find(session, engagement_id, name)
    _put(session, engagement_id, row, name, content, now=now)
    _refuse_too_much(session, engagement_id)


def forget_file(session: Session, engagement_id: int, name: str, *, seen: str | None) -> None:
    """Delete the file that somebody has seen.

    Raises
    ------
    FileChangedError
        If it is another one by now.
    """
    hold_files(session, engagement_id)
    row = _find(session, engagement_id, name)
    current = None if row is None else row.digest
    if current != seen:
        raise FileChangedError(name, current)
    if row is not None:
        session.delete(row)
        session.flush()


def folder_digest(session: Session, engagement_id: int) -> str:
    """Return one digest of all kept files: equal folders have equal ones."""
    lines = (f"{line.name} {line.digest}\n" for line in list_files(session, engagement_id))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def unpack_kept(session: Session, engagement_id: int, target: Path) -> None:
    """Write the kept files into a folder."""
    for row in _rows(session, engagement_id):
        (target / row.name).write_bytes(gzip.decompress(row.packed))
        session.expunge(row)


def _rows(session: Session, engagement_id: int) -> list[KeptFile]:
    return list(session.scalars(select(KeptFile).filter_by(engagement_id=engagement_id)))


def _find(session: Session, engagement_id: int, name: str) -> KeptFile | None:
    return session.scalar(select(KeptFile).filter_by(engagement_id=engagement_id, name=name))


def hold_files(session: Session, engagement_id: int) -> None:
    """Let nobody else keep files of the engagement until this is over."""
    session.get_one(Engagement, engagement_id, with_for_update=True, populate_existing=True)


def _put(  # noqa: PLR0913 - as `keep_file`
    session: Session,
    engagement_id: int,
    row: KeptFile | None,
    name: str,
    content: bytes,
    *,
    now: datetime,
) -> KeptFile:
    if name not in FILE_NAMES:
        raise InputError(
            f"{name[:80]!r} is no file of an engagement", file=name, allowed=", ".join(FILE_NAMES)
        )
    digest = hashlib.sha256(content).hexdigest()
    if row is not None and row.digest == digest:
        return row
    if row is None:
        row = KeptFile(engagement_id=engagement_id, name=name)
        session.add(row)
    # Without the time: equal files are equal bytes.
    row.packed = gzip.compress(content, compresslevel=_EFFORT, mtime=0)
    row.digest, row.n_bytes, row.kept_at = digest, len(content), now
    session.flush()
    return row


def _refuse_too_much(session: Session, engagement_id: int) -> None:
    n_bytes = sum(line.n_bytes for line in list_files(session, engagement_id))
    if n_bytes > MOST_BYTES:
        raise InputError(
            f"all files together have {n_bytes:,} bytes",
            file="engagement folder",
            allowed=f"at most {MOST_BYTES:,} bytes",
        )
