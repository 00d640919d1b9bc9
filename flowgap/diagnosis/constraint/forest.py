"""Boosted trees as plain arrays: no object of a library is needed to read them."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from flowgap.diagnosis.constraint.flow import Days

LEAF: Final = -1
"""The feature of a node that holds a value."""


class Forest(NamedTuple):
    """T trees with m nodes in all; what is predicted is `base` plus one leaf of each tree.

    Attributes
    ----------
    base : array of shape (1,)
    roots : array of shape (T,)
    feature : array of shape (m,)
        `LEAF`, or the column that decides.
    threshold : array of shape (m,)
        Of a leaf its value; else values up to the threshold go left.
    left, right : arrays of shape (m,)
        Nodes that follow.
    unknown_left : array of shape (m,)
        Whether an unknown value goes left.
    """

    base: NDArray[np.float64]
    roots: NDArray[np.int32]
    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    unknown_left: NDArray[np.bool_]


def predict(forest: Forest, rows: Days) -> Days:
    """Return the sum over trees for each row.

    Parameters
    ----------
    forest : Forest
    rows : array of shape (n, F)
        NaN where something is not known.

    Returns
    -------
    array of shape (n,)
    """
    node = np.tile(forest.roots, (len(rows), 1))
    place = np.arange(len(rows))[:, np.newaxis]
    while True:
        feature = forest.feature[node]
        inner = feature != LEAF
        if not inner.any():
            break
        value = rows[place, np.where(inner, feature, 0)]
        goes_left = np.where(
            np.isnan(value), forest.unknown_left[node], value <= forest.threshold[node]
        )
        following = np.where(goes_left, forest.left[node], forest.right[node])
        node = np.where(inner, following, node)
    return np.asarray(forest.base[0] + forest.threshold[node].sum(axis=1))
