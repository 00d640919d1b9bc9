"""What the model is told of each stage: shares, queues, replayed gains, and opinions."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.active_clock import in_active_days
from flowgap.diagnosis.constraint.flow import UNATTRIBUTED, Days, Flow
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy, occupancy
from flowgap.diagnosis.constraint.replay import Trace, days_saved, replayed_days, trace_of
from flowgap.diagnosis.constraint.sharing import Sharing, sharing

MORE_CAPACITY: Final = 1.25
"""What the constraint is defined by: a quarter more."""

NAMES: Final = (
    "stage",
    "time_share",
    "wait_share",
    "work_share",
    "gap_share",
    "measured_share",
    "tells_wait",
    "tells_work",
    "utilization",
    "full_share",
    "servers",
    "load_wait_share",
    "needless_share",
    "growth",
    "repeated_share",
    "visits",
    "together_share",
    "wait_follows_load",
    "wait_spread",
    "gain_strict",
    "gain_absent",
    "gain_fitted",
    "gain_told",
    "gain_strict_lead",
    "gain_absent_lead",
    "gain_fitted_lead",
    "gain_told_lead",
    "load_told",
    "load_told_lead",
    "people_told",
    "pool_share",
    "limit_share",
    "time_lead",
    "wait_lead",
    "load_wait_lead",
    "items",
    "stages_measured",
    "unattributed_share",
    "score",
    "score_lead",
    "vote_share",
    "vote_lead",
    "people",
)
"""Columns of the features, in order; none of them depends on the unit of time."""

_SMALL: Final = 0.01
"""Days: what is added before a logarithm is taken."""
_TOGETHER_DAYS: Final = 0.02
"""Starts that are this close come from one decision."""
_TOGETHER: Final = 3
_IMPOSSIBLE: Final = 1.6
"""Utilization: above, what is seen as work is the time that passes between two looks at an item."""
_FULL: Final = 0.97
"""Utilization from which a queue grows with time, not with load."""
_FEW: Final = 12
"""Visits: below, no correlation is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was asked of an organization.

    Attributes
    ----------
    score : array of shape (8,)
        0 to 100, of the dimension that speaks for each stage; NaN where there is none.
    vote_share : array of shape (8,)
        NaN where nobody voted.
    people : int
    """

    score: Days
    vote_share: Days
    people: int


def nothing_heard() -> Heard:
    """Return what is known where nobody was asked."""
    unknown = np.full(N_PIPELINE, np.nan)
    return Heard(score=unknown, vote_share=unknown, people=0)


def features(flow: Flow | None, heard: Heard, people: Days | None = None) -> Days:
    """Return one row per stage.

    Parameters
    ----------
    flow : Flow or None
        None where there are no delivery data.
    heard : Heard
    people : array of shape (T, 8), optional
        Full-time people per team and stage, as told; NaN where it is not.

    Returns
    -------
    array of shape (8, len(NAMES))
        NaN where something is not known.
    """
    columns: dict[str, Days] = {"stage": np.arange(N_PIPELINE, dtype=np.float64)}
    if flow is not None and flow.n_counted:
        columns |= _of_flow(in_active_days(flow), people)
    columns |= _of_opinions(heard)
    unknown = np.full(N_PIPELINE, np.nan)
    return np.stack([columns.get(name, unknown) for name in NAMES], axis=1)


def _of_opinions(heard: Heard) -> dict[str, Days]:
    return {
        "score": heard.score,
        "score_lead": -_lead(-heard.score),
        "vote_share": heard.vote_share,
        "vote_lead": _lead(heard.vote_share),
        "people": np.full(N_PIPELINE, np.log1p(heard.people)),
    }


def _of_flow(flow: Flow, people: Days | None) -> dict[str, Days]:
    seen = occupancy(flow)
    shares = _shares(flow, seen)
    shared = sharing(flow, seen)
    gains = _gains(flow, seen, shared)
    whole = {
        "items": np.log(flow.n_counted),
        "stages_measured": float(np.sum(flow.measured[flow.counted].mean(axis=0) > 0)),
        "unattributed_share": _share(flow, flow.stage == UNATTRIBUTED),
        "limit_share": shared.limit.of_lead_time,
    }
    return {
        **shares,
        **gains,
        **(_of_capacity(flow, seen, people, shares) if people is not None else {}),
        **_of_teams(flow, seen),
        **_of_visits(flow),
        "pool_share": _at(shared.pair, shared.pool.of_lead_time),
        "time_lead": _lead(shares["time_share"]),
        "wait_lead": _lead(shares["wait_share"]),
        "load_wait_lead": _lead(shares["load_wait_share"]),
        **{name: np.full(N_PIPELINE, value) for name, value in whole.items()},
    }


def _per_item(flow: Flow, stage_values: Days) -> Days:
    """Return sums per stage over visits of counted items, per counted item."""
    rows = flow.counted[flow.item] & (flow.stage < UNATTRIBUTED)
    sums = np.bincount(flow.stage[rows], weights=stage_values[rows], minlength=N_PIPELINE)
    return np.asarray(sums / flow.n_counted)


def _share(flow: Flow, chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float:
    rows = flow.counted[flow.item] & chosen
    return float(np.sum((flow.finished - flow.queued)[rows]) / flow.n_counted / flow.lead_time_days)


def _shares(flow: Flow, seen: Occupancy) -> dict[str, Days]:
    lead_time = flow.lead_time_days + 1e-9
    wait, work = flow.started - flow.queued, flow.finished - flow.started
    measured = flow.measured[flow.counted].mean(axis=0)
    known = np.where(measured > 0, 1.0, np.nan)
    wait_days, work_days = _per_item(flow, wait), _per_item(flow, work)
    load_wait = _per_item(flow, wait - seen.needless)
    return {
        "time_share": known * (wait_days + work_days) / lead_time,
        "wait_share": np.where(flow.waits, known * wait_days / lead_time, np.nan),
        "work_share": np.where(flow.works, known * work_days / lead_time, np.nan),
        "gap_share": _gaps(flow) / lead_time,
        "measured_share": measured,
        "tells_wait": flow.waits.astype(np.float64),
        "tells_work": flow.works.astype(np.float64),
        "load_wait_share": known * load_wait / lead_time,
        "needless_share": known * _per_item(flow, seen.needless) / lead_time,
        "repeated_share": known * _per_item(flow, (wait + work) * flow.repeated) / lead_time,
        "visits": known * _per_item(flow, np.ones(len(wait))),
    }


def _gaps(flow: Flow) -> Days:
    """Return unattributed days per item that could be the stage's: between the known ones."""
    before = np.concatenate([[-1], flow.stage[:-1]])
    before[flow.first[:-1][flow.first[:-1] < len(before)]] = -1
    after = np.concatenate([flow.stage[1:], [N_PIPELINE]])
    last = flow.first[1:] - 1
    after[last[last >= 0]] = N_PIPELINE
    rows = np.flatnonzero((flow.stage == UNATTRIBUTED) & flow.counted[flow.item])
    low, high = before[rows], after[rows]
    days = (flow.finished - flow.queued)[rows]
    between = np.maximum(high - low - 1, 1)
    gaps = np.zeros(N_PIPELINE)
    for stage in range(N_PIPELINE):
        inside = (low < stage) & (stage < high)
        gaps[stage] = np.sum(days[inside] / between[inside])
    return gaps / flow.n_counted


