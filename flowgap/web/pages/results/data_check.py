"""The data check: what the files could carry, which rows were refused, what would help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flowgap.engagement.figures import ENOUGH_SHARE, THIN_SHARE
from flowgap.reporting.blocks import Callout, Table
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.sections.careless import careless_remarks, careless_warning
from flowgap.reporting.sections.coverage import coverage_page
from flowgap.reporting.sections.instrument import gates_table, instrument_title
from flowgap.result.document import StageCoverage
from flowgap.services.engagements.keeping import KeptResult
from flowgap.web.pages.results.data_links import (
    FigureGroup,
    LinkLine,
    MostHelp,
    Share,
    figure_groups,
    link_lines,
    most_help,
    share_of,
    verdict_of,
)
from flowgap.web.pages.results.overview import lower_share
from flowgap.wording import Wording

MOST_ROWS: Final = 100
"""Refused rows on the page; more would hide the pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """How much of one stage was measured."""

    name: str
    before: Share | None
    after: Share | None
    verdict: str
    symbol: Symbol
    is_weak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file that was read."""

    name: str
    rows: str
    refused: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """One row that was left out: where, why, and what is allowed. Never its value."""

    file: str
    line: str
    column: str
    problem: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """All that the data check shows."""

    title: str
    standfirst: str
    stages: tuple[StageLine, ...]
    links: tuple[LinkLine, ...]
    help: MostHelp | None
    files: tuple[FileLine, ...]
    groups: tuple[FigureGroup, ...]
    refused: tuple[RefusedRow, ...]
    refused_more: str
    remarks: tuple[str, ...]
    careless: tuple[str, ...]
    warning: Callout | None
    instrument: str
    gates: Table | None
    base: str
    label: str


def data_page(kept: KeptResult, material: Material, wording: Wording) -> DataPage:
    """Return the data check of the last result."""
    result = kept.result
    refused = _refused(kept.import_report)
    hidden = len(refused) - MOST_ROWS
    drawn = coverage_page(material)
    return DataPage(
        title=drawn.title if drawn else wording.say("web-data-none"),
        standfirst=_standfirst(kept, wording),
        stages=tuple(_stage(stage, material, wording) for stage in result.coverage.stages),
        links=tuple(link_lines(result.coverage.links, wording)),
        help=most_help(material),
        files=tuple(
            FileLine(
                name=name,
                rows=wording.number(source.rows),
                refused=wording.number(source.refused),
            )
            for name, source in result.generated_from.items()
        ),
        groups=tuple(figure_groups(result.coverage.figures, wording)),
        refused=tuple(_refused_row(row) for row in refused[:MOST_ROWS]),
        refused_more=wording.say("web-data-more", n=hidden) if hidden > 0 else "",
        remarks=result.coverage.remarks,
        careless=tuple(careless_remarks(material)),
        warning=careless_warning(material),
        instrument=instrument_title(material) if result.survey.gates else "",
        gates=gates_table(material) if result.survey.gates else None,
        base=wording.say(
            "web-data-base",
            needed=wording.percent(THIN_SHARE),
            trusted=wording.percent(ENOUGH_SHARE),
        ),
        label=wording.say("web-data-label"),
    )


def _standfirst(kept: KeptResult, wording: Wording) -> str:
    sources = kept.result.generated_from.values()
    if not sources:
        return wording.say("web-data-no-files")
    return wording.say(
        "web-data-rows",
        rows=wording.number(sum(source.rows for source in sources)),
        refused=wording.number(sum(source.refused for source in sources)),
    )


def _stage(stage: StageCoverage, material: Material, wording: Wording) -> StageLine:
    verdict, symbol = verdict_of(lower_share(stage))
    name = material.words.stage(stage.stage)
    return StageLine(
        name=name,
        before=share_of(stage.share_before, name, wording),
        after=share_of(stage.share_after, name, wording),
        verdict=wording.say(f"web-data-{verdict}"),
        symbol=symbol,
        is_weak=symbol is Symbol.RING,
    )


def _refused(import_report: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the refused rows of an import report."""
    found = import_report.get("refused", [])
    return [row for row in found if isinstance(row, Mapping)]


def _refused_row(row: Mapping[str, Any]) -> RefusedRow:
    return RefusedRow(
        file=str(row["file"]),
        line=str(row["line"]),
        column=str(row.get("column") or ""),
        problem=str(row["problem"]),
        allowed=str(row["allowed"]),
    )
