"""Forget what kept files hold of a wave: its answers were to be deleted."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl
from sqlalchemy.orm import Session

from flowgap.engagement.formats import COMMENTS, RESPONSES_NAME
from flowgap.engagement.tables.raw import LINE, read_raw
from flowgap.services.folders.keeping import (
    forget_file,
    hold_files,
    list_files,
    put_back,
    read_file,
)

_HOLD_ANSWERS: Final = (RESPONSES_NAME, COMMENTS.name)


def forget_wave(session: Session, engagement_id: int, wave: str, *, now: datetime) -> None:
    """Delete the rows of a wave from the kept files; a file that names no waves goes as a whole."""
    hold_files(session, engagement_id)
    digests = {line.name: line.digest for line in list_files(session, engagement_id)}
    for name in _HOLD_ANSWERS:
        content = read_file(session, engagement_id, name)
        if content is None:
            continue
        left = _without(content, name, wave)
        if left is None:
            forget_file(session, engagement_id, name, seen=digests[name])
        else:
            put_back(session, engagement_id, name, left, now=now)


def _without(content: bytes, name: str, wave: str) -> bytes | None:
    """Return a table without the rows of a wave and of none; None if nothing can be left of it."""
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        table = read_raw(path, known=("team", "wave")).table.drop(LINE)
    if "wave" not in table.columns:
        return None
    left = table.filter(pl.col("wave").is_not_null() & (pl.col("wave") != wave))
    if left.is_empty():
        return None
    return content if left.height == table.height else left.write_csv().encode()
