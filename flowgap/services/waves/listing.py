"""What the consultant may see of waves: state and response rate, of teams only bands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
from flowgap.privacy.bands import VisibleNumbers, team_bands
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.waves.finding import questionnaire_reference
from flowgap.services.waves.precision import has_enough, planned_answers

Counts = Mapping[tuple[int, int], int]
"""People by wave and team."""


class WaveState(StrEnum):
    """Where a wave is; `over` takes no answers, but those it has are still sealed."""

    PLANNED = "planned"
    OPEN = "open"
    OVER = "over"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRate:
    """A team and the band of its response rate.

    `is_enough`: whatever number of the band answered, the scores will be as precise as planned.
    """

    team: str
    band: str
    is_enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveLine:
    """One wave. `teams` are those of which something may be said; `mails` counts by state."""

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


def list_waves(
    session: Session, *, now: datetime, engagement_id: int | None = None
) -> tuple[WaveLine, ...]:
    """Return all waves, or those of one engagement, by client and in the order of their opening."""
    waves = select(Wave.id)
    if engagement_id is not None:
        waves = waves.where(Wave.engagement_id == engagement_id)
    invited = _invited(session, waves)
    responses = _count(session, SealedResponse, waves) + _count(session, Response, waves)
    names = {team.id: team.name for team in session.scalars(select(Team))}
    mails = _mails(session, waves)
    rows = session.execute(
        select(Wave, Engagement)
        .join(Engagement, Engagement.id == Wave.engagement_id)
        .where(Wave.id.in_(waves))
        .order_by(Engagement.client, Engagement.title, Wave.opens_at, Wave.id)
    )
    lines = []
    for wave, engagement in rows:
        promise = promise_from_json(wave.promise)
        of_wave = {team: n for (wave_id, team), n in invited.items() if wave_id == wave.id}
        answered = {team: n for (wave_id, team), n in responses.items() if wave_id == wave.id}
        lines.append(
            WaveLine(
                client=engagement.client,
                title=engagement.title,
                name=wave.name,
                state=wave_state(wave, now),
                opens_at=wave.opens_at,
                closes_at=wave.closes_at,
                closed_at=wave.closed_at,
                timezone=promise.timezone,
                n_invited=sum(of_wave.values()),
                n_responses=sum(answered.values()),
                teams=_rates(
                    of_wave,
                    answered,
                    names,
                    minimum_group=promise.minimum_group,
                    n_planned=_planned(session, wave),
                ),
                mails=mails.get(wave.id, {}),
            )
        )
    return tuple(lines)


def wave_state(wave: Wave, now: datetime) -> WaveState:
    """Return where a wave is."""
    if wave.closed_at is not None:
        return WaveState.CLOSED
    if now >= wave.closes_at:
        return WaveState.OVER
    return WaveState.PLANNED if now < wave.opens_at else WaveState.OPEN


def _rates(
    invited: Mapping[int, int],
    answered: Mapping[int, int],
    names: Mapping[int, str],
    *,
    minimum_group: int,
    n_planned: int | None,
) -> tuple[TeamRate, ...]:
    """Return the bands of teams of which enough people answered, and of which a band is told.

    A single team that is left out could be read off the others and the whole: then the smallest
    of the others is left out with it.
    """
    # More people than were invited may use the link of a team.
    known = {
        team: band
        for team, n in answered.items()
        if (band := _band(n, invited.get(team, 0), minimum_group)) is not None
    }
    shown = list(known)
    if len(invited) - len(shown) == 1 and shown:
        shown.remove(min(shown, key=lambda team: (invited[team], names[team])))
    return tuple(
        TeamRate(
            team=names[team],
            band=known[team],
            is_enough=n_planned is not None and has_enough(known[team], invited[team], n_planned),
        )
        for team in sorted(shown, key=lambda team: names[team])
    )


def _band(n_answered: int, n_invited: int, minimum_group: int) -> str | None:
    """Return the band of a team's response rate, the same as in a result; None if not told."""
    if n_invited < 1:
        return None
    numbers = VisibleNumbers(n_invited=n_invited, minimum=minimum_group)
    # A team that is listed and has no scores later would have the one number that lies between.
    is_one_between = numbers.least - minimum_group == 1
    if n_answered < (numbers.least if is_one_between else minimum_group):
        return None
    return team_bands(n_answered, n_invited=n_invited, minimum=minimum_group).rate


def _planned(session: Session, wave: Wave) -> int | None:
    """Return how many answers a team needs, None where the questionnaire is not there any more."""
    try:
        questionnaire = load_questionnaire(questionnaire_reference(session, wave))
    except InputError:
        return None
    return planned_answers(questionnaire, wave.booklet_items)


def _invited(session: Session, waves: Select[int]) -> Counts:
    shared = session.execute(
        select(TeamLink.wave_id, TeamLink.team_id, TeamLink.n_invited).where(
            TeamLink.wave_id.in_(waves)
        )
    )
    links = Counter({(wave, team): n for wave, team, n in shared})
    return links + _count(session, Invitation, waves)


def _count(
    session: Session,
    model: type[Invitation | SealedResponse | Response],
    waves: Select[int],
) -> Counter[tuple[int, int]]:
    rows = session.execute(
        select(model.wave_id, model.team_id, func.count())
        .where(model.wave_id.in_(waves))
        .group_by(model.wave_id, model.team_id)
    )
    return Counter({(wave, team): n for wave, team, n in rows})


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
