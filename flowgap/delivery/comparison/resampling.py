"""Block bootstrap of whole weeks: how far chance alone would have moved a figure."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import norm, t

from flowgap.delivery.comparison.persistence import correlation_of_weeks, missed_by_blocks
from flowgap.delivery.work_items import Codes, Days

N_DRAWS: Final = 2000
FEWEST_WEEKS: Final = 6
"""With fewer weeks that hold items in either period, no interval is given."""
LEVEL: Final = 0.90
_CHUNK: Final = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Sums of columns and counts of items per class, for one or many samples.

    Attributes
    ----------
    sums : array of shape (..., n_classes, n_columns)
    n : array of shape (..., n_classes)
    """

    sums: Days
    n: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure and its draws, widened as `compare` describes.

    Attributes
    ----------
    value : array of shape (...)
    draws : array of shape (n_draws, ...) or None
        None where too few weeks hold items.
    """

    value: Days
    draws: Days | None

    @property
    def low(self) -> Days | None:
        """The lower end of the 90 % interval."""
        return self._quantile((1 - LEVEL) / 2)

    @property
    def high(self) -> Days | None:
        """The upper end of the 90 % interval."""
        return self._quantile((1 + LEVEL) / 2)

    @property
    def p_above_zero(self) -> Days | None:
        """The share of draws above 0."""
        return None if self.draws is None else np.mean(self.draws > 0, axis=0)

    def map(self, figure: Callable[[Days], Days]) -> "Estimate":
        """Return a figure computed from this one, on the value and on every draw."""
        draws = None if self.draws is None else figure(self.draws)
        return Estimate(value=figure(self.value), draws=draws)

    def _quantile(self, probability: float) -> Days | None:
        if self.draws is None:
            return None
        return np.asarray(np.quantile(self.draws, probability, axis=0), dtype=np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Sums and counts of one period per week and class.

    Attributes
    ----------
    values : array of shape (n_weeks, n_classes, n_columns + 1)
        The last column counts the items.
    """

    values: Days

    @property
    def observed(self) -> Sums:
        """Return the sums over all weeks."""
        return _as_sums(self.values.sum(axis=0))

    @property
    def weekly_means(self) -> Days:
        """Return the mean of all columns together per week, NaN where it holds no item."""
        n = self.values[..., -1].sum(axis=1)
        sums = self.values[..., :-1].sum(axis=(1, 2))
        means = np.full(len(n), np.nan)
        np.divide(sums, n, out=means, where=n > 0)
        return means

    @property
    def weeks_with_items(self) -> int:
        """Return how many weeks hold an item."""
        return int(np.sum(self.values[..., -1].sum(axis=1) > 0))


