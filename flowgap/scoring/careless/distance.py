"""Answers far from everybody's: squared Mahalanobis distance on the answered items."""

from typing import Final

import numpy as np
from scipy.special import chdtrc
from sklearn.covariance import ledoit_wolf_shrinkage

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

FEWEST_PEOPLE: Final = 150
"""In a smaller pool the covariances of fifty items are mostly noise."""
_FLOOR: Final = 1e-3
"""Least variance in any direction, as a share of the mean variance of an item."""


def distance_p(answers: Points) -> Points:
    """Return how rare answers as far from the others' as each person's are.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        In scale points or POMP; NaN is no answer.

    Returns
    -------
    array of shape (n_people,)
        Upper tail (0-1) of chi-squared with as many degrees of freedom as the person answered
        items; NaN for everybody in a pool below `FEWEST_PEOPLE` or where no item varies, and for
        who answered nothing.
    """
    n_answered = np.count_nonzero(~np.isnan(answers), axis=1)
    nothing = np.full(len(answers), np.nan)
    if len(answers) < FEWEST_PEOPLE or not n_answered.any():
        return nothing
    means, covariance = shrunken_covariance(answers)
    if not np.trace(covariance):
        return nothing
    squared = squared_distances(answers, means, covariance)
    p = chdtrc(np.maximum(n_answered, 1), squared)
    return np.where(n_answered > 0, p, np.nan)


def squared_distances(answers: Points, means: Floats, covariance: Floats) -> Points:
    """Return each person's squared Mahalanobis distance on the items that they answered.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        NaN is no answer.
    means : array of shape (n_items,)
    covariance : array of shape (n_items, n_items)
        Positive definite.

    Returns
    -------
    array of shape (n_people,)
        0 for who answered nothing.

    References
    ----------
    .. [1] Mahalanobis (1936). Proceedings of the National Institute of Sciences of India 2, 49-55.
    """
    given = ~np.isnan(answers)
    squared = np.zeros(len(answers))
    packed = np.ascontiguousarray(np.packbits(given, axis=1))
    _, pattern = np.unique(packed, axis=0, return_inverse=True)
    order = np.argsort(pattern.ravel(), kind="stable")
    ends = np.flatnonzero(np.diff(pattern.ravel()[order])) + 1
    for rows in np.split(order, ends) if len(order) else ():
        items = np.flatnonzero(given[rows[0]])
        away = answers[np.ix_(rows, items)] - means[items]
        solved = np.linalg.solve(covariance[np.ix_(items, items)], away.T)
        squared[rows] = np.sum(away.T * solved, axis=0)
    return squared


def shrunken_covariance(answers: Points) -> tuple[Floats, Floats]:
    r"""Return the items' means and covariances, pulled towards equal variances without relation.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        NaN is no answer. An item without answers gets mean 0 and no relation.

    Notes
    -----
    Covariances of the people who answered both items, over n. The pull is that of Ledoit and
    Wolf [1]_, with missing answers at the item's mean. Covariances of different people need not
    fit together: no direction is left with less than a thousandth of the mean variance.

    References
    ----------
    .. [1] Ledoit & Wolf (2004). Journal of Multivariate Analysis 88(2), 365-411.
    """
    given = ~np.isnan(answers)
    means = np.where(given, answers, 0.0).sum(axis=0) / np.maximum(given.sum(axis=0), 1)
    away = np.where(given, answers - means, 0.0)
    together = given.T.astype(np.float64) @ given
    found = (away.T @ away) / np.maximum(together, 1)
    pull = float(ledoit_wolf_shrinkage(away, assume_centered=True)) if away.any() else 0.0
    level = float(np.trace(found)) / len(found)
    values, directions = np.linalg.eigh((1 - pull) * found + pull * level * np.eye(len(found)))
    return means, directions * np.maximum(values, _FLOOR * level) @ directions.T
