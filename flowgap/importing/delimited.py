"""Tables as programs export them: any usual encoding and separator, names of columns repeated."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flowgap.engagement.tables.content import read_bytes
from flowgap.errors import InputError

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ROWS: Final = 1_000_000
MAX_CELL_CHARACTERS: Final = 1_000_000
SEPARATORS: Final = (",", ";", "\t", "|")
WINDOWS: Final = "cp1252"
"""What bytes are taken for that are no UTF-8."""
_ALLOWED: Final = "a table as CSV text with a header"
_QUOTES_ALLOWED: Final = 'cells in quotation marks that end, and "" for one inside of them'


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its cells by the name of their column, and the line that it starts on."""

    cells: Mapping[str, tuple[str, ...]]
    number: int

    def text(self, *names: str) -> str | None:
        """Return the first cell that is not empty in columns of one of these names."""
        found = (cell for name in names for cell in self.cells.get(name, ()))
        return next((cell for cell in found if cell), None)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return every cell of a repeated column that is not empty."""
        return tuple(cell for cell in self.cells.get(name, ()) if cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. Names of columns are as they stand; `encoding` is what the bytes were taken for."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str
    short_lines: tuple[int, ...]
    """Lines with another number of cells than the header: left out."""

    def values(self, *names: str) -> tuple[str, ...]:
        """Return the cells of a column, of each row the first that is not empty."""
        return tuple(cell for line in self.lines if (cell := line.text(*names)) is not None)


def read_delimited(path: Path) -> Table:
    """Return the table in a file.

    Raises
    ------
    InputError
        If it cannot be read, is no text, has no header or too many rows, or if a quotation mark
        does not end: nobody knows then which rows its cell has swallowed.
    """
    text, encoding = decoded(read_bytes(path, max_bytes=MAX_BYTES), path.name)
    separator = _separator(text)
    rows = _all_rows(text, separator, path.name)
    if not rows or not any(rows[0][1]):
        raise InputError("it has no header", file=path.name, allowed=_ALLOWED)
    if len(rows) - 1 > MAX_ROWS:
        raise InputError("it has too many rows", file=path.name, allowed=f"at most {MAX_ROWS:,}")
    header = rows[0][1]
    return Table(
        name=path.name,
        columns=tuple(header),
        lines=tuple(_line(header, row, number) for number, row in rows[1:] if _fits(header, row)),
        encoding=encoding,
        short_lines=tuple(number for number, row in rows[1:] if not _fits(header, row)),
    )


def decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, and what its bytes were taken for: Windows-1252 if no Unicode.

    Raises
    ------
    InputError
        If it is no text, has none, or is in no encoding that is known.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in raw:
        raise InputError("it holds a NUL byte: it is no text", file=name, allowed=_ALLOWED)
    else:
        encodings = ("utf-8-sig", WINDOWS)
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise InputError("the file is empty", file=name, allowed=_ALLOWED)
        return text, encoding
    raise InputError("its encoding is not known", file=name, allowed="UTF-8, UTF-16, Windows-1252")


def _all_rows(text: str, separator: str, name: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    # The limit holds for the whole process: others keep theirs.
    before = csv.field_size_limit(MAX_CELL_CHARACTERS)
    try:
        return list(_rows(reader, name))
    finally:
        csv.field_size_limit(before)


def _separator(text: str) -> str:
    """Return the separator that the header holds most often outside of quotation marks."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _rows(reader: Any, name: str) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - csv names no type
    number = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(error, name, first=number, last=reader.line_num) from error
        if any(cell.strip() for cell in row):
            yield number, [cell.strip() for cell in row]
        number = reader.line_num + 1


def _broken(error: csv.Error, name: str, *, first: int, last: int) -> InputError:
    """Return why a row cannot be read, by the line where it begins."""
    if "limit" in str(error):
        allowed = f"at most {MAX_CELL_CHARACTERS:,} characters in a cell"
        return InputError("a cell is too long", file=name, line=first, allowed=allowed)
    return InputError(
        f"a quotation mark does not end, or stands inside a cell, in the row up to line {last}",
        file=name,
        line=first,
        allowed=_QUOTES_ALLOWED,
    )


def _fits(header: Sequence[str], row: Sequence[str]) -> bool:
    return len(row) == len(header)


def _line(header: Sequence[str], row: Sequence[str], number: int) -> Line:
    cells: dict[str, tuple[str, ...]] = {}
    for name, cell in zip(header, row, strict=True):
        cells[name] = (*cells.get(name, ()), cell)
    return Line(cells=cells, number=number)
