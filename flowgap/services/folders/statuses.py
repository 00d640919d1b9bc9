"""What the statuses of a tool stand for: `stage_map.yaml`, looked over and kept."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from sqlalchemy.orm import Session

from flowgap.engagement.formats import STAGE_MAP_NAME
from flowgap.engagement.stage_map import MEANINGS, read_stage_map
from flowgap.errors import InputError
from flowgap.importing.stage_proposal import propose
from flowgap.services.folders.imports import counted_statuses
from flowgap.services.folders.keeping import keep_file, list_files, read_file


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusLine:
    """One status: how many items were in it (None: not known), and what it stands for."""

    name: str
    n_items: int | None
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStatuses:
    """All statuses that are known; `digest` None where nothing is kept yet."""

    lines: tuple[StatusLine, ...]
    digest: str | None
    kept_at: datetime | None


def kept_statuses(session: Session, engagement_id: int) -> KeptStatuses:
    """Return the statuses of the kept map, and those that imports met without one.

    Raises
    ------
    InputError
        If the kept file cannot be used.
    """
    content = read_file(session, engagement_id, STAGE_MAP_NAME)
    kept = {} if content is None else _read(content)
    counts = counted_statuses(session, engagement_id)
    known = {status.casefold() for status in kept}
    others = {
        one.status: one.meaning for one in propose(counts) if one.status.casefold() not in known
    }
    line = next(
        (one for one in list_files(session, engagement_id) if one.name == STAGE_MAP_NAME), None
    )
    return KeptStatuses(
        lines=tuple(
            StatusLine(name=status, n_items=counts.get(status), meaning=meaning)
            for status, meaning in {**kept, **others}.items()
        ),
        digest=None if line is None else line.digest,
        kept_at=None if line is None else line.kept_at,
    )


def keep_statuses(
    session: Session,
    engagement_id: int,
    meanings: Mapping[str, str],
    *,
    seen: str | None,
    now: datetime,
) -> None:
    """Keep what statuses stand for.

    Raises
    ------
    InputError
        If a meaning is none.
    FileChangedError
        If somebody else changed the map meanwhile.
    """
    for status, meaning in meanings.items():
        if meaning not in MEANINGS:
            raise InputError(
                f"the status {status[:60]!r} has no known meaning",
                file=STAGE_MAP_NAME,
                allowed=", ".join(MEANINGS),
            )
    text = yaml.safe_dump(dict(meanings), sort_keys=False, allow_unicode=True)
    keep_file(session, engagement_id, STAGE_MAP_NAME, text.encode(), seen=seen, now=now)


def _read(content: bytes) -> Mapping[str, str]:
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        (Path(folder) / STAGE_MAP_NAME).write_bytes(content)
        return read_stage_map(Path(folder))