def _at(stages: tuple[int, int], value: float) -> Days:
    column = np.zeros(N_PIPELINE)
    column[list(stages)] = value
    return column


def _gains(flow: Flow, seen: Occupancy, shared: Sharing) -> dict[str, Days]:
    """Return replayed gains: by strict reading, with absences, and with what is shared."""
    strict = _replayed(flow, trace_of(flow, seen, absences=False))
    absent = _replayed(flow, trace_of(flow, seen, absences=True))
    fitted = absent
    if shared.pool.convinces or shared.limit.convinces:
        fitted = _replayed(flow, trace_of(flow, seen, absences=True, shared=shared))
    columns: dict[str, Days] = {}
    for name, gain in (("strict", strict), ("absent", absent), ("fitted", fitted)):
        columns |= {f"gain_{name}": gain, f"gain_{name}_lead": _lead(gain)}
    return columns


def _replayed(flow: Flow, trace: Trace) -> Days:
    before = replayed_days(trace)
    scale = before[flow.counted].mean() + 1e-9
    saved = np.zeros(N_PIPELINE)
    for stage in np.flatnonzero(flow.works).tolist():
        saved[stage] = days_saved(trace, stage=stage, factor=MORE_CAPACITY, before=before)[
            flow.counted
        ].mean()
    return np.where(flow.works, saved / scale, np.nan)


