"""Scenarios: what is changed in the network of a client."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.constraint.replay import N_LEDGER, Trace
from flowgap.diagnosis.constraint.sharing import BUILD, entries
from flowgap.queueing.network import Limit

UNCHANGED: Final[Mapping[int, float]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Changes by the place of the stage; an empty one leaves all as it is.

    Attributes
    ----------
    faster : mapping of int to float
        What an hour at the stage brings against today: 1.25 is a quarter more capacity.
    in_progress : mapping of int to int
        The most items per team between the start of build and the end of the stage.
    window_days : mapping of int to float
        The stage lets work in every so many days; 0 lets it in at any time.
    """

    faster: Mapping[int, float] = field(default_factory=dict)
    in_progress: Mapping[int, int] = field(default_factory=dict)
    window_days: Mapping[int, float] = field(default_factory=dict)

    def and_faster(self, stage: int, factor: float) -> "Scenario":
        """Return the scenario with one more change of capacity."""
        return replace(self, faster={**self.faster, stage: self.faster.get(stage, 1.0) * factor})


def changed(trace: Trace, flow: Flow, scenario: Scenario) -> Trace:
    """Return the network of a flow as the scenario has it.

    A window takes the place of all delays that nobody's capacity explains at the stage. Of
    several limits the tightest binds.
    """
    factor = np.ones(N_LEDGER)
    for stage, faster in scenario.faster.items():
        factor[stage] = faster
    delay, stations = trace.visits.delay, trace.stations
    window = stations.window_days.copy()
    for stage, days in scenario.window_days.items():
        delay = np.where(trace.stage == stage, 0.0, delay)
        window[stage::N_LEDGER] = days
    visits = trace.visits._replace(work=trace.visits.work / factor[trace.stage], delay=delay)
    limited = trace.limit
    if scenario.in_progress:
        stage = min(scenario.in_progress, key=lambda place: scenario.in_progress[place])
        limited = _limit(flow, stage, scenario.in_progress[stage])
    return replace(
        trace, stations=stations._replace(window_days=window), visits=visits, limit=limited
    )


def _limit(flow: Flow, stage: int, most: int) -> Limit:
    enters, leaves = entries(flow, first=BUILD, last=stage)
    n_teams = int(flow.team.max(initial=0)) + 1
    return Limit(
        items=np.full(n_teams, most, dtype=np.int64),
        group=flow.team.astype(np.int64),
        enters=enters,
        leaves=leaves,
    )
