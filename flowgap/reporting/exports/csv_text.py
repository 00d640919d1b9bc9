"""Writes a table as CSV: texts are never formulas, numbers are plain."""

import csv
import io
from typing import Final

from flowgap.engagement.tables.formulas import guarded
from flowgap.reporting.exports.table import Cell, Table

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
"""By which Excel knows that a file is UTF-8; other tools may take it for a part of the header."""


def csv_of(table: Table, *, bom: bool = True) -> bytes:
    """Return the table as UTF-8, lines ending in CR and LF, decimals with a point."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.title for column in table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    content = text.getvalue().encode(errors="replace")
    return BOM + content if bom else content


def _safe(cell: Cell) -> Cell:
    """Return a text that no spreadsheet takes for a formula; a negative number is none."""
    return guarded(cell) if isinstance(cell, str) else cell
