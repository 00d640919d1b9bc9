"""Changes cells of a CSV file and leaves all else as it stands: order, lines, odd rows."""

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowgap.engagement.tables.content import Content, read_content
from flowgap.engagement.tables.raw import header_of, separator_of
from flowgap.engagement.tables.records import Records, find_records

Cell = Callable[[str], str]
"""Returns what stands in place of a cell that is not empty."""

SPOILED: Final = "?"
"""Stands in a row whose cells belong to no column, so that nobody knows whom it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedTable:
    """A CSV file with the place of each of its records; the first is the header."""

    content: Content
    columns: tuple[str, ...]
    records: Records
    separator: str


def open_table(content: bytes, name: str, *, known: Sequence[str]) -> OpenedTable:
    """Return a file with its records.

    Raises
    ------
    InputError
        If it cannot be used at all: no text, no header, a column twice.
    """
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        text = read_content(path)
    separator = separator_of(text)
    records = find_records(text.data, separator=separator)
    columns = tuple(header_of(text, records, separator, known))
    return OpenedTable(content=text, columns=columns, records=records, separator=separator)


def rewrite(table: OpenedTable, changes: Mapping[str, Cell], *, spoil: bool = False) -> bytes:
    """Return the file with other cells in some columns; each row keeps its line.

    With `spoil`, rows of another width than the header lose what they hold, and stay wrong.
    """
    places = [(number, changes[n]) for number, n in enumerate(table.columns) if n in changes]
    data, pieces, end = table.content.data, [], 0
    for number, (start, stop, n_fields) in enumerate(_rows(table)):
        pieces.append(data[end:start])
        row = data[start:stop]
        if number and n_fields == len(table.columns):
            row = _changed(row, places, table.separator)
        elif number and spoil:
            row = _spoiled(row, n_fields, table.separator)
        pieces.append(row)
        end = stop
    pieces.append(data[end:])
    return b"".join(pieces)


def cells_of(table: OpenedTable, column: str) -> Iterator[str]:
    """Yield the cells of a column that are not empty, of rows as wide as the header."""
    place = table.columns.index(column)
    for number, (start, stop, n_fields) in enumerate(_rows(table)):
        if number and n_fields == len(table.columns):
            row = table.content.data[start:stop].decode()
            if cell := _cells(row, table.separator)[place].strip():
                yield cell


def _rows(table: OpenedTable) -> Iterator[tuple[int, int, int]]:
    """Yield where each record begins and ends, and how many fields it has."""
    records = table.records
    yield from zip(
        records.starts.tolist(), records.ends.tolist(), records.n_fields.tolist(), strict=True
    )


def _changed(row: bytes, places: Sequence[tuple[int, Cell]], separator: str) -> bytes:
    cells = _cells(row.decode(), separator)
    is_changed = False
    for place, change in places:
        text = cells[place].strip()
        if text and (changed := change(text)) != text:
            cells[place], is_changed = changed, True
    return _written(cells, separator) if is_changed else row


def _spoiled(row: bytes, n_fields: int, separator: str) -> bytes:
    # No field: a quotation mark stood in a wrong place, and one still does.
    cells = separator.join([SPOILED] * n_fields) if n_fields else f'{SPOILED}"'
    return cells.encode() + b"\n" * row.count(b"\n")


def _cells(row: str, separator: str) -> list[str]:
    if '"' not in row:
        return row.split(separator)
    value = re.compile(rf'(?:^|{separator})(?:"((?:[^"]|"")*)"|([^{separator}]*))')
    return [
        found[2] if found[1] is None else found[1].replace('""', '"')
        for found in value.finditer(row)
    ]


def _written(cells: Sequence[str], separator: str) -> bytes:
    line = io.StringIO()
    csv.writer(line, delimiter=separator, lineterminator="").writerow(cells)
    return line.getvalue().encode()
