"""What was seen, replayed with more capacity at one stage: what would each item have gained."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import UNATTRIBUTED, Days, Flow
from flowgap.diagnosis.constraint.occupancy import (
    N_PIPELINE,
    Occupancy,
    occupancy,
    stations_of,
)
from flowgap.diagnosis.constraint.other_work import other_work
from flowgap.diagnosis.constraint.sharing import Sharing, places
from flowgap.queueing.network import (
    Codes,
    Limit,
    Stations,
    Visits,
    join,
    no_limit,
    plain_stations,
    single_visits,
    straight_visits,
)
from flowgap.queueing.running import run

N_LEDGER: Final = N_PIPELINE + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The visits of a flow as those of a network.

    Attributes
    ----------
    stations : Stations
        Nine for each team: the eight stages, and one at which nobody waits.
    visits : Visits
    limit : Limit
    stage : array of shape (V,)
    teams_apart : bool
        Whether no people serve several teams.
    """

    stations: Stations
    visits: Visits
    limit: Limit
    stage: Codes
    teams_apart: bool


Replay = Callable[[Trace], Days]
"""From a network to the lead time of each item."""

IDLE: Final = 0.5
"""Share of servers at work up to which nobody is short of them, absences or not."""


def trace_of(
    flow: Flow, seen: Occupancy, *, absences: bool, shared: Sharing | None = None
) -> Trace:
    """Return a network that has the items do again what they were seen to do.

    An item that waited although a server was free waited for something else: that is a delay,
    which no capacity shortens; or whoever is missing from the servers was away. With `absences`
    it is a delay only where at least half of the servers were free. Where servers were taken,
    the network says how long an item waits. With `shared`, so it does where people of another
    stage or places in progress were taken.
    """
    pair = _pair(seen, shared)
    used = occupancy(flow, pair, across=seen.across) if pair is not None else seen
    visits = _visits(flow, used, absences=absences, pair=pair)
    limit = no_limit(visits)
    if shared is not None and shared.limit.convinces:
        visits, limit = _limited(flow, visits, shared)
    nobody = np.zeros((len(used.servers), 1), dtype=np.int64)
    return Trace(
        stations=plain_stations(np.concatenate([used.servers, nobody], axis=1).ravel()),
        visits=visits,
        limit=limit,
        stage=flow.stage.astype(np.int64),
        teams_apart=not used.across.any(),
    )


def with_other_work(trace: Trace, flow: Flow, seen: Occupancy) -> Trace:
    """Return the network where whoever is free while items wait does other work.

    It follows the items of the flow, and comes after them in every array.
    """
    other = other_work(flow, seen)
    team, stage = np.divmod(other.station, N_PIPELINE)
    waiting = trace.visits._replace(delay=np.where(other.explains, 0.0, trace.visits.delay))
    visits = join(
        waiting,
        single_visits(station=team * N_LEDGER + stage, since=other.since, days=other.days),
    )
    return replace(
        trace,
        visits=visits,
        limit=no_limit(visits),
        stage=np.concatenate([trace.stage, np.full(len(other.station), UNATTRIBUTED)]),
    )


def _pair(seen: Occupancy, shared: Sharing | None) -> tuple[int, int] | None:
    """Return two stages that count as one: both of people of each team, or both of all teams."""
    if shared is None or not shared.pool.convinces:
        return None
    first, second = shared.pair
    return shared.pair if seen.across[first] == seen.across[second] else None


def _visits(flow: Flow, used: Occupancy, *, absences: bool, pair: tuple[int, int] | None) -> Visits:
    wait = flow.started - flow.queued
    work = flow.finished - flow.started
    own = flow.stage == UNATTRIBUTED
    needless = np.where(used.found <= IDLE, used.needless, 0.0) if absences else used.needless
    station = stations_of(flow, pair, used.across, n_stages=N_LEDGER)
    return straight_visits(
        first=flow.first.astype(np.int64),
        arrival=flow.start,
        station=station.astype(np.int64),
        work=np.where(own, 0.0, work),
        delay=np.where(own, wait + work, needless),
    )


def _limited(flow: Flow, visits: Visits, shared: Sharing) -> tuple[Visits, Limit]:
    """Return visits that wait for a place in progress instead of a delay, and the places."""
    enters, leaves = places(flow)
    limit = Limit(
        items=shared.limits.astype(np.int64),
        group=flow.team.astype(np.int64),
        enters=enters,
        leaves=leaves,
    )
    return visits._replace(delay=np.where(enters, 0.0, visits.delay)), limit


def replayed_days(trace: Trace) -> Days:
    """Return the lead time of each item in the network as it is."""
    passed = run(trace.stations, trace.visits, trace.limit)
    return np.asarray(passed.left - trace.visits.arrival)


def days_saved(
    trace: Trace, *, stage: int, factor: float, before: Days, replay: Replay = replayed_days
) -> Days:
    """Return what each item gains when work at a stage takes `1 / factor` of its time."""
    faster = np.where(trace.stage == stage, trace.visits.work / factor, trace.visits.work)
    return before - replay(replace(trace, visits=trace.visits._replace(work=faster)))
