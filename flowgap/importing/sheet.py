"""Reads the first sheet of a workbook as text, bounded; formulas are refused, never evaluated."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import openpyxl  # type: ignore[import-untyped] # has no types
import polars as pl

from flowgap.engagement.folder import Refusal
from flowgap.engagement.tables.content import read_bytes
from flowgap.engagement.tables.raw import LINE, RawTable
from flowgap.errors import InputError

MAX_FILE_BYTES: Final = 16 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 256 * 1024 * 1024
MAX_ENTRIES: Final = 1_000
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 100

_ALLOWED: Final = "a workbook (.xlsx) whose first sheet has a header and rows"
_FORMULA: Final = "f"
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]+")
_BROKEN: Final = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OSError,
    EOFError,
    SyntaxError,  # what parsers of XML raise
    RuntimeError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What the reader of workbooks raises on files that are none."""

Row = tuple[int, list[Any]]


def read_sheet(path: Path, *, known: Collection[str]) -> RawTable:
    """Return the first sheet as a table of text; rows with a formula are refused.

    Raises
    ------
    InputError
        If the file is no workbook, is larger than allowed whatever it says, or has no header.
    """
    content = read_bytes(path, max_bytes=MAX_FILE_BYTES)
    _refuse_bombs(content, path.name)
    try:
        rows = list(_rows(content, path.name))
    except _BROKEN as error:
        raise InputError(
            "it is no workbook, or a broken one", file=path.name, allowed=_ALLOWED
        ) from error
    if not rows:
        raise InputError("its first sheet is empty", file=path.name, allowed=_ALLOWED)
    (header_line, header), body = rows[0], rows[1:]
    names = _names(header, known, file=path.name, line=header_line)
    return _table(path.name, hashlib.sha256(content).hexdigest(), names, body)


def _refuse_bombs(content: bytes, file: str) -> None:
    """Look at the archive's own list before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            n_bytes = sum(entry.file_size for entry in entries)
    except _BROKEN as error:
        raise InputError("it is no workbook", file=file, allowed=_ALLOWED) from error
    if len(entries) > MAX_ENTRIES or n_bytes > MAX_UNPACKED_BYTES:
        raise InputError(
            f"it unpacks to {n_bytes:,} bytes in {len(entries):,} parts",
            file=file,
            allowed=f"at most {MAX_UNPACKED_BYTES:,} bytes in {MAX_ENTRIES:,} parts",
        )


def _rows(content: bytes, file: str) -> Iterator[Row]:
    """Yield the rows that hold something, with their number in the sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        # What the sheet says of its own size may be wrong.
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
            if line > MAX_ROWS:
                raise InputError(
                    "its first sheet is too long", file=file, allowed=f"at most {MAX_ROWS:,} rows"
                )
            values = [_Formula if cell.data_type == _FORMULA else cell.value for cell in cells]
            if any(_text(value) for value in values):
                yield line, values
    finally:
        book.close()


class _Formula:
    """Stands for a cell with a formula: what it would show is nobody's word."""


def _text(value: object) -> str | None:
    if value is None:
        return None
    if value is _Formula:
        return "="
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _CONTROLS.sub(" ", str(value)).strip() or None


def _names(header: Sequence[Any], known: Collection[str], *, file: str, line: int) -> list[str]:
    in_any_case = {name.casefold(): name for name in known}
    texts = [_text(value) for value in header]
    while texts and texts[-1] is None:
        texts.pop()
    names = [
        in_any_case.get(text.casefold(), text) if text else f"\0{number}"
        for number, text in enumerate(texts)
    ]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(
            f"the column {twice[:80]} stands in the header twice",
            file=file,
            line=line,
            allowed="every column once",
        )
    return names


def _table(file: str, sha256: str, names: Sequence[str], body: Sequence[Row]) -> RawTable:
    refused = [line for line, values in body if _Formula in values[: len(names)]]
    kept = [(line, values) for line, values in body if _Formula not in values[: len(names)]]
    padding = [None] * len(names)
    columns = {
        name: [_text([*values, *padding][number]) for _line, values in kept]
        for number, name in enumerate(names)
    }
    table = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    lines = pl.Series(LINE, [line for line, _values in kept], dtype=pl.Int64)
    # Rows that hold something only beside the named columns are notes, no entries.
    filled = table.with_columns(lines).filter(~pl.all_horizontal(pl.col(names).is_null()))
    return RawTable(
        name=file,
        sha256=sha256,
        table=filled,
        n_rows=filled.height + len(refused),
        refusals=tuple(_formula(file, line) for line in refused),
    )


def _formula(file: str, line: int) -> Refusal:
    return Refusal(
        file=file,
        line=line,
        column=None,
        value=None,
        problem="the row holds a formula",
        allowed="values; copy the sheet and paste its values",
    )
