"""Writes a table of texts as CSV or as a workbook, in which no cell is a formula."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import openpyxl  # type: ignore[import-untyped] # has no types
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped] # has no types
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped] # has no types

from flowgap.files import write_file

SHEET_SUFFIX: Final = ".xlsx"
FORMULA_STARTS: Final = ("=", "+", "-", "@")

_GUARD: Final = "'"
_BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_WIDEST: Final = 60
_TEXT: Final = "@"

Rows = Sequence[Sequence[str]]


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
    book = openpyxl.Workbook()
    sheet = book.active
    for number, values in enumerate((header, *rows), start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(number, column, value)
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
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens CSV."""
    return f"{_GUARD}{text}" if text.startswith((*FORMULA_STARTS, _GUARD)) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded."""
    is_guarded = text.startswith(tuple(f"{_GUARD}{start}" for start in (*FORMULA_STARTS, _GUARD)))
    return text.removeprefix(_GUARD) if is_guarded else text
