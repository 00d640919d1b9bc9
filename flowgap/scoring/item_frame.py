"""What a column of answers is: its dimension, its direction, whether every full wave asks it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFrame:
    """The items of a questionnaire, as columns.

    Attributes
    ----------
    dimension : array of shape (n_items,)
        Place of each item's dimension, 0 to D - 1.
    reverse_keyed : array of shape (n_items,)
    core : array of shape (n_items,)
        Whether the item belongs to the full questionnaire; a dimension's score is that of its core.
    """

    dimension: Places
    reverse_keyed: Flags
    core: Flags

    @property
    def keys(self) -> Floats:
        """By how much agreeing moves an item's points: 1, or -1 for a reversed item."""
        return np.where(self.reverse_keyed, -1.0, 1.0)

    @property
    def n_dimensions(self) -> int:
        """Number of dimensions D."""
        return int(self.dimension.max(initial=-1)) + 1

    def columns(self, dimension: int) -> Places:
        """Return the columns of a dimension's items."""
        return np.flatnonzero(self.dimension == dimension)

    def balance(self, dimension: int) -> float:
        """Return the mean key of a dimension's core: 0.5 for three plain items and a reversed."""
        core = self.keys[self.core & (self.dimension == dimension)]
        return float(core.mean()) if core.size else 0.0


def item_residuals(points: Points, waves: Places) -> Points:
    """Return points less the mean of the item in its wave, NaN where there is no answer.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
    waves : array of shape (n_people,)
        Place of each person's wave.
    """
    known = ~np.isnan(points)
    n_waves = int(waves.max(initial=-1)) + 1
    shape = n_waves, points.shape[1]
    n, total = np.zeros(shape), np.zeros(shape)
    np.add.at(n, waves, known)
    np.add.at(total, waves, np.where(known, points, 0.0))
    mean = total / np.maximum(n, 1)
    return np.asarray(points - mean[waves])
