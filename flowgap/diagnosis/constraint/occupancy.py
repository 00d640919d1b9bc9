"""How full the stages are: who is in work, and whether waiting had a server free."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.flow import Days, Flags, Flow
from flowgap.diagnosis.constraint.levels import levels

N_PIPELINE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """Of T teams and 8 stages, and of V visits.

    Attributes
    ----------
    servers : array of shape (T, 8)
        The most items that were in work at once, but for rare moments; at least 1.
    mean_in_work, mean_waiting : arrays of shape (T, 8)
    full_share : array of shape (T, 8)
        Of the time: all servers at work.
    needless : array of shape (V,)
        Days that the visit waited while a server was free: nobody's capacity was short, or
        somebody was away.
    found : array of shape (V,)
        Share of the servers that were at work when the visit was asked for.
    across : array of shape (8,)
        Whether the same people serve all teams: then the figures of each team, of shape (T, 8),
        are those of them all.
    """

    servers: Codes
    mean_in_work: Days
    mean_waiting: Days
    full_share: Days
    needless: Days
    found: Days
    across: Flags

    @property
    def people(self) -> Codes:
        """Servers of each stage, of all teams: array of shape (8,)."""
        return np.asarray(np.where(self.across, self.servers[0], self.servers.sum(axis=0)))


def occupancy(
    flow: Flow, pooled: tuple[int, int] | None = None, *, across: Flags | None = None
) -> Occupancy:
    """Return how full each stage of each team was, while the counted items were started.

    Parameters
    ----------
    flow : Flow
    pooled : tuple of two stages, optional
        They count as one: the first of them.
    across : array of shape (8,), optional
        Stages whose people serve all teams.
    """
    n_teams = int(flow.team.max(initial=0)) + 1
    shape = (n_teams, N_PIPELINE)
    servers = np.ones(shape, dtype=np.int64)
    in_work, waiting, full = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    needless, found = np.zeros(len(flow.stage)), np.zeros(len(flow.stage))
    begin, until = asked_period(flow)
    across = np.zeros(N_PIPELINE, dtype=np.bool_) if across is None else across
    station = stations_of(flow, pooled, across, n_stages=N_PIPELINE)
    known = flow.stage < N_PIPELINE
    order = np.flatnonzero(known)[np.lexsort((flow.started[known], station[known]))]
    bounds = np.searchsorted(station[order], np.arange(n_teams * N_PIPELINE + 1))
    for number in range(n_teams * N_PIPELINE):
        rows = order[bounds[number] : bounds[number + 1]]
        place = divmod(number, N_PIPELINE)
        queued, started = flow.queued[rows], flow.started[rows]
        told = levels(started, flow.finished[rows])
        span = until - begin
        servers[place] = told.servers
        in_work[place] = told.mean(begin, until)
        full[place] = 1 - told.idle_days(np.array([begin]), np.array([until]))[0] / span
        waiting[place] = np.sum(np.clip(started, begin, until) - np.clip(queued, begin, until))
        waiting[place] /= span
        needless[rows] = told.idle_days(queued, started)
        found[rows] = told.busy_share(queued)
    for figure in (servers, in_work, waiting, full):
        figure[:, across] = figure[0, across]
    return Occupancy(
        servers=servers,
        mean_in_work=in_work,
        mean_waiting=waiting,
        full_share=full,
        needless=needless,
        found=found,
        across=across,
    )


def asked_period(flow: Flow) -> tuple[float, float]:
    """Return when the first and the last of the counted items were started, in days."""
    start = flow.start[flow.counted] if flow.counted.any() else flow.start
    begin = float(start.min()) if len(start) else 0.0
    until = float(start.max()) if len(start) else 0.0
    return begin, max(until, begin + 1e-9)


def stations_of(
    flow: Flow, pooled: tuple[int, int] | None, across: Flags, *, n_stages: int
) -> Codes:
    """Return where each visit is served, of `n_stages` stations a team.

    Of two pooled stages at the first; where people serve all teams, at the first team.
    """
    stage = flow.stage
    if pooled is not None:
        stage = np.where(stage == pooled[1], pooled[0], stage)
    serves_all = np.append(across, False)[stage]
    return np.where(serves_all, 0, flow.team[flow.item]) * n_stages + stage


def serving_people(people: Days, across: Flags) -> Days:
    """Return people of shape (T, 8) as they serve: where they serve all teams, each has them all.

    They are known only if all teams were told of: what is told of some is not the whole.
    """
    return np.where(across, people.sum(axis=0), people)
