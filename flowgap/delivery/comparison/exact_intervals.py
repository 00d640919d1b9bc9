"""Intervals of figures of single events, which need no resampling: a share and a median."""

import math

import numpy as np
from scipy.stats import binom, norm

from flowgap.delivery.comparison.resampling import LEVEL
from flowgap.delivery.work_items import Days

Interval = tuple[float, float]


def share_interval(n_yes: int, n: int, *, level: float = LEVEL) -> Interval:
    r"""Return the score interval of a share of independent events.

    Parameters
    ----------
    n_yes, n : int
        Events that count, of all; n above 0.
    level : float
        Between 0 and 1.

    Raises
    ------
    ValueError
        If there are no events, or more count than there are.

    Notes
    -----
    .. math:: \frac{\hat p + z^2/2n \pm z \sqrt{\hat p (1 - \hat p)/n + z^2/4n^2}}{1 + z^2/n}

    Where nothing failed yet, a resampled interval would be 0 to 0; this one is not.

    References
    ----------
    E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference,
    Journal of the American Statistical Association 22, 209-212.
    """
    if n < 1 or not 0 <= n_yes <= n:
        raise ValueError(f"{n_yes} of {n} events. Allowed: 0 to all of 1 or more")
    z = float(norm.ppf((1 + level) / 2))
    share = n_yes / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def median_interval(values: Days, *, level: float = LEVEL) -> Interval | None:
    """Return the interval of the median of independent values between two of them.

    Parameters
    ----------
    values : array of shape (n,)
    level : float
        Between 0 and 1.

    Returns
    -------
    tuple of float, or None
        None where so few values cannot hold the median as often as asked for: below five at
        90 %.

    References
    ----------
    W. R. Thompson (1936), On confidence ranges for the median and other expectation
    distributions for populations of unknown distribution form, Annals of Mathematical Statistics
    7, 122-128.
    """
    ordered = np.sort(values)
    # The k-th smallest value lies above the median with the chance of fewer than k heads.
    rank = int(binom.ppf((1 - level) / 2, len(ordered), 0.5)) if len(ordered) else 0
    while rank > 0 and binom.cdf(rank - 1, len(ordered), 0.5) > (1 - level) / 2:
        rank -= 1
    if rank < 1:
        return None
    return float(ordered[rank - 1]), float(ordered[-rank])
