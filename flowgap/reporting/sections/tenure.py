"""Newcomers and settled people at one point in time: all dimensions, none of them chosen."""

from typing import Final

from flowgap.reporting.blocks import Align, Cell, Column, Page, PageId, Prose, Row, Table
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.material import Material
from flowgap.reporting.sections.perception import gap_cell, gap_scale, is_clear
from flowgap.result.survey import TenureGap

_DOTS_WIDTH: Final = 100.0


def tenure_gaps(material: Material) -> list[TenureGap]:
    """Return the differences of dimensions that have a score, in the order of the result."""
    gaps = material.result.survey.tenure
    return [gap for gap in gaps if gap.dimension not in material.item_by_item]


def tenure_page(material: Material) -> Page | None:
    """Return the page, or nothing where newcomers and settled people are not compared."""
    words, gaps = material.words, tenure_gaps(material)
    if not gaps:
        return None
    return Page(
        id=PageId.TENURE,
        label=words.say("tenure-caption"),
        title=words.say("tenure-title", n=len(gaps)),
        standfirst=words.say("no-stayers"),
        base=material.base(survey=True),
        blocks=(_table(material, gaps),),
    )


def no_tenure(material: Material) -> Prose:
    """Return why there is no such page, and that nobody is followed over waves."""
    words = material.words
    return Prose(
        heading=words.say("tenure-caption"),
        paragraphs=(words.say("tenure-none"), words.say("no-stayers")),
    )


def _table(material: Material, gaps: list[TenureGap]) -> Table:
    words, scale = material.words, gap_scale(gaps, width=_DOTS_WIDTH)
    return Table(
        caption=words.say("tenure-points"),
        note=words.say("tenure-note"),
        columns=(
            Column(title=words.say("column-dimension"), width_mm=60),
            Column(title=words.say("column-newcomers"), width_mm=21, align=Align.END),
            Column(title=words.say("column-settled"), width_mm=27, align=Align.END),
            Column(title=words.say("column-difference"), width_mm=62, align=Align.END),
        ),
        rows=tuple(_row(material, gap, scale) for gap in gaps),
    )


def _row(material: Material, gap: TenureGap, scale: Scale) -> Row:
    words, name = material.words, material.dimension(gap.dimension)
    return Row(
        cells=(
            Cell(text=name),
            Cell(text=words.number(gap.newcomers)),
            Cell(text=words.number(gap.settled)),
            gap_cell(material, gap, scale, name=name, is_loud=is_clear(gap)),
        )
    )
