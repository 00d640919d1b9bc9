"""Dimensions whose items do not go together: each item with its mean."""

from collections.abc import Iterator

from flowgap.reporting.blocks import Align, Cell, Column, Row, RowKind, Table
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import DimensionScore


def items_table(material: Material) -> Table | None:
    """Return the items below their dimensions; nothing where every dimension is a score."""
    words = material.words
    shown = [score for score in material.scores.values() if not score.is_score and score.items]
    if not shown:
        return None
    return Table(
        caption=words.say("items-caption"),
        note=words.say("items-note"),
        columns=(
            Column(title=words.say("column-item"), width_mm=148),
            Column(title=words.say("column-mean"), width_mm=22, align=Align.END),
        ),
        rows=tuple(row for score in shown for row in _rows(material, score)),
    )


def _rows(material: Material, score: DimensionScore) -> Iterator[Row]:
    yield Row(cells=(Cell(text=score.name, span=2),), kind=RowKind.GROUP)
    for item in score.items:
        mean = Cell(text=material.words.number(item.mean), tone=Tone.STRONG)
        yield Row(cells=(Cell(text=item.text), mean))
