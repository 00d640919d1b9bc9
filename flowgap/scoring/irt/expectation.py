"""Where people stand, given their answers: posteriors on the grid, and the counts they expect."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.irt.grid import N_NODES, Grid, normal_grid
from flowgap.scoring.irt.model import GradedItem, item_boundaries
from flowgap.scoring.irt.patterns import MISSING, Patterns, collapse
from flowgap.scoring.mixture import Floats

ROWS: Final = 2048
"""Patterns taken at once: their table of ones and zeros stays in the processor's cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The log-likelihood and the expected number of people per item, category and place.

    Attributes
    ----------
    counts : array of shape (I, C, Q)
    """

    log_likelihood: float
    counts: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """Patterns as ones and zeros, one column per category that an item has.

    Attributes
    ----------
    ones : array of shape (U, K)
    has : array of shape (I, C)
        Which categories an item has; K of them.
    counts : array of shape (U,)
    """

    ones: NDArray[np.uint8]
    has: NDArray[np.bool_]
    counts: Floats


def indicators_of(patterns: Patterns, n_categories: NDArray[np.intp]) -> Indicators:
    """Return the patterns as a table of ones and zeros."""
    has = np.arange(n_categories.max()) < n_categories[:, np.newaxis]
    first = np.cumsum(n_categories) - n_categories
    ones = np.zeros((len(patterns.codes), int(n_categories.sum())), dtype=np.uint8)
    row, item = np.nonzero(patterns.codes != MISSING)
    ones[row, first[item] + patterns.codes[row, item]] = 1
    return Indicators(ones=ones, has=has, counts=patterns.counts)


def expect(indicators: Indicators, log_probabilities: Floats, grid: Grid) -> Expectation:
    """Return the log-likelihood and the expected counts of one set of items.

    Parameters
    ----------
    log_probabilities : array of shape (I, C, Q)

    Notes
    -----
    The expectation step of Bock and Aitkin (1981), Psychometrika 46, 443-459: two matrix products
    per block of patterns.
    """
    log_likelihood = 0.0
    flat = np.zeros((indicators.ones.shape[1], len(grid.nodes)))
    for ones, counts, log_total, posterior in _blocks(indicators, log_probabilities, grid):
        log_likelihood += float(counts @ log_total)
        flat += ones.T @ np.multiply(posterior, counts[:, np.newaxis], out=posterior)
    expected = np.zeros(log_probabilities.shape)
    expected[indicators.has] = flat
    return Expectation(log_likelihood=log_likelihood, counts=expected)


def marginal_log_likelihood(
    items: Sequence[GradedItem], values: Floats, *, n_nodes: int = N_NODES
) -> float:
    """Return the log-likelihood of answers from people of a standard normal population.

    Parameters
    ----------
    items : k items
    values : array of shape (n_people, k)
        NaN where a person did not answer.

    Raises
    ------
    ValueError
        If an answer is none of those that its item knows.
    """
    patterns = collapse(values, [item.answers for item in items])
    indicators = indicators_of(patterns, np.array([len(item.answers) for item in items]))
    grid = normal_grid(n_nodes)
    chances = item_boundaries(items, grid.nodes).log_probabilities
    return expect(indicators, chances, grid).log_likelihood


def moments(indicators: Indicators, log_probabilities: Floats, grid: Grid) -> tuple[Floats, Floats]:
    """Return mean and variance of the posterior of each pattern, two arrays of shape (U,)."""
    means, variances = [np.empty(0)], [np.empty(0)]
    for _, _, _, posterior in _blocks(indicators, log_probabilities, grid):
        mean = posterior @ grid.nodes
        means.append(mean)
        variances.append(np.maximum(posterior @ grid.nodes**2 - mean**2, 0.0))
    return np.concatenate(means), np.concatenate(variances)


def spacing_error(indicators: Indicators, log_probabilities: Floats, grid: Grid) -> float:
    """Return the error of the log-likelihood that the spacing of the grid is expected to cause.

    Notes
    -----
    For a normal posterior of spread s between places h apart the error is at most
    2 exp(-2 (pi s / h)²); it is as often above as below, so squares add up.
    """
    _, variances = moments(indicators, log_probabilities, grid)
    errors = 2 * np.exp(-2 * (np.pi / grid.spacing) ** 2 * variances)
    return float(np.sqrt(indicators.counts @ errors**2 / 2))


def _blocks(
    indicators: Indicators, log_probabilities: Floats, grid: Grid
) -> Iterator[tuple[Floats, Floats, Floats, Floats]]:
    flat = log_probabilities[indicators.has]
    for start in range(0, len(indicators.ones), ROWS):
        ones = indicators.ones[start : start + ROWS].astype(np.float64)
        joint = ones @ flat
        joint += grid.log_weights
        highest = joint.max(axis=1, keepdims=True)
        joint -= highest
        np.exp(joint, out=joint)
        total = joint.sum(axis=1, keepdims=True)
        joint /= total
        yield ones, indicators.counts[start : start + ROWS], (highest + np.log(total))[:, 0], joint
