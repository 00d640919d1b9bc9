"""What real tools keep of a perfect record: they drop, merge, delay and mislabel."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.delivery.timeline.spans import impossible_order, milestones
from flowgap.delivery.work_items import DAY, UNKNOWN, EventKind, Flags, Micros, StageEvents, Stamp
from flowgap.simulation.organizations.parameters import Rng
from flowgap.simulation.organizations.recording import Record
from flowgap.simulation.organizations.routes import N_STAGES
from flowgap.stages import PIPELINE_STAGES, Stage

_STAMPS_OF: Final = {
    Stage.CLARIFY: (),
    Stage.BUILD: (Stamp.FIRST_COMMIT,),
    Stage.REVIEW: (Stamp.FIRST_REVIEW, Stamp.APPROVED),
    Stage.CI: (Stamp.CI_START, Stamp.CI_END),
    Stage.QA: (Stamp.QA_START, Stamp.QA_END),
    Stage.SECURITY: (Stamp.SECURITY_START, Stamp.SECURITY_END),
    Stage.INTEGRATE: (Stamp.MERGED,),
    Stage.RELEASE: (),
}
"""What goes with a stage that nobody records."""


_NO_QUEUE: Final = (0.3, 0.5)
"""Share of companies in which stages show no queue, and share of their stages."""
_MERGED: Final = 0.05
_NO_STAMPS: Final = 0.5
_IN_BATCHES: Final = 0.2
_CLOCK_DAYS: Final = (0.0, 0.0, 0.02, 0.1)
_LOST_ITEMS: Final = (0.0, 0.15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses:
    """How a client's tools record.

    Attributes
    ----------
    missing : array of shape (8,)
        Stages that leave no trace.
    no_queue : array of shape (8,)
        Stages whose events show only when work began and ended.
    merged : array of shape (8,)
        Stages whose time is booked on the stage before.
    no_events : bool
        Whether there are only the stamps of `changes.csv`.
    no_stamps : bool
        Whether there are only events, beside creation and deployment.
    in_batches : bool
        Whether statuses are set at the end of the day.
    clock_days : float
        Standard deviation of errors of the clock.
    lost_items : float
        Share of items that are in no export.
    """

    missing: Flags
    no_queue: Flags
    merged: Flags
    no_events: bool
    no_stamps: bool
    in_batches: bool
    clock_days: float
    lost_items: float


def clean() -> Losses:
    """Return tools that lose nothing."""
    none = np.zeros(N_STAGES, dtype=np.bool_)
    return Losses(
        missing=none,
        no_queue=none,
        merged=none,
        no_events=False,
        no_stamps=False,
        in_batches=False,
        clock_days=0.0,
        lost_items=0.0,
    )


def draw_losses(missing_share: float, rng: Rng) -> Losses:
    """Return tools that record each stage with probability `1 - missing_share`.

    The other losses come along in some companies, as soon as anything is missing.
    """
    missing = rng.random(N_STAGES) < missing_share
    if missing.all():
        missing[rng.integers(N_STAGES)] = False
    return Losses(
        missing=missing,
        no_queue=(rng.random(N_STAGES) < _NO_QUEUE[1]) & (rng.random() < _NO_QUEUE[0]),
        merged=rng.random(N_STAGES) < _MERGED,
        no_events=False,
        no_stamps=bool(rng.random() < _NO_STAMPS),
        in_batches=bool(rng.random() < _IN_BATCHES),
        clock_days=float(rng.choice(_CLOCK_DAYS)),
        lost_items=float(rng.uniform(*_LOST_ITEMS)),
    )


def only_stamps() -> Losses:
    """Return tools that keep the stamps of `changes.csv` and nothing else."""
    return replace(clean(), no_events=True)


def observe_through(losses: Losses, record: Record, rng: Rng) -> Record:
    """Return what is left of a record."""
    items = replace(record.items, stamps=_stamps(losses, record))
    events = record.events if not losses.no_events else _no_events()
    if not losses.no_events:
        events = _events(losses, events, rng)
    possible = ~impossible_order(items, milestones(items, start=Stamp.CREATED))
    kept = np.flatnonzero(possible & (rng.random(len(items)) >= losses.lost_items))
    return Record(
        items=items.take(kept),
        events=events.of_items(kept, n_items=len(items)),
        team=record.team[kept],
        counted=record.counted[kept],
    )


def _stamps(losses: Losses, record: Record) -> Micros:
    columns = record.items.stamps.copy()
    if losses.no_stamps:
        kept = (Stamp.CREATED, Stamp.DEPLOYED)
        columns[:, [stamp for stamp in Stamp if stamp not in kept]] = UNKNOWN
    for stage in np.flatnonzero(losses.missing):
        columns[:, list(_STAMPS_OF[PIPELINE_STAGES[stage]])] = UNKNOWN
    return columns


def _no_events() -> StageEvents:
    nothing = np.zeros(0, dtype=np.int64)
    return StageEvents(item=nothing, at=nothing, stage=nothing, kind=nothing)


def _events(losses: Losses, events: StageEvents, rng: Rng) -> StageEvents:
    kept = ~losses.missing[events.stage]
    kept &= ~((events.kind == EventKind.QUEUED) & losses.no_queue[events.stage])
    item, at = events.item[kept], events.at[kept]
    stage, kind = events.stage[kept], events.kind[kept]
    merged = losses.merged[stage] & (stage > 0)
    stage = np.where(merged, stage - 1, stage)
    if losses.clock_days:
        # One error per visit, so that a visit does not end before it began.
        error = rng.normal(0.0, losses.clock_days * DAY, int(item.max(initial=0)) + 1)
        at = at + np.rint(error[item]).astype(np.int64)
    if losses.in_batches:
        at = (at // DAY + 1) * DAY - 1
    return StageEvents(item=item, at=at, stage=stage, kind=kind)