def _of_capacity(
    flow: Flow, seen: Occupancy, people: Days, shares: dict[str, Days]
) -> dict[str, Days]:
    """Return utilization by the people that were told, and what a queue of them would gain.

    Waiting of c servers grows as `rho ** (sqrt(2 (c + 1)) - 1) / (c (1 - rho))` times work:
    Sakasegawa (1977), Annals of the Institute of Statistical Mathematics 29, 67-75.
    """
    told = ~np.isnan(people)
    weight = np.bincount(flow.team, minlength=len(people)).astype(np.float64)[:, np.newaxis]
    weight = weight * told
    total = weight.sum(axis=0)
    known = (total > 0) & flow.works
    total = np.where(total > 0, total, 1.0)
    load = np.where(told, seen.mean_in_work / np.where(told, people, 1.0), 0.0)
    mean_load = np.where(known, (weight * load).sum(axis=0) / total, np.nan)
    mean_load = np.where(mean_load <= _IMPOSSIBLE, mean_load, np.nan)
    mean_people = (weight * np.where(told, people, 0.0)).sum(axis=0) / total
    servers = np.maximum(mean_people, 1.0)
    kept = _waiting(mean_load / MORE_CAPACITY, servers) / _waiting(mean_load, servers)
    gain = shares["load_wait_share"] * (1 - kept / MORE_CAPACITY)
    gain = gain + shares["work_share"] * (1 - 1 / MORE_CAPACITY)
    return {
        "load_told": mean_load,
        "load_told_lead": _lead(mean_load),
        "people_told": np.where(total > 0, np.log(np.maximum(mean_people, 0.1)), np.nan),
        "gain_told": gain,
        "gain_told_lead": _lead(gain),
    }


def _waiting(load: Days, servers: Days) -> Days:
    load = np.clip(load, 0.01, _FULL)
    return np.asarray(load ** (np.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - load)))


def _of_teams(flow: Flow, seen: Occupancy) -> dict[str, Days]:
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


def _of_visits(flow: Flow) -> dict[str, Days]:
    names = ("growth", "together_share", "wait_follows_load", "wait_spread")
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
            columns["together_share"][stage] = _together(started)
            columns["wait_follows_load"][stage] = _correlation(wait, _inside(queued, finished))
            columns["wait_spread"][stage] = np.log((wait.std() + _SMALL) / (wait.mean() + _SMALL))
    return columns


def _inside(queued: Days, finished: Days) -> Days:
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


def _together(started: Days) -> float:
    """Return the share of starts that come together with at least three others."""
    at = np.sort(started)
    near = np.searchsorted(at, at + _TOGETHER_DAYS) - np.searchsorted(at, at - _TOGETHER_DAYS)
    return float(np.mean(near > _TOGETHER))


def _correlation(one: Days, other: Days) -> float:
    ranks = [np.argsort(np.argsort(values)).astype(np.float64) for values in (one, other)]
    spreads = [rank.std() for rank in ranks]
    if min(spreads) == 0:
        return 0.0
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _lead(values: Days) -> Days:
    """Return by how much each value exceeds the highest of the others; NaN is not known."""
    known = np.where(np.isnan(values), -np.inf, values)
    order = np.argsort(-known)
    others = np.full(len(values), known[order[0]])
    others[order[0]] = known[order[1]]
    return np.where(
        np.isnan(values) | np.isinf(others), np.nan, values - np.where(np.isinf(others), 0, others)
    )
