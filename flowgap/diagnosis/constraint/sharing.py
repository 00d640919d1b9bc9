"""Waiting that others explain: people of another stage or of all teams, or a limit of work."""

from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.flow import Days, Flags, Flow
from flowgap.diagnosis.constraint.levels import Levels, levels
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy, occupancy
from flowgap.stages import Stage

BUILD: Final = code(Stage.BUILD)
_INTEGRATE: Final = code(Stage.INTEGRATE)
_LEAST_SHARE: Final = 0.5
"""Of the waiting with a free server: what an explanation explains beyond chance."""
_LEAST_ACROSS: Final = 0.1
"""The same, of what people of all teams explain: absences and delays hide most of it. Of 1,215
simulated stages with people of each team's own one had more; of 89 with people of all teams who
are busy for over .84 of their time, 51 (two seeds)."""
_LEAST_OF_LEAD_TIME: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """How much waiting with a free server something explains.

    Attributes
    ----------
    share : float
        Of the waiting with a free server that chance does not explain, as Cohen's kappa counts.
    of_lead_time : float
        The waiting that is explained, times `share`.
    """

    share: float
    of_lead_time: float

    @property
    def convinces(self) -> bool:
        """Whether it is taken for the reason."""
        return self.share >= _LEAST_SHARE and self.of_lead_time >= _LEAST_OF_LEAD_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What is shared in an organization.

    Attributes
    ----------
    pair : tuple of two places of stages
        Those that most probably share people.
    pool : Explained
    limit : Explained
        What a limit of work between the start of building and the end of integration explains.
    limits : array of shape (T,)
        The most items that were there at once; 0 where it cannot be told.
    """

    pair: tuple[int, int]
    pool: Explained
    limit: Explained
    limits: Codes


def sharing(flow: Flow, seen: Occupancy) -> Sharing:
    """Return what people and places the stages of a flow share."""
    whole = _whole_days(flow)
    needless = np.bincount(flow.stage, weights=seen.needless, minlength=N_PIPELINE + 1)
    rows = _rows(flow, len(seen.servers))
    pools = {
        pair: _pool(flow, seen, rows, pair, whole)
        for pair in combinations(range(N_PIPELINE), 2)
        if needless[list(pair)].sum() >= _LEAST_OF_LEAD_TIME * whole
    }
    nothing = Explained(share=0.0, of_lead_time=0.0)
    pair = max(pools, key=lambda pair: pools[pair].of_lead_time, default=(0, 0))
    limit, limits = _limit(flow, seen, whole)
    return Sharing(pair=pair, pool=pools.get(pair, nothing), limit=limit, limits=limits)


def seen_in(flow: Flow) -> Occupancy:
    """Return how full the stages of a flow were, where people may serve all teams."""
    by_team = occupancy(flow)
    across = across_teams(flow, by_team)
    return occupancy(flow, across=across) if across.any() else by_team


def across_teams(flow: Flow, seen: Occupancy) -> Flags:
    """Return at which stages the same people serve all teams: array of shape (8,).

    There, waiting that a team's own people do not explain happens while all of them are at work.
    """
    told = np.zeros(N_PIPELINE, dtype=np.bool_)
    if len(seen.servers) == 1:
        return told
    whole = _whole_days(flow)
    for stage in range(N_PIPELINE):
        rows = np.flatnonzero(flow.stage == stage)
        if seen.needless[rows].sum() < _LEAST_OF_LEAD_TIME * whole:
            continue
        sums = _Sums()
        sums.add(levels(flow.started[rows], flow.finished[rows]), flow, rows, seen.needless[rows])
        told[stage] = sums.explained(whole).share >= _LEAST_ACROSS
    return told


def _whole_days(flow: Flow) -> float:
    """Return the lead time of all items together, by the mean of those that count."""
    return max(flow.lead_time_days, 1e-9) * max(flow.n_items, 1)


def _rows(flow: Flow, n_teams: int) -> dict[tuple[int, int], Codes]:
    station = flow.team[flow.item] * (N_PIPELINE + 1) + flow.stage
    order = np.argsort(station, kind="stable")
    bounds = np.searchsorted(station[order], np.arange(n_teams * (N_PIPELINE + 1) + 1))
    return {
        divmod(number, N_PIPELINE + 1): order[bounds[number] : bounds[number + 1]]
        for number in range(n_teams * (N_PIPELINE + 1))
    }


def _pool(
    flow: Flow,
    seen: Occupancy,
    rows: dict[tuple[int, int], Codes],
    pair: tuple[int, int],
    whole: float,
) -> Explained:
    sums = _Sums()
    for team in range(len(seen.servers)):
        both = np.concatenate([rows[team, stage] for stage in pair])
        if min(len(rows[team, stage]) for stage in pair):
            told = levels(flow.started[both], flow.finished[both])
            sums.add(told, flow, both, seen.needless[both])
    return sums.explained(whole)


class _Sums:
    """Sums days of waiting with a free server, while all were at work by another counting."""

    def __init__(self) -> None:
        self._needless = self._full = self._by_chance = 0.0

    def add(self, told: Levels, flow: Flow, rows: Codes, needless: Days) -> None:
        if not len(told.at):
            return
        idle = told.idle_days(flow.queued[rows], flow.started[rows])
        begin, until = told.at[:1], told.at[-1:]
        idle_share = told.idle_days(begin, until)[0] / max(float(until[0] - begin[0]), 1e-9)
        self._needless += float(needless.sum())
        self._full += float(np.maximum(needless - idle, 0.0).sum())
        self._by_chance += float((1 - idle_share) * needless.sum())

    def explained(self, whole: float) -> Explained:
        share = (self._full - self._by_chance) / max(self._needless - self._by_chance, 1e-9)
        share = float(np.clip(share, 0.0, 1.0))
        return Explained(share=share, of_lead_time=share * self._full / whole)


def _limit(flow: Flow, seen: Occupancy, whole: float) -> tuple[Explained, Codes]:
    entry, leaving = places(flow)
    limits = np.zeros(len(seen.servers), dtype=np.int64)
    sums = _Sums()
    for team in range(len(limits)):
        enters = np.flatnonzero(entry & (flow.team[flow.item] == team))
        leaves = np.flatnonzero(leaving & (flow.team[flow.item] == team))
        if len(enters):
            told = levels(flow.started[enters], flow.finished[leaves])
            limits[team] = told.servers
            sums.add(told, flow, enters, seen.needless[enters])
    return sums.explained(whole), limits


def places(flow: Flow) -> tuple[Flags, Flags]:
    """Return at which visits items begin and end to be in progress: arrays of shape (V,).

    From the first visit to build, to the last one to integrate; of items that have both.
    """
    return entries(flow, first=BUILD, last=_INTEGRATE)


def entries(flow: Flow, *, first: int, last: int) -> tuple[Flags, Flags]:
    """Return each item's first visit to one stage and its last one to another, if it has both."""
    n_visits = len(flow.stage)
    opening, closing = np.full(flow.n_items, n_visits), np.full(flow.n_items, -1)
    begin, end = np.flatnonzero(flow.stage == first), np.flatnonzero(flow.stage == last)
    np.minimum.at(opening, flow.item[begin], begin)
    np.maximum.at(closing, flow.item[end], end)
    both = opening <= closing
    enters, leaves = np.zeros(n_visits, dtype=np.bool_), np.zeros(n_visits, dtype=np.bool_)
    enters[opening[both]] = True
    leaves[closing[both]] = True
    return enters, leaves
