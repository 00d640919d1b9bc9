"""Rows of any table, as a mapping file says: texts of the canonical columns, checked one by one."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.people import is_person_column
from flowgap.engagement.tables.columns import Column, Kind
from flowgap.errors import InputError
from flowgap.importing.clock import read_day
from flowgap.importing.conditions import Condition
from flowgap.importing.dates import DateColumn, date_column
from flowgap.importing.delimited import Line, Table, read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.mapping.mapping_file import TableMapping, column_of
from flowgap.importing.sheet_stamps import refuse_short_lines

_LARGEST: Final = 1e12
_TRUE: Final = frozenset({"true", "yes", "1", "x", "wahr", "ja", "y"})
_FALSE: Final = frozenset({"false", "no", "0", "falsch", "nein", "n"})

Value = str | int | float | bool | date | datetime | None


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
    refuse_short_lines(table, harvest.conditions)
    rows = _Rows(table, mapping, context, harvest)
    for line in table.lines:
        rows.add(line)


class _Rows:
    """Turns lines into rows; a column's dates are read as the whole column is written."""

    def __init__(
        self, table: Table, mapping: TableMapping, context: ImportContext, harvest: Harvest
    ) -> None:
        self._table, self._mapping, self._context = table, mapping, context
        self._harvest = harvest
        names = (*mapping.columns, *mapping.constants)
        self._columns = {name: column_of(mapping.form, name) for name in names}
        self._dates = {
            name: self._date_column(name)
            for name, column in self._columns.items()
            if column.kind is Kind.STAMP and name in mapping.columns
        }

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
        read = self._read(column, text)
        if isinstance(read, Condition):
            self._harvest.conditions.meet(read, column.name, place=place)
            return None
        return read

    def _read(self, column: Column, text: str) -> Value | Condition:
        if column.kind is Kind.STAMP:
            how = self._dates.get(column.name) or date_column([text])
            return how.read(text, self._context.zone)
        if column.kind is Kind.CHOICE:
            return text if text in column.choices else Condition.UNKNOWN_VALUE
        if column.kind is Kind.PERSON or _is_foreign_person(column.name):
            return self._context.identity.person(text)
        plain = _PLAIN.get(column.kind)
        return text if plain is None else plain(text)

    def _date_column(self, name: str) -> DateColumn:
        own = self._mapping.columns[name]
        found = date_column(self._table.values(own), day_first=self._mapping.day_first)
        if found.problem is not None:
            self._harvest.conditions.tell(found.problem.format(own), place=self._table.name)
        return found


def _is_foreign_person(name: str) -> bool:
    return not any(name in form.names for form in FIXED_FORMATS.values()) and is_person_column(name)


def _count(text: str) -> int | Condition:
    number = _number(text)
    if isinstance(number, Condition) or number < 0 or not number.is_integer():
        return Condition.WRONG_TYPE
    return int(number)


def _number(text: str) -> float | Condition:
    try:
        number = float(text.replace("\N{NO-BREAK SPACE}", "").replace("'", ""))
    except ValueError:
        return Condition.WRONG_TYPE
    # NaN compares false.
    return number if abs(number) <= _LARGEST else Condition.WRONG_TYPE


def _flag(text: str) -> bool | Condition:
    folded = text.strip().casefold()
    if folded in _TRUE:
        return True
    return False if folded in _FALSE else Condition.UNKNOWN_VALUE


_PLAIN: Final[Mapping[Kind, Callable[[str], Value | Condition]]] = {
    Kind.DAY: read_day,
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
}
