"""How full the stages are: who is in work, and whether waiting had a server free."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.flow import Days, Flow

N_PIPELINE: Final = 8

_RARE: Final = 0.01
"""Share of a stage's busy time: more in work than this is taken for an error of stamps."""


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
    """

    servers: Codes
    mean_in_work: Days
    mean_waiting: Days
    full_share: Days
    needless: Days
    found: Days


def occupancy(flow: Flow) -> Occupancy:
    """Return how full each stage of each team was, from the first start to the last."""
    n_teams = int(flow.team.max(initial=0)) + 1
    shape = (n_teams, N_PIPELINE)
    servers = np.ones(shape, dtype=np.int64)
    in_work, waiting, full = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    needless, found = np.zeros(len(flow.stage)), np.zeros(len(flow.stage))
    until = max(float(flow.start.max(initial=0.0)), 1e-9)
    station = flow.team[flow.item] * N_PIPELINE + flow.stage
    known = flow.stage < N_PIPELINE
    order = np.flatnonzero(known)[np.lexsort((flow.started[known], station[known]))]
    bounds = np.searchsorted(station[order], np.arange(n_teams * N_PIPELINE + 1))
    for number in range(n_teams * N_PIPELINE):
        rows = order[bounds[number] : bounds[number + 1]]
        place = divmod(number, N_PIPELINE)
        queued, started = flow.queued[rows], flow.started[rows]
        levels = _levels(started, flow.finished[rows])
        servers[place] = levels.servers
        in_work[place] = levels.mean(until)
        full[place] = (until - levels.idle_days(np.array([0.0]), np.array([until]))[0]) / until
        waiting[place] = np.sum(np.minimum(started, until) - np.minimum(queued, until)) / until
        needless[rows] = levels.idle_days(queued, started)
        found[rows] = levels.busy_share(queued)
    return Occupancy(
        servers=servers,
        mean_in_work=in_work,
        mean_waiting=waiting,
        full_share=full,
        needless=needless,
        found=found,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Levels:
    """How many were in work from each moment `at` on, and how many can be."""

    at: Days
    level: Codes
    servers: int

    def mean(self, until: float) -> float:
        """Return the mean number in work from 0 to `until`."""
        length = np.diff(np.minimum(self.at, until), append=until)
        return float(self.level @ np.maximum(length, 0.0)) / until

    def busy_share(self, moments: Days) -> Days:
        """Return the share of servers at work just before each moment."""
        if not len(self.at):
            return np.zeros(len(moments))
        place = np.searchsorted(self.at, moments, side="left") - 1
        return np.asarray(np.where(place >= 0, self.level[place], 0) / self.servers)

    def idle_days(self, begin: Days, end: Days) -> Days:
        """Return for how long of each span a server was free."""
        length = np.diff(self.at, append=self.at[-1:])
        idle = np.where(self.level < self.servers, length, 0.0)
        sums = np.concatenate([[0.0], np.cumsum(idle)[:-1]]) if len(idle) else idle

        def up_to(moments: Days) -> Days:
            # Before the first start and after the last end nobody is in work.
            inside = np.interp(moments, self.at, sums)
            before = np.minimum(moments - self.at[0], 0)
            return np.asarray(inside + before + np.maximum(moments - self.at[-1], 0))

        return up_to(end) - up_to(begin) if len(self.at) else end - begin


def _levels(started: Days, finished: Days) -> _Levels:
    worked = finished > started
    started, finished = started[worked], finished[worked]
    at = np.concatenate([started, finished])
    # At one instant those who end come before those who begin.
    order = np.lexsort((np.repeat([1, 0], len(started)), at))
    level = np.cumsum(np.where(order < len(started), 1, -1))
    at = at[order]
    time_at = np.bincount(level, weights=np.diff(at, append=at[-1:]), minlength=2)
    above = np.cumsum(time_at[::-1])[::-1]
    usual = np.flatnonzero(above > _RARE * above[1])
    return _Levels(at=at, level=level, servers=max(int(usual.max(initial=1)), 1))
