"""Features: how stages queue, by teams, by visits, and by the people that are told of."""

from typing import Final

import numpy as np
from scipy.stats import rankdata

from flowgap.diagnosis.constraint.flow import Days, Flow
from flowgap.diagnosis.constraint.gain_features import MORE_CAPACITY
from flowgap.diagnosis.constraint.leads import lead
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy, serving_people
from flowgap.queueing.network import Codes

_SMALL: Final = 0.01
"""Days: what is added before a logarithm is taken."""
_TOGETHER_DAYS: Final = 0.02
"""Starts that are this close come from one decision."""
_TOGETHER: Final = 3
_IMPOSSIBLE: Final = 1.6
"""Utilization: above, what is seen as work is the time that passes between two looks at an item."""
_FULL: Final = 0.97
"""Utilization from which a queue grows with time, not with load."""
_PAUSE: Final = 3.0
"""A time without starts that is longer than this many of any other is none between arrivals."""
_FEW: Final = 12
"""Visits, or times between starts: below, nothing is told of them."""


def team_features(flow: Flow, seen: Occupancy) -> dict[str, Days]:
    """Return means over teams, weighted by their items."""
    weight = np.bincount(flow.team[flow.counted], minlength=len(seen.servers)).astype(np.float64)
    weight /= weight.sum()

    def mean(values: Days) -> Days:
        return np.where(flow.works, weight @ values, np.nan)

    return {
        "utilization": mean(seen.mean_in_work / seen.servers),
        "full_share": mean(seen.full_share),
        "servers": mean(np.log(seen.servers)),
    }


def capacity_features(
    flow: Flow, seen: Occupancy, people: Days, shares: dict[str, Days]
) -> dict[str, Days]:
    """Return utilization by the people that were told, and what a queue of them would gain.

    Waiting of c servers grows as `rho ** (sqrt(2 (c + 1)) - 1) / (c (1 - rho))` times work:
    Sakasegawa (1977), Annals of the Institute of Statistical Mathematics 29, 67-75.
    """
    people = serving_people(people, seen.across)
    told = ~np.isnan(people)
    weight = np.bincount(flow.team, minlength=len(people)).astype(np.float64)[:, np.newaxis]
    weight = weight * told
    total = weight.sum(axis=0)
    known = (total > 0) & flow.works
    total = np.where(total > 0, total, 1.0)
    load = np.where(told, seen.mean_in_work / np.where(told, people, 1.0), 0.0)
    mean_load = np.where(known, (weight * load).sum(axis=0) / total, np.nan)
    mean_people = (weight * np.where(told, people, 0.0)).sum(axis=0) / total
    mean_people = np.where(mean_people > 0, mean_people, np.nan)
    return told_columns(
        mean_load, mean_people, wait=shares["load_wait_share"], work=shares["work_share"]
    )


def told_columns(load: Days, people: Days, *, wait: Days, work: Days) -> dict[str, Days]:
    """Return the features that rest on the people who were told: arrays of shape (8,).

    Parameters
    ----------
    load, people : arrays of shape (8,)
    wait, work : arrays of shape (8,)
        Waiting for servers, and work, as shares of lead time.
    """
    load = np.where(load <= _IMPOSSIBLE, load, np.nan)
    servers = np.maximum(people, 1.0)
    kept = _waiting(load / MORE_CAPACITY, servers) / _waiting(load, servers)
    gain = wait * (1 - kept / MORE_CAPACITY) + work * (1 - 1 / MORE_CAPACITY)
    return {
        "load_told": load,
        "load_told_lead": lead(load),
        "people_told": np.log(people),
        "gain_told": gain,
        "gain_told_lead": lead(gain),
    }


def _waiting(load: Days, servers: Days) -> Days:
    load = np.clip(load, 0.01, _FULL)
    return np.asarray(load ** (np.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - load)))


def visit_features(flow: Flow) -> dict[str, Days]:
    """Return growth of queues, and how waiting hangs together with load and with others."""
    names = ("growth", "together_share", "wait_follows_load", "wait_spread", "work_spread")
    columns = {name: np.full(N_PIPELINE, np.nan) for name in names}
    until = float(flow.start.max())
    for stage in range(N_PIPELINE):
        rows = np.flatnonzero(flow.stage == stage)
        if len(rows) < _FEW:
            continue
        queued, started, finished = flow.queued[rows], flow.started[rows], flow.finished[rows]
        columns["growth"][stage] = _growth(queued, finished, until)
        if flow.waits[stage]:
            wait = started - queued
            columns["together_share"][stage] = started_together(started)
            columns["wait_follows_load"][stage] = rank_correlation(
                wait, found_inside(queued, finished)
            )
            columns["wait_spread"][stage] = spread_of(wait)
        if flow.works[stage]:
            columns["work_spread"][stage] = spread_of(finished - started)
    return columns


def whole_features(flow: Flow) -> dict[str, float]:
    """Return how unevenly items come, by teams, and how unevenly they are done."""
    gaps = [days_between(flow.start[flow.team == team]) for team in range(int(flow.team.max()) + 1)]
    even = [gap / gap.mean() for gap in gaps if len(gap) >= _FEW and gap.mean() > 0]
    return {
        "arrival_spread": spread_of(np.concatenate(even)) if even else np.nan,
        "lead_time_spread": spread_of((flow.end - flow.start)[flow.counted]),
    }


def days_between(starts: Days) -> Days:
    """Return the days between neighbouring starts, but for one pause in which nothing was started.

    Such as between two periods whose items alone were handed over, or over the holidays.
    """
    gap = np.diff(np.sort(starts))
    if len(gap) <= _FEW:
        return gap
    second, first = np.partition(gap, -2)[-2:]
    return gap[gap < first] if first > _PAUSE * second else gap


def spread_of(values: Days) -> float:
    """Return the logarithm of the coefficient of variation."""
    return float(np.log((values.std() + _SMALL) / (values.mean() + _SMALL)))


def found_inside(queued: Days, finished: Days) -> Days:
    """Return how many items were in the stage when each was asked for."""
    came = np.searchsorted(np.sort(queued), queued, side="left")
    went = np.searchsorted(np.sort(finished), queued, side="right")
    return (came - went).astype(np.float64)


def _growth(queued: Days, finished: Days, until: float) -> float:
    """Return items in the stage in the second half of the time against the first, in logs."""
    moments = np.linspace(0.1, 1.0, 20) * until
    inside = np.searchsorted(np.sort(queued), moments) - np.searchsorted(np.sort(finished), moments)
    early, late = inside[:10].mean(), inside[10:].mean()
    return float(np.log((late + 0.5) / (early + 0.5)))


def started_together(started: Days) -> float:
    """Return the share of starts that come together with at least three others."""
    at = np.sort(started)
    near = np.searchsorted(at, at + _TOGETHER_DAYS) - np.searchsorted(at, at - _TOGETHER_DAYS)
    return float(np.mean(near > _TOGETHER))


def rank_correlation(one: Days, other: Days | Codes) -> float:
    """Return Spearman's correlation with ties at their mean rank; 0 where one never varies."""
    ranks = rankdata(one), rankdata(other)
    if min(float(rank.std()) for rank in ranks) == 0:
        return 0.0
    return float(np.corrcoef(*ranks)[0, 1])
