"""McDonald's omega of items that measure one thing, each as well as it can."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.scoring.points import Points
from flowgap.scoring.reliability.covariance import complete_covariance, complete_rows
from flowgap.scoring.reliability.one_factor import NoFactor, OneFactor, fit_one_factor

FEWEST_ITEMS: Final = 3


class NoOmega(StrEnum):
    """Why there is no omega."""

    FEW_ITEMS = "fewer_than_three_items"
    FEW_PEOPLE = "fewer_than_two_complete_rows"
    CONSTANT_ITEM = "constant_item"
    SINGULAR = "singular_covariance"
    NO_CONVERGENCE = "no_convergence"
    HEYWOOD = "heywood_case"
    UNRELATED = "no_common_factor"
    WRONG_WAY = "loadings_of_mixed_sign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Omega:
    """Omega, or the reason why there is none.

    Attributes
    ----------
    n : int
        People who answered every item.
    value : float or None
        0 to 1.
    over_observed : float or None
        The same numerator over the observed variance of the sum.
    loadings, residuals : tuples of n_items, or empty without a fit
        Unstandardized; `residuals` are variances.
    items : tuple of int
        Places of the items that the reason speaks of.
    """

    n: int
    value: float | None
    over_observed: float | None = None
    loadings: tuple[float, ...] = ()
    residuals: tuple[float, ...] = ()
    reason: NoOmega | None = None
    items: tuple[int, ...] = ()


def estimate_omega(points: Points) -> Omega:
    r"""Return congeneric omega over the people who answered every item.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Reversed items already turned; rows with NaN are left out before anything is counted.

    Returns
    -------
    Omega
        Without a value, and with a reason, where the one-factor model cannot be fitted or some
        items load the other way than most: their sum measures nothing.

    Notes
    -----
    :math:`\omega = (\sum \lambda_m)^2 / ((\sum \lambda_m)^2 + \sum \psi_m)` with the
    unstandardized loadings and residual variances of one factor, fitted by maximum likelihood to
    covariances over n [1]_, [2]_.

    References
    ----------
    .. [1] McDonald (1999). Test Theory: A Unified Treatment. Erlbaum.
    .. [2] Flora (2020). Advances in Methods and Practices in Psychological Science 3(4), 484-501.
    """
    complete = complete_rows(points)
    n_people, n_items = complete.shape
    if n_items < FEWEST_ITEMS:
        return Omega(n=n_people, value=None, reason=NoOmega.FEW_ITEMS)
    if n_people < 2:  # noqa: PLR2004 - a covariance needs two people
        return Omega(n=n_people, value=None, reason=NoOmega.FEW_PEOPLE)
    covariance = complete_covariance(complete) * (n_people - 1) / n_people
    constant = np.flatnonzero(covariance.diagonal() == 0)
    if len(constant):
        items = tuple(constant.tolist())
        return Omega(n=n_people, value=None, reason=NoOmega.CONSTANT_ITEM, items=items)
    fit = fit_one_factor(covariance)
    if isinstance(fit, NoFactor):
        return Omega(n=n_people, value=None, reason=NoOmega(fit.value))
    return _omega(fit, float(covariance.sum()), n_people)


def _omega(fit: OneFactor, observed: float, n_people: int) -> Omega:
    loadings, residuals = tuple(fit.loadings.tolist()), tuple(fit.residuals.tolist())
    wrong_way = tuple(np.flatnonzero(fit.loadings < 0).tolist())
    if wrong_way:
        return Omega(
            n=n_people,
            value=None,
            loadings=loadings,
            residuals=residuals,
            reason=NoOmega.WRONG_WAY,
            items=wrong_way,
        )
    common = sum(loadings) ** 2
    return Omega(
        n=n_people,
        value=common / (common + sum(residuals)),
        over_observed=common / observed,
        loadings=loadings,
        residuals=residuals,
    )
