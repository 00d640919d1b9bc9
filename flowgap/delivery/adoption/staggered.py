"""Teams that began at different times: each against those that had not begun yet."""

from dataclasses import dataclass
from itertools import permutations
from math import factorial, prod
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, t

from flowgap.delivery.adoption.rollout import NEVER
from flowgap.delivery.comparison.resampling import LEVEL, N_DRAWS
from flowgap.delivery.work_items import Codes, Days, Flags

BASE_WEEKS: Final = 12
"""Weeks before a cohort's week with which it is compared."""
MOST_WEEKS: Final = 26
"""Weeks from a cohort's week on that are looked at."""
LEAST_WEEKS: Final = 6
"""Of these: weeks that have teams to compare with."""
LEAST_TEAMS: Final = 4
LEAST_COHORTS: Final = 2
N_SHUFFLES: Final = 999
"""Other ways to deal out the dates that are tried at most."""
_CHUNK: Final = 250
_ALIKE: Final = 1e-12
"""Sums in another order differ by so much."""

_Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staggered:
    """What teams gained on those that had not begun; logarithms or shares, as the values are.

    Attributes
    ----------
    estimate, low, high : float
        Mean over cohorts, weighted by their teams, and its 90 % interval.
    before, before_low, before_high : float
        The same of the second half of the weeks before against their first: nothing had begun.
    placebo_share : float
        Share of the ways to deal out the same dates among the teams that show as much.
    least_share : float
        The least that it could have been: few teams have few ways.
    n_teams, n_weeks : int
        Teams and weeks that were compared.
    """

    estimate: float
    low: float
    high: float
    before: float
    before_low: float
    before_high: float
    placebo_share: float
    least_share: float
    n_teams: int
    n_weeks: int


def compare_staggered(
    values: Days,
    first: Codes,
    *,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
    n_shuffles: int = N_SHUFFLES,
) -> Staggered | None:
    r"""Compare each cohort with the teams that had not begun; None where there are too few.

    Parameters
    ----------
    values : array of shape (J, n_weeks)
        What is compared, by team and week; NaN where it is not known.
    first : array of shape (J,)
        The week in which each team began; `NEVER` if it did not; teams of `UNDATED` are left out.
    rng : Generator
    n_draws, n_shuffles : int

    Notes
    -----
    With :math:`\bar Y_i^g` a team's mean over the 12 weeks before week g, the effect of the
    cohort that began in week g is, in each week t of its first 26,

    .. math:: ATT(g, t) = E[Y_t - \bar Y^g \mid G = g] - E[Y_t - \bar Y^g \mid G > t],

    the group-time effects of [1]_ with teams not yet treated as controls. They are averaged over
    the weeks that have controls, then over cohorts by their numbers of teams. Teams that began
    within the first 12 weeks have no such weeks before and are left out. Intervals: teams are
    drawn again with all their weeks, so that neighbouring weeks stay together; draws are moved
    away from the estimate by :math:`\sqrt{J / (J - 1)} \; t_{.95, J - 1} / z_{.95}`, since J teams
    are few. A regression on two-way fixed effects would compare with teams that had begun and
    can turn the sign around.

    References
    ----------
    .. [1] B. Callaway and P. H. C. Sant'Anna (2021), Difference-in-differences with multiple time
       periods, Journal of Econometrics 225, 200-230.
    """
    known = np.isfinite(values).any(axis=1) & ((first == NEVER) | (first >= BASE_WEEKS))
    own, begun = values[known], first[known]
    cohorts = np.unique(begun[begun != NEVER])
    n_groups = len(np.unique(begun))
    if len(own) < LEAST_TEAMS or n_groups < LEAST_COHORTS:
        return None
    after = _Differences(own, cohorts, after=True)
    before = _Differences(own, cohorts, after=False)
    once = np.ones((1, len(own)))
    here = begun[np.newaxis]
    estimate = float(after.effect(here, once)[0])
    earlier = float(before.effect(here, once)[0])
    if np.isnan(estimate) or np.isnan(earlier):
        return None
    weights = rng.multinomial(len(own), np.full(len(own), 1 / len(own)), n_draws).astype(np.float64)
    dealt = _dealings(begun, n_shuffles, rng)
    shown = np.abs(after.effect(dealt, once))
    shown = shown[~np.isnan(shown)]
    low, high = _interval(estimate, after.effect(here, weights), n_teams=len(own))
    before_low, before_high = _interval(earlier, before.effect(here, weights), n_teams=len(own))
    return Staggered(
        estimate=estimate,
        low=low,
        high=high,
        before=earlier,
        before_low=before_low,
        before_high=before_high,
        placebo_share=float(np.mean(shown >= abs(estimate) - _ALIKE)),
        least_share=1 / len(shown),
        n_teams=len(own),
        n_weeks=after.n_weeks(begun),
    )


def _interval(estimate: float, draws: Days, *, n_teams: int) -> tuple[float, float]:
    upper = (1 + LEVEL) / 2
    freedom = n_teams - 1
    widening = np.sqrt(n_teams / freedom) * t.ppf(upper, freedom) / norm.ppf(upper)
    moved = estimate + widening * (draws[~np.isnan(draws)] - estimate)
    low, high = np.quantile(moved, [1 - upper, upper])
    return float(low), float(high)


