"""The whole result: what `result.json` holds and what pages and reports are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from flowgap.result.delivery import Delivery, FlowGap
from flowgap.result.diagnosis import Action, ActionResult, Amplifier, Constraint, Finding
from flowgap.result.survey import Privacy, Survey, Trend
from flowgap.result.track_record import NO_RECORD, TrackRecord
from flowgap.stages import Stage

FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file: its digest, its data rows, and how many of them were refused."""

    sha256: str
    rows: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days; `until` is excluded."""

    start: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveSummary:
    """One wave of the engagement."""

    id: str
    questionnaire: str
    opened_on: date
    closed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementSummary:
    """Whose result this is. `simulated` puts a label on every page."""

    client: str
    title: str
    language: str
    timezone: str
    simulated: bool
    ai_rollout: date | None
    waves: tuple[WaveSummary, ...]
    before: Period | None
    after: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCoverage:
    """Share of delivered items (0-1) whose stage time could be measured, per period."""

    stage: Stage
    share_before: float | None
    share_after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCoverage:
    """Whether a figure is `possible`, `weak` or `impossible`, and what would make it possible."""

    figure: str
    state: str
    needs: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnShares:
    """Share of the rows of each period (0-1) in which a column is filled; null without rows."""

    file: str
    column: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRate:
    """Share of n rows (0-1) that lead to a row of another kind, and what that makes possible."""

    link: str
    n: int
    share: float | None
    share_before: float | None
    share_after: float | None
    makes_possible: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpsMost:
    """The one column that would help most (null: the whole file), for which figures, and why."""

    file: str
    column: str | None
    figures: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the data could carry: the doctor's page of the report."""

    stages: tuple[StageCoverage, ...]
    figures: tuple[FigureCoverage, ...]
    remarks: tuple[str, ...]
    columns: tuple[ColumnShares, ...] = ()
    links: tuple[LinkRate, ...] = ()
    helps_most: HelpsMost | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything that a diagnosis found. Pages, PDF and exports read nothing else."""

    format: int
    generated_from: Mapping[str, Source]
    flowgap_version: str
    questionnaire_digest: str | None
    model_version: str | None
    seed: int
    engagement: EngagementSummary
    survey: Survey
    delivery: Delivery
    flow_gap: FlowGap
    constraint: Constraint
    amplifier: Amplifier
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    action_results: tuple[ActionResult, ...]
    trend: tuple[Trend, ...]
    privacy: Privacy
    coverage: Coverage
    track_record: TrackRecord = NO_RECORD
