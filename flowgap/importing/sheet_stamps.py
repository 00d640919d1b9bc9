"""Stamps of a table's columns, each read as its whole column is written."""

from collections.abc import Callable, Sequence
from datetime import datetime

from flowgap.importing.conditions import Condition, Conditions
from flowgap.importing.dates import date_column
from flowgap.importing.delimited import Line, Table
from flowgap.importing.harvest import ImportContext

ReadStamp = Callable[[Line], datetime | None]


def stamp_reader(
    table: Table, columns: Sequence[str], context: ImportContext, conditions: Conditions
) -> ReadStamp:
    """Return how to read the stamp of a line, in the first of these columns that is filled.

    What cannot be read is None, and counted.
    """
    own = next((column for column in columns if column in table.columns), columns[0])
    how = date_column(table.values(*columns))
    if how.problem is not None:
        conditions.tell(how.problem.format(own), place=table.name)

    def stamp(line: Line) -> datetime | None:
        text = line.text(*columns)
        if text is None or how.problem is not None:
            return None
        read = how.read(text, context.zone)
        if isinstance(read, Condition):
            conditions.meet(read, own, place=f"{table.name}, line {line.number}")
            return None
        return read

    return stamp


def refuse_short_lines(table: Table, conditions: Conditions) -> None:
    """Say which lines were left out for the number of their cells."""
    for number in table.short_lines:
        conditions.refuse(
            "it has another number of cells than the header",
            place=f"{table.name}, line {number}",
            allowed="one cell for each column",
        )
