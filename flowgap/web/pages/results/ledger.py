"""The ledger: the lines of the report, drawn for a screen, and as blocks for a phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.blocks import Callout, Prose, Table
from flowgap.reporting.charts.bars import stage_bars
from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale, scale_over
from flowgap.reporting.charts.waterfall import (
    AxisWords,
    Waterfall,
    waterfall,
    waterfall_scale,
)
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.definitions import definitions_page
from flowgap.reporting.sections.ledger import ledger_page as report_ledger
from flowgap.reporting.sections.ledger_lines import Line, ledger_lines
from flowgap.reporting.sections.rivals import rivals_table
from flowgap.reporting.words import sentence_case
from flowgap.web.pages.results.overview import FindingLine, finding_lines
from flowgap.wording import Wording

ROW_HEIGHT: Final = 21.0
TIMES_WIDTH: Final = 110.0
STEPS_WIDTH: Final = 224.0
BLOCK_WIDTH: Final = 200.0
"""Points; the style sheet shows a point as 1.6 pixels, so that texts are 12 pixels high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One line, every text ready; `block` is its drawing on a phone."""

    name: str
    kind: str
    before: str
    after: str
    remark: str
    times: Drawing | None
    step: Drawing | None
    block: Drawing | None
    change: str
    tone: Tone
    interval: str
    chance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """The ledger of one result."""

    caption: str
    legend: tuple[tuple[str, str], ...]
    head: Drawing
    rows: tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionCell:
    """Lead time under one accepted definition."""

    name: str
    conclusion: str
    before: str
    after: str
    drawing: Drawing | None
    change: str
    interval: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage:
    """The ledger, its definitions, and what would change our mind."""

    title: str
    standfirst: str
    table: LedgerTable | None
    note: str
    so_what: Callout | None
    definitions_title: str
    definitions: tuple[DefinitionCell, ...]
    competing: Table | None
    medians: Table | None
    findings: tuple[FindingLine, ...]
    reason: str
    base: str
    label: str = ""


def ledger_page(material: Material, wording: Wording) -> LedgerPage:
    """Return the page; without stages it says why there is no ledger."""
    words, result = material.words, material.result
    drawn, definitions = report_ledger(material), definitions_page(material)
    tables = tuple(
        block for block in (definitions.blocks if definitions else ()) if isinstance(block, Table)
    )
    if drawn is None:
        return LedgerPage(
            title=wording.say("web-ledger-none"),
            standfirst="",
            table=None,
            note="",
            so_what=None,
            definitions_title="",
            definitions=(),
            competing=None,
            medians=None,
            findings=(),
            reason=words.named("gap-reason", result.delivery.reason or result.flow_gap.state),
            base=material.base(delivery=True),
        )
    return LedgerPage(
        title=drawn.title,
        standfirst=drawn.standfirst,
        table=ledger_table(material),
        note=next(block.paragraphs[0] for block in drawn.blocks if isinstance(block, Prose)),
        so_what=next((block for block in drawn.blocks if isinstance(block, Callout)), None),
        definitions_title=definitions.title if definitions else "",
        definitions=tuple(_cells(tables[0])) if tables else (),
        competing=rivals_table(material),
        medians=tables[-1] if result.delivery.medians and tables[1:] else None,
        findings=tuple(
            finding for finding in finding_lines(material, wording) if finding.is_measured
        ),
        reason="",
        base=drawn.base,
    )


def _cells(table: Table) -> Iterator[DefinitionCell]:
    """Yield the rows of the report's table of definitions as cells."""
    for row in table.rows:
        name, before, after, dot, change = row.cells
        yield DefinitionCell(
            name=name.text,
            conclusion=sentence_case(name.note),
            before=before.text,
            after=after.text,
            drawing=dot.drawing,
            change=change.text,
            interval=change.note,
            tone=change.tone,
        )


def ledger_table(material: Material) -> LedgerTable:
    """Return the ledger; its numbers are the lines of the report."""
    lines = ledger_lines(material)
    drawn = _draw_steps(material, lines)
    changes = scale_over(
        (end for line in lines for end in (line.low, line.high)), start=2, end=BLOCK_WIDTH - 4
    )
    return LedgerTable(
        caption=material.words.say("ledger-caption"),
        legend=(
            ("work", material.words.say("legend-work")),
            ("wait", material.words.say("legend-wait")),
            ("hatched", material.words.say("legend-unclaimed")),
        ),
        head=drawn.head,
        rows=tuple(
            _row(material, line, step, longest=_longest(lines), changes=changes)
            for line, step in zip(lines, drawn.rows, strict=True)
        ),
    )


def _draw_steps(material: Material, lines: tuple[Line, ...]) -> Waterfall:
    words = material.words
    steps = [line.step for line in lines]
    scale = waterfall_scale(steps, width=STEPS_WIDTH)
    ceiling = next((step.end for step in steps if step is not None and step.flat), None)
    axis = AxisWords(
        title=words.say("ledger-axis-alt"),
        ceiling=None if ceiling is None else words.say("ceiling-word"),
        ceiling_days=words.days(ceiling, signed=True),
        zero=words.say("no-change"),
        ticks=tuple((tick, words.days(tick, signed=True)) for tick in scale.ticks(most=5)),
    )
    return waterfall(steps, ceiling=ceiling, words=axis, scale=scale, row_height=ROW_HEIGHT)


def _row(
    material: Material, line: Line, step: Drawing | None, *, longest: float, changes: Scale
) -> LedgerRow:
    words = material.words
    return LedgerRow(
        name=line.name,
        kind=line.kind.value,
        before="" if line.before is None else words.days(line.before),
        after="" if line.after is None else words.days(line.after),
        remark=line.remark,
        times=_times(line, longest),
        step=step,
        block=_block(material, line, changes),
        change="" if line.change is None else words.days(line.change, signed=True),
        tone=words.tone_of_change(line.low, line.high),
        interval=words.change(line.low, line.high),
        chance="" if line.p_longer is None else words.chance(line.p_longer),
    )


def _times(line: Line, longest: float) -> Drawing | None:
    if line.times is None:
        return None
    before, after = line.times
    return stage_bars(
        before=before,
        after=after,
        longest=longest,
        title=line.times_title,
        width=TIMES_WIDTH,
        height=ROW_HEIGHT,
        unclaimed=line.unclaimed,
    )


def _block(material: Material, line: Line, scale: Scale) -> Drawing | None:
    """Return the change on the scale that all blocks share."""
    if line.change is None or line.low is None or line.high is None:
        return None
    words = material.words
    title = (
        f"{line.name}: {words.days(line.change, signed=True)} ({words.change(line.low, line.high)})"
    )
    estimate = Estimate(value=line.change, low=line.low, high=line.high)
    return change_dot(estimate, scale=scale, title=title)


def _longest(lines: tuple[Line, ...]) -> float:
    times = [time for line in lines if line.times is not None for time in line.times]
    return max((time.total or 0.0 for time in times), default=0.0)
