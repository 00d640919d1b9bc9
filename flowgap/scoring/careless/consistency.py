"""Answers that contradict each other: reversed items against plain ones, odd against even."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.careless.patterns import Flags
from flowgap.scoring.points import Points

Places = NDArray[np.intp]

_NEARLY_0: Final = 1e-9
"""Sums of squares of equal numbers are not always 0 exactly."""


def reversed_gap(
    points: Points, dimensions: Places, reverse_keyed: Flags, *, fewest_pairs: int
) -> Points:
    """Return how far each person's reversed items lie from their plain ones.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP, reversed items already turned; NaN is no answer.
    dimensions : array of shape (n_items,)
        Number of each item's dimension, from 0.
    reverse_keyed : array of shape (n_items,)
    fewest_pairs : int
        Dimensions with answers to items of both keys that a value needs.

    Returns
    -------
    array of shape (n_people,)
        Mean over dimensions of the distance, 0 to 100 points; NaN with fewer pairs.
    """
    plain = _dimension_means(points, dimensions, ~reverse_keyed)
    turned = _dimension_means(points, dimensions, reverse_keyed)
    distance = np.abs(plain - turned)
    known = ~np.isnan(distance)
    n_pairs = known.sum(axis=1)
    total = np.where(known, distance, 0.0).sum(axis=1)
    return np.where(n_pairs >= fewest_pairs, total / np.maximum(n_pairs, 1), np.nan)


def even_odd(points: Points, dimensions: Places, *, fewest_dimensions: int) -> Points:
    r"""Return how well each person's odd items tell their even ones.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP or scale points, reversed items already turned; NaN is no answer.
    dimensions : array of shape (n_items,)
        Number of each item's dimension, from 0.
    fewest_dimensions : int
        Dimensions with answers in both halves that a value needs.

    Returns
    -------
    array of shape (n_people,)
        -1 to 1, higher is more consistent; NaN with fewer dimensions, or where all means of a
        half are equal.

    Notes
    -----
    Correlation over dimensions of the means of the first, third, ... and of the second, fourth,
    ... item, stepped up to full length by :math:`2r / (1 + r)` and cut at -1. R's `careless`
    gives it with the opposite sign.

    References
    ----------
    .. [1] Meade & Craig (2012). Psychological Methods 17(3), 437-455.
    """
    is_odd = np.empty(len(dimensions), dtype=np.bool_)
    for dimension in np.unique(dimensions):
        places = np.flatnonzero(dimensions == dimension)
        is_odd[places] = np.arange(len(places)) % 2 == 0
    odd = _dimension_means(points, dimensions, is_odd)
    even = _dimension_means(points, dimensions, ~is_odd)
    correlation = _row_correlation(odd, even, fewest=fewest_dimensions)
    stepped_up = 2 * correlation / np.maximum(1 + correlation, _NEARLY_0)
    return np.maximum(stepped_up, -1.0)


def synonym_consistency(answers: Points, *, least_correlation: float) -> Points:
    """Return how alike each person answers items that others answer alike.

    It takes no part in the flags: few items of the questionnaire go together that closely.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        Scale points; NaN is no answer.
    least_correlation : float
        Pairs of items that correlate above it over people are synonyms, .60 as a rule.

    Returns
    -------
    array of shape (n_people,)
        Correlation over pairs of the answers to either item, -1 to 1; NaN with fewer than 3
        pairs, or where a person's answers do not vary.

    References
    ----------
    .. [1] Meade & Craig (2012). Psychological Methods 17(3), 437-455.
    """
    correlations = _item_correlations(answers)
    first, second = np.nonzero(np.tril(correlations, -1) > least_correlation)
    return _row_correlation(answers[:, first], answers[:, second], fewest=3)


def _item_correlations(answers: Points) -> Points:
    """Return correlations over the people who answered both items, 0 where there is none."""
    given = ~np.isnan(answers)
    filled = np.where(given, answers, 0.0)
    n = np.maximum(given.T.astype(np.float64) @ given, 1)
    total, squares = filled.T @ given, (filled**2).T @ given
    covariance = filled.T @ filled - total * total.T / n
    variance = squares - total**2 / n
    scale = np.sqrt(np.maximum(variance * variance.T, 0.0))
    return np.where(scale > _NEARLY_0, covariance / np.where(scale > _NEARLY_0, scale, 1.0), 0.0)


def _dimension_means(points: Points, dimensions: Places, where: Flags) -> Points:
    """Return each person's mean of some items per dimension, NaN without an answer."""
    n_dimensions = int(dimensions.max(initial=-1)) + 1
    member = np.zeros((len(dimensions), n_dimensions))
    member[np.arange(len(dimensions)), dimensions] = where
    given = ~np.isnan(points)
    n = given @ member
    total = np.where(given, points, 0.0) @ member
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _row_correlation(first: Points, second: Points, *, fewest: int) -> Points:
    known = ~np.isnan(first) & ~np.isnan(second)
    n = known.sum(axis=1)
    x, y = (_centred(values, known, n) for values in (first, second))
    spread = np.sqrt(np.sum(x**2, axis=1) * np.sum(y**2, axis=1))
    varies = spread > _NEARLY_0
    has_value = varies & (n >= fewest)
    product = np.sum(x * y, axis=1)
    return np.where(has_value, product / np.where(varies, spread, 1.0), np.nan)


def _centred(values: Points, known: Flags, n: NDArray[np.int64]) -> Points:
    mean = np.where(known, values, 0.0).sum(axis=1) / np.maximum(n, 1)
    return np.where(known, values - mean[:, np.newaxis], 0.0)
