"""Writes canonical tables into a folder: own rows are replaced, foreign rows and columns stay."""

from pathlib import Path
from typing import Final

import polars as pl
from polars import selectors

from flowgap.errors import InputError
from flowgap.files import write_file

_ALLOWED: Final = "an empty folder, or one that `flowgap import` wrote"
_ROW: Final = "row of the file"


def write_table(path: Path, table: pl.DataFrame, *, own: pl.Expr) -> None:
    """Write a table as CSV. Where the file exists, only its rows that match `own` are replaced.

    Writing the same rows twice changes no byte.

    Raises
    ------
    InputError
        If the file exists and has other columns, or cannot be read or written.
    """
    text = _as_text(table)
    if path.exists():
        text = _replaced(read_written(path, key=table.columns[0]), text, own)
    write_file(path, text.write_csv().encode())


def _as_text(table: pl.DataFrame) -> pl.DataFrame:
    stamps = selectors.temporal().dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return table.with_columns(stamps).cast(pl.String)


def read_written(path: Path, *, key: str) -> pl.DataFrame:
    """Return the rows of a canonical file as text.

    Raises
    ------
    InputError
        If it cannot be read, or has no column `key`.
    """
    try:
        table = pl.read_csv(path, infer_schema=False)
    except (pl.exceptions.PolarsError, OSError) as error:
        problem = f"it exists and cannot be read ({str(error).splitlines()[0]})"
        raise InputError(problem, file=str(path), allowed=_ALLOWED) from error
    if key not in table.columns:
        raise InputError(f"it exists without a column {key}", file=str(path), allowed=_ALLOWED)
    return table


def _replaced(old: pl.DataFrame, new: pl.DataFrame, own: pl.Expr) -> pl.DataFrame:
    """Put `new` where the first own row of `old` was, else at the end."""
    complete = pl.concat([old, new.clear()], how="diagonal").with_row_index(_ROW)
    foreign = complete.filter(~own.fill_null(value=False))
    first_own = complete.filter(own)[_ROW].min()
    position = complete.height if first_own is None else first_own
    before = foreign.filter(pl.col(_ROW) < position)
    after = foreign.filter(pl.col(_ROW) > position)
    return pl.concat([before.drop(_ROW), new, after.drop(_ROW)], how="diagonal")
