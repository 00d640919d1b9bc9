"""Lay out an engagement's folder to work on: kept files, waves asked here, the register."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.engagement.formats import ACTIONS
from flowgap.models import Wave
from flowgap.services.folders.keeping import folder_digest, unpack_kept
from flowgap.services.over_time.register_file import register_csv
from flowgap.services.waves.export_folder import write_wave
from flowgap.services.waves.exporting import AnswersErasedError, export_wave


def lay_out(
    session: Session, engagement_id: int, target: Path, *, now: datetime, leaves: bool = False
) -> None:
    """Write the folder of an engagement: what a diagnosis or a what-if reads, or a download is.

    What `leaves` says of the people of waves what an export says of them.

    Raises
    ------
    InputError
        If the kept files are of another engagement, or promise people less than a wave did.
    """
    unpack_kept(session, engagement_id, target)
    lay_over(session, engagement_id, target, now=now, leaves=leaves)


def lay_over(
    session: Session, engagement_id: int, target: Path, *, now: datetime, leaves: bool = False
) -> None:
    """Write what was done here into a folder: closed waves, and actions of the register.

    Waves follow the rules of an export; those whose answers are erased stay as the folder has
    them.

    Raises
    ------
    InputError
        If the folder is of another engagement, or promises people less than a wave did.
    """
    for wave in _closed_waves(session, engagement_id):
        # Rows have random keys, so a known order of an unknown one tells nothing; and equal
        # answers are laid out alike.
        rng = Random(f"{wave.engagement_id} {wave.id}")  # noqa: S311 - no secret
        try:
            tables = export_wave(session, wave, rng=rng, now=now, for_diagnosis=not leaves)
        except AnswersErasedError:
            continue
        write_wave(tables, target)
    _lay_register_over(session, engagement_id, target / ACTIONS.name)


def _lay_register_over(session: Session, engagement_id: int, path: Path) -> None:
    given = path.read_bytes() if path.exists() else None
    content = register_csv(session, engagement_id, given)
    if content and content != given:
        path.write_bytes(content)


def layout_digest(session: Session, engagement_id: int) -> str:
    """Return one digest of all that `lay_out` writes: files, closed waves, the register."""
    return digest_with(folder_digest(session, engagement_id), own_work(session, engagement_id))


def digest_with(folder: str, own: bytes) -> str:
    """Return the `layout_digest` of kept files with a digest, and of what `own_work` told."""
    return hashlib.sha256(folder.encode() + own).hexdigest()


def own_work(session: Session, engagement_id: int) -> bytes:
    """Return what tells one state of all that `lay_over` writes from another."""
    waves = _closed_waves(session, engagement_id)
    lines = "".join(f"{wave.id} {wave.closed_at}\n" for wave in waves)
    return register_csv(session, engagement_id) + lines.encode()


def _closed_waves(session: Session, engagement_id: int) -> Iterator[Wave]:
    closed = select(Wave).where(Wave.engagement_id == engagement_id, Wave.closed_at.is_not(None))
    return iter(session.scalars(closed.order_by(Wave.opens_at, Wave.id)).all())
