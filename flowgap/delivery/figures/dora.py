"""DORA's five figures for the period after."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

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
    """A figure, what it was computed from, or the reason why it is None."""

    value: float | None
    n: int
    reason: DoraReason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoraValues:
    """The five: per week, median days, share 0 to 1, median hours, share 0 to 1."""

    deployment_frequency: DoraValue
    lead_time: DoraValue
    change_fail_rate: DoraValue
    recovery_time: DoraValue
    rework_rate: DoraValue


def dora(
    items: WorkItems, deployments: Deployments, incidents: Incidents, period: Period
) -> DoraValues:
    """Return DORA's figures of one period.

    Parameters
    ----------
    items : WorkItems
        The items that count.
    deployments : Deployments
        That reached production: a failed pipeline is neither a deployment nor a change failure.
    incidents : Incidents
    period : Period

    Notes
    -----
    Deployments per week; median from first commit to production; share of deployments that were
    rolled back or tied to an incident, each counted once; median from the start of a tied
    incident to its end, open ones left out; share of deployments that were unplanned. DORA's
    definitions, CC BY 4.0, dora.dev.
    """
    held = period.holds(deployments.finished_at)
    return DoraValues(
        deployment_frequency=_frequency(held, period),
        lead_time=_lead_time(items, period),
        change_fail_rate=_fail_rate(deployments, held),
        recovery_time=_recovery(incidents, period),
        rework_rate=_rework_rate(deployments, held),
    )


def _frequency(held: Flags, period: Period) -> DoraValue:
    n = int(np.sum(held))
    if not n:
        return _missing(DoraReason.NO_DEPLOYMENTS)
    return DoraValue(value=n / period.length_weeks, n=n, reason=None)


def _lead_time(items: WorkItems, period: Period) -> DoraValue:
    first, deployed = items.at(Stamp.FIRST_COMMIT), items.at(Stamp.DEPLOYED)
    chosen = (first != UNKNOWN) & period.holds(deployed) & (first <= deployed)
    if not np.any(chosen):
        return _missing(DoraReason.NO_COMMITS)
    days = (deployed - first)[chosen] / DAY
    return DoraValue(value=float(np.median(days)), n=len(days), reason=None)


def _fail_rate(deployments: Deployments, held: Flags) -> DoraValue:
    if not np.any(held):
        return _missing(DoraReason.NO_DEPLOYMENTS)
    if not deployments.failures_known:
        return _missing(DoraReason.NO_FAILURES_RECORDED)
    failed = deployments.failed[held]
    return DoraValue(value=float(np.mean(failed)), n=len(failed), reason=None)


def _recovery(incidents: Incidents, period: Period) -> DoraValue:
    resolved = incidents.resolved_at != UNKNOWN
    in_order = incidents.resolved_at >= incidents.started_at
    chosen = incidents.tied & resolved & in_order & period.holds(incidents.started_at)
    if not np.any(chosen):
        return _missing(DoraReason.NO_TIED_INCIDENTS)
    hours = (incidents.resolved_at - incidents.started_at)[chosen] / (DAY // 24)
    return DoraValue(value=float(np.median(hours)), n=len(hours), reason=None)


def _rework_rate(deployments: Deployments, held: Flags) -> DoraValue:
    if not np.any(held):
        return _missing(DoraReason.NO_DEPLOYMENTS)
    unplanned = deployments.unplanned[held]
    unplanned = unplanned[unplanned != UNCOUNTED]
    if not len(unplanned):
        return _missing(DoraReason.NO_UNPLANNED_FLAG)
    return DoraValue(value=float(np.mean(unplanned)), n=len(unplanned), reason=None)


def _missing(reason: DoraReason) -> DoraValue:
    return DoraValue(value=None, n=0, reason=reason)
