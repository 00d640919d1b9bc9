"""A plain figure before and after, with the range that chance alone would cover."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import (
    Cells,
    Estimate,
    Sums,
    compare,
    estimate_period,
    into_cells,
)
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.work_items import Codes, Days, Micros

_CLASSES: Final = 400
"""A resampled quantile is looked up among this many classes of equal size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """Values of n things and the stamp that puts each into a period."""

    values: Days
    at: Micros


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A figure of both periods; None where a period holds nothing to compute it from.

    Attributes
    ----------
    n : int
        Things in both periods.
    change : Estimate of shape () or None
    """

    before: float | None
    after: float | None
    change: Estimate | None
    n: int


def contrast_means(
    observed: Observations, periods: Periods, *, rng: np.random.Generator
) -> Contrast:
    """Compare the means of the values in both periods."""

    def mean(sample: Sums) -> Days:
        return np.asarray(sample.sums[..., 0].sum(axis=-1) / sample.n.sum(axis=-1))

    def mean_of(values: Days) -> float:
        return float(np.mean(values))

    samples = [_inside(observed, period) for period in periods]
    cells = [
        _cells(sample, period, group=np.zeros(len(sample.at), dtype=np.intp), n_groups=1)
        for sample, period in zip(samples, periods, strict=True)
    ]
    return _contrast(samples, cells, exact=mean_of, resampled=mean, rng=rng)


def contrast_quantiles(
    observed: Observations,
    periods: Periods,
    *,
    probability: float,
    rng: np.random.Generator,
) -> Contrast:
    """Compare a quantile (0.5: the median) of the values in both periods.

    The quantiles themselves are exact. Their draws look the value up among 400 classes of equal
    size, which is closer than any interval needs, and takes seconds less.
    """
    samples = [_inside(observed, period) for period in periods]
    pooled = np.sort(np.concatenate([sample.values for sample in samples]))
    levels = np.unique(np.quantile(pooled, np.linspace(0, 1, _CLASSES))) if len(pooled) else pooled

    def quantile(sample: Sums) -> Days:
        reached = np.cumsum(sample.n, axis=-1)
        enough = reached >= probability * reached[..., -1:]
        return np.asarray(levels[np.argmax(enough, axis=-1)])

    def quantile_of(values: Days) -> float:
        return float(np.quantile(values, probability))

    cells = [
        _cells(sample, period, group=_nearest(levels, sample.values), n_groups=len(levels))
        for sample, period in zip(samples, periods, strict=True)
    ]
    return _contrast(samples, cells, exact=quantile_of, resampled=quantile, rng=rng)


def contrast_counts(
    at: Micros, periods: Periods, *, per: tuple[float, float], rng: np.random.Generator
) -> Contrast:
    """Compare how many stamps each period holds, per unit of exposure.

    Parameters
    ----------
    at : array of shape (n,)
    periods : Periods
    per : tuple of float
        Exposure before and after, above 0: e.g. weeks times developers.
    rng : Generator
    """
    observed = Observations(values=np.ones(len(at)), at=at)
    samples = [_inside(observed, period) for period in periods]
    counts = [len(sample.at) / exposure for sample, exposure in zip(samples, per, strict=True)]
    n = sum(len(sample.at) for sample in samples)
    if not all(counts):
        return Contrast(before=counts[0] or None, after=counts[1] or None, change=None, n=n)
    cells = [
        _cells(sample, period, group=np.zeros(len(sample.at), dtype=np.intp), n_groups=1)
        for sample, period in zip(samples, periods, strict=True)
    ]

    def growth(before: Sums, after: Sums) -> Days:
        return np.asarray(after.n.sum(axis=-1) / per[1] - before.n.sum(axis=-1) / per[0])

    change = compare(cells[0], cells[1], rng=rng).estimate(growth)
    return Contrast(before=counts[0], after=counts[1], change=change, n=n)


def period_count(
    at: Micros, period: Period, *, per: float, rng: np.random.Generator
) -> Estimate | None:
    """Return how many stamps a period holds per unit of exposure; None where it holds none."""
    sample = _inside(Observations(values=np.ones(len(at)), at=at), period)
    if not len(sample.at):
        return None
    cells = _cells(sample, period, group=np.zeros(len(sample.at), dtype=np.intp), n_groups=1)
    return estimate_period(cells, lambda one: np.asarray(one.n.sum(axis=-1) / per), rng=rng)


def period_median(observed: Observations, period: Period, *, rng: np.random.Generator) -> Estimate:
    """Return the median of the values in a period, which holds one at least.

    The median is exact; its draws are looked up as in `contrast_quantiles`.
    """
    sample = _inside(observed, period)
    levels = np.unique(np.quantile(sample.values, np.linspace(0, 1, _CLASSES)))

    def median(one: Sums) -> Days:
        reached = np.cumsum(one.n, axis=-1)
        return np.asarray(levels[np.argmax(reached >= reached[..., -1:] / 2, axis=-1)])

    cells = _cells(sample, period, group=_nearest(levels, sample.values), n_groups=len(levels))
    drawn = estimate_period(cells, median, rng=rng)
    return Estimate(value=np.asarray(np.median(sample.values)), draws=drawn.draws)


def _contrast(
    samples: list[Observations],
    cells: list[Cells],
    *,
    exact: Callable[[Days], float],
    resampled: Callable[[Sums], Days],
    rng: np.random.Generator,
) -> Contrast:
    before, after = (exact(one.values) if len(one.values) else None for one in samples)
    n = sum(len(sample.values) for sample in samples)
    if before is None or after is None:
        return Contrast(before=before, after=after, change=None, n=n)
    drawn = compare(cells[0], cells[1], rng=rng).estimate(
        lambda first, second: resampled(second) - resampled(first)
    )
    change = Estimate(value=np.asarray(after - before), draws=drawn.draws)
    return Contrast(before=before, after=after, change=change, n=n)


def _inside(observed: Observations, period: Period) -> Observations:
    held = period.holds(observed.at)
    return Observations(values=observed.values[held], at=observed.at[held])


def _cells(sample: Observations, period: Period, *, group: Codes, n_groups: int) -> Cells:
    return into_cells(
        sample.values[:, np.newaxis],
        week=period.week_of(sample.at),
        group=group,
        n_weeks=period.n_weeks,
        n_groups=max(n_groups, 1),
    )


def _nearest(levels: Days, values: Days) -> Codes:
    """Return the number of the first level that is not below each value."""
    return np.minimum(np.searchsorted(levels, values), max(len(levels) - 1, 0))
