"""Stamps of a table's columns, each read as its whole column is written."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import Final

from flowgap.importing.conditions import Condition, Conditions
from flowgap.importing.dates import DateColumn, date_column
from flowgap.importing.delimited import WINDOWS, Line, Table
from flowgap.importing.harvest import ImportContext

ReadStamp = Callable[[Line], datetime | None]

ZONE_TAKEN: Final = "{} has stamps without an offset from UTC; their clock is taken to be of {}"
ENCODING_TAKEN: Final = "{} is no UTF-8, so it is read as Windows-1252"


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
    assume_dates(how, own, table.values(*columns), zone=context.zone, conditions=conditions)

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


def assume_dates(
    how: DateColumn,
    own: str,
    values: Sequence[str],
    *,
    zone: tzinfo | None,
    conditions: Conditions,
) -> None:
    """Say what was assumed of a column's dates: their order, and the zone of their clock."""
    if how.settled is not None:
        conditions.assume(how.settled.format(own))
    if zone is not None and any(how.read(text, None) is Condition.NO_OFFSET for text in values):
        conditions.assume(ZONE_TAKEN.format(own, zone))


def tell_of_table(table: Table, conditions: Conditions) -> None:
    """Say which lines were left out for the number of their cells, and what its bytes were."""
    if table.encoding == WINDOWS:
        conditions.assume(ENCODING_TAKEN.format(table.name))
    for number in table.short_lines:
        conditions.refuse(
            "it has another number of cells than the header",
            place=f"{table.name}, line {number}",
            allowed="one cell for each column",
        )
