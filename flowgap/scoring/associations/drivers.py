"""Which practices go along with outcomes: importances with ranks, or why there are none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

import numpy as np

from flowgap.scoring.associations.moments import TeamMoments, TeamSample, team_moments
from flowgap.scoring.associations.relative_weights import relative_weights
from flowgap.scoring.associations.ridge import (
    N_SPLITS,
    fitted_covariance,
    penalty_of,
    standardized,
)
from flowgap.scoring.associations.shapley import lmg
from flowgap.scoring.mixture import INTERVAL, Floats

FEWEST_TEAMS: Final = 10
FEWEST_PEOPLE: Final = 100
FEWEST_PREDICTORS: Final = 2
MANY_TEAMS: Final = 30
"""From here on the teams speak for themselves; with fewer, published findings pull along."""
HEAVIEST_PRIOR: Final = 1.0
"""Penalty per team at which published findings weigh as much as the teams, and the largest used."""
MOST_CHANGES_SHARE: Final = 0.40
"""Of draws with another first; above, there is no clear driver."""
MOST_EXACT: Final = 12
"""Practices of which all subsets are tried in every draw; with more, relative weights stand in."""
N_DRAWS: Final = 1_000

_ENDS: Final = ((1 - INTERVAL) / 2, (1 + INTERVAL) / 2)
_CHUNK: Final = 100


class NoDrivers(StrEnum):
    """Why nothing is said of drivers."""

    FEW_TEAMS = "fewer_than_10_teams"
    FEW_PEOPLE = "fewer_than_100_people"
    FEW_PREDICTORS = "fewer_than_two_practices"
    NO_VARIATION = "outcome_does_not_vary"
    NO_ASSOCIATION = "no_association"


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One practice: its share of what all explain, and its rank, 1 being the first.

    `low`, `high`, `rank_low` and `rank_high` are 90 % intervals over draws of teams.
    """

    importance: float
    low: float
    high: float
    rank: int
    rank_low: int
    rank_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverStudy:
    """What may be said of drivers.

    Attributes
    ----------
    between : tuple of Driver
        Teams against each other, in the order of the predictors: practices as some see them
        against outcomes as others of the team see them. Empty where nothing is said.
    within : tuple of Driver
        People of the same team against each other: precise, and inflated by mood, for one person
        answered both.
    n_teams, n_people : int
    penalty : float or None
        Of the ridge regression between teams.
    is_prior_informed : bool
        Whether weights are pulled towards published findings.
    other_first_share : float or None
        Share of the draws (0-1) in which another practice comes first between teams.
    reason : NoDrivers or None
    """

    between: tuple[Driver, ...]
    within: tuple[Driver, ...]
    n_teams: int
    n_people: int
    penalty: float | None
    is_prior_informed: bool
    other_first_share: float | None
    reason: NoDrivers | None

    @property
    def is_clear(self) -> bool:
        """Whether the same practice comes first in most draws."""
        share = self.other_first_share
        return share is not None and share <= MOST_CHANGES_SHARE


