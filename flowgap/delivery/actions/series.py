"""Weekly means of the time in a stage, before and after a day, of items whose time is known."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.periods import Periods
from flowgap.delivery.unfinished.cohort import Cohort
from flowgap.delivery.work_items import DAY, Codes, Days, Flags, Micros

MOST_CAP_DAYS: Final = 60.0
LEAST_CAP_DAYS: Final = 7.0
MOST_ENDED: Final = 0.90
"""Of the items that came to their end: so many do so within the cap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Means of weeks in their order, days; `n` items each, weeks without items left out.

    Attributes
    ----------
    week, value, n : arrays of shape (m,)
        Number of the week from the first of the history on, mean days, items.
    n_before : int
        Of the weeks: so many lie before the day.
    """

    week: Days
    value: Days
    n: Days
    n_before: int


def cap_of(cohort: Cohort) -> int:
    """Return the age in microseconds up to which time counts, so that late weeks are comparable."""
    ended = cohort.paths.seen[cohort.paths.ended]
    days = float(np.quantile(ended, MOST_ENDED)) / DAY if len(ended) else MOST_CAP_DAYS
    return round(min(MOST_CAP_DAYS, max(LEAST_CAP_DAYS, days)) * DAY)


def stage_times(cohort: Cohort, *, stage: int | None, cap: int) -> Micros:
    """Return each item's time in a stage up to an age; None: in all stages."""
    paths = cohort.paths
    length = np.clip(cap - paths.age, 0, paths.length)
    chosen = np.ones(len(length), dtype=bool) if stage is None else paths.stage == stage
    sums = np.bincount(paths.item[chosen], weights=length[chosen], minlength=len(paths.seen))
    return sums.astype(np.int64)


def weekly(times: Micros, cohort: Cohort, periods: Periods, *, cap: int, members: Flags) -> Weekly:
    """Return the weekly means of some items.

    A week counts if each of its items was followed up to the cap: else only the quick ones of a
    late week would be seen.
    """
    n_before, n_weeks = periods.before.n_weeks, periods.before.n_weeks + periods.after.n_weeks
    week = cohort.week + np.where(cohort.in_after, n_before, 0)
    n, total = (
        _by_week(week, weights, members, n_weeks) for weights in (np.ones(len(week)), times)
    )
    edges = np.concatenate([periods.before.edges[1:], periods.after.edges[1:]])
    usable = (n > 0) & (edges + cap <= cohort.end_of_data)
    rows = np.flatnonzero(usable)
    return Weekly(
        week=rows.astype(np.float64),
        value=total[rows] / n[rows] / DAY,
        n=n[rows],
        n_before=int(np.sum(rows < n_before)),
    )


def _by_week(week: Codes, weights: Days | Micros, members: Flags, n_weeks: int) -> Days:
    return np.bincount(week[members], weights=weights[members], minlength=n_weeks).astype(
        np.float64
    )
