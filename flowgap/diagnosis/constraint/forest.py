"""Boosted trees as plain arrays: no object of a library is needed to read them."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from flowgap.diagnosis.constraint.flow import Days

LEAF: Final = -1
"""The feature of a node that holds a value."""
_AT_ONCE: Final = 256
"""Rows that go through all trees together: what is moved then stays near the processor."""


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
    parts = [rows[first : first + _AT_ONCE] for first in range(0, len(rows), _AT_ONCE)]
    return np.concatenate([np.empty(0), *(_predict(forest, part) for part in parts)])


def _predict(forest: Forest, rows: Days) -> Days:
    """Let each row go down each tree; those that have come to a leaf are left alone."""
    n_trees = len(forest.roots)
    node = np.tile(forest.roots, len(rows))
    active = np.arange(len(node))
    while True:
        inner = forest.feature[node[active]] != LEAF
        active = active[inner]
        if not len(active):
            break
        at = node[active]
        value = rows[active // n_trees, forest.feature[at]]
        goes_left = np.where(
            np.isnan(value), forest.unknown_left[at], value <= forest.threshold[at]
        )
        node[active] = np.where(goes_left, forest.left[at], forest.right[at])
    leaves = forest.threshold[node].reshape(len(rows), n_trees)
    return np.asarray(forest.base[0] + leaves.sum(axis=1))
