"""One person's score of one dimension: the mean of the items that they answered."""

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.points import Points


def person_scores(points: Points, asked: NDArray[np.bool_]) -> Points:
    """Return each person's score of a dimension by the half rule.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP of the items of one dimension; NaN is no answer, for whatever reason.
    asked : array of shape (n_people, n_items)
        Which items the person was shown.

    Returns
    -------
    array of shape (n_people,)
        0 to 100: the mean of the answered items, if these are at least half of the items asked
        (2 of 4, 3 of 5); else NaN. Who was asked nothing has no score.

    Notes
    -----
    The same as imputing the person's mean within the dimension (`docs/methods/scores.md`).
    """
    answered = ~np.isnan(points) & asked
    n_answered, n_asked = answered.sum(axis=1), asked.sum(axis=1)
    has_score = (n_answered > 0) & (2 * n_answered >= n_asked)
    total = np.where(answered, points, 0.0).sum(axis=1)
    return np.where(has_score, total / np.maximum(n_answered, 1), np.nan)
