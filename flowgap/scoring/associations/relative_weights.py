"""Explained variance shared among predictors by way of uncorrelated ones: many at a time."""

from typing import Final

import numpy as np

from flowgap.scoring.mixture import Floats

_SMALLEST: Final = 1e-12
"""Eigenvalue of a correlation matrix; below, a predictor follows from the others."""


def relative_weights(covariance: Floats) -> Floats:
    r"""Return how much of the outcome's variance each predictor explains, by relative weights.

    Close to `lmg` without going through all subsets, and known to err where predictors are much
    alike [3]_: for more of them than `lmg` takes.

    Parameters
    ----------
    covariance : array of shape (..., p + 1, p + 1)
        Of p predictors and, last, the outcome; any number of such matrices.

    Returns
    -------
    array of shape (..., p)
        Shares of the outcome's variance; they add up to R² of all predictors. 0 for what does not
        vary.

    Notes
    -----
    With R the correlations of the predictors and r those with the outcome:
    :math:`(R^{1/2})^2 (R^{-1/2} r)^2`, squares taken element by element [1]_ [2]_.

    References
    ----------
    .. [1] Genizi (1993). Statistica Sinica 3(2), 407-420.
    .. [2] Johnson (2000). Multivariate Behavioral Research 35(1), 1-19.
    .. [3] Thomas, Zumbo, Kwan & Schweitzer (2014). Multivariate Behavioral Research 49(4), 329-338.
    """
    root, with_outcome = _root_and_shares(covariance)
    return np.asarray(np.einsum("...ij,...j->...i", root**2, with_outcome))


def car_weights(covariance: Floats) -> Floats:
    """Return squared correlations of the outcome with the predictors made uncorrelated.

    Parameters and result as of `relative_weights`; CAR scores of Zuber and Strimmer (2011),
    Statistical Applications in Genetics and Molecular Biology 10(1), 34.
    """
    return _root_and_shares(covariance)[1]


def _root_and_shares(covariance: Floats) -> tuple[Floats, Floats]:
    """Return the root of the predictors' correlations, and the squares of its inverse times r."""
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    # Rounding takes a variance of nothing below 0.
    spread = np.sqrt(np.maximum(variance, 0.0))
    safe = np.where(spread > 0, spread, 1.0)
    correlation = covariance / (safe[..., :, np.newaxis] * safe[..., np.newaxis, :])
    values, vectors = np.linalg.eigh(correlation[..., :-1, :-1])
    known = values > _SMALLEST
    roots = np.sqrt(np.where(known, values, 1.0))
    turned = np.einsum("...ji,...j->...i", vectors, correlation[..., :-1, -1])
    back = np.where(known, turned / roots, 0.0)
    root = np.einsum("...ij,...j,...kj->...ik", vectors, np.where(known, roots, 0.0), vectors)
    return root, np.asarray(np.einsum("...ij,...j->...i", vectors, back) ** 2)
