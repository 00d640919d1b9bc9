"""Features: what a quarter more capacity would have saved, by replays of what was seen."""

from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days, Flow
from flowgap.diagnosis.constraint.leads import lead
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy
from flowgap.diagnosis.constraint.replay import (
    Replay,
    Trace,
    days_saved,
    trace_of,
    with_other_work,
)
from flowgap.diagnosis.constraint.sharing import Sharing

MORE_CAPACITY: Final = 1.25
"""What the constraint is defined by: a quarter more."""


def gain_features(flow: Flow, seen: Occupancy, shared: Sharing, replay: Replay) -> dict[str, Days]:
    """Return replayed gains: with absences, with other work, and with what is shared."""
    with_absences = trace_of(flow, seen, absences=True)
    absent = _replayed(flow, with_absences, replay)
    beside = _replayed(flow, with_other_work(with_absences, flow, seen), replay)
    fitted = absent
    if shared.pool.convinces or shared.limit.convinces:
        fitted = _replayed(flow, trace_of(flow, seen, absences=True, shared=shared), replay)
    columns: dict[str, Days] = {}
    readings = {"absent": absent, "beside": beside, "fitted": fitted}
    for name, gain in readings.items():
        columns |= {f"gain_{name}": gain, f"gain_{name}_lead": lead(gain)}
    return columns


def _replayed(flow: Flow, trace: Trace, replay: Replay) -> Days:
    before, own = replay(trace), slice(flow.n_items)
    scale = before[own][flow.counted].mean() + 1e-9
    saved = np.zeros(N_PIPELINE)
    for stage in np.flatnonzero(flow.works).tolist():
        gained = days_saved(trace, stage=stage, factor=MORE_CAPACITY, before=before, replay=replay)
        saved[stage] = gained[own][flow.counted].mean()
    return np.where(flow.works, saved / scale, np.nan)
