"""Check what is kept of an engagement before it is diagnosed, as `flowgap doctor` does."""

import tempfile
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from sqlalchemy.orm import Session

from flowgap.engagement.doctor import Examination, examine
from flowgap.engagement.figures import needed_parts
from flowgap.engagement.folder import Refusal, Remark
from flowgap.engagement.helping import helps_most
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.result.document import HelpsMost
from flowgap.services.folders.laying_out import lay_out, layout_digest
from flowgap.wording import Wording

OF_SURVEY: Final = frozenset({"scores", "trend"})
"""Figures that need answers of people and nothing else."""
_MOST_KEPT: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in the folder of an engagement.

    `helps_most` is of delivery data alone: answers come from a wave, not from an export.
    """

    manifest: Manifest
    examination: Examination
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    helps_most: HelpsMost | None


@dataclass(slots=True)
class Checks:
    """Remembers the last checks: a large folder takes seconds, and is looked at again and again."""

    _kept: OrderedDict[tuple[str, str], Checked] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def check(self, session: Session, engagement_id: int, *, now: datetime) -> Checked:
        """Return the check of what is kept, the remembered one where nothing changed since.

        Raises
        ------
        InputError
            If a kept file cannot be used at all.
        """
        # Rows of the future are refused, so that a check is good for a day.
        place = (layout_digest(session, engagement_id), f"{engagement_id} {now:%Y-%m-%d}")
        with self._lock:
            if place in self._kept:
                self._kept.move_to_end(place)
                return self._kept[place]
        found = _checked(session, engagement_id, now=now)
        with self._lock:
            self._kept[place] = found
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def _checked(session: Session, engagement_id: int, *, now: datetime) -> Checked:
    with tempfile.TemporaryDirectory(prefix="flowgap-") as place:
        target = Path(place)
        lay_out(session, engagement_id, target, now=now)
        folder = read_engagement(target, items=item_ids, now=now)
    wording = Wording(folder.manifest.language)
    needed = needed_parts(folder, wording)
    return Checked(
        manifest=folder.manifest,
        examination=examine(folder),
        refusals=folder.refusals,
        remarks=folder.remarks,
        helps_most=helps_most(
            {figure: parts for figure, parts in needed.items() if figure not in OF_SURVEY}, wording
        ),
    )
