"""Which change will be visible: the precision of a survey before anybody is asked."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from scipy.special import bdtrc

from flowgap.scoring.detectable import WaveError, detectable_change
from flowgap.scoring.points import TOP_POINTS
from flowgap.scoring.pooling import PERSON_SPREAD

N_DIMENSIONS: Final = 12
_CACHED_GROUPS: Final = 1024


class GroupKind(StrEnum):
    """What a line of the plan speaks of."""

    TEAM = "team"
    UNIT = "unit"
    COMPANY = "company"


class NoPlan(StrEnum):
    """Why no change of a group will be visible."""

    TOO_FEW_ANSWERS = "too_few_answers"
    BEYOND_SCALE = "beyond_scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTeam:
    """A team that will be asked; `units` are those it belongs to, the nearest first."""

    name: str
    n_invited: int
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPlan:
    """How people will be asked.

    Attributes
    ----------
    response_share : float
        Of the invited people, above 0 and at most 1.
    minimum_group : int
        Answers that a score needs.
    minimum_verdict : int
        Answers below which no one of them may make a verdict; 0 asks for nothing of the kind.
    first_spread, later_spread : float
        Points by which people of a team differ in the first wave and in later ones: more where
        these are pulses.
    later_shared_error : float
        Standard error in points that all scores of a later wave have in common.
    """

    response_share: float
    minimum_group: int
    minimum_verdict: int = 0
    first_spread: float = PERSON_SPREAD
    later_spread: float = PERSON_SPREAD
    later_shared_error: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """What will be visible of one group.

    Attributes
    ----------
    kind : GroupKind
    name : str
        Empty for the company.
    n_invited : int
    n_answers : float
        Expected.
    p_shown : float
        Probability (0-1) that enough people answer for a score, in one wave.
    one_wave : float or None
        True change in points that one later wave would show in 4 of 5 cases; None with a reason.
        Below `minimum_verdict` it shows without any one of the answers, too.
    two_waves : float or None
        The same, where the change is there in two later waves.
    merged_with : str or None
        The smallest other team of the same unit.
    merged : float or None
        What one later wave would show of both teams as one.
    reason : NoPlan or None
    """

    kind: GroupKind
    name: str
    n_invited: int
    n_answers: float
    p_shown: float
    one_wave: float | None
    two_waves: float | None
    merged_with: str | None = None
    merged: float | None = None
    reason: NoPlan | None = None


def plan_survey(teams: Sequence[PlannedTeam], plan: SurveyPlan) -> tuple[Visible, ...]:
    """Return what will be visible of every team, every unit and, last, the company.

    Teams are read together in all 12 dimensions, so are units, so is the company: the more cells
    a heat map has, the more one of them must stand out (`judge_changes`).

    Raises
    ------
    ValueError
        If nobody is invited, a number is negative or the response is not above 0 and at most 1.
    """
    if sum(team.n_invited for team in teams) == 0 or min(team.n_invited for team in teams) < 0:
        raise ValueError("nobody is invited. Allowed: 0 or more people of a team, 1 in all")
    if not 0 < plan.response_share <= 1:
        raise ValueError(f"a response of {plan.response_share}. Allowed: above 0, at most 1")
    n_shown = sum(team.n_invited * plan.response_share >= plan.minimum_group for team in teams)
    people = Counter[str]()
    for team in teams:
        people.update(dict.fromkeys(team.units, team.n_invited))
    smallest = _smallest_of_units(teams)
    return (
        *(_team(team, smallest[team.units[:1]], plan, n_shown) for team in teams),
        *(_group(GroupKind.UNIT, unit, n, plan, len(people)) for unit, n in people.items()),
        _group(GroupKind.COMPANY, "", sum(team.n_invited for team in teams), plan, 1),
    )


def _smallest_of_units(
    teams: Sequence[PlannedTeam],
) -> Mapping[tuple[str, ...], Sequence[PlannedTeam]]:
    """Return the two smallest teams of each unit that have people."""
    by_unit: dict[tuple[str, ...], list[PlannedTeam]] = {team.units[:1]: [] for team in teams}
    for team in sorted(teams, key=lambda team: team.n_invited):
        mates = by_unit[team.units[:1]]
        if team.n_invited and len(mates) < 2:  # noqa: PLR2004 - a team is not merged with itself
            mates.append(team)
    return by_unit


def _team(
    team: PlannedTeam, smallest: Sequence[PlannedTeam], plan: SurveyPlan, n_shown: int
) -> Visible:
    alone = _group(GroupKind.TEAM, team.name, team.n_invited, plan, max(n_shown, 1))
    partner = next((other for other in smallest if other is not team), None)
    if partner is None:
        return alone
    both = team.n_invited + partner.n_invited
    merged = _group(GroupKind.TEAM, team.name, both, plan, max(n_shown - 1, 1))
    return replace(alone, merged_with=partner.name, merged=merged.one_wave)


def _group(kind: GroupKind, name: str, n_invited: int, plan: SurveyPlan, n_groups: int) -> Visible:
    return replace(_nameless(n_invited, plan, n_groups), kind=kind, name=name)


@lru_cache(maxsize=_CACHED_GROUPS)
def _nameless(n_invited: int, plan: SurveyPlan, n_groups: int) -> Visible:
    """Return what will be visible of a group of so many people: of equal teams it is the same."""
    n_answers = n_invited * plan.response_share
    p_shown = _p_at_least(plan.minimum_group, n_invited, plan.response_share)
    found = Visible(
        kind=GroupKind.COMPANY,
        name="",
        n_invited=n_invited,
        n_answers=n_answers,
        p_shown=p_shown,
        one_wave=None,
        two_waves=None,
        reason=NoPlan.TOO_FEW_ANSWERS,
    )
    if n_answers < plan.minimum_group:
        return found
    few = n_answers if n_answers < plan.minimum_verdict else None
    first = WaveError(spread=plan.first_spread / math.sqrt(n_answers), few=few)
    spread = math.hypot(plan.later_spread / math.sqrt(n_answers), plan.later_shared_error)
    later = WaveError(spread=spread, few=few)
    one, two = (
        _on_scale(detectable_change(first, [later] * n, n_compared=n_groups * N_DIMENSIONS))
        for n in (1, 2)
    )
    reason = NoPlan.BEYOND_SCALE if one is None else None
    return replace(found, one_wave=one, two_waves=two, reason=reason)


def _p_at_least(n_answers: int, n_invited: int, response_share: float) -> float:
    """Return the binomial probability that so many answer."""
    if n_answers > n_invited:
        return 0.0
    return float(bdtrc(n_answers - 1, n_invited, response_share))


def _on_scale(points: float) -> float | None:
    return points if points <= TOP_POINTS else None
