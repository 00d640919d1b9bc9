"""How much a block bootstrap misses where slow weeks follow slow weeks."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Days

HIGHEST: Final = 0.8
"""Of the correlation of neighbouring weeks: beyond it a period would be one single week."""
FEWEST_STEPS: Final = 4
"""Pairs of neighbouring weeks that it takes to speak of a correlation."""


def correlation_of_weeks(series: Sequence[Days]) -> float:
    r"""Return the correlation of a week's mean with that of the week before, from 0 to `HIGHEST`.

    Parameters
    ----------
    series : sequence of arrays of shape (n_weeks,)
        Weekly means of each period, in their order; NaN where a week holds no item.

    Notes
    -----
    Each period has its own mean. The sample correlation :math:`r` of few weeks is too low; with
    :math:`n` weeks it is corrected to :math:`r + (1 + 3 r) / n` [1]_.

    References
    ----------
    .. [1] F. H. C. Marriott and J. A. Pope (1954), Bias in the estimation of autocorrelations,
       Biometrika 41, 390-402.
    """
    products, squares, n_steps, n_weeks = 0.0, 0.0, 0, 0
    for weeks in series:
        apart = weeks - np.nanmean(weeks)
        step = apart[1:] * apart[:-1]
        known = np.isfinite(step)
        products += float(step[known].sum())
        n_steps += int(known.sum())
        squares += float(np.nansum(apart**2))
        n_weeks += int(np.isfinite(apart).sum())
    if n_steps < FEWEST_STEPS or squares <= 0:
        return 0.0
    seen = (products / n_steps) / (squares / n_weeks)
    # The bias is one of each period.
    corrected = seen + (1 + 3 * seen) * len(series) / n_weeks
    return float(np.clip(corrected, 0.0, HIGHEST))


def missed_by_blocks(correlation: float, block: int) -> float:
    r"""Return by which factor the draws of a block bootstrap are too narrow.

    Blocks of :math:`l` weeks keep only :math:`1 - k / l` of the covariance of weeks that lie
    :math:`k` apart, and nothing beyond [1]_. Of weeks whose correlation fades as
    :math:`\rho^k` the variance of a mean is therefore
    :math:`1 + 2 \sum_{k < l} (1 - k / l) \rho^k` in place of
    :math:`(1 + \rho) / (1 - \rho)`, both in units of independent weeks.

    References
    ----------
    .. [1] H. R. Künsch (1989), The jackknife and the bootstrap for general stationary
       observations, Annals of Statistics 17, 1217-1241.
    """
    apart = np.arange(1, block)
    kept = 1 + 2 * float(np.sum((1 - apart / block) * correlation**apart))
    whole = (1 + correlation) / (1 - correlation)
    return math.sqrt(whole / kept)
