"""How much AI a team used, and how its lead time moved beside its own trend."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import t

from flowgap.delivery.comparison.resampling import LEVEL
from flowgap.delivery.work_items import Days

LEAST_TEAMS: Final = 4
LEAST_WEEKS: Final = 12
"""Weeks of a team with both a share and a lead time."""
STEP_SHARE: Final = 0.10
"""The slope is told for ten points more of AI."""
LEAST_SPREAD: Final = 1e-6
"""Variance of a share: below it nothing is left beside the trend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """Change of log lead time for ten points more AI within a team, with its 90 % interval."""

    slope: float
    low: float
    high: float
    n_teams: int
    n_weeks: int


def dose_within_teams(log_days: Days, share: Days) -> Dose | None:
    r"""Return the slope beside the trends, None with too few teams, weeks or variation.

    Parameters
    ----------
    log_days, share : arrays of shape (J, n_weeks)
        Logarithm of lead time, and share of AI 0 to 1; NaN where unknown.

    Notes
    -----
    From both, the mean of all teams in that week is taken off, then each team's own straight
    line. What two series share because both rise is gone with their lines, and so is what moved
    all teams. The slope of what is left goes through all team-weeks by least squares; its error
    is clustered by team, times J / (J - 1), against Student's t with J - 1 degrees.
    """
    known = np.isfinite(log_days) & np.isfinite(share)
    kept = known.sum(axis=1) >= LEAST_WEEKS
    if kept.sum() < LEAST_TEAMS:
        return None
    known = known[kept]
    outcome, dose = (_beside_trends(part[kept], known) for part in (log_days, share))
    spread = float((dose**2).sum())
    if spread < LEAST_SPREAD * known.sum():
        return None
    slope = float((dose * outcome).sum()) / spread
    scores = (dose * (outcome - slope * dose)).sum(axis=1)
    n_teams = int(kept.sum())
    error = math.sqrt(float((scores**2).sum()) * n_teams / (n_teams - 1)) / spread
    reach = float(t.ppf((1 + LEVEL) / 2, n_teams - 1)) * error
    return Dose(
        slope=slope * STEP_SHARE,
        low=(slope - reach) * STEP_SHARE,
        high=(slope + reach) * STEP_SHARE,
        n_teams=n_teams,
        n_weeks=int(known.any(axis=0).sum()),
    )


def _beside_trends(values: Days, known: Days) -> Days:
    """Return what week means and each team's straight line leave over; 0 where unknown."""
    filled = np.where(known, values, 0.0)
    n_of_week = np.maximum(known.sum(axis=0), 1)
    filled = np.where(known, filled - filled.sum(axis=0) / n_of_week, 0.0)
    week = np.where(known, np.arange(values.shape[1]), 0.0)
    n = known.sum(axis=1, keepdims=True)
    week = np.where(known, week - week.sum(axis=1, keepdims=True) / n, 0.0)
    filled = np.where(known, filled - filled.sum(axis=1, keepdims=True) / n, 0.0)
    along = (filled * week).sum(axis=1, keepdims=True) / (week**2).sum(axis=1, keepdims=True)
    return np.asarray(filled - along * week)
