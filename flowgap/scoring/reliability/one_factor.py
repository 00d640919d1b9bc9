"""The model of one common factor, fitted to covariances of items by maximum likelihood."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.optimize import minimize

from flowgap.scoring.mixture import Floats

LEAST_RESIDUAL_SHARE: Final = 1e-4
"""Of an item's variance. A fit that leaves less to an item would leave less than nothing if it
were allowed to: a Heywood case."""

_SINGULAR: Final = 1e-9
"""Smallest eigenvalue of a correlation matrix from which items follow from one another."""

_NO_LOADING: Final = 1e-4
"""Standardized loading up to which an item has no part in the factor."""
_FEWEST_LOADED: Final = 3
"""With two, only the product of their loadings is known."""

_FLAT: Final = 1e-6
"""Largest slope of the likelihood at a fit that has converged."""

_MOST_STEPS: Final = 2_000

_OTHER_STARTS: Final = (0.2, 0.5, 0.8)
"""Residual shares to start from besides the usual ones: the likelihood may have several peaks."""


class NoFactor(StrEnum):
    """Why the model has no usable fit."""

    SINGULAR = "singular_covariance"
    NO_CONVERGENCE = "no_convergence"
    HEYWOOD = "heywood_case"
    UNRELATED = "no_common_factor"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFactor:
    """A fit of M items.

    Attributes
    ----------
    loadings, residuals : arrays of shape (M,)
        Unstandardized: covariances are `loadings` x `loadings`, plus `residuals` as variances.
        The factor has variance 1 and its sign is that of the sum of the loadings.
    discrepancy : float
        0 where the covariances are met exactly.
    """

    loadings: Floats
    residuals: Floats
    discrepancy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    log_residuals: Floats
    discrepancy: float
    slope: float


def fit_one_factor(covariance: Floats) -> OneFactor | NoFactor:
    r"""Return the maximum likelihood fit of one common factor.

    Parameters
    ----------
    covariance : array of shape (M, M)
        M at least 3; every item varies.

    Returns
    -------
    OneFactor or NoFactor
        The reason where items follow from one another, where an item's residual variance goes to
        0, where fewer than three items share it, or where no start leads to a flat point.

    Notes
    -----
    Given residual variances the best loadings are known from the largest eigenvalue of
    :math:`\Psi^{-1/2} S \Psi^{-1/2}`, so that only residuals are searched: with the other
    eigenvalues :math:`\theta_m` the discrepancy is :math:`\sum (\theta_m - \ln \theta_m - 1)` and
    its slope in :math:`\ln \psi_i` is :math:`\sum (1 - \theta_m) \omega_{im}^2` [1]_. The fit
    does not depend on the items' units, so it is made on correlations.

    References
    ----------
    .. [1] Joreskog (1967). Psychometrika 32(4), 443-482.
    """
    spreads = np.sqrt(covariance.diagonal())
    correlations = covariance / np.outer(spreads, spreads)
    if np.linalg.eigvalsh(correlations)[0] <= _SINGULAR:
        return NoFactor.SINGULAR
    best = min(_attempts(correlations), key=lambda attempt: attempt.discrepancy)
    shares = np.exp(best.log_residuals)
    if shares.min() <= 2 * LEAST_RESIDUAL_SHARE:
        return NoFactor.HEYWOOD
    if best.slope > _FLAT:
        return NoFactor.NO_CONVERGENCE
    values, vectors = _eigen(correlations, shares)
    standardized = np.sqrt(shares * max(values[-1] - 1, 0.0)) * vectors[:, -1]
    if np.count_nonzero(np.abs(standardized) > _NO_LOADING) < _FEWEST_LOADED:
        return NoFactor.UNRELATED
    loadings = standardized * spreads
    return OneFactor(
        loadings=loadings * (1.0 if loadings.sum() >= 0 else -1.0),
        residuals=shares * spreads**2,
        discrepancy=best.discrepancy,
    )


def _attempts(correlations: Floats) -> list[_Attempt]:
    n_items = len(correlations)
    usual = (1 - 0.5 / n_items) / np.linalg.inv(correlations).diagonal()
    starts = [usual, *(np.full(n_items, share) for share in _OTHER_STARTS)]
    return [_search(correlations, np.log(start)) for start in starts]


def _search(correlations: Floats, start: Floats) -> _Attempt:
    lowest = float(np.log(LEAST_RESIDUAL_SHARE))

    def misfit(log_residuals: Floats) -> tuple[float, Floats]:
        values, vectors = _eigen(correlations, np.exp(log_residuals))
        rest = np.maximum(values[:-1], np.finfo(np.float64).tiny)
        slope = vectors[:, :-1] ** 2 @ (1 - rest)
        return float(np.sum(rest - np.log(rest) - 1)), np.asarray(slope)

    found = minimize(
        misfit,
        np.maximum(start, lowest),
        jac=True,
        method="L-BFGS-B",
        bounds=[(lowest, 0.0)] * len(start),
        options={"ftol": 0.0, "gtol": 1e-10, "maxiter": _MOST_STEPS, "maxfun": 10 * _MOST_STEPS},
    )
    return _Attempt(
        log_residuals=np.asarray(found.x),
        discrepancy=float(found.fun),
        slope=float(np.abs(found.jac).max()),
    )


def _eigen(correlations: Floats, residuals: Floats) -> tuple[Floats, Floats]:
    """Return eigenvalues, ascending, and eigenvectors of the correlations over the residuals."""
    roots = np.sqrt(residuals)
    values, vectors = np.linalg.eigh(correlations / np.outer(roots, roots))
    return np.asarray(values), np.asarray(vectors)
