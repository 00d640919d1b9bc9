"""The graded response model: how likely each answer is, given where a person stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import expit, log_expit

from flowgap.scoring.mixture import Floats

FLATTEST: Final = 1e-4
"""A discrimination nearer to 0 has no thresholds: -d / a would be thousands of spreads."""
_TINY: Final = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedItem:
    r"""An item of the graded response model, in the logistic metric (no factor 1.702).

    Attributes
    ----------
    discrimination : float
        a. Below 0, the item runs against the others.
    intercepts : tuple of float
        :math:`d_c`, falling: :math:`P(X \ge c \mid \theta) = 1 / (1 + \exp(-(a\theta + d_c)))`.
    answers : tuple of float
        The answers that people used, rising; one more than there are intercepts.
    """

    discrimination: float
    intercepts: tuple[float, ...]
    answers: tuple[float, ...]

    @property
    def thresholds(self) -> tuple[float, ...] | None:
        """Where half of the people answer so high, b = -d / a; None where a is practically 0."""
        if abs(self.discrimination) < FLATTEST:
            return None
        return tuple(-intercept / self.discrimination for intercept in self.intercepts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundaries:
    """Chances to answer at least so high, for I items with up to C categories at Q places.

    Attributes
    ----------
    logits : array of shape (I, C - 1, Q)
        Falling along the second axis; -inf past the last boundary of an item with fewer categories.
    at_least, below : arrays of shape (I, C + 1, Q)
        P(X >= c) and P(X < c) from c = 0 (certain) to c = C (impossible).
    apart : array of shape (I, C, 1)
        1 - exp(-(distance of the two boundaries of a category)).
    """

    logits: Floats
    at_least: Floats
    below: Floats
    apart: Floats

    @property
    def probabilities(self) -> Floats:
        """P(X = c), shape (I, C, Q)."""
        # The difference of two chances near 1 would lose all digits; this product loses none.
        return self.at_least[:, :-1] * self.below[:, 1:] * self.apart

    @property
    def log_probabilities(self) -> Floats:
        """Log P(X = c), shape (I, C, Q); -inf for categories that an item does not have."""
        log = np.zeros_like(self.at_least[:, 1:])
        log[:, 1:] += log_expit(self.logits)
        log[:, :-1] += log_expit(-self.logits)
        return log + np.log(self.apart)

    @property
    def pulls(self) -> Floats:
        r"""The derivative of log P(X = c) by the logit of all boundaries, shape (I, C, Q)."""
        return self.below[:, :-1] - self.at_least[:, 1:]


def boundaries_of(shifts: Floats, intercepts: Floats) -> Boundaries:
    """Return the boundaries of items whose logits are shift plus intercept.

    Parameters
    ----------
    shifts : array of shape (I, Q)
        Discrimination times place.
    intercepts : array of shape (I, C - 1)
        Falling in each row, then -inf.
    """
    logits = shifts[:, np.newaxis, :] + intercepts[:, :, np.newaxis]
    n_items, _, n_places = logits.shape
    edge = np.ones((n_items, 1, n_places))
    at_least = np.concatenate([edge, expit(logits), np.zeros_like(edge)], axis=1)
    below = np.concatenate([np.zeros_like(edge), expit(-logits), edge], axis=1)
    return Boundaries(
        logits=logits, at_least=at_least, below=below, apart=_apart(intercepts)[:, :, np.newaxis]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Curvature:
    """First derivatives of a log-likelihood and its expected information, item by item.

    Attributes
    ----------
    gradient : array of shape (I, M + C - 1)
        By the M slopes, then by the intercepts; 0 for intercepts that an item does not have.
    information : array of shape (I, M + C - 1, M + C - 1)
        1 on the diagonal for intercepts that an item does not have.
    """

    gradient: Floats
    information: Floats


def curvature_of(boundaries: Boundaries, counts: Floats, covariates: Floats) -> Curvature:
    r"""Return the gradient and the Fisher information of the counts.

    Parameters
    ----------
    counts : array of shape (I, C, Q)
        How many answered each category at each place; fractions are allowed.
    covariates : array of shape (M, Q)
        What the slopes multiply.

    Notes
    -----
    With :math:`w_c = S_c (1 - S_c)`, :math:`S_c = P(X \ge c)`:
    :math:`\partial \log P_c / \partial d_c = w_c / P_c`,
    :math:`\partial \log P_c / \partial d_{c+1} = -w_{c+1} / P_c` and
    :math:`\partial \log P_c / \partial a = \theta (1 - S_c - S_{c+1})`; the information is the
    expectation of their products [1]_.

    References
    ----------
    .. [1] Samejima (1969). Psychometrika Monograph Supplement 17.
    """
    at_least, below, apart = boundaries.at_least, boundaries.below, boundaries.apart
    spread = at_least[:, 1:-1] * below[:, 1:-1]
    rise = below[:, 1:-1] / (np.maximum(below[:, 2:], _TINY) * apart[:, 1:])
    fall = at_least[:, 1:-1] / (np.maximum(at_least[:, :-2], _TINY) * apart[:, :-1])
    pulls = boundaries.pulls
    here = counts.sum(axis=1)
    by_intercept = (counts[:, 1:] * rise - counts[:, :-1] * fall).sum(axis=2)
    by_slope = (counts * pulls).sum(axis=1) @ covariates.T

    n_slopes = len(covariates)
    n = n_slopes + by_intercept.shape[1]
    information = np.zeros((len(counts), n, n))
    of_slopes = here * (boundaries.probabilities * pulls**2).sum(axis=1)
    information[:, :n_slopes, :n_slopes] = np.einsum(
        "mq,iq,lq->iml", covariates, of_slopes, covariates, optimize=True
    )
    weighted = here[:, np.newaxis, :] * spread
    mixed = (weighted * (at_least[:, :-2] - at_least[:, 2:])) @ covariates.T
    information[:, n_slopes:, :n_slopes] = mixed
    information[:, :n_slopes, n_slopes:] = mixed.transpose(0, 2, 1)
    own = np.arange(n_slopes, n)
    diagonal = (weighted * (rise + fall)).sum(axis=2)
    # Categories that an item does not have must not make its information singular.
    absent = np.isneginf(boundaries.logits[:, :, 0])
    information[:, own, own] = np.where(absent, 1.0, diagonal)
    beside = -(weighted[:, 1:] * rise[:, :-1]).sum(axis=2)
    information[:, own[:-1], own[1:]] = beside
    information[:, own[1:], own[:-1]] = beside
    return Curvature(gradient=np.hstack([by_slope, by_intercept]), information=information)


def probabilities(item: GradedItem, theta: Floats) -> Floats:
    """Return the chance of each answer at each place, shape (n_answers, n_places).

    Parameters
    ----------
    theta : array of shape (n_places,)
        Standing of people; 0 is the mean and 1 the spread of those the item was fitted to.
    """
    return np.asarray(item_boundaries([item], theta).probabilities[0])


def item_boundaries(items: Sequence[GradedItem], theta: Floats) -> Boundaries:
    """Return the boundaries of several items at the same places."""
    slopes = np.array([item.discrimination for item in items])
    intercepts = padded([item.intercepts for item in items])
    return boundaries_of(np.multiply.outer(slopes, theta), intercepts)


def padded(rows: Sequence[Sequence[float]]) -> Floats:
    """Return rows of different length as one array, filled up with -inf."""
    table = np.full((len(rows), max(map(len, rows))), -np.inf)
    for row, values in zip(table, rows, strict=True):
        row[: len(values)] = values
    return table


def _apart(intercepts: Floats) -> Floats:
    upper, lower = intercepts[:, :-1], intercepts[:, 1:]
    gaps = np.full((len(intercepts), intercepts.shape[1] + 1), np.inf)
    np.subtract(upper, lower, out=gaps[:, 1:-1], where=np.isfinite(upper))
    return -np.expm1(-gaps)
