"""How far an engagement is: what is kept of it, and whether the last result knows it."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from flowgap.answering.promise import promise_from_json
from flowgap.engagement.formats import MANIFEST_NAME, ROSTER, STAGE_MAP_NAME
from flowgap.importing.roster.editing import places
from flowgap.models import LIVE, Engagement, Job, JobKind, Response, Result, Wave
from flowgap.services.folders.keeping import FileLine, list_files
from flowgap.services.folders.laying_out import layout_digest
from flowgap.services.folders.settings import KeptSettings, read_settings
from flowgap.services.folders.teams import kept_roster
from flowgap.services.waves.counting import invited_by_wave
from flowgap.services.waves.erasing import erasures, is_due

NO_DATA = frozenset({MANIFEST_NAME, STAGE_MAP_NAME, ROSTER.name})
"""Files that say whom and how, but nothing that could be diagnosed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What there is of an engagement. `is_current`: the last result knows all of it.

    `n_asked_in_vain` people were asked by closed waves, and nobody has answered any.
    """

    settings: KeptSettings
    n_teams: int
    n_people: int
    n_waves: int
    n_closed_waves: int
    data_files: tuple[FileLine, ...]
    has_answers: bool
    n_asked_in_vain: int
    computed_at: datetime | None
    is_current: bool
    running_job: str | None

    @property
    def can_be_diagnosed(self) -> bool:
        """Whether there are answers or data."""
        return bool(self.data_files) or self.has_answers


def progress_of(session: Session, engagement: Engagement, *, now: datetime) -> Progress:
    """Return how far an engagement is."""
    roster = kept_roster(session, engagement.id).roster
    waves = select(func.count(Wave.id), func.count(Wave.closed_at))
    n_waves, n_closed = session.execute(waves.filter_by(engagement_id=engagement.id)).one()
    last = _last_result(session, engagement.id)
    data_files, answered = _data_files(session, engagement.id), _has_answers(session, engagement.id)
    return Progress(
        settings=read_settings(session, engagement),
        n_teams=len(roster.teams),
        n_people=sum(place.n_people or 0 for place in places(roster)),
        n_waves=n_waves,
        n_closed_waves=n_closed,
        data_files=data_files,
        has_answers=answered,
        n_asked_in_vain=0 if answered else _n_asked(session, engagement.id, now=now),
        computed_at=None if last is None else last.computed_at,
        is_current=last is not None and _knows(last) == layout_digest(session, engagement.id),
        running_job=_running_job(session, engagement.id),
    )


def can_be_diagnosed(session: Session, engagement_id: int) -> bool:
    """Tell whether there are answers of closed waves, or data."""
    return bool(_data_files(session, engagement_id)) or _has_answers(session, engagement_id)


def note_layout(session: Session, engagement_id: int, digest: str) -> None:
    """Note with the last result what was laid out for it."""
    last = _last_result(session, engagement_id)
    if last is not None:
        report = {**json.loads(last.import_report), "layout_sha256": digest}
        last.import_report = json.dumps(report, ensure_ascii=False)


def _data_files(session: Session, engagement_id: int) -> tuple[FileLine, ...]:
    files = list_files(session, engagement_id)
    return tuple(line for line in files if line.name not in NO_DATA)


def _has_answers(session: Session, engagement_id: int) -> bool:
    answers = select(Response.key).join(Wave, Wave.id == Response.wave_id)
    found = session.scalar(answers.where(Wave.engagement_id == engagement_id).limit(1))
    return found is not None


def _n_asked(session: Session, engagement_id: int, *, now: datetime) -> int:
    """Return how many people closed waves asked whose answers would still be there."""
    closed = select(Wave).where(Wave.engagement_id == engagement_id, Wave.closed_at.is_not(None))
    waves = [
        wave.id
        for wave in session.scalars(closed)
        if not is_due(promise_from_json(wave.promise), now=now)
    ]
    erased = erasures(session, waves)
    return invited_by_wave(session, [wave for wave in waves if wave not in erased]).total()


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
