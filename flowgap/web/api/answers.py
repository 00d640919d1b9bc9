"""The shapes of all answers; the OpenAPI document is made from these types."""

from dataclasses import dataclass
from datetime import date, datetime

from flowgap.reporting.figures.figure import Figure
from flowgap.result.delivery import DeliveryState, FlowGapState, Verdict
from flowgap.result.diagnosis import ConstraintState
from flowgap.result.document import Period, WaveSummary
from flowgap.result.survey import SurveyState
from flowgap.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementAnswer:
    """An engagement that has a result."""

    key: str
    client: str
    title: str
    language: str
    n_results: int
    computed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementPage:
    """Engagements, the oldest first; `next_cursor` is null on the last page."""

    items: tuple[EngagementAnswer, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """A result that was kept; `digest` is the SHA-256 of its `result.json`."""

    digest: str
    engagement_key: str
    computed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """Results of one engagement, in the order in which they were first kept."""

    items: tuple[ResultLine, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultAnswer:
    """What a result is of, and how much each part of it can carry."""

    digest: str
    engagement_key: str
    computed_at: datetime
    flowgap_version: str
    client: str
    title: str
    language: str
    simulated: bool
    ai_rollout: date | None
    before: Period | None
    after: Period | None
    waves: tuple[WaveSummary, ...]
    survey_state: SurveyState
    delivery_state: DeliveryState
    flow_gap_state: FlowGapState
    verdict: Verdict
    constraint_state: ConstraintState
    constraint_stage: Stage | None
    n_figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """Figures of one result in the order of the list, those that were asked for."""

    result_digest: str
    items: tuple[Figure, ...]
    next_cursor: str | None
