"""Ordinal logistic regression: how answers go with what is known of people."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit

from flowgap.scoring.irt.ascent import Place, climb
from flowgap.scoring.irt.model import boundaries_of, curvature_of
from flowgap.scoring.mixture import Floats

_PRIOR_SPREAD: Final = 30.0
"""Of slopes: it keeps them finite where a covariate tells the answers without error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalFit:
    """Slopes in logits per unit, shape (M,), and the log-likelihood."""

    slopes: Floats
    log_likelihood: float


def fit_ordinal(codes: NDArray[np.intp], covariates: Floats) -> OrdinalFit:
    r"""Fit the proportional odds model.

    Parameters
    ----------
    codes : array of shape (n,)
        Categories 0 to m - 1, each used at least once, m at least 2.
    covariates : array of shape (M, n)
        Of about unit spread.

    Raises
    ------
    ValueError
        If a category is not used, or there are fewer than two.

    Notes
    -----
    :math:`P(X \ge c) = 1 / (1 + \exp(-(\beta z + d_c)))` (McCullagh 1980, J. Royal Statistical
    Society B 42, 109-142), by Fisher scoring. The log-likelihood is given without the prior.
    """
    numbers = np.bincount(codes)
    if len(numbers) < 2 or not numbers.all():  # noqa: PLR2004 - an order needs two categories
        raise ValueError(f"every category must be used, and two at least: got {numbers.tolist()}")
    n_slopes = len(covariates)
    counts = np.zeros((1, len(numbers), len(codes)))
    counts[0, codes, np.arange(len(codes))] = 1.0

    def evaluate(parameters: Floats) -> Place | None:
        slopes, intercepts = parameters[0, :n_slopes], parameters[:, n_slopes:]
        if not (np.diff(intercepts[0]) < 0).all():
            return None
        boundaries = boundaries_of((slopes @ covariates)[np.newaxis], intercepts)
        curvature = curvature_of(boundaries, counts, covariates)
        precision = 1 / _PRIOR_SPREAD**2
        curvature.gradient[0, :n_slopes] -= precision * slopes
        own = np.arange(n_slopes)
        curvature.information[0, own, own] += precision
        value = _log_likelihood(boundaries.log_probabilities, codes)
        return Place(
            parameters=parameters,
            value=value - precision * float(slopes @ slopes) / 2,
            curvature=curvature,
        )

    at_least = numbers[::-1].cumsum()[::-1][1:] / len(codes)
    summit = climb(evaluate, np.concatenate([np.zeros(n_slopes), logit(at_least)])[np.newaxis])
    slopes = summit.parameters[0, :n_slopes]
    boundaries = boundaries_of((slopes @ covariates)[np.newaxis], summit.parameters[:, n_slopes:])
    return OrdinalFit(
        slopes=slopes, log_likelihood=_log_likelihood(boundaries.log_probabilities, codes)
    )


def _log_likelihood(log_probabilities: Floats, codes: NDArray[np.intp]) -> float:
    return float(log_probabilities[0, codes, np.arange(len(codes))].sum())
