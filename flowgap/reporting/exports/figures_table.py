"""The list of all figures as a table: codes, and beside each its label."""

from collections.abc import Iterator
from typing import Final

from flowgap.reporting.exports.labels import Labels
from flowgap.reporting.exports.table import Cell, Column, Format, Table
from flowgap.reporting.figures.figure import Figure
from flowgap.reporting.figures.listing import listed
from flowgap.reporting.figures.measure import Group
from flowgap.result.document import Result
from flowgap.wording import Wording

NAME: Final = "figures"

COLUMNS: Final = (
    Column("id", width=44),
    Column("section"),
    Column("section_label"),
    Column("dimension", width=10),
    Column("dimension_label", width=22),
    Column("team", width=22),
    Column("stage", width=12),
    Column("stage_label"),
    Column("wave", width=10),
    Column("period", width=9),
    Column("period_label", width=9),
    Column("subject", width=20),
    Column("subject_label", width=30),
    Column("statistic", width=18),
    Column("statistic_label", width=24),
    Column("value", Format.GENERAL, 12),
    Column("band", width=9),
    Column("unit", width=12),
    Column("unit_label", width=20),
    Column("low", Format.GENERAL, 12),
    Column("high", Format.GENERAL, 12),
    Column("n", Format.WHOLE, 9),
    Column("n_band", width=9),
    Column("state", width=12),
    Column("state_label", width=20),
    Column("reason", width=20),
    Column("reason_label", width=30),
    Column("notes", width=20),
    Column("notes_label", width=40),
)
LABEL_ENDING: Final = "_label"


def figures_table(result: Result, wording: Wording) -> Table:
    """Return all figures of a result; codes are those of the codebook."""
    labels = Labels(result, wording)
    rows = tuple(tuple(_cells(group, figure, labels)) for group, figure in listed(result))
    return Table(name=NAME, columns=COLUMNS, rows=rows)


def _cells(group: Group, figure: Figure, labels: Labels) -> Iterator[Cell]:
    yield figure.id
    yield figure.section
    yield labels.code("section", figure.section)
    yield figure.dimension
    yield labels.dimension(figure.dimension)
    yield figure.team
    yield figure.stage
    yield labels.stage(figure.stage)
    yield figure.wave
    yield figure.period
    yield labels.code("period", figure.period)
    yield figure.subject
    yield labels.subject(group, figure)
    yield figure.statistic
    yield labels.code("statistic", figure.statistic)
    yield figure.value
    yield figure.band
    yield figure.unit
    yield labels.unit(figure.unit)
    yield figure.low
    yield figure.high
    yield figure.n
    yield figure.n_band
    yield figure.state.value
    yield labels.code("state", figure.state.value)
    yield figure.reason
    yield labels.reason(group, figure.reason)
    yield " ".join(figure.notes) or None
    yield "; ".join(str(labels.code("note", note)) for note in figure.notes) or None
