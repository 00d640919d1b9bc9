"""Covariances of items, over people who answered all of them or each pair of them."""

from typing import Final

import numpy as np

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

NEGLIGIBLE: Final = 1e-12
"""Share of a variance below which it is rounding: sums of decimals that should cancel out."""


def complete_rows(points: Points) -> Points:
    """Return the people who answered every item.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        NaN is no answer.
    """
    return np.asarray(points[~np.isnan(points).any(axis=1)])


def complete_covariance(points: Points) -> Floats:
    """Return the covariances of items, shape (n_items, n_items), divisor n - 1.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Without NaN; at least 2 people.
    """
    varies = points.max(axis=0) > points.min(axis=0)
    # Of equal decimals the mean may differ from each of them by rounding: they do not vary.
    centred = np.where(varies, points - points.mean(axis=0), 0.0)
    return np.asarray(centred.T @ centred / (len(points) - 1))


def pairwise_covariance(points: Points) -> Floats | None:
    """Return the covariances of items over the people who answered both, divisor n - 1.

    Such a matrix need not be one of any people: it may have negative eigenvalues.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        NaN is no answer.

    Returns
    -------
    array of shape (n_items, n_items) or None
        None where two items have fewer than 2 people in common.
    """
    given = ~np.isnan(points)
    known = given.astype(np.float64)
    n = known.T @ known
    if points.size == 0 or (n < 2).any():  # noqa: PLR2004 - a covariance needs two people
        return None
    # Any shift of an item leaves covariances as they are; one near the mean keeps digits.
    mean = np.where(given, points, 0.0).sum(axis=0) / known.sum(axis=0)
    shifted = np.where(given, points - mean, 0.0)
    sums = shifted.T @ known
    return np.asarray((shifted.T @ shifted - sums * sums.T / n) / (n - 1))
