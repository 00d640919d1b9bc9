"""Cronbach's alpha with Feldt's interval."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scipy.stats import f as f_distribution

from flowgap.scoring.mixture import INTERVAL, Floats
from flowgap.scoring.points import Points
from flowgap.scoring.reliability.covariance import (
    NEGLIGIBLE,
    complete_covariance,
    complete_rows,
    pairwise_covariance,
)

FEWEST_ITEMS: Final = 2
FEWEST_PEOPLE: Final = 2


class NoAlpha(StrEnum):
    """Why there is no alpha."""

    FEW_ITEMS = "fewer_than_two_items"
    FEW_PEOPLE = "fewer_than_two_complete_rows"
    EQUAL_SUMS = "sums_do_not_vary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Alpha and the ends of its 90 % interval, or the reason why there is none.

    `n` people answered every item.
    """

    n: int
    value: float | None
    low: float | None
    high: float | None
    reason: NoAlpha | None


def estimate_alpha(points: Points) -> Alpha:
    r"""Return Cronbach's alpha over the people who answered every item, with its interval.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Reversed items already turned; rows with NaN are left out before anything is counted.

    Returns
    -------
    Alpha
        Up to 1, and below 0 where items disagree. No value with fewer than 2 items or 2
        complete people, or where sums do not vary.

    Notes
    -----
    :math:`\alpha = \frac{M}{M-1} (1 - \sum_m \sigma_m^2 / \sigma_X^2)` with variances over n - 1
    [1]_. It assumes that all items measure the dimension equally well. Under that assumption and
    normality :math:`(1 - \alpha) / (1 - \hat\alpha)` has the F distribution with n - 1 and
    (n - 1)(M - 1) degrees of freedom [2]_.

    References
    ----------
    .. [1] Cronbach (1951). Psychometrika 16(3), 297-334.
    .. [2] Feldt (1965). Psychometrika 30(3), 357-370.
    """
    complete = complete_rows(points)
    n_people, n_items = complete.shape
    if n_items < FEWEST_ITEMS:
        return _none(n_people, NoAlpha.FEW_ITEMS)
    if n_people < FEWEST_PEOPLE:
        return _none(n_people, NoAlpha.FEW_PEOPLE)
    value = alpha_of_covariance(complete_covariance(complete))
    if value is None:
        return _none(n_people, NoAlpha.EQUAL_SUMS)
    low, high = _feldt(value, n_people, n_items)
    return Alpha(n=n_people, value=value, low=low, high=high, reason=None)


def cronbach_alpha(points: Points) -> float | None:
    """Return the value of `estimate_alpha` alone."""
    return estimate_alpha(points).value


def pairwise_alpha(points: Points) -> float | None:
    """Return alpha of covariances over the people who answered both of two items.

    It uses more answers than `cronbach_alpha`, from different people for each pair: None with
    fewer than 2 items or where two items have fewer than 2 people in common.
    """
    covariance = pairwise_covariance(points)
    return None if covariance is None else alpha_of_covariance(covariance)


def alpha_of_covariance(covariance: Floats) -> float | None:
    """Return alpha of items with these covariances; None for one item or where sums do not vary.

    Parameters
    ----------
    covariance : array of shape (n_items, n_items)
    """
    n_items = len(covariance)
    if n_items < FEWEST_ITEMS:
        return None
    of_items, of_sum = float(covariance.trace()), float(covariance.sum())
    if of_sum <= NEGLIGIBLE * of_items:
        return None
    return n_items / (n_items - 1) * (1 - of_items / of_sum)


def _feldt(alpha: float, n_people: int, n_items: int) -> tuple[float, float]:
    between, within = n_people - 1, (n_people - 1) * (n_items - 1)
    tail = (1 - INTERVAL) / 2
    ratios = f_distribution.ppf([1 - tail, tail], between, within)
    return 1 - (1 - alpha) * float(ratios[0]), 1 - (1 - alpha) * float(ratios[1])


def _none(n_people: int, reason: NoAlpha) -> Alpha:
    return Alpha(n=n_people, value=None, low=None, high=None, reason=reason)
