"""Reads a small table of texts, CSV or workbook, as rows with the line that they stand on."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowgap.engagement.tables.content import read_content
from flowgap.engagement.tables.formulas import unguarded
from flowgap.engagement.tables.raw import LINE
from flowgap.errors import InputError
from flowgap.importing.sheet import MAX_FILE_BYTES, MAX_ROWS, read_sheet
from flowgap.importing.sheet_writing import SHEET_SUFFIX

SEPARATORS: Final = (",", ";", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A row: what stands in each column, empty where nothing does, without blanks around it."""

    line: int
    values: Mapping[str, str]


def read_rows(
    path: Path, *, required: Sequence[str], optional: Sequence[str] = ()
) -> tuple[TextRow, ...]:
    """Return the rows of a table; other columns than the named ones are left out.

    CSV may be separated by commas, semicolons or tabs.

    Raises
    ------
    InputError
        If the file is no such table, lacks a required column, or holds a formula.
    """
    names = (*required, *optional)
    is_sheet = path.suffix.lower() == SHEET_SUFFIX
    header, rows = _read_sheet(path, names) if is_sheet else _read_csv(path, names)
    for name in required:
        if header.count(name) != 1:
            problem = f"the column {name} is missing" if name not in header else f"{name} is twice"
            raise InputError(problem, file=path.name, line=1, allowed=", ".join(required))
    return tuple(rows)


def _read_sheet(path: Path, names: Sequence[str]) -> tuple[list[str], Iterator[TextRow]]:
    raw = read_sheet(path, known=names)
    for refusal in raw.refusals:
        raise InputError(
            refusal.problem, file=path.name, line=refusal.line, allowed=refusal.allowed
        )
    rows = (
        TextRow(line=row[LINE], values={name: row.get(name) or "" for name in names})
        for row in raw.table.iter_rows(named=True)
    )
    return list(raw.columns), rows


def _read_csv(path: Path, names: Sequence[str]) -> tuple[list[str], Iterator[TextRow]]:
    text = read_content(path, max_bytes=MAX_FILE_BYTES).data.decode()
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        problem = f"it cannot be read as CSV ({error})"
        allowed = "CSV as RFC 4180 has it"
        raise InputError(problem, file=path.name, line=reader.line_num, allowed=allowed) from error
    if len(lines) > MAX_ROWS:
        raise InputError(
            f"it has {len(lines):,} rows", file=path.name, allowed=f"at most {MAX_ROWS:,}"
        )
    in_any_case = {name.casefold(): name for name in names}
    given = (name.strip().casefold() for name in lines[0][1])
    header = [in_any_case.get(name, name) for name in given]
    return header, _csv_rows(path, header, lines[1:], names)


def _csv_rows(
    path: Path, header: Sequence[str], lines: Sequence[tuple[int, list[str]]], names: Sequence[str]
) -> Iterator[TextRow]:
    for line, row in lines:
        if not any(value.strip() for value in row):
            continue
        if len(row) > len(header):
            problem = f"the row has {len(row)} fields, the header has {len(header)}"
            allowed = "a text with a separator stands in quotation marks"
            raise InputError(problem, file=path.name, line=line, allowed=allowed)
        values = dict(zip(header, map(str.strip, row), strict=False))
        yield TextRow(
            line=line, values={name: unguarded(values.get(name, "")).strip() for name in names}
        )
