"""Changes of teams that borrow strength from each other: what one team shows, weighed by all."""

from typing import Final

import numpy as np
from scipy.stats import chi2

from flowgap.scoring.mixture import Floats, NormalMixture

CHANGE_SPREAD_SCALE: Final = 10.0
"""POMP points. Half-normal prior of the spread of true changes (`docs/methods/trend.md`)."""

_NODES: Final = 100
_WIDEST: Final = 5.0
"""In units of the prior's scale; beyond lies less than a millionth of the prior."""
_ERROR_NODES: Final = 9
_SURE_OF_ERROR: Final = 400.0
"""Degrees of freedom from which the errors are taken as known."""
_NEGLIGIBLE: Final = 1e-9


def pool_changes(
    change: Floats, error: Floats, *, freedom: float, shared_error: float = 0.0
) -> NormalMixture:
    r"""Return what is believed of the true change of each team in one dimension.

    Parameters
    ----------
    change : array of shape (J,)
        Mean of a team's people in the later wave less that in the first, in points; J at least 1.
    error : array of shape (J,)
        Variance of `change`, above 0: the sum of those of both waves.
    freedom : float
        Degrees of freedom behind the variance of people, above 0.
    shared_error : float
        Standard error that all changes have in common, in points.

    Returns
    -------
    NormalMixture of J figures
        `1 - below(0)` is the probability of a rise. One team alone keeps its own change.

    Raises
    ------
    ValueError
        If there is no team, or an error is not above 0.

    Notes
    -----
    :math:`\Delta_j \sim N(\delta, \tau^2)`: the model of `pool_teams` for differences, and the
    same sums [1]_. Where teams changed alike, a team is believed to have changed like them; where
    none did, what one team shows is mostly taken for chance.

    References
    ----------
    .. [1] Gelman, Hill & Yajima (2012). J. of Research on Educational Effectiveness 5, 189-211.
    """
    if len(change) == 0:
        raise ValueError("there is no team to pool. Allowed: one or more")
    if not (error > 0).all():
        raise ValueError(f"an error variance of {error.min()}. Allowed: above 0")
    relative = _WIDEST / _NODES * (np.arange(_NODES) + 0.5)
    factors = _error_factors(freedom)
    between = np.repeat((CHANGE_SPREAD_SCALE * relative) ** 2, len(factors))[:, np.newaxis]
    errors = np.tile(factors, _NODES)[:, np.newaxis] * error
    precision = 1 / (between + errors)
    centre_error = 1 / precision.sum(axis=1)
    centre = centre_error * (precision @ change)
    fit = np.log(precision) - precision * (change - centre[:, np.newaxis]) ** 2
    log_weight = 0.5 * (fit.sum(axis=1) + np.log(centre_error))
    log_weight -= 0.5 * np.repeat(relative**2, len(factors))
    weights = np.exp(log_weight - log_weight.max())
    counts = weights > _NEGLIGIBLE
    pull = between * precision
    means = pull * change + (1 - pull) * centre[:, np.newaxis]
    variances = pull * errors + (1 - pull) ** 2 * centre_error[:, np.newaxis]
    return NormalMixture(
        weights=weights[counts] / weights[counts].sum(),
        means=means[counts].T,
        spreads=np.sqrt(variances[counts].T),
    ).blurred(shared_error)


def _error_factors(freedom: float) -> Floats:
    """Return equally likely factors by which the true errors differ from the estimated ones."""
    n_nodes = _ERROR_NODES if freedom < _SURE_OF_ERROR else 1
    return np.asarray(freedom / chi2.ppf((np.arange(n_nodes) + 0.5) / n_nodes, freedom))
