"""What a wave will be able to show, before anybody is asked and while answers are sealed."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scipy.special import ndtri
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.models import Invitation, Response, Team, TeamLink, Wave
from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.questionnaire.schema import ItemRole, Questionnaire
from flowgap.scoring.habits import PRESUMED
from flowgap.scoring.planning import (
    GroupKind,
    PlannedTeam,
    SurveyPlan,
    Visible,
    plan_survey,
)
from flowgap.scoring.pooling import PERSON_SPREAD
from flowgap.scoring.sampling import ItemsNeeded, items_needed

RESPONSE_SHARE: Final = 0.7
"""Presumed where no earlier wave tells."""

_N_CORE: Final = 4
_BALANCE: Final = 0.5
_SURE: Final = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What will be visible of a group, and which items it takes; None where nobody will answer."""

    visible: Visible
    items: ItemsNeeded | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What so many answers of a company will show.

    Attributes
    ----------
    n_answers : int
    company_points : float or None
        Half the width of the 90 % interval of one dimension's score.
    change_points : float or None
        Smallest true change of the company that would be called one in 4 of 5 cases.
    n_teams : float
        Teams of which a score is expected if every team answers as the company does.
    """

    n_answers: int
    company_points: float | None
    change_points: float | None
    n_teams: float


def person_spread(n_items: int) -> float:
    """Return by how many points people of a team differ who are asked so many of 4 items."""
    if n_items >= _N_CORE:
        return PERSON_SPREAD
    return math.sqrt(PRESUMED.person_variance(n_items, n_core=_N_CORE, balance=_BALANCE))


def items_of_each(questionnaire: Questionnaire, booklet_items: int | None) -> int:
    """Return how many items of a dimension each person is asked: the fewest of any."""
    sizes = Counter(item.dimension for item in questionnaire.items if item.role is ItemRole.CORE)
    if questionnaire.sets:
        return 1
    n_asked = sizes.total() if booklet_items is None else booklet_items
    return max(min(n_asked // len(sizes), *sizes.values()), 1)


def plan_groups(
    teams: Sequence[PlannedTeam], survey: SurveyPlan, *, target: float
) -> tuple[Planned, ...]:
    """Return what will be visible of every team, every unit and the company."""
    return tuple(
        Planned(visible=row, items=_needed(row, target)) for row in plan_survey(teams, survey)
    )


def showing(
    teams: Sequence[PlannedTeam], n_answers: int, *, minimum_group: int, spread: float
) -> Showing:
    """Return what a wave shows when so many people have answered."""
    n_invited = sum(team.n_invited for team in teams)
    if n_answers < minimum_group or n_invited == 0:
        return Showing(n_answers=n_answers, company_points=None, change_points=None, n_teams=0.0)
    survey = SurveyPlan(
        response_share=min(n_answers / n_invited, 1.0),
        minimum_group=minimum_group,
        minimum_verdict=MINIMUM_VERDICT,
        first_spread=spread,
        later_spread=spread,
    )
    rows = plan_survey(teams, survey)
    return Showing(
        n_answers=n_answers,
        company_points=float(ndtri(_SURE)) * spread / math.sqrt(n_answers),
        change_points=rows[-1].one_wave,
        n_teams=sum(row.p_shown for row in rows if row.kind is GroupKind.TEAM),
    )


def teams_of_wave(session: Session, wave_id: int) -> tuple[PlannedTeam, ...]:
    """Return the teams that a wave asks, with the units above them."""
    shared = select(TeamLink.team_id, TeamLink.n_invited).where(TeamLink.wave_id == wave_id)
    personal = (
        select(Invitation.team_id, func.count())
        .where(Invitation.wave_id == wave_id)
        .group_by(Invitation.team_id)
    )
    invited = Counter[int]()
    for statement in (shared, personal):
        for team_id, n_people in session.execute(statement):
            invited[team_id] += n_people
    rows = session.scalars(select(Team).where(Team.id.in_(invited)).order_by(Team.id)).all()
    parents = {row.name: row.parent for row in rows}
    return tuple(
        PlannedTeam(name=row.name, n_invited=invited[row.id], units=units_of(row.name, parents))
        for row in rows
    )


def units_of(team: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the units above a team, the nearest first; a circle ends where it began."""
    units: list[str] = []
    step = parents.get(team)
    while step is not None and step != team and step not in units:
        units.append(step)
        step = parents.get(step)
    return tuple(units)


def _needed(row: Visible, target: float) -> ItemsNeeded | None:
    return items_needed(target, row.n_answers) if row.n_answers > 0 else None


def last_response(session: Session, engagement_id: int) -> float:
    """Return the share that answered the last closed wave of an engagement, or the usual one."""
    wave = session.scalar(
        select(Wave)
        .where(Wave.engagement_id == engagement_id, Wave.closed_at.is_not(None))
        .order_by(Wave.opens_at.desc())
        .limit(1)
    )
    if wave is None:
        return RESPONSE_SHARE
    answered = session.scalar(select(func.count()).where(Response.wave_id == wave.id)) or 0
    invited = sum(team.n_invited for team in teams_of_wave(session, wave.id))
    # Answers may be deleted by now, as people were promised.
    return min(answered / invited, 1.0) if answered and invited else RESPONSE_SHARE
