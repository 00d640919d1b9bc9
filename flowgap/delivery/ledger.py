"""The stage ledger: where a change of mean lead time comes from, in parts that add up."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.comparison.kitagawa import Split, split_change
from flowgap.delivery.comparison.mix import like_with_like
from flowgap.delivery.comparison.resampling import (
    Cells,
    Comparison,
    Estimate,
    Sums,
    compare,
    into_cells,
)
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.population import Population
from flowgap.delivery.timeline.partition import StageTimes
from flowgap.delivery.timeline.pieces import N_STAGES
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import DAY, ChangeType, Days, Flags, WorkItems
from flowgap.stages import Stage

BUILD: Final = code(Stage.BUILD)
RELEASE: Final = code(Stage.RELEASE)
REVIEW: Final = code(Stage.REVIEW)

MOST_DRIFT: Final = 0.10
"""Of the items: beyond that, a stage is recorded unlike in the two periods."""

RECORDED_SHARE: Final = 0.80
"""Of the items: a stage that fewer have stamps of is not one that an open item can be in."""

_WORK: Final = N_STAGES
_REPEATED: Final = 2 * N_STAGES
_RETURNED: Final = 3 * N_STAGES
_AI: Final = _RETURNED + 1
"""First columns: wait, work and repeated visits of each stage; came back; shows help by AI."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTimes:
    """Times of the items of one period, in days.

    Attributes
    ----------
    lead_time : array of shape (n,)
    stage_time : array of shape (n, 9)
    measured : array of shape (n, 9)
        Whether the stage's time of the item is known.
    wait, work : arrays of shape (9,)
        Means over the items.
    """

    lead_time: Days
    stage_time: Days
    measured: Flags
    wait: Days
    work: Days

    @property
    def n(self) -> int:
        """Number of items."""
        return len(self.lead_time)

    @property
    def coverage(self) -> Days:
        """Share of items whose stage time is known, per stage."""
        return np.asarray(np.mean(self.measured, axis=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed from before to after; times in days, shares 0 to 1.

    Attributes
    ----------
    rate, mix : Estimates of shape (9,)
        Like-for-like change and change of the mix, per stage.
    release_wait, build_again, elsewhere_again : Estimates of shape ()
        Like-for-like change of waiting for the release; of time in repeated visits to build and
        to all other stages.
    returned_share, ai_share : Estimates of shape ()
        Change of the share of items that are hotfixes or reverts, and that show help by AI.
    weeks : tuple of int
        Weeks that hold items, before and after.
    """

    rate: Estimate
    mix: Estimate
    release_wait: Estimate
    build_again: Estimate
    elsewhere_again: Estimate
    returned_share: Estimate
    ai_share: Estimate
    weeks: tuple[int, int]

    @property
    def total(self) -> Estimate:
        """Change of mean lead time."""
        rate, mix = self.rate, self.mix
        draws = None
        if rate.draws is not None and mix.draws is not None:
            draws = (rate.draws + mix.draws).sum(axis=-1)
        return Estimate(value=np.asarray((rate.value + mix.value).sum()), draws=draws)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Times of both periods; `changes` only where both hold items."""

    before: PeriodTimes
    after: PeriodTimes
    changes: Changes | None

    @property
    def measured(self) -> Flags:
        """Return which stages any item of either period has a known time of."""
        return np.asarray(np.concatenate([self.before.measured, self.after.measured]).any(axis=0))


def measure(
    items: WorkItems,
    times: StageTimes,
    population: Population,
    periods: Periods,
    *,
    rng: np.random.Generator,
) -> Ledger:
    """Return the ledger of a population.

    Parameters
    ----------
    items : WorkItems
        The items of the population, in its order.
    times : StageTimes
        Of these items.
    population : Population
    periods : Periods
    rng : Generator
        Drives the bootstrap.
    """
    in_after = population.in_after
    before, after = _period_times(times, ~in_after), _period_times(times, in_after)
    if not (before.n and after.n):
        return Ledger(before=before, after=after, changes=None)
    cells = _cells(items, times, population, periods)
    changes = _changes(compare(cells[0], cells[1], rng=rng), weeks=cells)
    return Ledger(before=before, after=after, changes=changes)


def _period_times(times: StageTimes, chosen: Flags) -> PeriodTimes:
    n = max(int(np.sum(chosen)), 1)
    return PeriodTimes(
        lead_time=times.span[chosen] / DAY,
        stage_time=times.total[chosen] / DAY,
        measured=times.measured[chosen],
        # Summed as whole microseconds: exact, whatever the order of the items.
        wait=times.wait[chosen].sum(axis=0) / n / DAY,
        work=times.work[chosen].sum(axis=0) / n / DAY,
    )


def _cells(
    items: WorkItems, times: StageTimes, population: Population, periods: Periods
) -> tuple[Cells, Cells]:
    in_after = population.in_after
    returned = np.isin(items.type, (ChangeType.HOTFIX, ChangeType.REVERT))
    flags = np.stack([returned, items.ai_evident], axis=1)
    columns = np.concatenate([times.wait, times.work, times.repeated, flags], axis=1).astype(
        np.float64
    )
    group = like_with_like(items.lines, items.type, in_after)
    n_groups = int(group.max()) + 1

    def of_period(period: Period, chosen: Flags) -> Cells:
        return into_cells(
            columns[chosen],
            week=population.week[chosen],
            group=group[chosen],
            n_weeks=period.n_weeks,
            n_groups=n_groups,
        )

    return of_period(periods.before, ~in_after), of_period(periods.after, in_after)


def _changes(comparison: Comparison, *, weeks: tuple[Cells, Cells]) -> Changes:
    rate = comparison.estimate(lambda before, after: _split(before, after).rate / DAY)
    mix = comparison.estimate(lambda before, after: _split(before, after).mix / DAY)
    again = rate.map(lambda days: days[..., _REPEATED : _REPEATED + N_STAGES])
    return Changes(
        rate=rate.map(_both_kinds),
        mix=mix.map(_both_kinds),
        release_wait=rate.map(lambda days: days[..., RELEASE]),
        build_again=again.map(lambda days: days[..., BUILD]),
        elsewhere_again=again.map(lambda days: days.sum(axis=-1) - days[..., BUILD]),
        returned_share=_change_of_share(comparison, _RETURNED),
        ai_share=_change_of_share(comparison, _AI),
        weeks=(weeks[0].weeks_with_items, weeks[1].weeks_with_items),
    )


def _split(before: Sums, after: Sums) -> Split:
    return split_change(
        sums_before=before.sums, n_before=before.n, sums_after=after.sums, n_after=after.n
    )


def _both_kinds(columns: Days) -> Days:
    return columns[..., :N_STAGES] + columns[..., _WORK : _WORK + N_STAGES]


def _change_of_share(comparison: Comparison, column: int) -> Estimate:
    def share(sample: Sums) -> Days:
        return np.asarray(sample.sums[..., column].sum(axis=-1) / sample.n.sum(axis=-1))

    return comparison.estimate(lambda before, after: share(after) - share(before))


def comparable_stages(ledger: Ledger) -> Flags:
    """Return for each stage whether it was recorded about as often in both periods.

    Returns
    -------
    array of shape (9,)
        False where the shares of items with stamps of the stage differ by more than
        `MOST_DRIFT`: better recording later would look like slower work.
    """
    if not (ledger.before.n and ledger.after.n):
        return np.ones(N_STAGES, dtype=np.bool_)
    before, after = ledger.before.coverage, ledger.after.coverage
    return np.asarray(np.abs(after - before) <= MOST_DRIFT)


def recorded_stages(ledger: Ledger) -> Flags:
    """Return which stages most delivered items of both periods have a known time of.

    Returns
    -------
    array of shape (9,)
        An item that is under way can be said to be in one of these.
    """
    shares = [period.coverage for period in (ledger.before, ledger.after) if period.n]
    if not shares:
        return np.zeros(N_STAGES, dtype=np.bool_)
    return np.asarray(np.min(shares, axis=0) >= RECORDED_SHARE)
