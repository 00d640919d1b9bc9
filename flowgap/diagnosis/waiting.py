"""What work waits for at a stage: somebody who is free, or a date that comes round."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.active_clock import in_active_days
from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.constraint.queue_features import (
    found_inside,
    rank_correlation,
    started_together,
)
from flowgap.diagnosis.situation import WaitCause
from flowgap.stages import PIPELINE_STAGES, Stage

LEAST_VISITS: Final = 30
"""Below, nothing is said of a stage."""
LONG_SHARE: Final = 0.05
"""Of mean lead time: shorter waiting is not worth a cause."""
FIXED_UP_TO: Final = 0.35
"""Rank correlation of waiting with the items found in the stage: up to it load explains little."""
FOLLOWS_FROM: Final = 0.55
"""From it on waiting follows load."""
TOGETHER_FROM: Final = 0.25
"""Share of starts that come together: between both, from it on a date lets them go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How work waits at one stage.

    Attributes
    ----------
    share : float
        Of mean lead time.
    follows_load : float
        Rank correlation of waiting with the items found in the stage, mean over teams.
    together_share : float
        Of starts: those with at least three others at once.
    """

    share: float
    follows_load: float
    together_share: float


def wait_causes(flow: Flow) -> dict[Stage, WaitCause]:
    """Return what work waits for at each stage, where it waits long and the cause shows."""
    causes = ((stage, cause_of(waiting)) for stage, waiting in waiting_of(flow).items())
    return {stage: cause for stage, cause in causes if cause is not None}


def cause_of(waiting: Waiting) -> WaitCause | None:
    """Return the cause, None where waiting is short or both are possible.

    A queue makes those wait who find many before them. Whoever waits equally long in an empty
    stage waits for a date, a meeting or a sign-off.
    """
    if waiting.share < LONG_SHARE:
        return None
    if waiting.follows_load >= FOLLOWS_FROM:
        return WaitCause.CAPACITY
    if waiting.follows_load <= FIXED_UP_TO or waiting.together_share >= TOGETHER_FROM:
        return WaitCause.CALENDAR
    return None


def waiting_of(flow: Flow) -> dict[Stage, Waiting]:
    """Return how work waits at the stages where waiting and work are told apart."""
    told = in_active_days(flow)
    rows_of = {
        stage: np.flatnonzero(told.stage == place)
        for place, stage in enumerate(PIPELINE_STAGES)
        if told.waits[place] and told.works[place]
    }
    return {
        stage: _waiting(told, rows)
        for stage, rows in rows_of.items()
        if told.n_counted and len(rows) >= LEAST_VISITS
    }


def _waiting(flow: Flow, rows: Codes) -> Waiting:
    of_counted = rows[flow.counted[flow.item[rows]]]
    days = float((flow.started - flow.queued)[of_counted].sum()) / flow.n_counted
    return Waiting(
        share=days / flow.lead_time_days if flow.lead_time_days > 0 else 0.0,
        follows_load=_follows_load(flow, rows),
        together_share=started_together(flow.started[rows]),
    )


def _follows_load(flow: Flow, rows: Codes) -> float:
    """Return the mean of the teams' correlations, by their visits."""
    team = flow.team[flow.item[rows]]
    total = 0.0
    for number in np.unique(team):
        own = rows[team == number]
        queued = flow.queued[own]
        found = found_inside(queued, flow.finished[own])
        total += len(own) * rank_correlation(flow.started[own] - queued, found)
    return total / len(rows)
