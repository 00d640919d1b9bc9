"""The change of mean lead time with unfinished work in it, stage by stage, with an interval."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import Cells, Estimate, Sums, compare
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.timeline.pieces import N_STAGES
from flowgap.delivery.unfinished.cohort import Cohort
from flowgap.delivery.unfinished.occupation import Paths, occupation_means
from flowgap.delivery.work_items import DAY, Codes, Days, Flags

DEFAULT_CAP_DAYS: Final = 60
"""Age up to which lead time counts where the engagement has no cap of its own."""
LEAST_CAP_DAYS: Final = 7
"""A shorter follow-up sees too little of an item's way."""
FOLLOWED_SHARE: Final = 0.20
"""Of the items of each period that have to be followed up to the cap, if they live so long."""
_AGES: Final = 120
"""Ages at which the draws look; the estimate itself looks at every age."""


class RestrictedReason(StrEnum):
    """Why there is no such comparison."""

    NO_START = "no_start"
    NO_PERIODS = "no_periods"
    EMPTY_PERIOD = "empty_period"
    SHORT_FOLLOW_UP = "short_follow_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedPeriod:
    """One period: n items, n_open not at their end; days up to the cap, in all and by stage."""

    n: int
    n_open: int
    stages: Days

    @property
    def mean(self) -> float:
        """The restricted mean lead time: exactly what the stages add up to."""
        return float(self.stages.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Restricted:
    """Both periods, and the change of the mean; `reason` where there is none."""

    cap_days: float | None
    before: RestrictedPeriod | None
    after: RestrictedPeriod | None
    change: Estimate | None
    reason: RestrictedReason | None


def no_comparison(reason: RestrictedReason) -> Restricted:
    """Return that there is nothing to compare."""
    return Restricted(cap_days=None, before=None, after=None, change=None, reason=reason)


def compare_restricted(
    cohort: Cohort, periods: Periods, *, cap_days: float | None, rng: np.random.Generator
) -> Restricted:
    """Compare the restricted means of both periods.

    Parameters
    ----------
    cohort : Cohort
    periods : Periods
    cap_days : float or None
        The engagement's own; the cap is never beyond the age to which a fifth of the items of
        each period could be followed and some item was.
    rng : Generator
    """
    sides = (~cohort.in_after, cohort.in_after)
    if not all(np.any(side) for side in sides):
        return no_comparison(RestrictedReason.EMPTY_PERIOD)
    seen_days = [_seen_days(cohort, side) for side in sides]
    cap_in_days = min(DEFAULT_CAP_DAYS if cap_days is None else cap_days, *seen_days)
    if cap_in_days < min(LEAST_CAP_DAYS, cap_days or LEAST_CAP_DAYS):
        return no_comparison(RestrictedReason.SHORT_FOLLOW_UP)
    cap = int(cap_in_days * DAY)
    before, after = (_period(cohort.paths.take(side), cap) for side in sides)
    cells = [_cells(cohort, side, period, cap) for side, period in zip(sides, periods, strict=True)]
    drawn = compare(cells[0], cells[1], rng=rng).estimate(
        lambda first, second: _mean_days(second, cap) - _mean_days(first, cap)
    )
    value = np.asarray(after.mean - before.mean)
    draws = None if drawn.draws is None else drawn.draws - drawn.value + value
    return Restricted(
        cap_days=cap / DAY,
        before=before,
        after=after,
        change=Estimate(value=value, draws=draws),
        reason=None,
    )


def _seen_days(cohort: Cohort, side: Flags) -> float:
    """Return the age up to which the items of a period can be spoken of.

    Enough of them could be followed so long, and some were, or all came to their end before.
    """
    followed = float(np.quantile(cohort.follow_up[side], 1 - FOLLOWED_SHARE)) / DAY
    if np.all(cohort.paths.ended[side]):
        return followed
    return min(followed, int(cohort.paths.seen[side].max()) / DAY)


def _period(paths: Paths, cap: int) -> RestrictedPeriod:
    stages = occupation_means(paths, cap=cap, n_stages=N_STAGES) / DAY
    return RestrictedPeriod(n=len(paths.seen), n_open=int(np.sum(~paths.ended)), stages=stages)


def _cells(cohort: Cohort, side: Flags, period: Period, cap: int) -> Cells:
    """Count by week of start who is still seen at each age, and who came to the end by the next."""
    ages = np.linspace(0, cap, _AGES + 1)
    seen, ended = cohort.paths.seen[side], cohort.paths.ended[side]
    week = cohort.week[side]
    # An item is at risk at the ages up to its last one, and ends within one step of them.
    last = np.searchsorted(ages, seen, side="left") - 1
    at_risk = _by_week(week, np.clip(last, -1, _AGES), period.n_weeks)
    at_risk = at_risk[:, ::-1].cumsum(axis=1)[:, ::-1]
    ends = _by_week(week[ended], np.clip(last[ended], -1, _AGES), period.n_weeks)
    count = np.bincount(week, minlength=period.n_weeks)[:, np.newaxis]
    values = np.concatenate([at_risk[:, :_AGES], ends[:, :_AGES], count], axis=1)
    return Cells(values=values[:, np.newaxis, :])


def _by_week(week: Codes, step: Codes, n_weeks: int) -> Days:
    inside = step >= 0
    cell = week[inside] * (_AGES + 1) + step[inside]
    counts = np.bincount(cell, minlength=n_weeks * (_AGES + 1)).astype(np.float64)
    return counts.reshape(n_weeks, _AGES + 1)


def _mean_days(sample: Sums, cap: int) -> Days:
    at_risk, ends = sample.sums[..., 0, :_AGES], sample.sums[..., 0, _AGES:]
    hazard = np.divide(ends, at_risk, out=np.zeros_like(ends), where=at_risk > 0)
    surviving = np.cumprod(1 - hazard, axis=-1)
    # Within a step as many are left on average as at its middle.
    whole = np.concatenate([np.ones((*surviving.shape[:-1], 1)), surviving], axis=-1)
    return np.asarray((whole[..., :-1] + whole[..., 1:]).sum(axis=-1) / 2 * cap / _AGES / DAY)
