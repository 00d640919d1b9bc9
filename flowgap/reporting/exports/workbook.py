"""Writes tables as an XLSX workbook: equal tables give equal bytes, and no text is a formula.

Written by hand as it takes a quarter of the time of a library, and only four kinds of parts are
needed (ECMA-376, part 1, chapters 12 and 18). Every text stands in its cell, typed as text.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from flowgap.engagement.tables.formulas import FORMULA_STARTS
from flowgap.errors import InputError
from flowgap.reporting.exports.table import Cell, Column, Format, Table
from flowgap.reporting.exports.workbook_parts import (
    HEADER_STYLE,
    MAIN,
    PROLOGUE,
    QUOTED_STYLE,
    ROOT_RELATIONS,
    content_types,
    relations,
    style_of,
    styles,
    workbook,
)

MOST_ROWS: Final = 1_048_576
LONGEST_TEXT: Final = 32_767
"""What a workbook can hold: rows of a sheet, characters of a cell."""

_NEVER_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BEFORE_ZIP: Final = (1980, 1, 1, 0, 0, 0)
_FASTEST: Final = 1
_PLAIN_STYLE: Final = style_of(Format.TEXT)
_CUT: Final = "\N{HORIZONTAL ELLIPSIS}"


def workbook_of(tables: Sequence[Table]) -> bytes:
    """Return the workbook, a sheet for each table, its header and first column frozen.

    Raises
    ------
    InputError
        If a table has more rows than a sheet can hold.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as archive:
        for name, text in _parts(tables):
            entry = zipfile.ZipInfo(name, date_time=_BEFORE_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return content.getvalue()


def _parts(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(tables) + 1)
    names = [quoteattr(table.name) for table in tables]
    yield "[Content_Types].xml", content_types(numbers)
    yield "_rels/.rels", ROOT_RELATIONS
    yield "xl/workbook.xml", workbook(names)
    yield "xl/_rels/workbook.xml.rels", relations(numbers)
    yield "xl/styles.xml", styles()
    for number, table in zip(numbers, tables, strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(table)


def _sheet(table: Table) -> str:
    if len(table.rows) >= MOST_ROWS:
        raise InputError(
            f"{len(table.rows)} rows", file=table.name, allowed="a CSV file, which has no limit"
        )
    letters = [_letter(place) for place in range(len(table.columns))]
    header = tuple(column.title for column in table.columns)
    last = f"{letters[-1]}{len(table.rows) + 1}"
    return "".join(
        (
            f'{PROLOGUE}<worksheet xmlns="{MAIN}">',
            '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1"',
            ' topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>',
            f"<cols>{''.join(_widths(table.columns))}</cols><sheetData>",
            _row(1, letters, header, [HEADER_STYLE] * len(header)),
            *_rows(table, letters),
            f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>',
        )
    )


def _widths(columns: Sequence[Column]) -> Iterator[str]:
    for place, column in enumerate(columns, start=1):
        yield f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'


def _rows(table: Table, letters: Sequence[str]) -> Iterator[str]:
    styles = [style_of(column.format) for column in table.columns]
    for number, row in enumerate(table.rows, start=2):
        yield _row(number, letters, row, styles)


def _row(number: int, letters: Sequence[str], row: Sequence[Cell], styles: Sequence[int]) -> str:
    cells = "".join(
        _cell(f"{letter}{number}", value, style)
        for letter, value, style in zip(letters, row, styles, strict=True)
        if value is not None
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(place: str, value: Cell, style: int) -> str:
    if isinstance(value, str):
        return _text(place, value, style)
    return f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'


def _text(place: str, value: str, style: int) -> str:
    """Return a cell of type text; the mark for quotes keeps it one when somebody edits it."""
    if value.startswith(FORMULA_STARTS):
        style = QUOTED_STYLE
    elif style != HEADER_STYLE:
        style = _PLAIN_STYLE
    return f'<c r="{place}" s="{style}" t="inlineStr">{_inline(value)}</c>'


@lru_cache(maxsize=10_000)
def _inline(value: str) -> str:
    """Return a text as it stands in a cell; the same few words stand in thousands of them."""
    shown = _NEVER_IN_XML.sub("", value)
    if len(shown) > LONGEST_TEXT:
        shown = f"{shown[: LONGEST_TEXT - 1]}{_CUT}"
    shown = escape(_LOOKS_ESCAPED.sub("_x005F_", shown), {"\r": "&#13;"})
    return f'<is><t xml:space="preserve">{shown}</t></is>'


def _letter(place: int) -> str:
    """Return the name of a column, 0 the first: A to Z, then AA."""
    first, last = divmod(place, 26)
    return f"{_letter(first - 1) if first else ''}{chr(ord('A') + last)}"
