"""What was seen, replayed with more capacity at one stage: what would each item have gained."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import UNATTRIBUTED, Days, Flow
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy
from flowgap.queueing.network import Codes, Stations, Visits, plain_stations, straight_visits
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
    stage : array of shape (V,)
    """

    stations: Stations
    visits: Visits
    stage: Codes


IDLE: Final = 0.5
"""Share of servers at work up to which nobody is short of them, absences or not."""


def trace_of(flow: Flow, seen: Occupancy, *, absences: bool) -> Trace:
    """Return a network that has the items do again what they were seen to do.

    An item that waited although a server was free waited for something else: that is a delay,
    which no capacity shortens; or whoever is missing from the servers was away. With `absences`
    it is a delay only where at least half of the servers were free. Where servers were taken,
    the network says how long an item waits.
    """
    n_teams = len(seen.servers)
    nobody = np.zeros((n_teams, 1), dtype=np.int64)
    wait = flow.started - flow.queued
    work = flow.finished - flow.started
    own = flow.stage == UNATTRIBUTED
    needless = np.where(seen.found <= IDLE, seen.needless, 0.0) if absences else seen.needless
    delay = np.where(own, wait + work, needless)
    return Trace(
        stations=plain_stations(np.concatenate([seen.servers, nobody], axis=1).ravel()),
        visits=straight_visits(
            first=flow.first.astype(np.int64),
            arrival=flow.start,
            station=(flow.team[flow.item] * N_LEDGER + flow.stage).astype(np.int64),
            work=np.where(own, 0.0, work),
            delay=delay,
        ),
        stage=flow.stage.astype(np.int64),
    )


def replayed_days(trace: Trace) -> Days:
    """Return the lead time of each item in the network as it is."""
    return np.asarray(run(trace.stations, trace.visits).left - trace.visits.arrival)


def days_saved(trace: Trace, *, stage: int, factor: float, before: Days) -> Days:
    """Return what each item gains when work at a stage takes `1 / factor` of its time."""
    faster = np.where(trace.stage == stage, trace.visits.work / factor, trace.visits.work)
    passed = run(trace.stations, trace.visits._replace(work=faster))
    return np.asarray(before - (passed.left - trace.visits.arrival))
