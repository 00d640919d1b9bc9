"""How readily each person agrees, whatever the wording: told by plain against reversed items."""

from dataclasses import dataclass

import numpy as np

from flowgap.scoring.habits import LEAST_NOISE, Habits
from flowgap.scoring.item_frame import ItemFrame, Places, item_residuals
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points


def acquiescence_without(points: Points, frame: ItemFrame, waves: Places, habits: Habits) -> Floats:
    r"""Return how readily each person agrees, by their answers to all other dimensions.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
    frame : ItemFrame of these items
    waves : array of shape (n_people,)
    habits : Habits

    Returns
    -------
    array of shape (n_people, n_dimensions)
        Points, 0 on average over a wave: the best linear prediction [1]_ of :math:`a_i` beside
        :math:`u_i`. The dimension's own answers stay out: else its true changes would be taken
        for agreeing.

    References
    ----------
    .. [1] Robinson (1991). Statistical Science 6(1), 15-32.
    """
    if habits.acquiescence.value == 0:
        return np.zeros((len(points), frame.n_dimensions))
    sums = _dimension_sums(item_residuals(points, waves), frame)
    noise, own = habits.noise.value, habits.own_view.value
    # A view of one's own makes the answers to a dimension hang together: they weigh less.
    shrink = own / (noise + own * sums.n)
    parts = (
        sums.n - shrink * sums.n**2,
        sums.key - shrink * sums.n * sums.key,
        sums.n - shrink * sums.key**2,
        sums.total - shrink * sums.n * sums.total,
        sums.keyed_total - shrink * sums.key * sums.total,
    )
    of_level, of_both, of_agreeing, level, agreeing = (
        (part.sum(axis=1, keepdims=True) - part) / noise for part in parts
    )
    of_level = of_level + 1 / max(habits.halo.value, LEAST_NOISE)
    of_agreeing = of_agreeing + 1 / habits.acquiescence.value
    determinant = of_level * of_agreeing - of_both**2
    return np.asarray((of_level * agreeing - of_both * level) / determinant)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """Of each person's answers to each dimension, arrays of shape (n_people, n_dimensions)."""

    n: Floats
    key: Floats
    total: Floats
    keyed_total: Floats


def _dimension_sums(residuals: Points, frame: ItemFrame) -> _Sums:
    known = ~np.isnan(residuals)
    filled = np.where(known, residuals, 0.0)
    belongs = np.eye(frame.n_dimensions)[frame.dimension]
    keyed = frame.keys[:, np.newaxis] * belongs
    return _Sums(
        n=known @ belongs, key=known @ keyed, total=filled @ belongs, keyed_total=filled @ keyed
    )
