"""A CSV file as columns of text, each row with the line that it starts on."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from flowgap.engagement.folder import Refusal
from flowgap.engagement.tables.content import Content, read_content
from flowgap.engagement.tables.records import Flags, Records, find_records
from flowgap.errors import InputError

MAX_ROWS: Final = 5_000_000
MAX_COLUMNS: Final = 1_000
MAX_REFUSALS: Final = 10_000
"""Refused rows that are kept one by one; all are counted."""
MAX_NAME_CHARACTERS: Final = 100

LINE: Final = "\0line"
"""Column with the line of a row. No file can have it: NUL bytes are refused."""

SEPARATORS: Final = (",", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """Text columns without surrounding blanks, empty as null; rows of a wrong width refused."""

    name: str
    sha256: str
    table: pl.DataFrame
    n_rows: int
    refusals: tuple[Refusal, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the header, without the column of lines."""
        return tuple(name for name in self.table.columns if name != LINE)


def read_raw(path: Path, *, known: Collection[str]) -> RawTable:
    """Return a CSV file as text; names of `known` columns are found in any case.

    Raises
    ------
    InputError
        If the file cannot be used at all: no text, no header, a column twice, too many rows.
    """
    content = read_content(path)
    separator = separator_of(content)
    records = find_records(content.data, separator=separator)
    header = header_of(content, records, separator, known)
    records = records.where(np.arange(len(records)) > 0)
    if len(records) > MAX_ROWS:
        problem = f"it has {len(records):,} rows"
        raise InputError(problem, file=content.name, allowed=f"at most {MAX_ROWS:,}")
    fits = records.n_fields == len(header)
    table = _table(content, records, fits, header, separator)
    return RawTable(
        name=content.name,
        sha256=content.sha256,
        table=table,
        n_rows=table.height + int((~fits).sum()),
        refusals=tuple(_wrong_width(content.name, records, fits, len(header))),
    )


def separator_of(content: Content) -> str:
    """Return what stands between the names of the header."""
    first_line = content.data.partition(b"\n")[0].decode()
    return max(SEPARATORS, key=first_line.count)


def header_of(
    content: Content, records: Records, separator: str, known: Collection[str]
) -> list[str]:
    """Return the names of the columns; those of `known` ones as they are spelled there.

    Raises
    ------
    InputError
        If a name cannot be read, stands twice, or there are too many.
    """
    line = int(records.lines[0])
    text = content.data[int(records.starts[0]) : int(records.ends[0])].decode()
    if records.n_fields[0] == 0 or "\r" in text.strip():
        allowed = "names between commas, line feeds at the ends of lines"
        raise InputError("the header cannot be read", file=content.name, line=line, allowed=allowed)
    try:
        given = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:  # a name of over 100,000 characters
        problem = "a name is far too long"
        allowed = f"names of at most {MAX_NAME_CHARACTERS} characters"
        raise InputError(problem, file=content.name, line=line, allowed=allowed) from error
    in_any_case = {name.casefold(): name for name in known}
    names = [name.strip() for name in given]
    names = [in_any_case.get(name.casefold(), name) for name in names]
    _refuse_names(names, content.name, line)
    return names


def _refuse_names(names: Sequence[str], file: str, line: int) -> None:
    if len(names) > MAX_COLUMNS:
        problem, allowed = f"it has {len(names):,} columns", f"at most {MAX_COLUMNS:,}"
        raise InputError(problem, file=file, line=line, allowed=allowed)
    seen: set[str] = set()
    for number, name in enumerate(names, start=1):
        if not name or len(name) > MAX_NAME_CHARACTERS or "\n" in name:
            problem = f"the name of column {number} is empty or no name"
            allowed = f"a name of at most {MAX_NAME_CHARACTERS} characters"
            raise InputError(problem, file=file, line=line, allowed=allowed)
        if name in seen:
            problem = f"the column {name} stands in the header twice"
            raise InputError(problem, file=file, line=line, allowed="every column once")
        seen.add(name)


def _table(
    content: Content,
    records: Records,
    fits: Flags,
    header: Sequence[str],
    separator: str,
) -> pl.DataFrame:
    schema = dict.fromkeys(header, pl.String)
    lines = pl.Series(LINE, records.lines[fits], dtype=pl.Int64)
    if not len(lines):
        return pl.DataFrame(schema={**schema, LINE: pl.Int64})
    try:
        table = pl.read_csv(
            _fitting(content.data, records.where(fits)),
            has_header=False,
            schema=schema,
            separator=separator,
        )
    except pl.exceptions.PolarsError as error:
        problem = f"it cannot be read as CSV ({str(error).splitlines()[0]})"
        raise InputError(problem, file=content.name, allowed="CSV as RFC 4180 has it") from error
    if table.height != len(lines):
        problem = f"{len(lines):,} rows were found, {table.height:,} could be read"
        raise InputError(problem, file=content.name, allowed="CSV as RFC 4180 has it")
    text = pl.all().str.strip_chars()
    filled = table.select(pl.when(text.str.len_bytes() > 0).then(text)).with_columns(lines)
    # Spreadsheets end with rows of nothing but separators: they are as good as blank lines.
    return filled.filter(~pl.all_horizontal(pl.col(header).is_null()))


def _fitting(data: bytes, records: Records) -> bytes:
    """Return the rows of some records, as they stand; neighbours are cut out in one piece."""
    has_gap = records.starts[1:] != records.ends[:-1] + 1
    firsts = records.starts[np.concatenate([[True], has_gap])]
    lasts = records.ends[np.concatenate([has_gap, [True]])]
    pieces = zip(firsts.tolist(), lasts.tolist(), strict=True)
    return b"\n".join(data[start:end] for start, end in pieces)


def _wrong_width(
    file: str,
    records: Records,
    fits: Flags,
    n_columns: int,
) -> list[Refusal]:
    refusals = []
    for row in np.flatnonzero(~fits)[:MAX_REFUSALS].tolist():
        n_fields = int(records.n_fields[row])
        problem = f"the row has {n_fields} fields, the header has {n_columns}"
        allowed = f"{n_columns} fields; a value with a separator stands in quotation marks"
        if n_fields == 0:
            problem = "a quotation mark stands within a value, or is not closed"
            allowed = 'a value in quotation marks, those within it doubled: "a ""b"" c"'
        refusals.append(
            Refusal(
                file=file,
                line=int(records.lines[row]),
                column=None,
                value=None,
                problem=problem,
                allowed=allowed,
            )
        )
    return refusals
