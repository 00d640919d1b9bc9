"""The overview: verdict, key figures, constraint, findings, coverage and the next step."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.reporting.headline import headline, standfirst
from flowgap.reporting.material import Material
from flowgap.reporting.sections.coverage import THIN
from flowgap.reporting.track_record import record_sentence
from flowgap.result.diagnosis import Grade
from flowgap.result.document import StageCoverage
from flowgap.web.pages.results.cards import (
    BarLine,
    ConstraintCard,
    FigureCard,
    bar,
    constraint_card,
    figure_cards,
)
from flowgap.web.pages.results.links import NamedTarget, finding_target
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A claim with its evidence, its grade, and the other reading."""

    statement: str
    evidence: str
    grade: str
    alternative: str
    falsifier: str
    is_measured: bool
    proof: NamedTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The first move, or what is missing before there can be one."""

    title: str
    text: str
    view: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """All that the overview shows."""

    title: str
    standfirst: str
    figures: tuple[FigureCard, ...]
    constraint: ConstraintCard
    findings: tuple[FindingLine, ...]
    coverage: tuple[BarLine, ...]
    coverage_note: str
    next_step: NextStep
    record: str
    base: str
    label: str = ""


def overview_page(material: Material, wording: Wording) -> OverviewPage:
    """Return the overview; title and figures are those of the report's summary."""
    return OverviewPage(
        title=headline(material),
        standfirst=standfirst(material),
        figures=tuple(figure_cards(material, wording)),
        constraint=constraint_card(material, wording),
        findings=tuple(finding_lines(material, wording)),
        coverage=tuple(_coverage(material)),
        coverage_note=_coverage_note(material, wording),
        next_step=_next_step(material, wording),
        record=_record(material),
        base=material.base(survey=material.has_survey, delivery=material.has_delivery),
    )


def _record(material: Material) -> str:
    """Return how earlier forecasts fared; without data there is no forecast to doubt."""
    if not (material.has_survey or material.has_delivery):
        return ""
    return record_sentence(material.result.track_record, material.words)


def finding_lines(material: Material, wording: Wording) -> Iterator[FindingLine]:
    """Yield the findings in their order."""
    for finding in material.result.findings:
        yield FindingLine(
            statement=finding.statement,
            evidence=" ".join(finding.evidence),
            grade=material.words.named("grade", finding.grade),
            alternative=finding.alternative,
            falsifier=finding.falsifier,
            is_measured=finding.grade in {Grade.MEASURED, Grade.BOTH},
            proof=finding_target(finding, material, wording),
        )


def _coverage(material: Material) -> Iterator[BarLine]:
    for stage in material.result.coverage.stages:
        share = lower_share(stage)
        if share is not None:
            name = material.words.stage(stage.stage)
            yield BarLine(
                name=name,
                drawing=bar(share, name, strong=True, low=share < THIN),
                share=material.words.percent(share),
                is_leader=share < THIN,
            )


def _coverage_note(material: Material, wording: Wording) -> str:
    weak = [
        material.words.stage(stage.stage)
        for stage in material.result.coverage.stages
        if (lower_share(stage) or 0.0) < THIN
    ]
    if not material.result.coverage.stages:
        return wording.say("web-coverage-none")
    if not weak:
        return wording.say("web-coverage-all")
    return wording.say("web-coverage-weak", stages=wording.listing(weak), n=len(weak))


def lower_share(stage: StageCoverage) -> float | None:
    """Return the share of items with stamps in the period that has fewer of them."""
    if stage.share_before is None or stage.share_after is None:
        return None
    return min(stage.share_before, stage.share_after)


def _next_step(material: Material, wording: Wording) -> NextStep:
    """Return the first action; without data, what would make a diagnosis possible."""
    actions = material.result.actions
    if actions and (material.has_survey or material.has_delivery):
        first = actions[0]
        return NextStep(
            title=wording.say("web-next-action", title=first.title),
            text=f"{first.first_step} {wording.say('web-next-owner', owner=first.owner_role)}",
            view="actions",
            button=wording.say("web-next-actions"),
        )
    return NextStep(
        title=wording.say("web-next-data"),
        text=wording.say("web-next-data-text"),
        view="data",
        button=wording.say("web-next-data-button"),
    )
