"""Where the search for item parameters begins."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from flowgap.scoring.irt.model import padded
from flowgap.scoring.irt.patterns import MISSING, Patterns
from flowgap.scoring.mixture import Floats

_PROBIT: Final = 1.7
"""A normal ogive of slope 1 looks like a logistic curve of this slope."""
_STRONGEST: Final = 0.9


def starting_parameters(patterns: Patterns, n_categories: NDArray[np.intp]) -> Floats:
    """Return discriminations and intercepts to begin with, shape (I, C), filled up with -inf.

    Notes
    -----
    Loadings on the first principal component of the correlations of category numbers, turned into
    discriminations as if answers were cut from a normal distribution; intercepts from the shares
    of people who answered at least so high.
    """
    loadings = _loadings(patterns)
    slopes = _PROBIT * loadings / np.sqrt(1 - loadings**2)
    steeper = np.sqrt(1 + (slopes / _PROBIT) ** 2)
    return np.column_stack([slopes, steeper[:, np.newaxis] * _intercepts(patterns, n_categories)])


def _loadings(patterns: Patterns) -> Floats:
    answered = patterns.codes != MISSING
    weights = answered * patterns.counts[:, np.newaxis]
    codes = np.where(answered, patterns.codes, 0).astype(np.float64)
    distance = np.where(answered, codes - (weights * codes).sum(axis=0) / weights.sum(axis=0), 0.0)
    together = answered.astype(np.float64).T @ weights
    joint = distance.T @ (distance * patterns.counts[:, np.newaxis]) / np.maximum(together, 1.0)
    spreads = np.sqrt(np.diag(joint))
    values, vectors = np.linalg.eigh(joint / np.outer(spreads, spreads))
    loadings = vectors[:, -1] * np.sqrt(values[-1])
    turned = loadings if loadings.sum() >= 0 else -loadings
    return np.asarray(np.clip(turned, -_STRONGEST, _STRONGEST))


def _intercepts(patterns: Patterns, n_categories: NDArray[np.intp]) -> Floats:
    rows = []
    for codes, n in zip(patterns.codes.T, n_categories, strict=True):
        numbers = np.bincount(codes, weights=patterns.counts, minlength=MISSING + 1)[:n]
        at_least = numbers[::-1].cumsum()[::-1][1:] / numbers.sum()
        rows.append(logit(at_least).tolist())
    return padded(rows)