def find_drivers(
    sample: TeamSample,
    *,
    prior: Floats,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
    n_splits: int = N_SPLITS,
) -> DriverStudy:
    """Return which predictors go along with the outcome.

    Parameters
    ----------
    sample : TeamSample
        Person scores of p practices and, last, of the outcome; at least 2 people of every team
        have each.
    prior : array of shape (p,)
        What published findings say of each practice, of the same sign; used below `MANY_TEAMS`.
    rng : Generator
        Halves teams to find the penalty, and draws teams for the intervals.
    n_draws, n_splits : int
        Draws of the cluster bootstrap, and halvings of teams behind the penalty.

    Returns
    -------
    DriverStudy
        Without drivers below `FEWEST_TEAMS` or `FEWEST_PEOPLE`, or where nothing goes along with
        the outcome.

    Raises
    ------
    ValueError
        If a team has fewer than 2 people with one of the scores, or the prior does not fit.

    Notes
    -----
    Importance is LMG (beyond `MOST_EXACT` practices: relative weights) of what a ridge regression
    of teams fits, in shares that add up to 1. The
    penalty is found once and kept in all draws, so intervals leave out what its choice adds.
    """
    n_predictors = sample.values.shape[1] - 1
    if len(prior) != n_predictors:
        raise ValueError(f"a prior of {len(prior)} weights. Allowed: {n_predictors}, as practices")
    size = _Size.of(sample)
    reason = _refusal(size, n_predictors)
    if reason is not None:
        return _nothing(reason, size)
    moments, everybody = team_moments(sample), np.ones((1, size.n_teams))
    if moments.between(everybody)[0, -1, -1] <= 0:
        return _nothing(NoDrivers.NO_VARIATION, size)
    is_prior_informed = size.n_teams < MANY_TEAMS
    pull = prior if is_prior_informed else np.zeros(n_predictors)
    penalty = penalty_of(sample, prior=pull, rng=rng, n_splits=n_splits)
    penalty = min(penalty, HEAVIEST_PRIOR) if is_prior_informed else penalty
    weights = np.concatenate([everybody, _draws(size.n_teams, n_draws, rng)])
    between = _shares_between(moments, weights, penalty=penalty, prior=pull)
    if not between[0].any():
        return _nothing(NoDrivers.NO_ASSOCIATION, size)
    return DriverStudy(
        between=_drivers(between),
        within=_drivers(_shares_within(moments, weights)),
        n_teams=size.n_teams,
        n_people=size.n_people,
        penalty=penalty,
        is_prior_informed=is_prior_informed,
        other_first_share=float(np.mean(between[1:].argmax(axis=1) != between[0].argmax())),
        reason=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    n_teams: int
    n_people: int

    @classmethod
    def of(cls, sample: TeamSample) -> Self:
        """Count the people who have the outcome."""
        has_outcome = ~np.isnan(sample.values[:, -1])
        return cls(n_teams=sample.n_teams, n_people=int(np.count_nonzero(has_outcome)))


def _refusal(size: _Size, n_predictors: int) -> NoDrivers | None:
    if size.n_teams < FEWEST_TEAMS:
        return NoDrivers.FEW_TEAMS
    if size.n_people < FEWEST_PEOPLE:
        return NoDrivers.FEW_PEOPLE
    return NoDrivers.FEW_PREDICTORS if n_predictors < FEWEST_PREDICTORS else None


def _draws(n_teams: int, n_draws: int, rng: np.random.Generator) -> Floats:
    """Draw teams with replacement; return how often each is in, shape (n_draws, n_teams)."""
    chosen = rng.multinomial(n_teams, np.full(n_teams, 1 / n_teams), size=n_draws)
    return chosen.astype(np.float64)


def _nothing(reason: NoDrivers, size: _Size) -> DriverStudy:
    return DriverStudy(
        between=(),
        within=(),
        n_teams=size.n_teams,
        n_people=size.n_people,
        penalty=None,
        is_prior_informed=False,
        other_first_share=None,
        reason=reason,
    )


def _shares_between(
    moments: TeamMoments, weights: Floats, *, penalty: float, prior: Floats
) -> Floats:
    found = []
    for first in range(0, len(weights), _CHUNK):
        correlation = standardized(moments.between(weights[first : first + _CHUNK]))
        fitted = fitted_covariance(correlation, penalty=penalty, prior=prior)
        found.append(_shares(_explained(fitted)))
    return np.concatenate(found)


def _shares_within(moments: TeamMoments, weights: Floats) -> Floats:
    found = [
        _shares(_explained(moments.within(weights[first : first + _CHUNK])))
        for first in range(0, len(weights), _CHUNK)
    ]
    return np.concatenate(found)


def _explained(covariance: Floats) -> Floats:
    is_few = covariance.shape[-1] - 1 <= MOST_EXACT
    return lmg(covariance) if is_few else relative_weights(covariance)


def _shares(importances: Floats) -> Floats:
    """Bring importances to a sum of 1; all 0 where nothing is explained."""
    positive = np.maximum(importances, 0.0)
    total = positive.sum(axis=1, keepdims=True)
    return np.where(total > 0, positive / np.where(total > 0, total, 1.0), 0.0)


def _drivers(shares: Floats) -> tuple[Driver, ...]:
    """Sum up draws; the first row is what was observed."""
    ranks = 1 + np.argsort(np.argsort(-shares, axis=1, kind="stable"), axis=1, kind="stable")
    low, high = np.quantile(shares[1:], _ENDS, axis=0)
    rank_low = np.quantile(ranks[1:], _ENDS[0], axis=0, method="lower")
    rank_high = np.quantile(ranks[1:], _ENDS[1], axis=0, method="higher")
    return tuple(
        Driver(
            importance=float(shares[0, place]),
            # The observed share lies within its interval even where draws are biased.
            low=float(min(low[place], shares[0, place])),
            high=float(max(high[place], shares[0, place])),
            rank=int(ranks[0, place]),
            rank_low=int(min(rank_low[place], ranks[0, place])),
            rank_high=int(max(rank_high[place], ranks[0, place])),
        )
        for place in range(shares.shape[1])
    )
