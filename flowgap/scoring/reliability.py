"""How well the items of a dimension hang together."""

from typing import Final

import numpy as np

from flowgap.scoring.points import Points

FEWEST_ITEMS: Final = 2
FEWEST_PEOPLE: Final = 2


def cronbach_alpha(points: Points) -> float | None:
    r"""Return Cronbach's alpha over the people who answered every item.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Reversed items already turned; rows with NaN are left out before anything is counted.

    Returns
    -------
    float or None
        Up to 1, and below 0 where items disagree. None with fewer than 2 items or 2 complete
        people, or where sums do not vary.

    Notes
    -----
    :math:`\alpha = \frac{M}{M-1} (1 - \sum_m \sigma_m^2 / \sigma_X^2)` with variances over n - 1
    [1]_. It assumes that all items measure the dimension equally well.

    References
    ----------
    .. [1] Cronbach (1951). Psychometrika 16(3), 297-334.
    """
    complete = points[~np.isnan(points).any(axis=1)]
    n_people, n_items = complete.shape
    if n_people < FEWEST_PEOPLE or n_items < FEWEST_ITEMS:
        return None
    variance_of_sum = float(complete.sum(axis=1).var(ddof=1))
    if variance_of_sum == 0:
        return None
    sum_of_variances = float(complete.var(axis=0, ddof=1).sum())
    return float(n_items / (n_items - 1) * (1 - sum_of_variances / variance_of_sum))
