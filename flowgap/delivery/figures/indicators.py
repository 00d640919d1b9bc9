"""Supporting figures of single stages, as far as the columns allow them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import (
    Contrast,
    Observations,
    contrast_means,
    contrast_quantiles,
)
from flowgap.delivery.operations import Incidents
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import first_known
from flowgap.delivery.timeline.partition import StageTimes
from flowgap.delivery.timeline.spans import code, unreviewed
from flowgap.delivery.work_items import DAY, UNCOUNTED, UNKNOWN, Flags, Micros, Stamp, WorkItems
from flowgap.stages import Stage

HOUR: Final = DAY // 24
UPPER_QUARTER: Final = 0.75
COUNTED_SHARE: Final = 0.60
"""Of the merged changes of a period: fewer with a number of reviews are no share unreviewed."""


class IndicatorId(StrEnum):
    """The indicators of `result.json`."""

    PICKUP_P75_HOURS = "pickup_p75_hours"
    CHANGE_SIZE_P75 = "change_size_p75"
    UNREVIEWED_SHARE = "unreviewed_share"
    REVIEW_CONCENTRATION = "review_concentration"
    CONFLICT_RATE = "conflict_rate"
    FLAKY_RATE = "flaky_rate"
    QA_QUEUE = "qa_queue"
    SECURITY_QUEUE = "security_queue"
    REQUIREMENT_CHURN = "requirement_churn"
    WIP_AGE = "wip_age"
    PLANNED_DONE_SHARE = "planned_done_share"
    INCIDENTS_PER_CHANGE = "incidents_per_change"

    @property
    def stage(self) -> Stage:
        """The stage that the indicator speaks of."""
        return _STAGES[self]


_STAGES: Final[Mapping[IndicatorId, Stage]] = {
    IndicatorId.PICKUP_P75_HOURS: Stage.REVIEW,
    IndicatorId.CHANGE_SIZE_P75: Stage.BUILD,
    IndicatorId.UNREVIEWED_SHARE: Stage.REVIEW,
    IndicatorId.REVIEW_CONCENTRATION: Stage.REVIEW,
    IndicatorId.CONFLICT_RATE: Stage.INTEGRATE,
    IndicatorId.FLAKY_RATE: Stage.CI,
    IndicatorId.QA_QUEUE: Stage.QA,
    IndicatorId.SECURITY_QUEUE: Stage.SECURITY,
    IndicatorId.REQUIREMENT_CHURN: Stage.CLARIFY,
    IndicatorId.WIP_AGE: Stage.UNATTRIBUTED,
    IndicatorId.PLANNED_DONE_SHARE: Stage.CLARIFY,
    IndicatorId.INCIDENTS_PER_CHANGE: Stage.RELEASE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredTimes:
    """Stage times of delivered items, and the stamp that puts each into a period.

    Attributes
    ----------
    times : StageTimes of n items
    queued : array of shape (n, 9)
        Whether events tell waiting from working in the stage.
    at : array of shape (n,)
    """

    times: StageTimes
    queued: Flags
    at: Micros


def indicators(
    items: WorkItems,
    periods: Periods,
    *,
    delivered: DeliveredTimes,
    incidents: Incidents,
    rng: np.random.Generator,
) -> dict[IndicatorId, Contrast | None]:
    """Return every indicator but review concentration; None where the data lack what it needs.

    Parameters
    ----------
    items : WorkItems
        The items that count, delivered or not.
    periods : Periods
    delivered : DeliveredTimes
        Of the items in the ledger.
    incidents : Incidents
    rng : Generator

    Returns
    -------
    dict of IndicatorId to Contrast or None
        In the order of `IndicatorId`. Hours, lines, shares 0 to 1, days, incidents per change,
        as the names say; queues and age in days.
    """
    samples: dict[IndicatorId, Observations] = {
        IndicatorId.UNREVIEWED_SHARE: _unreviewed(items, periods),
        IndicatorId.CONFLICT_RATE: _recorded(items.conflict, _landed_at(items)),
        IndicatorId.PLANNED_DONE_SHARE: _planned_done(items),
        IndicatorId.QA_QUEUE: _queue(delivered, Stage.QA),
        IndicatorId.SECURITY_QUEUE: _queue(delivered, Stage.SECURITY),
    }
    upper_quarters = {
        IndicatorId.PICKUP_P75_HOURS: _pickup(items),
        IndicatorId.CHANGE_SIZE_P75: _recorded(items.lines, _landed_at(items)),
    }
    found: dict[IndicatorId, Contrast] = {
        IndicatorId.WIP_AGE: _age_of_open_items(items, periods),
        IndicatorId.INCIDENTS_PER_CHANGE: _incidents_per_change(items, incidents, periods),
    }
    for indicator, sample in samples.items():
        found[indicator] = contrast_means(sample, periods, rng=rng)
    for indicator, sample in upper_quarters.items():
        found[indicator] = contrast_quantiles(sample, periods, probability=UPPER_QUARTER, rng=rng)
    known = {key: one for key, one in found.items() if _says_something(one)}
    return {indicator: known.get(indicator) for indicator in IndicatorId}


def open_ages(items: WorkItems, *, started_at: Micros, end: int) -> Micros:
    """Return the ages at `end` of items that were started and neither delivered nor abandoned.

    An item that is said to be deployed or closed, without a date, is not open.
    """
    delivered_at, closed_at = items.at(Stamp.DEPLOYED), items.at(Stamp.CLOSED)
    delivered = np.where(items.has(Stamp.DEPLOYED), delivered_at < end, items.said_deployed)
    gone = delivered | (items.abandoned & (closed_at < end))
    still_open = (started_at != UNKNOWN) & (started_at < end) & ~gone
    return np.asarray(end - started_at[still_open])


def _says_something(contrast: Contrast) -> bool:
    return contrast.before is not None or contrast.after is not None


def _landed_at(items: WorkItems) -> Micros:
    return np.where(items.has(Stamp.MERGED), items.at(Stamp.MERGED), items.at(Stamp.DEPLOYED))


def _recorded(values: Micros, at: Micros) -> Observations:
    known = values != UNCOUNTED
    return Observations(values=values[known].astype(np.float64), at=at[known])


def _pickup(items: WorkItems) -> Observations:
    ready = items.at(Stamp.READY)
    ready = np.where(ready == UNKNOWN, items.at(Stamp.OPENED), ready)
    picked_up = items.at(Stamp.FIRST_REVIEW)
    chosen = (ready != UNKNOWN) & (picked_up != UNKNOWN) & (picked_up >= ready)
    return Observations(values=(picked_up - ready)[chosen] / HOUR, at=ready[chosen])


def _unreviewed(items: WorkItems, periods: Periods) -> Observations:
    """Return merged changes whose reviews were counted, of periods where most of them were.

    A stamp of review alone speaks of reviewed changes only: counted in, it would hide the others.
    """
    merged_at, counted = items.at(Stamp.MERGED), items.n_reviews != UNCOUNTED
    told = np.zeros(len(items), dtype=bool)
    for period in periods:
        merged = period.holds(merged_at)
        if np.any(merged) and np.mean(counted[merged]) >= COUNTED_SHARE:
            told |= merged & counted
    return Observations(values=unreviewed(items)[told].astype(np.float64), at=merged_at[told])


def _planned_done(items: WorkItems) -> Observations:
    known = (items.planned == 1) & (items.done != UNCOUNTED)
    return Observations(values=items.done[known].astype(np.float64), at=first_known(items)[known])


def _queue(delivered: DeliveredTimes, stage: Stage) -> Observations:
    queued = delivered.queued[:, code(stage)]
    wait = delivered.times.wait[queued, code(stage)] / DAY
    return Observations(values=wait, at=delivered.at[queued])


def _age_of_open_items(items: WorkItems, periods: Periods) -> Contrast:
    started_at = first_known(items)
    ages = [open_ages(items, started_at=started_at, end=period.until) for period in periods]
    before, after = (float(np.median(age)) / DAY if len(age) else None for age in ages)
    return Contrast(before=before, after=after, change=None, n=sum(len(age) for age in ages))


def _incidents_per_change(items: WorkItems, incidents: Incidents, periods: Periods) -> Contrast:
    ratios: list[float | None] = []
    n = 0
    for period in periods:
        delivered = int(np.sum(period.holds(items.at(Stamp.DEPLOYED))))
        # Who is silent about the cause of incidents counts them all.
        caused = int(np.sum(period.holds(incidents.started_at) & ~incidents.ruled_out))
        possible = delivered and len(incidents.started_at)
        ratios.append(caused / delivered if possible else None)
        n += delivered
    return Contrast(before=ratios[0], after=ratios[1], change=None, n=n)
