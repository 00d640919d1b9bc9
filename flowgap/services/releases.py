"""The release ledger: what was given out of an engagement, beside its files or in the database."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError, InputError
from flowgap.files import write_file
from flowgap.models import Release
from flowgap.privacy.objections import first_conflict
from flowgap.privacy.snapshot import Ledger, Snapshot

RELEASES_NAME: Final = "releases.json"
FORMAT: Final = 1
_ALLOWED: Final = (
    f"the file as `flowgap diagnose` left it (format {FORMAT}); without it, who compares this "
    "result with earlier ones may tell people apart"
)


class ReleaseRefusedError(FlowGapError):
    """Together with what was given before, this result would tell of too few people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    format: int
    snapshots: tuple[Snapshot, ...]


_FILE: Final = TypeAdapter(_File)
_SNAPSHOT: Final = TypeAdapter(Snapshot)


def read_ledger(folder: Path) -> Ledger:
    """Return what was given out of an engagement folder; nothing if there is no ledger.

    Raises
    ------
    InputError
        If the ledger is there and cannot be read, or is damaged.
    """
    path = folder / RELEASES_NAME
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Ledger()
    except OSError as error:
        raise _unusable(path, f"it cannot be read ({error.strerror})") from error
    try:
        found = _FILE.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise _unusable(path, f"it is damaged: {place}: {first['msg']}") from error
    if found.format != FORMAT:
        raise _unusable(path, f"it is of format {found.format}")
    return Ledger(snapshots=found.snapshots)


def add_to_ledger(folder: Path, given: tuple[Snapshot, ...]) -> None:
    """Write down what was given out; a ledger that says all of it already is left alone.

    Raises
    ------
    InputError
        If the ledger is damaged or cannot be written.
    """
    before = read_ledger(folder)
    after = before.plus(given)
    if after != before:
        plain = _FILE.dump_python(_File(format=FORMAT, snapshots=after.snapshots), mode="json")
        text = json.dumps(plain, ensure_ascii=False, indent=None, separators=(",", ":"))
        write_file(folder / RELEASES_NAME, f"{text}\n".encode())


def kept_ledger(session: Session, engagement_id: int) -> Ledger:
    """Return what was given out of an engagement in the database."""
    query = select(Release.snapshot).filter_by(engagement_id=engagement_id).order_by(Release.id)
    return Ledger(snapshots=tuple(map(_SNAPSHOT.validate_json, session.scalars(query))))


def keep_releases(session: Session, engagement_id: int, given: tuple[Snapshot, ...]) -> None:
    """Write down what a result gives out; its engagement's row has to be locked.

    Raises
    ------
    ReleaseRefusedError
        If the result was computed without a release that is in the database, and both together
        would tell of fewer people than they may.
    """
    before = kept_ledger(session, engagement_id)
    conflict = first_conflict(before, given)
    if conflict is not None:
        raise ReleaseRefusedError(
            f"wave {conflict.wave}, {conflict.name}: with the results that are kept already, "
            "this one would tell groups apart that are too small. It is not kept"
        )
    for snapshot in before.plus(given).snapshots[len(before.snapshots) :]:
        text = _SNAPSHOT.dump_json(snapshot).decode()
        digest = hashlib.sha256(text.encode()).hexdigest()
        session.add(Release(engagement_id=engagement_id, snapshot=text, digest=digest))


def _unusable(path: Path, problem: str) -> InputError:
    return InputError(problem, file=str(path), allowed=_ALLOWED)
