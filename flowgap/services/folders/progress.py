"""How far an engagement is: what is kept of it, and whether the last result knows it."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from flowgap.engagement.formats import MANIFEST_NAME, ROSTER, STAGE_MAP_NAME
from flowgap.importing.roster.editing import places
from flowgap.models import LIVE, Engagement, Job, JobKind, Result, Wave
from flowgap.services.folders.keeping import FileLine, list_files
from flowgap.services.folders.laying_out import layout_digest
from flowgap.services.folders.settings import KeptSettings, read_settings
from flowgap.services.folders.teams import kept_roster

NO_DATA = frozenset({MANIFEST_NAME, STAGE_MAP_NAME, ROSTER.name})
"""Files that say whom and how, but nothing that could be diagnosed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What there is of an engagement. `is_current`: the last result knows all of it."""

    settings: KeptSettings
    n_teams: int
    n_people: int
    n_waves: int
    n_closed_waves: int
    data_files: tuple[FileLine, ...]
    computed_at: datetime | None
    is_current: bool
    running_job: str | None

    @property
    def can_be_diagnosed(self) -> bool:
        """Whether there are answers or data."""
        return bool(self.data_files) or self.n_closed_waves > 0


def progress_of(session: Session, engagement: Engagement) -> Progress:
    """Return how far an engagement is."""
    roster = kept_roster(session, engagement.id).roster
    waves = select(func.count(Wave.id), func.count(Wave.closed_at))
    n_waves, n_closed = session.execute(waves.filter_by(engagement_id=engagement.id)).one()
    last = _last_result(session, engagement.id)
    files = list_files(session, engagement.id)
    return Progress(
        settings=read_settings(session, engagement),
        n_teams=len(roster.teams),
        n_people=sum(place.n_people or 0 for place in places(roster)),
        n_waves=n_waves,
        n_closed_waves=n_closed,
        data_files=tuple(line for line in files if line.name not in NO_DATA),
        computed_at=None if last is None else last.computed_at,
        is_current=last is not None and _knows(last) == layout_digest(session, engagement.id),
        running_job=_running_job(session, engagement.id),
    )


def note_layout(session: Session, engagement_id: int, digest: str) -> None:
    """Note with the last result what was laid out for it."""
    last = _last_result(session, engagement_id)
    if last is not None:
        report = {**json.loads(last.import_report), "layout_sha256": digest}
        last.import_report = json.dumps(report, ensure_ascii=False)


def _knows(result: Result) -> str | None:
    found = json.loads(result.import_report).get("layout_sha256")
    return found if isinstance(found, str) else None


def _last_result(session: Session, engagement_id: int) -> Result | None:
    # What is computed of it is not asked for here, and its text is long.
    query = select(Result).filter_by(engagement_id=engagement_id).options(defer(Result.document))
    return session.scalar(query.order_by(Result.computed_at.desc(), Result.id.desc()).limit(1))


def _running_job(session: Session, engagement_id: int) -> str | None:
    kinds = (JobKind.RECOMPUTE, JobKind.DIAGNOSE)
    query = select(Job.public_key).where(
        Job.engagement_id == engagement_id, Job.state.in_(LIVE), Job.kind.in_(kinds)
    )
    return session.scalar(query.limit(1))
