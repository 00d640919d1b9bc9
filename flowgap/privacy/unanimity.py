"""Cells whose mean would tell what nearly everybody answered: the N - n rule."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.people import Flags
from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION

UNANIMOUS_SD: Final = 0.15
"""Scale points: below this spread, all answers are the same but for a quarter point.

The sum of squares that it allows `MINIMUM_DISTRIBUTION` - 1 people is allowed to fewer people as
well: so nobody who leaves makes a unanimous team varied, which would tell that they agreed.
"""
MAXIMUM_DISSENTERS: Final = 2
"""So many may know what all others said by taking their own answers away."""

_SAME: Final = 1e-9
_SCALE_ENDS: Final = (1.0, 10.0)


def unanimous_cells(
    scores: NDArray[np.float64], groups: NDArray[np.integer], n_groups: int
) -> Flags:
    """Return which groups are unanimous.

    A group is unanimous if the sum of squared distances from its mean is below that of
    `MINIMUM_DISTRIBUTION` - 1 people with a standard deviation (divisor n) of `UNANIMOUS_SD`, or
    if all but `MAXIMUM_DISSENTERS` of its people have exactly the same score. So one or two people
    always are, and a group stays unanimous whoever is left out of it.

    Parameters
    ----------
    scores : array of shape (n_people,)
        Scale points (1 to 5, not POMP); NaN where a person has no score.
    groups : array of shape (n_people,)
        Number of each person's group, 0 to `n_groups` - 1.
    n_groups : int

    Returns
    -------
    array of shape (n_groups,)
        False for a group without scores.

    Raises
    ------
    ValueError
        If shapes differ, a group does not exist, or a score is no scale point.
    """
    _check(scores, groups, n_groups)
    known = ~np.isnan(scores)
    order = np.lexsort((scores[known], groups[known]))
    value, group = scores[known][order], groups[known][order]
    n = np.bincount(group, minlength=n_groups)
    return (n > 0) & (_has_small_spread(value, group, n) | _has_few_dissenters(value, group, n))


def _check(scores: NDArray[np.float64], groups: NDArray[np.integer], n_groups: int) -> None:
    if scores.ndim != 1 or scores.shape != groups.shape:
        raise ValueError(
            f"scores of shape {scores.shape}, groups of shape {groups.shape}. "
            "Allowed: one score and one group for each person"
        )
    if len(groups) and not (groups.min() >= 0 and groups.max() < n_groups):
        raise ValueError(f"groups {groups.min()} to {groups.max()}. Allowed: 0 to {n_groups - 1}")
    low, high = _SCALE_ENDS
    off = ~np.isnan(scores) & ~((scores >= low) & (scores <= high))
    if off.any():
        raise ValueError(f"a score of {scores[off][0]}. Allowed: scale points, {low} to {high}")


def _has_small_spread(
    value: NDArray[np.float64], group: NDArray[np.integer], n: NDArray[np.int64]
) -> Flags:
    size = np.maximum(n, 1)
    mean = np.bincount(group, weights=value, minlength=len(n)) / size
    squares = np.bincount(group, weights=(value - mean[group]) ** 2, minlength=len(n))
    return np.asarray(squares < UNANIMOUS_SD**2 * np.maximum(n, MINIMUM_DISTRIBUTION - 1))


def _has_few_dissenters(
    value: NDArray[np.float64], group: NDArray[np.integer], n: NDArray[np.int64]
) -> Flags:
    """Compare runs of the same score in the sorted scores with the size of their group."""
    most = np.zeros(len(n), dtype=np.int64)
    if len(value):
        starts = np.r_[True, (np.diff(group) != 0) | (np.diff(value) > _SAME)]
        run = np.cumsum(starts) - 1
        np.maximum.at(most, group[starts], np.bincount(run))
    return np.asarray(n - most <= MAXIMUM_DISSENTERS)
