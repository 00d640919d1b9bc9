"""Features: how the lead time of the counted items is shared by stages, waiting and work."""

import numpy as np

from flowgap.diagnosis.constraint.flow import UNATTRIBUTED, Days, Flags, Flow
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy


def shares_of(flow: Flow, seen: Occupancy) -> dict[str, Days]:
    """Return shares of lead time, per stage and counted item."""
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


def share_of(flow: Flow, chosen: Flags) -> float:
    """Return the share of lead time that the chosen visits take."""
    rows = flow.counted[flow.item] & chosen
    return float(np.sum((flow.finished - flow.queued)[rows]) / flow.n_counted / flow.lead_time_days)


def _per_item(flow: Flow, stage_values: Days) -> Days:
    """Return sums per stage over visits of counted items, per counted item."""
    rows = flow.counted[flow.item] & (flow.stage < UNATTRIBUTED)
    sums = np.bincount(flow.stage[rows], weights=stage_values[rows], minlength=N_PIPELINE)
    return np.asarray(sums / flow.n_counted)


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
