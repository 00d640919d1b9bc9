"""Answers as points: percent of maximum possible, reversed items turned."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8]
Points = NDArray[np.float64]

TOP_POINTS: Final = 100.0
FAVOURABLE_SHARE: Final = 0.75
"""Of the way up the scale: 4 and 5 of five points (`docs/methods/scores.md`)."""


def item_points(answers: Codes, reverse_keyed: NDArray[np.bool_], *, n_points: int) -> Points:
    """Return answers as percent of maximum possible (POMP).

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        1 to `n_points`; every other code (skipped, not asked, don't know) is no answer.
    reverse_keyed : array of shape (n_items,)
    n_points : int
        Number of points of the response scale, e.g. 5.

    Returns
    -------
    array of shape (n_people, n_items)
        0 to 100, 100 being the good end whatever the wording; NaN where there is no answer.

    Raises
    ------
    ValueError
        If the scale has fewer than 2 points or the shapes do not fit.

    Notes
    -----
    ``100 (x - 1) / (k - 1)``, and ``100`` less that for a reversed item [1]_.

    References
    ----------
    .. [1] Cohen, Cohen, Aiken & West (1999). Multivariate Behavioral Research 34(3), 315-346.
    """
    if n_points < 2:  # noqa: PLR2004 - a scale has two ends
        raise ValueError(f"a scale has at least 2 points, got {n_points}")
    if answers.ndim != 2 or answers.shape[1] != len(reverse_keyed):  # noqa: PLR2004 - a table
        raise ValueError(f"got answers {answers.shape} for {len(reverse_keyed)} items")
    is_answer = (answers >= 1) & (answers <= n_points)
    upward = TOP_POINTS * (answers.astype(np.float64) - 1) / (n_points - 1)
    keyed = np.where(reverse_keyed, TOP_POINTS - upward, upward)
    return np.where(is_answer, keyed, np.nan)


def favourable_share(points: Points) -> float | None:
    """Return the share (0-1) of answers in the good quarter of the scale; None without answers.

    Parameters
    ----------
    points : array of any shape
        POMP; NaN is no answer.
    """
    given = points[~np.isnan(points)]
    return None if given.size == 0 else float(np.mean(given >= TOP_POINTS * FAVOURABLE_SHARE))
