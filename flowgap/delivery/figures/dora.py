"""DORA's five figures for the period after."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from flowgap.delivery.comparison.contrast import Observations, period_count, period_median
from flowgap.delivery.comparison.exact_intervals import median_interval, share_interval
from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.operations import Deployments, Incidents
from flowgap.delivery.periods import Period
from flowgap.delivery.work_items import DAY, UNCOUNTED, UNKNOWN, Flags, Stamp, WorkItems


class DoraReason(StrEnum):
    """What is missing where a figure is None."""

    NO_PERIOD = "no_period"
    NO_DEPLOYMENTS = "no_deployments"
    NO_COMMITS = "no_commits"
    NO_FAILURES_RECORDED = "no_failures_recorded"
    NO_TIED_INCIDENTS = "no_tied_incidents"
    NO_UNPLANNED_FLAG = "no_unplanned_flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoraValue:
    """A figure with its 90 % interval, what it was computed from, or why it is None.

    The interval is None where so few weeks or events cannot carry one.
    """

    value: float | None
    n: int
    reason: DoraReason | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoraValues:
    """The five: per week, median days, share 0 to 1, median hours, share 0 to 1."""

    deployment_frequency: DoraValue
    lead_time: DoraValue
    change_fail_rate: DoraValue
    recovery_time: DoraValue
    rework_rate: DoraValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """What DORA's figures are computed from.

    Attributes
    ----------
    items : WorkItems
        The items that count.
    deployments : Deployments
        That reached production: a failed pipeline is neither a deployment nor a change failure.
    incidents : Incidents
    """

    items: WorkItems
    deployments: Deployments
    incidents: Incidents


def dora(operations: Operations, period: Period, *, rng: np.random.Generator) -> DoraValues:
    """Return DORA's figures of one period.

    Parameters
    ----------
    operations : Operations
    period : Period
    rng : Generator
        Draws the intervals of frequency and lead time, in blocks of weeks. Deployments that
        failed and incidents are few: their intervals are exact.

    Notes
    -----
    Deployments per week; median from first commit to production; share of deployments that were
    rolled back or tied to an incident, each counted once; median from the start of a tied
    incident to its end, open ones left out; share of deployments that were unplanned. DORA's
    definitions, CC BY 4.0, dora.dev.
    """
    deployments = operations.deployments
    held = period.holds(deployments.finished_at)
    frequency_rng, lead_rng = rng.spawn(2)
    return DoraValues(
        deployment_frequency=_frequency(deployments, period, rng=frequency_rng),
        lead_time=_lead_time(operations.items, period, rng=lead_rng),
        change_fail_rate=_fail_rate(deployments, held),
        recovery_time=_recovery(operations.incidents, period),
        rework_rate=_rework_rate(deployments, held),
    )


def _frequency(deployments: Deployments, period: Period, *, rng: np.random.Generator) -> DoraValue:
    found = period_count(deployments.finished_at, period, per=period.length_weeks, rng=rng)
    if found is None:
        return _missing(DoraReason.NO_DEPLOYMENTS)
    n = int(np.sum(period.holds(deployments.finished_at)))
    return _resampled(found, n=n)


def _resampled(found: Estimate, *, n: int) -> DoraValue:
    low = None if found.low is None else max(0.0, float(found.low))
    high = None if found.high is None else float(found.high)
    return DoraValue(value=float(found.value), n=n, reason=None, low=low, high=high)


def _share(flags: Flags) -> DoraValue:
    low, high = share_interval(int(np.sum(flags)), len(flags))
    return DoraValue(value=float(np.mean(flags)), n=len(flags), reason=None, low=low, high=high)


def _lead_time(items: WorkItems, period: Period, *, rng: np.random.Generator) -> DoraValue:
    first, deployed = items.at(Stamp.FIRST_COMMIT), items.at(Stamp.DEPLOYED)
    chosen = (first != UNKNOWN) & period.holds(deployed) & (first <= deployed)
    if not np.any(chosen):
        return _missing(DoraReason.NO_COMMITS)
    observed = Observations(values=(deployed - first)[chosen] / DAY, at=deployed[chosen])
    return _resampled(period_median(observed, period, rng=rng), n=int(np.sum(chosen)))


def _fail_rate(deployments: Deployments, held: Flags) -> DoraValue:
    if not np.any(held):
        return _missing(DoraReason.NO_DEPLOYMENTS)
    if not deployments.failures_known:
        return _missing(DoraReason.NO_FAILURES_RECORDED)
    return _share(deployments.failed[held])


def _recovery(incidents: Incidents, period: Period) -> DoraValue:
    resolved = incidents.resolved_at != UNKNOWN
    in_order = incidents.resolved_at >= incidents.started_at
    chosen = incidents.tied & resolved & in_order & period.holds(incidents.started_at)
    if not np.any(chosen):
        return _missing(DoraReason.NO_TIED_INCIDENTS)
    hours = (incidents.resolved_at - incidents.started_at)[chosen] / (DAY // 24)
    interval = median_interval(hours) or (None, None)
    return DoraValue(
        value=float(np.median(hours)),
        n=len(hours),
        reason=None,
        low=interval[0],
        high=interval[1],
    )


def _rework_rate(deployments: Deployments, held: Flags) -> DoraValue:
    if not np.any(held):
        return _missing(DoraReason.NO_DEPLOYMENTS)
    unplanned = deployments.unplanned[held]
    unplanned = unplanned[unplanned != UNCOUNTED]
    if not len(unplanned):
        return _missing(DoraReason.NO_UNPLANNED_FLAG)
    return _share(unplanned == 1)


def _missing(reason: DoraReason) -> DoraValue:
    return DoraValue(value=None, n=0, reason=reason)