def _dealings(begun: Codes, n_most: int, rng: np.random.Generator) -> Codes:
    """Return ways to deal out the dates among the teams, the one that happened among them.

    All different ones where there are few, else so many at random.
    """
    counts = np.unique(begun, return_counts=True)[1]
    n_ways = factorial(len(begun)) // prod(factorial(int(count)) for count in counts)
    if n_ways <= n_most and len(begun) <= _FEW_TEAMS:
        return np.array(sorted(set(permutations(begun.tolist()))), dtype=np.intp)
    shuffled = rng.permuted(np.tile(begun, (n_most, 1)), axis=1)
    return np.concatenate([begun[np.newaxis], shuffled])


_FEW_TEAMS: Final = 8
"""Of more teams, dates are dealt out at random."""


class _Differences:
    """Every team's difference from its own weeks before each cohort's week."""

    def __init__(self, values: Days, cohorts: Codes, *, after: bool) -> None:
        self._cohorts, self._n_weeks = cohorts, values.shape[1]
        half = BASE_WEEKS // 2
        self._parts: list[tuple[Days, Flags, Codes]] = []
        for cohort in cohorts:
            week = int(cohort)
            until = min(week + MOST_WEEKS, self._n_weeks)
            weeks = np.arange(week, until) if after else np.arange(week - half, week)
            base = values[:, week - BASE_WEEKS : week if after else week - half]
            change = values[:, weeks] - _row_means(base)[:, np.newaxis]
            known = np.isfinite(change)
            # Before its week, whoever begins later has not begun: so it is up to that week.
            seen_from = weeks if after else np.full(len(weeks), week)
            self._parts.append((np.where(known, change, 0.0), known, seen_from))

    def effect(self, begun: Codes, weights: _Weights) -> Days:
        """Return the mean effect for each dealing of dates, or for each draw of teams.

        `begun` has shape (m, J) or (1, J), `weights` (1, J) or (m, J); NaN where nothing can be
        compared.
        """
        rows = max(len(begun), len(weights))
        parts = []
        for start in range(0, rows, _CHUNK):
            chosen = slice(start, start + _CHUNK)
            dealt = begun if len(begun) == 1 else begun[chosen]
            drawn = weights if len(weights) == 1 else weights[chosen]
            parts.append(self._some(dealt, drawn))
        return np.concatenate(parts)

    def n_weeks(self, begun: Codes) -> int:
        """Return how many weeks any cohort was compared in."""
        compared: set[int] = set()
        for cohort, (_change, known, weeks) in zip(self._cohorts, self._parts, strict=True):
            own, others = self._sides(begun[np.newaxis], int(cohort), weeks)
            both = (own[0][:, np.newaxis] & known).any(axis=0) & (others[0] & known).any(axis=0)
            compared.update(weeks[both].tolist() if int(both.sum()) >= LEAST_WEEKS else ())
        return len(compared)

    def _some(self, begun: Codes, weights: _Weights) -> Days:
        rows = max(len(begun), len(weights))
        total, size = np.zeros(rows), np.zeros(rows)
        for cohort, (change, known, weeks) in zip(self._cohorts, self._parts, strict=True):
            own, others = self._sides(begun, int(cohort), weeks)
            gain = _own_means(own * weights, change, known)
            gain -= _others_means(others, weights, change, known)
            enough = np.sum(~np.isnan(gain), axis=1) >= LEAST_WEEKS
            n_own = np.broadcast_to((own * weights).sum(axis=1), (rows,))
            counted = enough & (n_own > 0)
            total[counted] += n_own[counted] * np.nanmean(gain[counted], axis=1)
            size[counted] += n_own[counted]
        return np.asarray(np.divide(total, size, out=np.full(rows, np.nan), where=size > 0))

    @staticmethod
    def _sides(begun: Codes, cohort: int, weeks: Codes) -> tuple[Flags, Flags]:
        """Return which teams began in the week, and which had not begun in each week."""
        waiting = (begun == NEVER)[:, :, np.newaxis] | (begun[:, :, np.newaxis] > weeks)
        own = begun == cohort
        return own, np.asarray(waiting & ~own[:, :, np.newaxis], dtype=np.bool_)


def _own_means(weights: _Weights, change: Days, known: Flags) -> Days:
    """Return the weighted mean over teams of each week, NaN where no team is known."""
    return _means((weights[:, :, np.newaxis] * change).sum(axis=1), weights @ known)


def _others_means(waiting: Flags, weights: _Weights, change: Days, known: Flags) -> Days:
    """Return the same where it depends on the week who counts: `waiting` has a third axis.

    Team by team: what all of them have in all draws at once takes most of the time to write down.
    """
    shape = (max(len(waiting), len(weights)), change.shape[1])
    sums, n = np.zeros(shape), np.zeros(shape)
    for team, weight in enumerate(weights.T[:, :, np.newaxis]):
        sums += weight * (waiting[:, team] * change[team])
        n += weight * (waiting[:, team] & known[team])
    return _means(sums, n)


def _means(sums: Days, n: Days) -> Days:
    return np.asarray(np.divide(sums, n, out=np.full(n.shape, np.nan), where=n > 0))


def _row_means(values: Days) -> Days:
    known = np.isfinite(values)
    n = known.sum(axis=1)
    sums = np.where(known, values, 0.0).sum(axis=1)
    return np.asarray(np.divide(sums, n, out=np.full(len(n), np.nan), where=n > 0))
