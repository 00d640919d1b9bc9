"""Writes a table of texts as CSV or as a workbook, in which no cell is a formula."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl  # type: ignore[import-untyped] # has no types
from openpyxl.cell.cell import (  # type: ignore[import-untyped] # has no types
    ILLEGAL_CHARACTERS_RE,
)
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped] # has no types
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped] # has no types

from flowgap.engagement.tables.formulas import FORMULA_STARTS, guarded
from flowgap.files import write_file

SHEET_SUFFIX: Final = ".xlsx"

_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_WIDEST: Final = 60
_TEXT: Final = "@"
_ONLY_SHEET: Final = "Sheet"

Rows = Sequence[Sequence[str]]
Table = tuple[Sequence[str], Rows]


def write_table(path: Path, header: Sequence[str], rows: Rows) -> None:
    """Write a workbook if the name ends in `.xlsx`, else CSV that spreadsheets read as UTF-8.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    is_sheet = path.suffix.lower() == SHEET_SUFFIX
    write_file(path, workbook(header, rows) if is_sheet else csv_text(header, rows).encode())


def csv_text(header: Sequence[str], rows: Rows) -> str:
    """Return the table as CSV, every text guarded and with the mark that tells its encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(value) for value in row] for row in rows)
    return _BOM + text.getvalue()


def workbook(header: Sequence[str], rows: Rows) -> bytes:
    """Return the table as a workbook: each cell text, whatever it begins with."""
    return workbook_of({_ONLY_SHEET: (header, rows)})


def workbook_of(sheets: Mapping[str, Table]) -> bytes:
    """Return tables as the sheets of one workbook, by their names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (header, rows) in sheets.items():
        _fill(book.create_sheet(name), header, rows)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: Any, header: Sequence[str], rows: Rows) -> None:  # noqa: ANN401 - a sheet of a library without types
    for number, values in enumerate((header, *rows), start=1):
        for column, value in enumerate(values, start=1):
            # What no workbook can hold is no character that anybody sees.
            cell = sheet.cell(number, column, ILLEGAL_CHARACTERS_RE.sub("", value))
            cell.data_type = "s"
            cell.number_format = _TEXT
            cell.quotePrefix = value.startswith(FORMULA_STARTS)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column, name in enumerate(header, start=1):
        longest = max((len(row[column - 1]) for row in rows), default=0)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = min(_WIDEST, max(len(name), longest) + 2)
