"""Does the use of AI buy more delivery where a team is rated stronger? `docs/methods/amplifier.md`.

Tables have a row per team and a column per week or period; what is not known is NaN.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.adoption.clustered import Slope, clustered_slope
from flowgap.delivery.comparison.resampling import LEVEL
from flowgap.delivery.work_items import Codes, Days

PERIOD_WEEKS: Final = 4
LEAST_TEAMS: Final = 10
LEAST_PERIODS: Final = 2
PRIOR_SPREAD: Final = 0.10
"""Standard deviation of the difference before the data speak, as a logarithm."""
LEAST_STEP_POINTS: Final = 1.0
"""Teams whose scores differ by less (of 0 to 100) are all alike."""
HALF_ITEM: Final = 0.5
"""Added to a count, so that a period without a delivery has a logarithm."""
_REACH: Final = 8.0
_N_POINTS: Final = 1601


class AmplifierReason(StrEnum):
    """Why there is no test."""

    NO_DELIVERY_DATA = "no_delivery_data"
    NO_ADOPTION = "no_adoption"
    FEW_TEAMS = "few_teams"
    FEW_PERIODS = "few_periods"
    NO_VARIATION = "no_variation"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPeriods:
    """Periods of J teams: logarithm of what was delivered, and share of AI, 0 to 1."""

    log_delivered: Days
    share: Days

    @property
    def known(self) -> Days:
        """Return where both are known."""
        return np.asarray(np.isfinite(self.log_delivered) & np.isfinite(self.share))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amplified:
    """How much more AI buys one standard deviation of scores higher, with its 90 % interval.

    Logarithms, from nobody's use to everybody's. `step_points`: that standard deviation.
    """

    value: float
    low: float
    high: float
    step_points: float
    n_teams: int
    n_periods: int


def in_periods(
    delivered: Days, share: Days, developers: Days, *, weeks_each: int = PERIOD_WEEKS
) -> TeamPeriods:
    """Return weeks joined to periods, the last one whole; weeks that do not fill one are left out.

    Parameters
    ----------
    delivered : array of shape (J, n_weeks)
        Work items delivered.
    share : array of shape (J, n_weeks)
        Share of AI, 0 to 1.
    developers : array of shape (J, n_weeks)
        People of the team. A team whose number nobody knows in any week counts as one: what stays
        as it is falls out of the comparison.
    weeks_each : int
    """
    counted = np.flatnonzero(np.isfinite(delivered).any(axis=0) & np.isfinite(share).any(axis=0))
    n_periods = len(counted) // weeks_each
    kept = counted[len(counted) - n_periods * weeks_each :]

    def means(values: Days) -> Days:
        return _known_means(values[:, kept].reshape(len(values), n_periods, weeks_each))

    people = means(developers)
    usual = _known_means(np.where(developers > 0, developers, np.nan))[:, np.newaxis]
    people = np.where(people > 0, people, np.where(usual > 0, usual, 1.0))
    items = means(delivered) * weeks_each
    return TeamPeriods(log_delivered=np.log((items + HALF_ITEM) / people), share=means(share))


def amplified_by(periods: TeamPeriods, score: Days) -> Amplified | AmplifierReason:
    r"""Return how much more AI buys where the score is higher, or why that cannot be told.

    Parameters
    ----------
    periods : TeamPeriods of J teams
    score : array of shape (J,)
        0 to 100; NaN where it may not be shown.

    Notes
    -----
    With share x and score s of team i in period t,

    .. math:: \log y_{it} = a_i + g_t + b x_{it} + c \, x_{it} (s_i - \bar s) / \sigma_s + e_{it},

    and c is what is asked for. Errors are clustered by team. The prior is normal with mean 0; the
    likelihood is Student's t with the degrees of freedom of the error, since few teams say little
    about their own spread.
    """
    rated = np.isfinite(score) & (periods.known.sum(axis=1) >= LEAST_PERIODS)
    if rated.sum() < LEAST_TEAMS:
        enough = np.isfinite(score).sum() >= LEAST_TEAMS
        return AmplifierReason.FEW_PERIODS if enough else AmplifierReason.FEW_TEAMS
    known = periods.known & rated[:, np.newaxis]
    team, period = np.nonzero(known)
    share = periods.share[team, period]
    step_points = float(score[rated].std(ddof=1))
    if step_points < LEAST_STEP_POINTS:
        return AmplifierReason.NO_VARIATION
    stronger = (score[team] - score[rated].mean()) / step_points
    beside = np.column_stack([_dummies(team), _dummies(period), share])
    slope = clustered_slope(periods.log_delivered[team, period], share * stronger, beside, team)
    if slope is None or slope.error == 0:
        return AmplifierReason.NO_VARIATION
    value, low, high = shrunk(slope)
    return Amplified(
        value=value,
        low=low,
        high=high,
        step_points=step_points,
        n_teams=int(rated.sum()),
        n_periods=int(known.any(axis=0).sum()),
    )


def shrunk(slope: Slope) -> tuple[float, float, float]:
    """Return the mean and the ends of the 90 % interval of what is believed after the data."""
    belief = np.linspace(-_REACH * PRIOR_SPREAD, _REACH * PRIOR_SPREAD, _N_POINTS)
    away = ((belief - slope.value) / slope.error) ** 2 / slope.freedom
    weight = -((belief / PRIOR_SPREAD) ** 2) / 2 - (slope.freedom + 1) / 2 * np.log1p(away)
    chance = np.exp(weight - weight.max())
    chance /= chance.sum()
    tail = (1 - LEVEL) / 2
    low, high = np.interp([tail, 1 - tail], np.cumsum(chance), belief)
    return float(belief @ chance), float(low), float(high)


def _dummies(codes: Codes) -> Days:
    return np.asarray(codes[:, np.newaxis] == np.unique(codes), dtype=np.float64)


def _known_means(values: Days) -> Days:
    """Return means over the last axis of what is known, NaN where nothing is."""
    known = np.isfinite(values)
    n = known.sum(axis=-1)
    sums = np.where(known, values, 0.0).sum(axis=-1)
    return np.asarray(np.divide(sums, n, out=np.full(n.shape, np.nan), where=n > 0))
