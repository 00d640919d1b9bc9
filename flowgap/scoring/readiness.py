"""Readiness: the mean of the practice dimensions, and which of them is the weakest."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.mixture import INTERVAL, Floats

N_DRAWS: Final = 20_000
N_WEIGHTS: Final = 1_000
"""Draws of other weights, all mixtures of the dimensions being equally likely."""
_LOW: Final = (1 - INTERVAL) / 2
_JITTER: Final = 1e-6
"""Squared points: a thousandth of a point, far below what is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessEstimate:
    """Readiness in points, its 90 % interval, and the chance of each dimension to be the lowest.

    Attributes
    ----------
    weakest : array of shape (n_dimensions,)
        Adds up to 1.
    weights_low, weights_high : float
        The 5th and 95th percentile under other weights of the dimensions: how much of the figure
        is a choice.
    """

    estimate: float
    low: float
    high: float
    weakest: Floats
    weights_low: float
    weights_high: float


def estimate_readiness(
    estimates: Floats, covariance: Floats, rng: np.random.Generator
) -> ReadinessEstimate:
    """Return the equal-weight mean of the dimensions and the chance of each to be the weakest.

    Parameters
    ----------
    estimates : array of shape (n_dimensions,)
        Company scores in points.
    covariance : array of shape (n_dimensions, n_dimensions)
        Of their errors: people who see one practice brightly see others brightly, so errors go
        together and the mean is less certain than independent ones would make it.
    rng : Generator
        For the draws behind `weakest`, the interval and the weights.

    Raises
    ------
    ValueError
        If there is no dimension.
    """
    if estimates.size == 0:
        raise ValueError("readiness needs at least one dimension")
    # Unlike eigenvectors, a Cholesky factor follows its matrix without jumps: the order in which
    # people were counted changes no draw. The jitter keeps equal dimensions from being singular.
    factor = np.linalg.cholesky(covariance + _JITTER * np.eye(len(estimates)))
    draws = estimates + rng.standard_normal((N_DRAWS, len(estimates))) @ factor.T
    means = draws.mean(axis=1)
    lowest = np.bincount(draws.argmin(axis=1), minlength=len(estimates))
    reweighted = rng.dirichlet(np.ones(len(estimates)), size=N_WEIGHTS) @ estimates
    return ReadinessEstimate(
        estimate=float(estimates.mean()),
        low=float(np.quantile(means, _LOW)),
        high=float(np.quantile(means, 1 - _LOW)),
        weakest=lowest / N_DRAWS,
        weights_low=float(np.quantile(reweighted, _LOW)),
        weights_high=float(np.quantile(reweighted, 1 - _LOW)),
    )


def error_covariance(influences: Floats, spreads: Floats) -> Floats:
    r"""Return the covariance of the errors of company scores.

    Parameters
    ----------
    influences : array of shape (n_people, n_dimensions)
        By how much each person moves a company score away from what their group says: weight
        times distance from the group's mean; 0 for who has no score.
    spreads : array of shape (n_dimensions,)
        Standard deviations of the company scores, which the result keeps on its diagonal.

    Returns
    -------
    array of shape (n_dimensions, n_dimensions)

    Notes
    -----
    Two scores err together as far as the same people answered both and lie on the same side of
    their groups' means: correlations are those of the influences.
    """
    joint = influences.T @ influences
    scale = np.sqrt(np.diag(joint))
    safe = np.where(scale > 0, scale, 1.0)
    correlation = joint / np.outer(safe, safe)
    np.fill_diagonal(correlation, 1.0)
    return np.asarray(correlation * np.outer(spreads, spreads))
