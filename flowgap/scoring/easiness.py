"""How easily an item is answered well: what puts the few items of a pulse on the full scale."""

from dataclasses import dataclass

import numpy as np

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Easiness:
    """How far the items of a dimension lie from the dimension, in points.

    Attributes
    ----------
    shift : array of shape (n_items,)
        Mean of item less dimension score over people; NaN where nobody answered the item.
    error : array of shape (n_items,)
        Standard error of that; NaN where fewer than 2 people answered the item.
    """

    shift: Floats
    error: Floats


def item_easiness(points: Points, scores: Points) -> Easiness:
    """Return the easiness of items from answers to the full questionnaire.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP of the items of one dimension; NaN is no answer.
    scores : array of shape (n_people,)
        The people's scores of that dimension; NaN where there is none.

    Returns
    -------
    Easiness
        Of answers by people with a score. A reversed item carries the habit of agreeing in it.
    """
    distance = points - scores[:, np.newaxis]
    known = ~np.isnan(distance)
    n = known.sum(axis=0)
    total = np.where(known, distance, 0.0).sum(axis=0)
    shift = np.where(n > 0, total / np.maximum(n, 1), np.nan)
    squares = np.where(known, (distance - shift) ** 2, 0.0).sum(axis=0)
    can_vary = n > 1
    variance = np.where(can_vary, squares / np.maximum(n - 1, 1), np.nan)
    return Easiness(shift=shift, error=np.sqrt(variance / np.maximum(n, 1)))
