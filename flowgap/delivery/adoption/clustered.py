"""A slope by least squares, with an error that holds with few clusters."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes, Days, Flags

LEAST_SHARE: Final = 1e-9
"""Of a regressor's variance: with less left beside the others, it has no slope of its own."""
_NO_SPREAD: Final = 1e-10


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """A slope, its standard error, and the degrees of freedom of that error."""

    value: float
    error: float
    freedom: float


def clustered_slope(outcome: Days, regressor: Days, beside: Days, cluster: Codes) -> Slope | None:
    r"""Return the slope on `regressor` beside the columns of `beside`, None if it has none.

    Parameters
    ----------
    outcome, regressor : arrays of shape (n,)
    beside : array of shape (n, p)
        What else moves the outcome; columns may depend on one another.
    cluster : array of shape (n,)
        Rows of a cluster may hang together in any way.

    Notes
    -----
    With M the matrix that leaves residuals and w the weights of the slope, the variance is
    :math:`\sum_g (w_g' M_{gg}^{-1/2} e_g)^2` over clusters g: the CR2 estimator of [1]_, unbiased
    if errors are independent. Its degrees of freedom are those of Satterthwaite under the same
    errors. Where M_gg has no inverse, because clusters have a level of their own, its
    generalized inverse stands in [2]_.

    References
    ----------
    .. [1] R. M. Bell and D. F. McCaffrey (2002), Bias reduction in standard errors for linear
       regression with multi-stage samples, Survey Methodology 28, 169-181.
    .. [2] J. E. Pustejovsky and E. Tipton (2018), Small-sample methods for cluster-robust variance
       estimation and hypothesis testing in fixed effects models, JBES 36, 672-683.
    """
    leaves = _residuals_of(beside)
    own = leaves @ regressor
    left = float(own @ own)
    if left <= LEAST_SHARE * float(regressor @ regressor):
        return None
    weights = own / left
    leaves = leaves - np.outer(own, weights)
    parts = _parts(leaves, weights, cluster)
    spread = parts @ parts.T
    trace = float(np.trace(spread))
    return Slope(
        value=float(weights @ outcome),
        error=math.sqrt(float(((parts @ outcome) ** 2).sum())),
        freedom=trace**2 / float((spread**2).sum()),
    )


def _residuals_of(columns: Days) -> Days:
    return np.asarray(np.eye(len(columns)) - columns @ np.linalg.pinv(columns))


def _parts(leaves: Days, weights: Days, cluster: Codes) -> Days:
    """Return what each cluster adds to the slope's error, as weights on the outcome.

    Clusters are filled up to one size with rows of 0, which add nothing.
    """
    row, is_row = _rows(cluster)
    both = is_row[:, :, np.newaxis] & is_row[:, np.newaxis]
    blocks = np.where(both, leaves[row[:, :, np.newaxis], row[:, np.newaxis]], 0.0)
    values, vectors = np.linalg.eigh(blocks)
    scale = np.where(values > _NO_SPREAD, 1 / np.sqrt(np.maximum(values, _NO_SPREAD)), 0.0)
    turned = np.einsum("gi,gij->gj", np.where(is_row, weights[row], 0.0), vectors)
    adjusted = np.einsum("gj,gij->gi", turned * scale, vectors)
    return np.asarray(np.einsum("gi,gin->gn", np.where(is_row, adjusted, 0.0), leaves[row]))


def _rows(cluster: Codes) -> tuple[Codes, Flags]:
    """Return the rows of each cluster and which of them are real; both of shape (J, most)."""
    _names, number, sizes = np.unique(cluster, return_inverse=True, return_counts=True)
    is_row = np.arange(sizes.max()) < sizes[:, np.newaxis]
    row = np.zeros(is_row.shape, dtype=np.intp)
    row[is_row] = np.argsort(number, kind="stable")
    return row, is_row
