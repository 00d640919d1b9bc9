"""The company's mean weighted to the roster by team and role, beside the plain one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.result.survey import WeightedMean
from flowgap.scoring.mixture import Floats
from flowgap.scoring.raking import effective_number, rake
from flowgap.services.survey.beliefs import (
    FEWEST_WEIGHTED_GROUPS,
    DimensionBelief,
    UsableAnswers,
)
from flowgap.services.survey.waves import UNKNOWN_INVITED

BY_TEAM: Final = ("team",)
BY_TEAM_AND_ROLE: Final = ("team", "role")

NO_ROSTER: Final = "no_roster"
FEW_TEAMS: Final = "few_teams"

FEWEST_ROLES: Final = 2
"""Roles that are weighed against each other."""

Roles = NDArray[np.str_]
RoleCounts = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWeights:
    """What is known of roles.

    Attributes
    ----------
    of_people : array of shape (n_people,)
        What each person told.
    invited : mapping of role to people, empty where the roster does not say
    admitted : mapping of dimension to roles
        Whose mean the gate lets through: no other role may have a weight of its own.
    """

    of_people: Roles
    invited: RoleCounts
    admitted: Mapping[str, Collection[str]]

    def response(self, dimension: str) -> dict[str, float]:
        """Return the share (0-1) of each admitted role that answered.

        Empty where more told a role than the roster has: it means other roles than people do.
        """
        n_told = {role: np.count_nonzero(self.of_people == role) for role in self.invited}
        if any(n > self.invited[role] for role, n in n_told.items()):
            return {}
        admitted = self.admitted.get(dimension, ())
        return {
            role: n / self.invited[role] for role, n in n_told.items() if n and role in admitted
        }


def invited_roles(roster: pl.DataFrame, teams: Sequence[str], wave: str) -> RoleCounts:
    """Return how many people of each role were invited, nothing unless all teams tell it.

    A row of the wave beats one of all waves.

    Parameters
    ----------
    roster : table of team, wave, role, invited
    teams : sequence of str
    wave : str
    """
    if not roster.height:
        return {}
    here = roster.filter(
        ((pl.col("wave") == wave) | pl.col("wave").is_null()) & pl.col("team").is_in(list(teams))
    )
    is_own = pl.col("wave").is_not_null()
    best = here.filter(is_own == is_own.any().over("team"))
    told = best.filter(pl.col("role").is_not_null() & pl.col("invited").is_not_null())
    if not set(teams) <= set(told["team"]) or not _adds_up(best):
        return {}
    return dict(told.group_by("role").agg(pl.col("invited").sum()).sort("role").iter_rows())


def _adds_up(rows: pl.DataFrame) -> bool:
    """Tell whether the roles of each team are all its people, where both are told."""
    of_role = pl.col("role").is_not_null()
    sums = rows.group_by("team").agg(
        by_role=pl.col("invited").filter(of_role).sum(),
        in_all=pl.col("invited").filter(~of_role).max(),
    )
    return bool((sums["in_all"].is_null() | (sums["in_all"] == sums["by_role"])).all())


def weighted_means(
    usable: Mapping[str, UsableAnswers],
    beliefs: Mapping[str, DimensionBelief],
    roles: RoleWeights,
    *,
    incomplete: Collection[str] = (),
) -> dict[str, WeightedMean]:
    """Return the weighted mean of each dimension.

    Weights are sums of a part of the team and a part of the role, so the mean is a function of
    what is given of teams and of admitted roles, and tells nothing new of anybody.

    Parameters
    ----------
    usable, beliefs : mappings of dimension
        What the gate lets through of a wave, and what is believed of it.
    roles : RoleWeights
    incomplete : collection of str
        Dimensions whose number of people is not told.
    """
    found = {}
    for name, belief in beliefs.items():
        part = usable[name]
        reason = _why_not(part, belief)
        found[name] = (
            _weighted(part, belief, roles, dimension=name, tells_n=name not in incomplete)
            if reason is None
            else WeightedMean(mean=None, by=(), n_effective=None, reason=reason)
        )
    return found


def _why_not(usable: UsableAnswers, belief: DimensionBelief) -> str | None:
    invited, responded = usable.invited, usable.responded
    if ((invited == UNKNOWN_INVITED) | (invited < responded)).any():
        return NO_ROSTER
    return FEW_TEAMS if len(belief.teams) < FEWEST_WEIGHTED_GROUPS else None


def _weighted(
    usable: UsableAnswers,
    belief: DimensionBelief,
    roles: RoleWeights,
    *,
    dimension: str,
    tells_n: bool,
) -> WeightedMean:
    known, own = usable.known, roles.of_people[usable.known]
    groups = np.unique(usable.group[usable.teams[known]], return_inverse=True)[1]
    by_team = belief.shares * len(own) / belief.pooled.means.n
    by_role = _by_role(by_team, groups, own, roles.response(dimension))
    weights = by_team[groups] if by_role is None else by_role
    return WeightedMean(
        mean=float(np.average(usable.scores[known], weights=weights)),
        by=BY_TEAM if by_role is None else BY_TEAM_AND_ROLE,
        n_effective=_in_tens(effective_number(weights), len(own)) if tells_n else None,
    )


def _in_tens(number: float, n: int) -> float:
    """Return so many people in tens: exactly, it would tell how many answered of each team."""
    return min(float(round(number, -1)), float(n))


def _by_role(
    by_team: Floats, groups: NDArray[np.intp], roles: Roles, response: Mapping[str, float]
) -> Floats | None:
    """Return weights by team and role; None where roles can change nothing.

    Who told no role, or one that may not be weighed, stands for as many as before.
    """
    names = [role for role in response if (roles == role).any()]
    if len(names) < FEWEST_ROLES:
        return None
    columns = np.full(len(roles), len(names))
    for column, role in enumerate(names):
        columns[roles == role] = column
    n = np.zeros((len(by_team), len(names) + 1), dtype=np.int64)
    np.add.at(n, (groups, columns), 1)
    if 0 < n[:, -1].sum() < MINIMUM_DISTRIBUTION:
        # What all other roles leave of the sum would tell of so few.
        return None
    before = by_team @ n
    wanted = n.sum(axis=0)[:-1] / np.array([response[role] for role in names])
    margin = np.r_[wanted * before[:-1].sum() / wanted.sum(), before[-1]]
    found = rake(n, by_team * n.sum(axis=1), margin)
    if found.weights is None or found.columns_share == 0:
        return None
    return np.asarray(found.weights[groups, columns])
