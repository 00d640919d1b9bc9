"""Single items beside the rest of their dimension, and the matrix of their correlations."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.optimize import minimize

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points
from flowgap.scoring.reliability.alpha import (
    FEWEST_ITEMS,
    FEWEST_PEOPLE,
    NoAlpha,
    alpha_of_covariance,
)
from flowgap.scoring.reliability.covariance import (
    NEGLIGIBLE,
    complete_covariance,
    complete_rows,
)


class NoRest(StrEnum):
    """Why an item has no correlation with the others."""

    FEW_PEOPLE = "fewer_than_two_complete_rows"
    ALONE = "no_other_item"
    CONSTANT = "item_does_not_vary"
    EQUAL_SUMS = "sum_of_others_does_not_vary"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFit:
    """One item: its correlation with the sum of the others, and alpha of the others alone.

    Each is None with the reason beside it.
    """

    item_rest_r: float | None
    rest_reason: NoRest | None
    alpha_if_deleted: float | None
    alpha_reason: NoAlpha | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterItem:
    """What the correlations of all items say together.

    Attributes
    ----------
    mean_r : float
        Mean of the correlations between different items.
    standardized_alpha : float
        Alpha of items brought to equal variance.
    lambda6 : float or None
        Guttman's lower bound; None where an item follows from the others.
    standardized_omega : float
        Of items brought to equal variance, by the factor of least squared residuals.
    """

    mean_r: float
    standardized_alpha: float
    lambda6: float | None
    standardized_omega: float


def item_fits(points: Points) -> tuple[ItemFit, ...]:
    """Return each item beside the rest, over the people who answered every item.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Reversed items already turned; NaN is no answer.
    """
    complete = complete_rows(points)
    n_items = int(points.shape[1])
    if len(complete) < FEWEST_PEOPLE:
        nobody = ItemFit(
            item_rest_r=None,
            rest_reason=NoRest.FEW_PEOPLE,
            alpha_if_deleted=None,
            alpha_reason=NoAlpha.FEW_PEOPLE,
        )
        return (nobody,) * n_items
    covariance = complete_covariance(complete)
    return tuple(_item_fit(covariance, item) for item in range(n_items))


def inter_item(points: Points) -> InterItem | None:
    r"""Return the statistics of the correlation matrix, over the people who answered every item.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Reversed items already turned; NaN is no answer.

    Returns
    -------
    InterItem or None
        None with fewer than 2 items or 2 complete people, or where an item does not vary.

    Notes
    -----
    With correlations R and squared multiple correlations :math:`s_m`, Guttman's
    :math:`\lambda_6 = 1 - \sum (1 - s_m) / \sum R` [1]_. Standardized omega is
    :math:`1 - \sum (1 - \lambda_m^2) / \sum R` with loadings that leave the least squared
    residual correlations (Harman & Jones's minres [2]_): another figure than `estimate_omega`.

    References
    ----------
    .. [1] Guttman (1945). Psychometrika 10(4), 255-282.
    .. [2] Harman & Jones (1966). Psychometrika 31(3), 351-368.
    """
    complete = complete_rows(points)
    if len(complete) < FEWEST_PEOPLE or points.shape[1] < 2:  # noqa: PLR2004 - two correlate
        return None
    covariance = complete_covariance(complete)
    spreads = np.sqrt(covariance.diagonal())
    if (spreads == 0).any():
        return None
    correlations = covariance / np.outer(spreads, spreads)
    alpha = alpha_of_covariance(correlations)
    if alpha is None:
        return None
    n_items, total = len(correlations), float(correlations.sum())
    return InterItem(
        mean_r=(total - n_items) / (n_items * (n_items - 1)),
        standardized_alpha=alpha,
        lambda6=_lambda6(correlations),
        standardized_omega=1 - float(np.sum(1 - _minres_loadings(correlations) ** 2)) / total,
    )


def _item_fit(covariance: Floats, item: int) -> ItemFit:
    others = np.arange(len(covariance)) != item
    among = covariance[np.ix_(others, others)]
    own, of_rest = float(covariance[item, item]), float(among.sum())
    shared = float(covariance[item, others].sum())
    reason = _why_no_rest(own, of_rest, among)
    alpha = alpha_of_covariance(among)
    few, equal = NoAlpha.FEW_ITEMS, NoAlpha.EQUAL_SUMS
    return ItemFit(
        item_rest_r=None if reason else shared / (own * of_rest) ** 0.5,
        rest_reason=reason,
        alpha_if_deleted=alpha,
        alpha_reason=None if alpha is not None else few if len(among) < FEWEST_ITEMS else equal,
    )


def _why_no_rest(own: float, of_rest: float, among: Floats) -> NoRest | None:
    if len(among) == 0:
        return NoRest.ALONE
    if own == 0:
        return NoRest.CONSTANT
    return None if of_rest > NEGLIGIBLE * float(among.trace()) else NoRest.EQUAL_SUMS


def _lambda6(correlations: Floats) -> float | None:
    if np.linalg.eigvalsh(correlations)[0] <= NEGLIGIBLE:
        return None
    unexplained = 1 / np.linalg.inv(correlations).diagonal()
    return 1 - float(unexplained.sum() / correlations.sum())


def _minres_loadings(correlations: Floats) -> Floats:
    between = correlations - np.diag(correlations.diagonal())

    def misfit(loadings: Floats) -> tuple[float, Floats]:
        product = np.outer(loadings, loadings)
        residual = between - product + np.diag(product.diagonal())
        return float(np.sum(residual**2)), np.asarray(-4 * residual @ loadings)

    n_items = len(correlations)
    found = minimize(
        misfit,
        np.full(n_items, 0.5),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-1.0, 1.0)] * n_items,
        options={"ftol": 0.0, "gtol": 1e-9},
    )
    return np.asarray(found.x)
