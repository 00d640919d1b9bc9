"""Would the network have foretold the past: fitted to the first half, asked for the second."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days, Flags, Flow
from flowgap.diagnosis.constraint.levels import levels
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.diagnosis.constraint.replay import N_LEDGER
from flowgap.diagnosis.whatif.fitted import Fitted
from flowgap.queueing.network import Codes
from flowgap.queueing.running import run

LEAST_ITEMS: Final = 30
"""Delivered items in each half: with fewer, nothing is foretold."""
MOST_ERROR: Final = 0.25
"""Share of mean lead time: if what was foretold is farther off, no answer is given."""


class BacktestState(StrEnum):
    """Whether the network may answer."""

    PASSED = "passed"
    FAILED = "failed"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """What the first half foretold of the second; `None` where there are too few items.

    Attributes
    ----------
    state : BacktestState
    foretold_days, seen_days : float or None
        Mean lead time of the second half, in calendar days.
    """

    state: BacktestState
    foretold_days: float | None
    seen_days: float | None

    @property
    def error_days(self) -> float | None:
        """By how much the foretold mean lies above what was seen."""
        if self.foretold_days is None or self.seen_days is None:
            return None
        return self.foretold_days - self.seen_days


def foretell_second_half(fitted: Fitted, *, rng: np.random.Generator) -> Backtest:
    """Foretell the second half of the counted items from the first.

    What comes, and how long each piece of work takes, is taken as it was; how many can work at
    once, and how long items wait for other reasons, is taken from the first half. So what is
    tested is what answers rest on: how much waiting follows from load.
    """
    flow = fitted.flow
    late = _late(flow)
    halves = (flow.counted & ~late, flow.counted & late)
    if min(int(half.sum()) for half in halves) < LEAST_ITEMS:
        return Backtest(state=BacktestState.TOO_FEW, foretold_days=None, seen_days=None)
    trace = fitted.trace
    visits = trace.visits._replace(delay=_delays_of_first(fitted, late[flow.item], rng))
    stations = trace.stations._replace(
        servers=_servers_of_first(
            trace.visits.station, flow, late[flow.item], trace.stations.servers
        )
    )
    days = run(stations, visits, trace.limit).left - visits.arrival
    foretold = float(days[halves[1]].mean()) * fitted.calendar_share
    seen = float((flow.end - flow.start)[halves[1]].mean()) * fitted.calendar_share
    near = abs(foretold - seen) <= MOST_ERROR * seen
    return Backtest(
        state=BacktestState.PASSED if near else BacktestState.FAILED,
        foretold_days=foretold,
        seen_days=seen,
    )


def _late(flow: Flow) -> Flags:
    return np.asarray(flow.start > np.median(flow.start[flow.counted]))


def _delays_of_first(fitted: Fitted, late: Flags, rng: np.random.Generator) -> Days:
    """Return delays where those of late visits are drawn from the early ones of their stage."""
    delay, stage = fitted.trace.visits.delay.copy(), fitted.flow.stage
    for place in range(N_PIPELINE):
        early_rows = np.flatnonzero((stage == place) & ~late)
        late_rows = np.flatnonzero((stage == place) & late)
        if len(early_rows):
            delay[late_rows] = rng.choice(delay[early_rows], size=len(late_rows))
    return delay


def _servers_of_first(station: Codes, flow: Flow, late: Flags, servers: Codes) -> Codes:
    """Return how many were at work at once in the first half; as fitted where nobody was."""
    told = servers.copy()
    for number in np.flatnonzero(servers > 0):
        rows = np.flatnonzero((station == number) & ~late)
        if len(rows) and number % N_LEDGER < N_PIPELINE:
            told[number] = levels(flow.started[rows], flow.finished[rows]).servers
    return told
