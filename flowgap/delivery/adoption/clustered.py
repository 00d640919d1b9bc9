"""A slope by least squares, with an error that holds with few clusters."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes, Days

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
    parts = np.stack([_part(leaves, weights, cluster == one) for one in np.unique(cluster)])
    spread = parts @ parts.T
    trace = float(np.trace(spread))
    return Slope(
        value=float(weights @ outcome),
        error=math.sqrt(float(((parts @ outcome) ** 2).sum())),
        freedom=trace**2 / float((spread**2).sum()),
    )


def _residuals_of(columns: Days) -> Days:
    return np.asarray(np.eye(len(columns)) - columns @ np.linalg.pinv(columns))


def _part(leaves: Days, weights: Days, rows: Days) -> Days:
    """Return what a cluster adds to the slope's error, as weights on the outcome."""
    values, vectors = np.linalg.eigh(leaves[np.ix_(rows, rows)])
    scaled = np.where(values > _NO_SPREAD, 1 / np.sqrt(np.maximum(values, _NO_SPREAD)), 0.0)
    return np.asarray(((weights[rows] @ vectors) * scaled) @ vectors.T @ leaves[rows])
