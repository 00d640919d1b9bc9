"""How explained variance is shared among predictors: LMG, the exact Shapley value of R²."""

from math import comb
from typing import Final

import numpy as np

from flowgap.scoring.mixture import Floats

MOST_PREDICTORS: Final = 16
_NO_VARIANCE: Final = 1e-10
"""Share of a predictor's variance that the others leave; below, it follows from them."""


def lmg(covariance: Floats) -> Floats:
    r"""Return how much of the outcome's variance each predictor explains.

    Parameters
    ----------
    covariance : array of shape (..., p + 1, p + 1)
        Of p predictors and, last, the outcome; any number of such matrices. Up to
        `MOST_PREDICTORS`.

    Returns
    -------
    array of shape (..., p)
        Shares of the outcome's variance; they add up to R² of all predictors. All 0 where the
        outcome does not vary.

    Raises
    ------
    ValueError
        If there are too many predictors, or the matrices are not square.

    Notes
    -----
    The rise of R² by a predictor, averaged over all orders in which predictors may enter [1]_, is
    the same as general dominance [2]_ and the Shapley value. Its weight after a set of s others is
    :math:`1 / (p \binom{p-1}{s})`.

    References
    ----------
    .. [1] Lindeman, Merenda & Gold (1980). Introduction to Bivariate and Multivariate Analysis.
    .. [2] Budescu (1993). Psychological Bulletin 114(3), 542-551.
    """
    n_predictors = covariance.shape[-1] - 1
    return subset_r2(covariance) @ _weights(n_predictors)


def subset_r2(covariance: Floats) -> Floats:
    """Return R² of every subset of the predictors.

    Parameters
    ----------
    covariance : array of shape (..., p + 1, p + 1)
        As in `lmg`.

    Returns
    -------
    array of shape (..., 2 ** p)
        The number of a subset holds predictor 0 as its highest bit: 0 is the empty subset, the
        last one holds all.

    Notes
    -----
    Every predictor is either dropped or swept out (a Schur complement): one step for two subsets
    in place of one regression for each. A predictor that follows from those already swept out
    adds nothing.
    """
    _check(covariance)
    *batch, size, _ = covariance.shape
    spread = np.sqrt(np.maximum(np.diagonal(covariance, axis1=-2, axis2=-1), 0.0))
    scale = np.where(spread > 0, spread, 1.0)
    left = covariance / (scale[..., :, np.newaxis] * scale[..., np.newaxis, :])
    left = left[..., np.newaxis, :, :]
    for _ in range(size - 1):
        left = np.stack([left[..., 1:, 1:], _swept(left)], axis=-3)
        left = left.reshape(*batch, -1, *left.shape[-2:])
    explained = np.where(spread[..., -1:] > 0, 1.0 - left[..., 0, 0], 0.0)
    return np.asarray(explained)


def _check(covariance: Floats) -> None:
    rows, columns = covariance.shape[-2:]
    if rows != columns or not 1 <= rows <= MOST_PREDICTORS + 1:
        raise ValueError(
            f"covariances of shape {rows} x {columns}. "
            f"Allowed: square, at most {MOST_PREDICTORS} predictors and the outcome"
        )


def _swept(left: Floats) -> Floats:
    pivot, column = left[..., 0, 0], left[..., 1:, 0]
    varies = pivot > _NO_VARIANCE
    factor = np.where(varies, 1.0 / np.where(varies, pivot, 1.0), 0.0)
    taken = column[..., :, np.newaxis] * column[..., np.newaxis, :]
    return np.asarray(left[..., 1:, 1:] - factor[..., np.newaxis, np.newaxis] * taken)


def _weights(n_predictors: int) -> Floats:
    """Return by how much R² of each subset enters each predictor, shape (2 ** p, p)."""
    subsets = np.arange(2**n_predictors)[:, np.newaxis]
    member = (subsets >> np.arange(n_predictors)[::-1]) & 1
    n_others = member.sum(axis=1, keepdims=True) - member
    weight = np.array([1 / (n_predictors * comb(n_predictors - 1, n)) for n in range(n_predictors)])
    return np.asarray(np.where(member == 1, 1.0, -1.0) * weight[n_others])
