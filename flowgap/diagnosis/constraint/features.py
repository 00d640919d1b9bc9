"""What the model is told of each stage: shares, queues, replayed gains, and opinions."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.active_clock import in_active_days
from flowgap.diagnosis.constraint.flow import UNATTRIBUTED, Days, Flow
from flowgap.diagnosis.constraint.gain_features import gain_features
from flowgap.diagnosis.constraint.leads import lead
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.diagnosis.constraint.queue_features import (
    capacity_features,
    team_features,
    visit_features,
    whole_features,
)
from flowgap.diagnosis.constraint.replay import Replay, replayed_days
from flowgap.diagnosis.constraint.share_features import share_of, shares_of
from flowgap.diagnosis.constraint.sharing import seen_in, sharing

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
    "work_spread",
    "gain_absent",
    "gain_beside",
    "gain_fitted",
    "gain_told",
    "gain_absent_lead",
    "gain_beside_lead",
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
    "work_lead",
    "utilization_lead",
    "items",
    "stages_measured",
    "unattributed_share",
    "arrival_spread",
    "lead_time_spread",
    "score",
    "score_lead",
    "vote_share",
    "vote_lead",
    "people",
)
"""Columns of the features, in order; none of them depends on the unit of time."""


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


def features(
    flow: Flow | None,
    heard: Heard,
    people: Days | None = None,
    *,
    replay: Replay = replayed_days,
) -> Days:
    """Return one row per stage.

    Parameters
    ----------
    flow : Flow or None
        None where there are no delivery data.
    heard : Heard
    people : array of shape (T, 8), optional
        Full-time people per team and stage, as told; NaN where it is not.
    replay : callable
        That of `TeamReplays` does not do again for a team what was done for its company.

    Returns
    -------
    array of shape (8, len(NAMES))
        NaN where something is not known.
    """
    columns: dict[str, Days] = {"stage": np.arange(N_PIPELINE, dtype=np.float64)}
    if flow is not None and flow.n_counted:
        columns |= _of_flow(in_active_days(flow), people, replay)
    columns |= _of_opinions(heard)
    unknown = np.full(N_PIPELINE, np.nan)
    return np.stack([columns.get(name, unknown) for name in NAMES], axis=1)


def _of_opinions(heard: Heard) -> dict[str, Days]:
    return {
        "score": heard.score,
        "score_lead": -lead(-heard.score),
        "vote_share": heard.vote_share,
        "vote_lead": lead(heard.vote_share),
        "people": np.full(N_PIPELINE, np.log1p(heard.people)),
    }


def _of_flow(flow: Flow, people: Days | None, replay: Replay) -> dict[str, Days]:
    seen = seen_in(flow)
    shares = shares_of(flow, seen)
    by_team = team_features(flow, seen)
    shared = sharing(flow, seen)
    gains = gain_features(flow, seen, shared, replay)
    whole = {
        "items": np.log(flow.n_counted),
        "stages_measured": float(np.sum(flow.measured[flow.counted].mean(axis=0) > 0)),
        "unattributed_share": share_of(flow, flow.stage == UNATTRIBUTED),
        "limit_share": shared.limit.of_lead_time,
        **whole_features(flow),
    }
    return {
        **shares,
        **gains,
        **(capacity_features(flow, seen, people, shares) if people is not None else {}),
        **by_team,
        **visit_features(flow),
        "pool_share": _at(shared.pair, shared.pool.of_lead_time),
        "time_lead": lead(shares["time_share"]),
        "wait_lead": lead(shares["wait_share"]),
        "load_wait_lead": lead(shares["load_wait_share"]),
        "work_lead": lead(shares["work_share"]),
        "utilization_lead": lead(by_team["utilization"]),
        **{name: np.full(N_PIPELINE, value) for name, value in whole.items()},
    }


def _at(stages: tuple[int, int], value: float) -> Days:
    column = np.zeros(N_PIPELINE)
    column[list(stages)] = value
    return column
