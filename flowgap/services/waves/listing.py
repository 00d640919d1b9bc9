"""What the consultant may see of waves: state and response rate, of teams only bands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from flowgap.answering.promise import promise_from_json
from flowgap.errors import InputError
from flowgap.models import (
    Engagement,
    Invitation,
    Mail,
    MailState,
    Response,
    SealedResponse,
    Team,
    TeamLink,
    Wave,
)
from flowgap.questionnaire.loader import load_once
from flowgap.services.waves.erasing import Erasure, erasures
from flowgap.services.waves.finding import questionnaire_reference
from flowgap.services.waves.precision import planned_answers
from flowgap.services.waves.team_rates import OfTeams, TeamRate, team_rates

_TOGETHER: Final = 0
"""Stands for all teams where none is told."""


class WaveState(StrEnum):
    """Where a wave is; `over` takes no answers, but those it has are still sealed."""

    PLANNED = "planned"
    OPEN = "open"
    OVER = "over"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveLine:
    """One wave. `teams` are those of which something may be said; `mails` counts by state.

    `erasure` says that its answers were deleted, so that none are counted.
    """

    client: str
    title: str
    name: str
    state: WaveState
    opens_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    timezone: str
    n_invited: int
    n_responses: int
    teams: tuple[TeamRate, ...]
    mails: Mapping[MailState, int]
    erasure: Erasure | None


def list_waves(
    session: Session,
    *,
    now: datetime,
    engagement_id: int | None = None,
    wave_id: int | None = None,
    with_teams: bool = True,
) -> tuple[WaveLine, ...]:
    """Return waves by client and in the order of their opening: all, or of an engagement, or one.

    Without `with_teams` no line has teams; they take most of the time.
    """
    waves = select(Wave.id)
    if engagement_id is not None:
        waves = waves.where(Wave.engagement_id == engagement_id)
    if wave_id is not None:
        waves = waves.where(Wave.id == wave_id)
    told = _Told(
        invited=_by_wave(_invited(session, waves, with_teams=with_teams)),
        answered=_by_wave(
            _count(session, SealedResponse, waves, with_teams=with_teams)
            + _count(session, Response, waves, with_teams=with_teams)
        ),
        mails=_mails(session, waves),
        names=_names(session, waves) if with_teams else {},
        erased=erasures(session, session.scalars(waves).all()),
    )
    rows = session.execute(
        select(Wave, Engagement)
        .join(Engagement, Engagement.id == Wave.engagement_id)
        .where(Wave.id.in_(waves))
        .order_by(Engagement.client, Engagement.title, Wave.opens_at, Wave.id)
    )
    return tuple(
        _line(session, wave, engagement, told, now=now, with_teams=with_teams)
        for wave, engagement in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the tables tell of waves: people and mails by wave, names of teams, what was deleted."""

    invited: Mapping[int, OfTeams]
    answered: Mapping[int, OfTeams]
    mails: Mapping[int, Mapping[MailState, int]]
    names: Mapping[int, str]
    erased: Mapping[int, Erasure]


def _line(  # noqa: PLR0913 - all but what is counted are keyword-only
    session: Session,
    wave: Wave,
    engagement: Engagement,
    told: _Told,
    *,
    now: datetime,
    with_teams: bool,
) -> WaveLine:
    promise = promise_from_json(wave.promise)
    invited, answered = told.invited.get(wave.id, {}), told.answered.get(wave.id, {})
    teams: tuple[TeamRate, ...] = ()
    erasure = told.erased.get(wave.id)
    if with_teams and erasure is None:
        teams = team_rates(
            invited,
            answered,
            told.names,
            minimum_group=promise.minimum_group,
            n_planned=_planned(session, wave),
        )
    return WaveLine(
        client=engagement.client,
        title=engagement.title,
        name=wave.name,
        state=wave_state(wave, now),
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        closed_at=wave.closed_at,
        timezone=promise.timezone,
        n_invited=sum(invited.values()),
        n_responses=sum(answered.values()),
        teams=teams,
        mails=told.mails.get(wave.id, {}),
        erasure=erasure,
    )


def wave_state(wave: Wave, now: datetime) -> WaveState:
    """Return where a wave is."""
    if wave.closed_at is not None:
        return WaveState.CLOSED
    if now >= wave.closes_at:
        return WaveState.OVER
    return WaveState.PLANNED if now < wave.opens_at else WaveState.OPEN


def _planned(session: Session, wave: Wave) -> int | None:
    """Return how many answers a team needs, None where the questionnaire is not there any more."""
    try:
        questionnaire = load_once(questionnaire_reference(session, wave))
    except InputError:
        return None
    return planned_answers(questionnaire, wave.booklet_items)


def _by_wave(counts: Mapping[tuple[int, int], int]) -> Mapping[int, OfTeams]:
    found: dict[int, dict[int, int]] = {}
    for (wave_id, team), n in counts.items():
        found.setdefault(wave_id, {})[team] = n
    return found


def _names(session: Session, waves: Select[int]) -> Mapping[int, str]:
    """Return the names of all teams of the engagements of some waves."""
    engagements = select(Wave.engagement_id).where(Wave.id.in_(waves))
    rows = session.execute(select(Team.id, Team.name).where(Team.engagement_id.in_(engagements)))
    return dict(rows.all())


def _invited(session: Session, waves: Select[int], *, with_teams: bool) -> Counter[tuple[int, int]]:
    shared = session.execute(
        select(TeamLink.wave_id, TeamLink.team_id, TeamLink.n_invited).where(
            TeamLink.wave_id.in_(waves)
        )
    )
    links = Counter({(wave, team): n for wave, team, n in shared})
    return links + _count(session, Invitation, waves, with_teams=with_teams)


def _count(
    session: Session,
    model: type[Invitation | SealedResponse | Response],
    waves: Select[int],
    *,
    with_teams: bool,
) -> Counter[tuple[int, int]]:
    """Return rows by wave and team; without teams all of a wave stand together, read faster."""
    team = (model.team_id,) if with_teams else ()
    rows = session.execute(
        select(model.wave_id, func.count(), *team)
        .where(model.wave_id.in_(waves))
        .group_by(model.wave_id, *team)
    )
    return Counter({(wave, of[0] if of else _TOGETHER): n for wave, n, *of in rows})


def _mails(session: Session, waves: Select[int]) -> Mapping[int, Mapping[MailState, int]]:
    found: dict[int, dict[MailState, int]] = {}
    rows = session.execute(
        select(Mail.wave_id, Mail.state, func.count())
        .where(Mail.wave_id.in_(waves))
        .group_by(Mail.wave_id, Mail.state)
    )
    for wave_id, state, n_mails in rows:
        found.setdefault(wave_id, {})[MailState(state)] = n_mails
    return found
