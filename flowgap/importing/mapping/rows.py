"""Rows of any table, as a mapping file says: texts of the canonical columns, checked one by one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.people import is_person_column
from flowgap.engagement.tables.columns import Column, Kind
from flowgap.errors import InputError
from flowgap.importing.clock import read_day
from flowgap.importing.conditions import Condition
from flowgap.importing.dates import date_column
from flowgap.importing.delimited import Line, Table, read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.mapping.mapping_file import MEASURES, TableMapping, column_of
from flowgap.importing.mapping.numbers import number_column
from flowgap.importing.sheet_stamps import assume_dates, tell_of_table

_TRUE: Final = frozenset({"true", "yes", "1", "x", "wahr", "ja", "y"})
_FALSE: Final = frozenset({"false", "no", "0", "falsch", "nein", "n"})

Value = str | int | float | bool | date | datetime | None
Reader = Callable[[str], Value | Condition]
_REPEATED: Final = (
    "the header has {} {} times; of each row the first of these cells that is filled counts"
)


def read_mapped(
    path: Path, mapping: TableMapping, context: ImportContext, harvest: Harvest
) -> None:
    """Add the rows of a table; a row that lacks what it needs is refused with its line.

    Raises
    ------
    InputError
        If the table cannot be read, or lacks a column that the mapping names.
    """
    table = read_delimited(path)
    for canonical, own in mapping.columns.items():
        if own not in table.columns:
            raise InputError(
                f"it has no column {own!r}, which the mapping takes for {canonical}",
                file=path.name,
                allowed=", ".join(table.columns)[:500],
            )
        if (times := table.columns.count(own)) > 1:
            harvest.conditions.assume(_REPEATED.format(repr(own), times))
    tell_of_table(table, harvest.conditions)
    rows = _Rows(table, mapping, context, harvest)
    for line in table.lines:
        rows.add(line)


class _Rows:
    """Turns lines into rows; a column's dates and numbers are read as the whole column has them."""

    def __init__(
        self, table: Table, mapping: TableMapping, context: ImportContext, harvest: Harvest
    ) -> None:
        self._table, self._mapping, self._context = table, mapping, context
        self._harvest = harvest
        names = (*mapping.columns, *mapping.constants)
        self._columns = {name: column_of(mapping.form, name) for name in names}
        self._readers = {name: self._reader(column) for name, column in self._columns.items()}

    def add(self, line: Line) -> None:
        """Add the row of a line, or say why it is refused."""
        place = f"{self._table.name}, line {line.number}"
        row: dict[str, Value] = {
            name: self._value(column, self._text(name, line), place)
            for name, column in self._columns.items()
        }
        if "team" in self._mapping.form.names and row.get("team") is None:
            row["team"] = self._team(line, row)
        missing = [name for name in self._mapping.form.required if row.get(name) is None]
        if missing:
            self._harvest.conditions.refuse(
                f"{missing[0]} is missing or cannot be read", place=place, allowed="a value"
            )
            return
        measures = MEASURES.get(self._mapping.form.name, ())
        if measures and all(row.get(name) is None for name in measures):
            self._harvest.conditions.refuse(
                "it holds no measure", place=place, allowed=f"one of {', '.join(measures)}"
            )
            return
        self._harvest.add(self._mapping.form.name, row)

    def _team(self, line: Line, row: Mapping[str, Value]) -> str:
        author = self._text("author_hash", line) if "author_hash" in self._columns else None
        stamps = (row.get(name) for name in ("opened_at", "created_at"))
        opened = next((at for at in stamps if isinstance(at, datetime)), None)
        repository = row.get("repository")
        scope = repository if isinstance(repository, str) else self._context.repository or ""
        return self._context.identity.team_of(scope, author=author, at=opened)

    def _text(self, name: str, line: Line) -> str | None:
        if name in self._mapping.constants:
            return self._mapping.constants[name]
        text = line.text(self._mapping.columns[name])
        if text is None:
            return None
        meanings = self._mapping.values.get(name, {})
        return meanings.get(text.casefold(), text)

    def _value(self, column: Column, text: str | None, place: str) -> Value:
        if text is None:
            return None
        read = self._readers[column.name](text)
        if isinstance(read, Condition):
            self._harvest.conditions.meet(read, column.name, place=place)
            return None
        return read

    def _reader(self, column: Column) -> Reader:
        values = self._values(column.name)
        if column.kind is Kind.STAMP:
            return self._stamps(column.name, values)
        if column.kind is Kind.DAY:
            return self._days(column.name, values)
        if column.kind in {Kind.COUNT, Kind.NUMBER}:
            return self._numbers(column, values)
        if column.kind is Kind.CHOICE:
            return lambda text: text if text in column.choices else Condition.UNKNOWN_VALUE
        if column.kind is Kind.PERSON or _is_foreign_person(column.name):
            return self._context.identity.person
        return _flag if column.kind is Kind.FLAG else lambda text: text

    def _stamps(self, name: str, values: Sequence[str]) -> Reader:
        how, zone = date_column(values, day_first=self._mapping.day_first), self._context.zone
        own, conditions = self._own(name), self._harvest.conditions
        if how.problem is not None:
            conditions.tell(how.problem.format(own), place=self._table.name)
        assume_dates(how, own, values, zone=zone, conditions=conditions)
        return lambda text: how.read(text, zone)

    def _days(self, name: str, values: Sequence[str]) -> Reader:
        """Read days as dates are read, at the first minute of each."""
        how = date_column([f"{text} 0:00" for text in values], day_first=self._mapping.day_first)
        if how.problem is not None:
            self._harvest.conditions.tell(
                how.problem.format(self._own(name)), place=self._table.name
            )
        if how.settled is not None:
            self._harvest.conditions.assume(how.settled.format(self._own(name)))

        def read(text: str) -> date | Condition:
            day = read_day(text)
            if not isinstance(day, Condition):
                return day
            moment = how.read(f"{text} 0:00", UTC)
            return moment if isinstance(moment, Condition) else moment.date()

        return read

    def _numbers(self, column: Column, values: Sequence[str]) -> Reader:
        is_count = column.kind is Kind.COUNT
        how = number_column(values, is_count=is_count, decimal=self._mapping.decimal)
        own, conditions = self._own(column.name), self._harvest.conditions
        if how.problem is not None:
            conditions.tell(how.problem.format(own), place=self._table.name)
        if how.settled is not None:
            conditions.assume(how.settled.format(own))
        return (lambda text: _whole(how.read(text))) if is_count else how.read

    def _values(self, name: str) -> tuple[str, ...]:
        found = (self._text(name, line) for line in self._table.lines)
        return tuple(text for text in found if text is not None)

    def _own(self, name: str) -> str:
        return self._mapping.columns.get(name, name)


def _is_foreign_person(name: str) -> bool:
    return not any(name in form.names for form in FIXED_FORMATS.values()) and is_person_column(name)


def _whole(number: float | Condition) -> int | Condition:
    if isinstance(number, Condition) or number < 0 or not number.is_integer():
        return Condition.WRONG_TYPE
    return int(number)


def _flag(text: str) -> bool | Condition:
    folded = text.strip().casefold()
    if folded in _TRUE:
        return True
    return False if folded in _FALSE else Condition.UNKNOWN_VALUE
