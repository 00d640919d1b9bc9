"""The shapes of all answers; the OpenAPI document is made from these types."""

from dataclasses import dataclass
from datetime import date, datetime

from flowgap.models import JobKind, JobState
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalAnswer:
    """What a folder was refused for: the problem, where it is, and what is allowed there."""

    problem: str
    file: str
    line: int | None
    column: str | None
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobAnswer:
    """Work that is done beside the requests.

    Attributes
    ----------
    key : str
        It stands in the address.
    kind : str
        Diagnose an uploaded folder, or render the report of a result.
    state : str
        Queued and running jobs are still to be done.
    engagement_key : str or None
        Known once a diagnosis is done.
    step : str or None
        What a running job is at; `n_done` of `n_total`, which is 0 where nobody knows.
    n_before : int
        Jobs that come first, while it is queued.
    error : str or None
        The code of a failure.
    refusal : RefusalAnswer or None
        Where the error is `refused`.
    """

    key: str
    kind: JobKind
    state: JobState
    engagement_key: str | None
    step: str | None
    n_done: int
    n_total: int
    n_before: int
    error: str | None
    refusal: RefusalAnswer | None
