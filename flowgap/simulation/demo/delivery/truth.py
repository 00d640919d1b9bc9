"""What is true of delivery: computed from the moments themselves, before any tool lost one."""

from datetime import date
from typing import Final

import numpy as np

from flowgap.delivery.comparison.kitagawa import Split, split_change
from flowgap.delivery.comparison.mix import like_with_like
from flowgap.delivery.rules import MATERIAL_DAYS, MOST
from flowgap.result.delivery import Verdict
from flowgap.simulation.client import ActionTruth, DeliveryTruth, StageTruth
from flowgap.simulation.demo.company import (
    AFTER_UNTIL,
    AI_ROLLOUT,
    BEFORE_FROM,
    RELEASE_DAY_DROPPED,
    midnight,
)
from flowgap.simulation.demo.delivery.context import DAILY_RELEASES, REVIEW_REMINDERS
from flowgap.simulation.demo.delivery.parameters import Assist, Flags, Numbers
from flowgap.simulation.demo.delivery.pipeline import Journeys, World, travel
from flowgap.simulation.demo.delivery.recording import EXPORT
from flowgap.simulation.demo.delivery.workload import Workload
from flowgap.simulation.work_calendar import DAY
from flowgap.stages import PIPELINE_STAGES, Stage

MORE_CAPACITY: Final = 1.25
"""What the constraint is judged by: 25 % more capacity at one stage of all teams."""
_LEAST_GAIN_SHARE: Final = 0.03
_RIVAL_SHARE: Final = 0.8
"""The contract's limits for a constraint: a gain worth naming, and one that is not alone."""


def stage_days(way: Journeys) -> Numbers:
    """Return the days of each change at each pipeline stage; they add up to its lead time."""
    boundaries = np.stack(
        [
            way.created_at,
            way.first_commit_at,
            way.ready_at,
            way.approved_at,
            way.ci_end_at,
            way.qa_end_at,
            way.security_end_at,
            way.merged_at,
            way.deployed_at,
        ],
        axis=1,
    )
    return np.asarray(np.diff(boundaries, axis=1) / DAY)


def true_delivery(load: Workload, way: Journeys) -> DeliveryTruth:
    """Return the truth on the changes of both periods that were released by the export."""
    days = stage_days(way)
    released = ~load.abandoned & (way.deployed_at < EXPORT)
    before = released & _started(load, BEFORE_FROM, AI_ROLLOUT)
    after = released & _started(load, AI_ROLLOUT, AFTER_UNTIL)
    late = ~load.abandoned & ~released & _started(load, AI_ROLLOUT, AFTER_UNTIL)
    split = _split(load, days, before, after)
    gains = _gains(load, days, after)
    build = PIPELINE_STAGES.index(Stage.BUILD)
    saving, gap = -split.rate[build], split.rate.sum() - split.rate[build]
    return DeliveryTruth(
        n_before=int(before.sum()),
        n_after=int(after.sum()),
        n_unfinished=int(late.sum()),
        lead_time_before_days=_lead_time(days, before),
        lead_time_after_days=_lead_time(days, after),
        stages=_stages(days[before].mean(axis=0), days[after].mean(axis=0), split, gains),
        build_saving_days=float(saving),
        flow_gap_days=float(gap),
        mix_days=float(split.mix.sum()),
        ai_share_before=float(np.mean(load.assist[before] != Assist.NONE)),
        ai_share_after=float(np.mean(load.assist[after] != Assist.NONE)),
        constraint=constraint_of(gains, lead_time_days=_lead_time(days, after)),
        verdict=verdict_of(float(saving), float(gap)).value,
        actions=_actions(load, days, after),
    )


def constraint_of(gains: Numbers, *, lead_time_days: float) -> str:
    """Return the stage where more capacity helps most, `shared` or `none`, as the contract says.

    Parameters
    ----------
    gains : array of shape (8,)
        Days that more capacity at each pipeline stage saves.
    lead_time_days : float
        Mean lead time that they are saved from.
    """
    second, best = np.sort(gains)[-2:].tolist()
    if best < _LEAST_GAIN_SHARE * lead_time_days:
        return "none"
    if second >= _RIVAL_SHARE * best:
        return "shared"
    return PIPELINE_STAGES[int(np.argmax(gains))].value


def verdict_of(saving_days: float, gap_days: float) -> Verdict:
    """Apply the rules of `docs/methods/verdicts.md` that can fit: nothing is reworked here."""
    if saving_days < MATERIAL_DAYS:
        return Verdict.CANNOT_TELL
    if gap_days >= MOST * saving_days:
        return Verdict.MIGRATED
    arrived = saving_days - gap_days >= MATERIAL_DAYS
    return Verdict.GAIN_IS_REAL if arrived else Verdict.CANNOT_TELL


def _lead_time(days: Numbers, chosen: Flags) -> float:
    """Return the mean lead time of some changes."""
    return float(days[chosen].sum(axis=1).mean())


def _started(load: Workload, first: date, until: date) -> Flags:
    return np.asarray(
        (load.created_at >= midnight(first)) & (load.created_at < midnight(until)), dtype=np.bool_
    )


def _split(load: Workload, days: Numbers, before: Flags, after: Flags) -> Split:
    """Split the change of every stage by the classes of size and type that the ledger uses."""
    chosen = before | after
    classes = like_with_like(load.lines[chosen], load.kind[chosen], after[chosen])
    member = classes[:, np.newaxis] == np.arange(classes.max() + 1)
    old, new = member & before[chosen, np.newaxis], member & after[chosen, np.newaxis]
    return split_change(
        sums_before=old.T @ days[chosen],
        n_before=old.sum(axis=0).astype(np.float64),
        sums_after=new.T @ days[chosen],
        n_after=new.sum(axis=0).astype(np.float64),
    )


def _gains(load: Workload, days: Numbers, after: Flags) -> Numbers:
    """Return the days of lead time that more capacity, there all along, would have saved."""
    actual = _lead_time(days, after)
    faster = [travel(load, World(speed={stage: MORE_CAPACITY})) for stage in PIPELINE_STAGES]
    return np.array([actual - _lead_time(stage_days(way), after) for way in faster])


def _stages(
    before: Numbers, after: Numbers, split: Split, gains: Numbers
) -> tuple[StageTruth, ...]:
    return tuple(
        StageTruth(
            stage=stage,
            before_days=float(before[place]),
            after_days=float(after[place]),
            rate_days=float(split.rate[place]),
            mix_days=float(split.mix[place]),
            gain_days=float(gains[place]),
        )
        for place, stage in enumerate(PIPELINE_STAGES)
    )


def _actions(load: Workload, days: Numbers, after: Flags) -> tuple[ActionTruth, ...]:
    since = after & (load.created_at >= midnight(RELEASE_DAY_DROPPED))
    weekly = stage_days(travel(load, World(release_day_dropped=False)))
    effect = _lead_time(days, since) - _lead_time(weekly, since)
    return (
        ActionTruth(action_id=DAILY_RELEASES, effect_days=effect),
        ActionTruth(action_id=REVIEW_REMINDERS, effect_days=0.0),
    )
