"""A simulated client: its engagement as canonical tables, and what is true of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from flowgap.engagement.manifest import Manifest
from flowgap.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTruth:
    """True mean days at a stage of every change that was started in a period and finished.

    `rate_days` and `mix_days` add up to after - before; `gain_days` is what 25 % more capacity
    would have saved per change of the period after.
    """

    stage: Stage
    before_days: float
    after_days: float
    rate_days: float
    mix_days: float
    gain_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTruth:
    """What an action changed in mean lead time, per change that was started since then."""

    action_id: str
    effect_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryTruth:
    """What no tool lost.

    `n_unfinished` were started in the period after and not released by the export. `constraint`
    and `verdict` follow the rules of the result, applied to what is true.
    """

    n_before: int
    n_after: int
    n_unfinished: int
    lead_time_before_days: float
    lead_time_after_days: float
    stages: tuple[StageTruth, ...]
    build_saving_days: float
    flow_gap_days: float
    mix_days: float
    ai_share_before: float
    ai_share_after: float
    constraint: str
    verdict: str
    actions: tuple[ActionTruth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTruth:
    """The expected score of a dimension, 0-100; `team` is None for the company."""

    wave: str
    team: str | None
    dimension: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientTruth:
    """What is true of the client."""

    delivery: DeliveryTruth
    scores: tuple[ScoreTruth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedClient:
    """The engagement: tables by the name of their file, with the columns of the contract."""

    manifest: Manifest
    tables: Mapping[str, pl.DataFrame]
    truth: ClientTruth
