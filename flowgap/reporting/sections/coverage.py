"""What the data could carry: stamps per stage, figures that are possible and what they need."""

from typing import Final

from flowgap.reporting.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Page,
    PageId,
    Prose,
    Row,
    Table,
)
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.reporting.words import sentence_case
from flowgap.result.document import FigureCoverage, HelpsMost, StageCoverage

THIN: Final = 0.6
"""Below this share of items with stamps a stage is called thin."""

_BAR_WIDTH: Final = 130.0

_STATE: Final = {
    "possible": (Symbol.FULL, Tone.PLAIN),
    "weak": (Symbol.HALF, Tone.PLAIN),
    "impossible": (Symbol.RING, Tone.MUTED),
}


def coverage_page(material: Material) -> Page | None:
    """Return the page, or nothing where nothing was examined."""
    coverage, words = material.result.coverage, material.words
    blocks: list[Block] = []
    if coverage.stages:
        blocks.append(_stages(material))
    if coverage.links:
        blocks.append(_links(material))
    if coverage.figures:
        blocks.append(_figures(material))
    if coverage.helps_most is not None:
        blocks.append(_help(material, coverage.helps_most))
    if coverage.remarks:
        blocks.append(
            Prose(heading=words.say("coverage-remarks"), paragraphs=tuple(coverage.remarks))
        )
    if not blocks:
        return None
    return Page(
        id=PageId.COVERAGE,
        label=words.say("coverage-label"),
        title=_title(material),
        standfirst=words.say("coverage-standfirst"),
        base=material.base(survey=True, delivery=True),
        blocks=tuple(blocks),
    )


def _title(material: Material) -> str:
    words, stages = material.words, material.result.coverage.stages
    known = [row for row in stages if row.share_after is not None]
    if not known:
        return words.say("coverage-title-none")
    thin = [row.stage for row in known if (row.share_after or 0.0) < THIN]
    if thin:
        return words.say("coverage-title-thin", stages=words.stages(thin))
    least = min(row.share_after or 0.0 for row in known)
    return words.say("coverage-title", share=words.percent(least))


def _stages(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("coverage-caption"),
        note=words.say("coverage-note"),
        columns=(
            Column(title=words.say("column-stage"), width_mm=40),
            Column(title=words.say("column-before"), width_mm=65, align=Align.END),
            Column(title=words.say("column-after"), width_mm=65, align=Align.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=words.stage(row.stage)),
                    _share(material, row, row.share_before),
                    _share(material, row, row.share_after),
                )
            )
            for row in material.result.coverage.stages
        ),
    )


def _share(material: Material, row: StageCoverage, share: float | None) -> Cell:
    words = material.words
    if share is None:
        return Cell(text=words.say("not-measured"), tone=Tone.MUTED)
    thin = share < THIN
    return Cell(
        text=words.percent(share),
        tone=Tone.WORSE if thin else Tone.PLAIN,
        drawing=share_bar(
            share=share,
            title=f"{words.stage(row.stage)}: {words.percent(share)}",
            width=_BAR_WIDTH,
            fill=Paint.WORSE if thin else Paint.WORK,
        ),
    )


def _links(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("coverage-links"),
        columns=(
            Column(title=words.say("column-link"), width_mm=70),
            Column(title=words.say("column-before"), width_mm=18, align=Align.END),
            Column(title=words.say("column-after"), width_mm=18, align=Align.END),
            Column(title=words.say("column-makes-possible"), width_mm=64),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=words.named("link", link.link)),
                    Cell(text=words.percent(link.share_before)),
                    Cell(text=words.percent(link.share_after)),
                    Cell(text=sentence_case(link.makes_possible), tone=Tone.MUTED),
                )
            )
            for link in material.result.coverage.links
        ),
    )


def _help(material: Material, found: HelpsMost) -> Callout:
    """Return the one column that would help most, and why."""
    place = found.file if found.column is None else f"{found.column} ({found.file})"
    heading = material.words.say("coverage-helps-most")
    return Callout(heading=heading, paragraphs=(f"{place}. {found.why}",))


def _figures(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("coverage-figures"),
        columns=(
            Column(title=words.say("column-figure"), width_mm=62),
            Column(title=words.say("column-state"), width_mm=38),
            Column(title=words.say("column-needs"), width_mm=70),
        ),
        rows=tuple(_figure(material, row) for row in material.result.coverage.figures),
    )


def _figure(material: Material, row: FigureCoverage) -> Row:
    words = material.words
    symbol, tone = _STATE.get(row.state, (Symbol.DOTTED, Tone.MUTED))
    return Row(
        cells=(
            Cell(text=words.named("doctor", row.figure)),
            Cell(text=words.named("doctor-state", row.state), symbol=symbol, tone=tone),
            Cell(text=row.needs or "", tone=Tone.MUTED),
        )
    )
