"""The network of a client, fitted to its own flow, and what scenarios change in it."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.active_clock import in_active_days
from flowgap.diagnosis.constraint.flow import Days, Flags, Flow
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy, asked_period
from flowgap.diagnosis.constraint.replay import Trace, trace_of
from flowgap.diagnosis.constraint.sharing import seen_in, sharing
from flowgap.diagnosis.constraint.team_replays import TeamReplays
from flowgap.diagnosis.whatif.scenario import Scenario, changed
from flowgap.queueing.network import Passage
from flowgap.queueing.running import run

_LEAST_SPAN: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A network that does again what was seen, in days of active time.

    Attributes
    ----------
    flow : Flow
    seen : Occupancy
    trace : Trace
    calendar_share : float
        Calendar days of lead time per active day.
    weeks : float
        From the start of the first counted item to that of the last, by the calendar.
    replays : TeamReplays
        Of scenarios that were asked before.
    """

    flow: Flow
    seen: Occupancy
    trace: Trace
    calendar_share: float
    weeks: float
    replays: TeamReplays = field(default_factory=TeamReplays, repr=False)

    @property
    def shows_work(self) -> Flags:
        """Tell of each of the 8 stages whether the data show work at it: else no capacity does."""
        work = self.trace.visits.work
        days = np.bincount(self.trace.stage, weights=work, minlength=N_PIPELINE)
        return np.asarray(days[:N_PIPELINE] > 0)

    @property
    def shows_visits(self) -> Flags:
        """Tell of each of the 8 stages whether items come there, be it to wait only."""
        return np.asarray(np.bincount(self.trace.stage, minlength=N_PIPELINE)[:N_PIPELINE] > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a network does with the counted items; calendar days.

    Attributes
    ----------
    lead_time_days : array of shape (n,)
        Of all items; `counted` says which are asked about.
    mean_days : float
        Of the counted ones.
    throughput_per_week : float
        Items that are done from the start of the first counted item to that of the last.
    wait_days, work_days : arrays of shape (8,)
        Means per counted item.
    utilization : array of shape (8,)
        Share of servers at work, mean over teams by their work.
    """

    lead_time_days: Days
    mean_days: float
    throughput_per_week: float
    wait_days: Days
    work_days: Days
    utilization: Days


def fit_network(flow: Flow) -> Fitted:
    """Return the network of a flow of calendar days, of at least one counted item."""
    active = in_active_days(flow)
    begin, until = asked_period(flow)
    seen = seen_in(active)
    return Fitted(
        flow=active,
        seen=seen,
        trace=trace_of(active, seen, absences=False, shared=sharing(active, seen)),
        calendar_share=flow.lead_time_days / max(active.lead_time_days, _LEAST_SPAN),
        weeks=(until - begin) / 7,
    )


def play(fitted: Fitted, scenario: Scenario) -> Outcome:
    """Return what the network of a client does under a scenario."""
    trace = changed(fitted.trace, fitted.flow, scenario)
    passage = run(trace.stations, trace.visits, trace.limit)
    days = (passage.left - trace.visits.arrival) * fitted.calendar_share
    wait, work = _stage_days(fitted.flow, passage)
    return Outcome(
        lead_time_days=days,
        mean_days=float(days[fitted.flow.counted].mean()),
        throughput_per_week=_done(fitted, passage) / max(fitted.weeks, _LEAST_SPAN),
        wait_days=wait * fitted.calendar_share,
        work_days=work * fitted.calendar_share,
        utilization=_utilization(fitted, trace),
    )


def mean_days(fitted: Fitted, scenario: Scenario) -> float:
    """Return the `mean_days` of `play`, of teams that a scenario leaves alone without a replay."""
    days = fitted.replays.days(changed(fitted.trace, fitted.flow, scenario))
    return float((days * fitted.calendar_share)[fitted.flow.counted].mean())


def _done(fitted: Fitted, passage: Passage) -> int:
    begin, until = asked_period(fitted.flow)
    return int(np.sum((passage.left >= begin) & (passage.left <= until)))


def _stage_days(flow: Flow, passage: Passage) -> tuple[Days, Days]:
    rows = flow.counted[flow.item] & (flow.stage < N_PIPELINE)

    def mean(days: Days) -> Days:
        sums = np.bincount(flow.stage[rows], weights=days[rows], minlength=N_PIPELINE)
        return np.asarray(sums / flow.n_counted)

    return mean(passage.started - passage.queued), mean(passage.finished - passage.started)


def _utilization(fitted: Fitted, trace: Trace) -> Days:
    """Return work asked for, per server and day between the first start and the last."""
    flow, visits = fitted.flow, trace.visits
    span = max(float(np.ptp(flow.start)), _LEAST_SPAN)
    asked = np.bincount(visits.station, weights=visits.work, minlength=len(trace.stations.servers))
    by_team = asked.reshape(-1, N_PIPELINE + 1)[:, :N_PIPELINE]
    servers = trace.stations.servers.reshape(by_team.shape[0], -1)[:, :N_PIPELINE]
    load = by_team / span / np.maximum(servers, 1)
    weight = by_team.sum(axis=0)
    told = (load * by_team).sum(axis=0) / np.where(weight > 0, weight, 1.0)
    return np.where(weight > 0, told, np.nan)
