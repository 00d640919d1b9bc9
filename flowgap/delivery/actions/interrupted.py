"""A step in a weekly series with a trend: how large, how sure, and how it looks beside placebos."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import t

from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.comparison.resampling import LEVEL
from flowgap.delivery.work_items import Days

LEAST_BEFORE: Final = 12
LEAST_AFTER: Final = 6
"""Weeks with items that a step needs on either side."""
PLACEBO_BEFORE: Final = 8
PLACEBO_AFTER: Final = 4
"""Weeks on either side of a day at which nothing was done."""
LEAST_PLACEBOS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The change of level in days, its standard error, and what the error's freedom is."""

    days: float
    error: float
    freedom: int

    @property
    def low(self) -> float:
        """The lower end of the 90 % interval."""
        return self.days - self._reach

    @property
    def high(self) -> float:
        """The upper end of the 90 % interval."""
        return self.days + self._reach

    @property
    def size(self) -> float:
        """The step in standard errors; 0 where it has none."""
        return self.days / self.error if self.error > 0 else 0.0

    @property
    def _reach(self) -> float:
        return float(t.ppf((1 + LEVEL) / 2, self.freedom)) * self.error


def step_of(series: Weekly) -> Step | None:
    r"""Return the step between the weeks before and after, None with too few weeks.

    Notes
    -----
    .. math:: y_w = a + b w + \delta \, 1[w \ge w_0] + \varepsilon_w

    by least squares, weeks weighing as many items as they hold. Errors after Newey and West with
    Bartlett weights up to :math:`L = \lfloor 4 (m / 100)^{2/9} \rfloor + 1` weeks, times
    m / (m - 3), against Student's t with m - 3 degrees.

    References
    ----------
    W. K. Newey and K. D. West (1987), A simple, positive semi-definite, heteroskedasticity and
    autocorrelation consistent covariance matrix, Econometrica 55, 703-708. A. K. Wagner et al.
    (2002), Segmented regression analysis of interrupted time series studies in medication use
    research, Journal of Clinical Pharmacy and Therapeutics 27, 299-309.
    """
    n_after = len(series.week) - series.n_before
    if series.n_before < LEAST_BEFORE or n_after < LEAST_AFTER:
        return None
    return fit_step(series.week, series.value, series.n, series.n_before)


def placebo_share(series: Weekly, step: Step) -> float | None:
    """Return the share of placebo days of the weeks before whose step is as large; None if few.

    Steps are compared in standard errors. The step itself counts as one of them, so that the
    share is never 0.
    """
    week, value, n = (part[: series.n_before] for part in (series.week, series.value, series.n))
    days = range(PLACEBO_BEFORE, series.n_before - PLACEBO_AFTER + 1)
    if len(days) < LEAST_PLACEBOS:
        return None
    sizes = [abs(fit_step(week, value, n, first).size) for first in days]
    return (1 + sum(size >= abs(step.size) for size in sizes)) / (1 + len(sizes))


def fit_step(week: Days, value: Days, n: Days, n_before: int) -> Step:
    """Return the step at a week, whatever lies on either side; `step_of` says how."""
    after = np.arange(len(week)) >= n_before
    design = np.stack([np.ones(len(week)), week - week.mean(), after], axis=1)
    root = np.sqrt(n / n.mean())[:, np.newaxis]
    scaled = design * root
    bread = np.linalg.pinv(scaled.T @ scaled)
    found = bread @ scaled.T @ (value * root[:, 0])
    residual = (value - design @ found) * root[:, 0]
    freedom = len(week) - design.shape[1]
    meat = _long_run(scaled * residual[:, np.newaxis]) * len(week) / freedom
    error = math.sqrt(max(0.0, float((bread @ meat @ bread)[2, 2])))
    return Step(days=float(found[2]), error=error, freedom=freedom)


def _long_run(scores: Days) -> Days:
    """Return the covariances of neighbouring weeks' scores, summed up with Bartlett's weights."""
    most = math.floor(4 * (len(scores) / 100) ** (2 / 9)) + 1
    total = scores.T @ scores
    for lag in range(1, min(most, len(scores) - 1) + 1):
        cross = scores[lag:].T @ scores[:-lag]
        total += (1 - lag / (most + 1)) * (cross + cross.T)
    return np.asarray(total)
