"""Whether the answer depends on the definition of lead time."""

import math
from collections import Counter

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale, scale_over
from flowgap.reporting.material import Material
from flowgap.result.delivery import Definition
from flowgap.stages import Stage

_DOTS_WIDTH = 130.0


def definitions_page(material: Material) -> Page | None:
    """Return the page, or nothing where no definition gives a change."""
    delivery, words = material.result.delivery, material.words
    given = [row for row in delivery.definitions if row.change is not None]
    if not given:
        return None
    blocks: list[Block] = [_definitions(material)]
    if delivery.medians:
        blocks.append(_medians(material))
    return Page(
        id=PageId.DEFINITIONS,
        label=words.say("definitions-label"),
        title=_title(material, given),
        standfirst=words.say("definitions-standfirst"),
        base=material.base(delivery=True),
        blocks=tuple(blocks),
    )


def _title(material: Material, given: list[Definition]) -> str:
    words = material.words
    (conclusion, n_agree), *_ = Counter(row.conclusion for row in given).most_common()
    told = {
        "conclusion": words.named("conclusion", conclusion),
        "n_agree": words.number(n_agree),
        "n": len(given),
    }
    return words.say(
        "definitions-title-all" if n_agree == len(given) else "definitions-title-some", **told
    )


def _definitions(material: Material) -> Table:
    words, rows = material.words, material.result.delivery.definitions
    scale = scale_over(
        [end for row in rows for end in (row.change, row.low, row.high)],
        start=0,
        end=_DOTS_WIDTH - 4,
    )
    return Table(
        caption=words.say("definitions-caption"),
        note=words.say("definitions-note"),
        columns=(
            Column(title=words.say("column-definition"), width_mm=54),
            Column(title=words.say("column-before"), width_mm=14, align=Align.END),
            Column(title=words.say("column-after"), width_mm=15, align=Align.END),
            Column(title=words.say("column-dots"), width_mm=51),
            Column(title=words.say("column-change"), width_mm=36, align=Align.END),
        ),
        rows=tuple(_definition(material, row, scale) for row in rows),
    )


def _definition(material: Material, row: Definition, scale: Scale) -> Row:
    words = material.words
    name = words.named("definition", row.definition)
    conclusion = words.named("conclusion", row.conclusion)
    drawing = None
    if row.change is not None and row.low is not None and row.high is not None:
        estimate = Estimate(value=row.change, low=row.low, high=row.high)
        drawing = change_dot(estimate, scale=scale, title=f"{name}: {conclusion}")
    return Row(
        cells=(
            Cell(text=name, note=conclusion),
            Cell(text=words.days(row.before)),
            Cell(text=words.days(row.after)),
            Cell(drawing=drawing),
            Cell(
                text=words.days(row.change, signed=True),
                note=words.change(row.low, row.high),
                tone=words.tone_of_change(row.low, row.high),
            ),
        )
    )


def _medians(material: Material) -> Table:
    """Return medians beside the means: eight narrow columns, two lines."""
    words = material.words
    known = material.result.delivery.medians
    medians = [row for row in known if row.stage is not Stage.UNATTRIBUTED]
    width = math.floor(1420 / len(medians)) / 10
    return Table(
        caption=words.say("medians-caption"),
        note=words.say("medians-note"),
        columns=(
            Column(title=words.say("column-median"), width_mm=28),
            *(
                Column(title=words.stage(row.stage), width_mm=width, align=Align.END)
                for row in medians
            ),
        ),
        rows=(
            Row(
                cells=(
                    Cell(text=words.say("column-before")),
                    *(Cell(text=words.days(row.before)) for row in medians),
                )
            ),
            Row(
                cells=(
                    Cell(text=words.say("column-after")),
                    *(Cell(text=words.days(row.after)) for row in medians),
                )
            ),
        ),
    )
