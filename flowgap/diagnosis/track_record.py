"""Whether expected effects came as they were foretold: Brier score, bias and coverage."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from scipy.stats import t as student

from flowgap.delivery.comparison.exact_intervals import share_interval
from flowgap.delivery.comparison.resampling import LEVEL
from flowgap.result.track_record import LEAST_CASES, LEAST_ORGANIZATIONS, TrackRecord

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One expected effect and what was seen of it, in days: negative is faster.

    `organization` tells whose it is; effects of one organization are alike.
    """

    expected_days: float
    low: float
    high: float
    p_faster: float
    observed_days: float
    organization: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean over cases with its interval."""

    value: float
    low: float
    high: float


def chance_of_faster(days: float, low: float, high: float, *, level: float = LEVEL) -> float:
    r"""Return the probability that an effect is below 0, from its interval.

    Parameters
    ----------
    days, low, high : float
        Expected change in days, and the ends of its interval of this level.

    Returns
    -------
    float
        0 to 1; 0.5 where nothing is expected.

    Raises
    ------
    ValueError
        If the effect lies outside its interval.

    Notes
    -----
    On each side of the expected effect the spread is that of a normal distribution whose end is
    the end of the interval: :math:`\Phi(-d / s)` with :math:`s = (u - d) / z` for :math:`d < 0`
    and :math:`s = (d - l) / z` else.
    """
    if not low <= days <= high:
        raise ValueError(f"{days} lies outside {low} to {high}")
    if days == 0:
        return 0.5
    reach = high - days if days < 0 else days - low
    spread = reach / float(norm.ppf((1 + level) / 2))
    if spread == 0:
        return 1.0 if days < 0 else 0.0
    return float(norm.cdf(-days / spread))


def track_record(cases: Sequence[Case]) -> TrackRecord:
    """Return the record of judged cases; without figures where there are too few.

    Notes
    -----
    Brier score: mean of :math:`(p - y)^2`, with y = 1 where the seen effect is below 0 [1]_.
    Bias: mean of seen minus expected days. Coverage: share of seen effects between the ends that
    were stated; what is seen has an error of its own, so less than the level is to be expected.

    References
    ----------
    .. [1] G. W. Brier (1950), Verification of forecasts expressed in terms of probability,
       Monthly Weather Review 78, 1-3.
    """
    whose = np.array([case.organization for case in cases], dtype=np.int64)
    n_organizations = len(np.unique(whose))
    if len(cases) < LEAST_CASES or n_organizations < LEAST_ORGANIZATIONS:
        return TrackRecord(n_cases=len(cases), n_organizations=n_organizations)
    brier = clustered_mean(np.array([_squared_error(case) for case in cases]), whose)
    bias = clustered_mean(
        np.array([case.observed_days - case.expected_days for case in cases]), whose
    )
    covered = _coverage(np.array([_is_covered(case) for case in cases], dtype=np.float64), whose)
    return TrackRecord(
        n_cases=len(cases),
        n_organizations=n_organizations,
        brier=brier.value,
        brier_low=max(brier.low, 0.0),
        brier_high=min(brier.high, 1.0),
        bias_days=bias.value,
        bias_low=bias.low,
        bias_high=bias.high,
        covered_share=covered.value,
        covered_low=covered.low,
        covered_high=covered.high,
    )


def clustered_mean(values: Floats, clusters: Ids, *, level: float = LEVEL) -> Mean:
    r"""Return the mean of values that are alike within clusters, with its interval.

    Parameters
    ----------
    values : array of shape (n,)
    clusters : array of shape (n,)
        To which cluster each value belongs.

    Raises
    ------
    ValueError
        If there are fewer than two clusters: nothing then tells how much they differ.

    Notes
    -----
    With G clusters the variance of the mean is
    :math:`G / (G - 1) \sum_g (\sum_{i \in g} (x_i - \bar x))^2 / n^2`, and the interval that of
    Student's t with G - 1 degrees of freedom [1]_.

    References
    ----------
    .. [1] K.-Y. Liang and S. L. Zeger (1986), Longitudinal data analysis using generalized
       linear models, Biometrika 73, 13-22.
    """
    names, place = np.unique(clusters, return_inverse=True)
    n_clusters = len(names)
    if n_clusters < LEAST_ORGANIZATIONS:
        raise ValueError(f"{n_clusters} clusters. Allowed: 2 or more")
    mean = float(values.mean())
    sums = np.bincount(place, weights=values - mean, minlength=n_clusters)
    variance = n_clusters / (n_clusters - 1) * float(np.sum(sums**2)) / len(values) ** 2
    reach = float(student.ppf((1 + level) / 2, n_clusters - 1)) * math.sqrt(variance)
    return Mean(value=mean, low=mean - reach, high=mean + reach)


def _coverage(covered: Floats, whose: Ids) -> Mean:
    """Return the share with the wider of two intervals: where all agree, one alone has no width."""
    found = clustered_mean(covered, whose)
    low, high = share_interval(int(covered.sum()), len(covered))
    return Mean(
        value=found.value, low=max(min(found.low, low), 0.0), high=min(max(found.high, high), 1.0)
    )


def _squared_error(case: Case) -> float:
    return (case.p_faster - float(case.observed_days < 0)) ** 2


def _is_covered(case: Case) -> bool:
    return case.low <= case.observed_days <= case.high