def into_cells(columns: Days, *, week: Codes, group: Codes, n_weeks: int, n_groups: int) -> Cells:
    """Add up columns of shape (n, n_columns) by week and class.

    Parameters
    ----------
    columns : array of shape (n, n_columns)
    week, group : arrays of shape (n,)
        Number of the week (below `n_weeks`) and of the class (below `n_groups`).
    n_weeks, n_groups : int
    """
    cell = week * n_groups + group
    size = n_weeks * n_groups
    counted = [*columns.T, np.ones(len(columns))]
    sums = [
        np.bincount(cell, weights=column, minlength=size).astype(np.float64) for column in counted
    ]
    return Cells(values=np.stack(sums, axis=-1).reshape(n_weeks, n_groups, len(counted)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both periods as observed, and as they might have been."""

    before: Sums
    after: Sums
    drawn_before: Sums | None
    drawn_after: Sums | None
    widening: float

    def estimate(self, figure: Callable[[Sums, Sums], Days]) -> Estimate:
        """Return a figure of both periods with its draws.

        `figure` takes the sums before and after, with any leading axes, and keeps these.
        """
        value = figure(self.before, self.after)
        if self.drawn_before is None or self.drawn_after is None:
            return Estimate(value=value, draws=None)
        draws = figure(self.drawn_before, self.drawn_after)
        return Estimate(value=value, draws=value + self.widening * (draws - value))


def compare(
    before: Cells, after: Cells, *, rng: np.random.Generator, n_draws: int = N_DRAWS
) -> Comparison:
    r"""Compare two periods by a circular block bootstrap of their weeks.

    Parameters
    ----------
    before, after : Cells
        Each with at least one item.
    rng : Generator
    n_draws : int

    Returns
    -------
    Comparison
        Without draws if fewer than six weeks of a period hold items.

    Notes
    -----
    A draw takes blocks of neighbouring weeks with all their items, the last week being followed
    by the first [1]_. Weeks are alike across teams (a release train, a holiday), so all teams of
    a week are drawn together. A block has :math:`\lceil\sqrt{W}\rceil` weeks of the W that hold
    items, so there are only :math:`m = W / \text{block}` independent pieces: quantiles of so
    few blocks are too narrow. Every draw is therefore moved away from the estimate by the
    factor :math:`\sqrt{m / (m - 1)} \; t_{.95, \nu} / z_{.95}` with
    :math:`\nu = 1.5 (m_0 - 1) + 1.5 (m_1 - 1)` (overlapping blocks count one and a half times),
    and by what blocks miss where slow weeks follow slow weeks (`persistence`).
    Being the same for all figures, it keeps every sum of parts exact in every draw.
    `benchmarks/bootstrap_coverage.py` measures the coverage.

    References
    ----------
    .. [1] D. N. Politis and J. P. Romano (1992), A circular block-resampling procedure for
       stationary data, in Exploring the Limits of Bootstrap, 263-270.
    """
    weeks = (before.weeks_with_items, after.weeks_with_items)
    if min(weeks) < FEWEST_WEEKS:
        return _without_draws(before, after)
    drawn = [_resample(cells, rng=rng, n_draws=n_draws) for cells in (before, after)]
    # A draw of nothing but empty weeks has no mean.
    usable = np.all([sample.n.sum(axis=-1) > 0 for sample in drawn], axis=0)
    drawn_before, drawn_after = (
        Sums(sums=sample.sums[usable], n=sample.n[usable]) for sample in drawn
    )
    return Comparison(
        before=before.observed,
        after=after.observed,
        drawn_before=drawn_before,
        drawn_after=drawn_after,
        widening=_widening(before, after),
    )


def estimate_period(
    cells: Cells,
    figure: Callable[[Sums], Days],
    *,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
) -> Estimate:
    """Return a figure of one period with draws of whole weeks, widened as `compare` describes.

    Without draws if fewer than six weeks hold items.
    """
    value = figure(cells.observed)
    if cells.weeks_with_items < FEWEST_WEEKS:
        return Estimate(value=value, draws=None)
    drawn = _resample(cells, rng=rng, n_draws=n_draws)
    usable = drawn.n.sum(axis=-1) > 0
    draws = figure(Sums(sums=drawn.sums[usable], n=drawn.n[usable]))
    widening = _widening(cells)
    return Estimate(value=value, draws=value + widening * (draws - value))


def block_weeks(n_weeks: int) -> int:
    """Return how many neighbouring weeks are drawn together."""
    return math.ceil(math.sqrt(n_weeks))


def _without_draws(before: Cells, after: Cells) -> Comparison:
    return Comparison(
        before=before.observed,
        after=after.observed,
        drawn_before=None,
        drawn_after=None,
        widening=1.0,
    )


def _widening(*periods: Cells) -> float:
    weeks = [cells.weeks_with_items for cells in periods]
    correlation = correlation_of_weeks([cells.weekly_means for cells in periods])
    missed = max(missed_by_blocks(correlation, block_weeks(n)) for n in weeks)
    return missed * _few_pieces(weeks)


def _few_pieces(weeks: Sequence[int]) -> float:
    pieces = [n / block_weeks(n) for n in weeks]
    freedom = sum(1.5 * (m - 1) for m in pieces)
    fewest = min(pieces)
    upper = (1 + LEVEL) / 2
    return float(math.sqrt(fewest / (fewest - 1)) * t.ppf(upper, freedom) / norm.ppf(upper))


def _resample(cells: Cells, *, rng: np.random.Generator, n_draws: int) -> Sums:
    n_weeks, n_groups, n_columns = cells.values.shape
    flat = cells.values.reshape(n_weeks, n_groups * n_columns)
    block = block_weeks(cells.weeks_with_items)
    weights = _weights(n_weeks, block, n_draws=n_draws, rng=rng)
    sums = np.concatenate([drawn @ flat for drawn in weights])
    return _as_sums(sums.reshape(n_draws, n_groups, n_columns))


def _weights(n_weeks: int, block: int, *, n_draws: int, rng: np.random.Generator) -> Iterator[Days]:
    """Yield how often each week is drawn, some draws at a time; a draw has `n_weeks` weeks."""
    n_blocks = -(-n_weeks // block)
    for first in range(0, n_draws, _CHUNK):
        rows = min(_CHUNK, n_draws - first)
        starts = rng.integers(n_weeks, size=(rows, n_blocks, 1))
        weeks = (starts + np.arange(block)).reshape(rows, -1)[:, :n_weeks] % n_weeks
        cell = (np.arange(rows)[:, np.newaxis] * n_weeks + weeks).reshape(-1)
        drawn = np.bincount(cell, minlength=rows * n_weeks)
        yield drawn.reshape(rows, n_weeks).astype(np.float64)


def _as_sums(values: Days) -> Sums:
    return Sums(sums=values[..., :-1], n=values[..., -1])
