"""Reads the answers of one dimension from any CSV file: a row a person, a column an item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.engagement.tables.content import Content, read_content
from flowgap.engagement.tables.raw import MAX_COLUMNS, MAX_ROWS
from flowgap.engagement.tables.records import Records, find_records
from flowgap.errors import InputError

SEPARATORS: Final = (",", ";", "\t")
MISSING: Final = ("", "na", "nan")
"""What stands for no answer, and for no group, in upper or lower case."""
NO_ANSWER: Final = (*MISSING, "dk")
"""Of items only: a group may be called DK."""

LARGEST: Final = 1e9
"""Of a value without a scale: squares of larger ones would not add up exactly."""
MOST_POINTS: Final = 1_001

_NOTHING: Final = "nothing, NA, nan or dk for no answer"
_NUMBER: Final = f"a number with a decimal point, or {_NOTHING}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMatrix:
    """Answers of n people to k items.

    Attributes
    ----------
    values : array of shape (n, k)
        As they stand in the file, reversed items turned; NaN is no answer.
    items : tuple of k
    groups : tuple of n, or None
        Name of each person's group, None for one who has none; None where none was asked for.
    """

    values: NDArray[np.float64]
    items: tuple[str, ...]
    groups: tuple[str | None, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A table of text without header: `lines` holds the line on which each row starts."""

    name: str
    header: tuple[str, ...]
    table: pl.DataFrame
    lines: NDArray[np.int64]

    def column(self, name: str) -> pl.Series:
        return self.table.to_series(self.header.index(name))


def read_matrix(  # noqa: PLR0913 - what a file of answers can differ in
    path: Path,
    items: Sequence[str],
    *,
    reverse: Sequence[str] = (),
    group: str | None = None,
    low: float | None = None,
    points: int | None = None,
) -> AnswerMatrix:
    """Return some columns of a CSV file as numbers.

    Commas, semicolons or tabs separate values; a byte order mark and any line ends are fine. So
    is `responses.csv` of an engagement: `dk` (don't know) and `na` (not asked) are no answers.

    Parameters
    ----------
    path : Path
    items : sequence of str
        Columns to read, in this order; each once.
    reverse : sequence of str
        Items whose answers are turned, x to low + high - x; they need `points`.
    group : str or None
        Column that names each person's group.
    low, points : float, int or None
        The scale from `low` (1 where only `points` is given) up in steps of 1. Without `points`
        values are not checked against a scale.

    Raises
    ------
    InputError
        If the file is no such table, a column is missing or asked for twice, or a value is no
        number or off the scale: names the first by line and column.
    """
    ends = _scale_ends(path.name, low, points)
    _refuse_wishes(path.name, items, reverse=reverse, group=group, has_scale=ends is not None)
    sheet = _read_sheet(path)
    _refuse_unknown(sheet, [*items, *([] if group is None else [group])])
    values = _numbers(sheet, items, ends)
    if ends is not None:
        turned = np.isin(np.array(items), list(reverse))
        values = np.where(turned, sum(ends) - values, values)
    return AnswerMatrix(
        values=values,
        items=tuple(items),
        groups=None if group is None else _names(sheet.column(group)),
    )


def _scale_ends(file: str, low: float | None, points: int | None) -> tuple[float, float] | None:
    if points is None:
        return None
    if not 2 <= points <= MOST_POINTS:  # noqa: PLR2004 - a scale has two ends
        raise InputError(
            f"a scale of {points} points", file=file, allowed=f"2 to {MOST_POINTS:,} points"
        )
    start = 1.0 if low is None else low
    if not abs(start) <= LARGEST:
        allowed = f"a number from -{LARGEST:,.0f} to {LARGEST:,.0f}"
        raise InputError(f"a scale that starts at {start}", file=file, allowed=allowed)
    return start, start + points - 1


def _refuse_wishes(
    file: str, items: Sequence[str], *, reverse: Sequence[str], group: str | None, has_scale: bool
) -> None:
    """Refuse what no file could give."""
    if not items:
        raise InputError("no item is named", file=file, allowed="at least one column")
    twice = next((item for item in items if items.count(item) > 1), None)
    if twice is not None:
        raise InputError("the item is named twice", file=file, column=twice, allowed="each once")
    if group in items:
        allowed = "a column of its own for groups"
        raise InputError("it is an item, too", file=file, column=group, allowed=allowed)
    stray = next((item for item in reverse if item not in items), None)
    if stray is not None:
        allowed = f"items to turn among those to read: {_listed(items)}"
        raise InputError("it is no item that is read", file=file, column=stray, allowed=allowed)
    if reverse and not has_scale:
        problem = "the scale on which answers are turned is not given"
        raise InputError(problem, file=file, allowed="the number of points, e.g. 5")


def _read_sheet(path: Path) -> _Sheet:
    content = read_content(path)
    first_line = content.data.partition(b"\n")[0].decode()
    separator = max(SEPARATORS, key=first_line.count)
    records = find_records(content.data, separator=separator)
    _refuse_shape(content, records)
    rows = zip(records.starts.tolist(), records.ends.tolist(), strict=True)
    try:
        table = pl.read_csv(
            b"\n".join(content.data[start:end] for start, end in rows),
            has_header=False,
            infer_schema=False,
            separator=separator,
        )
    except pl.exceptions.PolarsError as error:
        problem = f"it cannot be read as CSV ({str(error).splitlines()[0]})"
        raise InputError(problem, file=content.name, allowed="CSV as RFC 4180 has it") from error
    if table.height != len(records):
        problem = f"{len(records):,} rows were found, {table.height:,} could be read"
        raise InputError(problem, file=content.name, allowed="CSV as RFC 4180 has it")
    text = table.select(pl.all().str.strip_chars().fill_null(""))
    filled = (text.max_horizontal() != "").to_numpy()
    return _Sheet(
        name=content.name,
        header=tuple(text.row(0)),
        # Spreadsheets end with rows of nothing but separators: they are nobody.
        table=text.filter(filled)[1:],
        lines=records.lines[filled][1:],
    )


def _refuse_shape(content: Content, records: Records) -> None:
    width = int(records.n_fields[0])
    if not 1 <= width <= MAX_COLUMNS or len(records) > MAX_ROWS:
        raise InputError(
            f"it has {len(records):,} rows of {width:,} columns",
            file=content.name,
            allowed=f"at most {MAX_ROWS:,} rows of 1 to {MAX_COLUMNS:,} columns",
        )
    wrong = np.flatnonzero(records.n_fields != width)
    if not len(wrong):
        return
    n_fields, line = int(records.n_fields[wrong[0]]), int(records.lines[wrong[0]])
    problem = f"the row has {n_fields} fields, the header has {width}"
    if n_fields == 0:
        problem = "a quotation mark stands within a value, or is not closed"
    allowed = f"{width} fields; a value with a separator stands in quotation marks"
    raise InputError(problem, file=content.name, line=line, allowed=allowed)


def _refuse_unknown(sheet: _Sheet, wanted: Sequence[str]) -> None:
    for name in wanted:
        n_columns = sheet.header.count(name)
        if n_columns == 0:
            allowed = f"the columns of the file: {_listed(sheet.header)}"
            raise InputError("it is not there", file=sheet.name, column=name, allowed=allowed)
        if n_columns > 1:
            problem = "it stands in the header twice"
            raise InputError(problem, file=sheet.name, column=name, allowed="every column once")


def _numbers(
    sheet: _Sheet, items: Sequence[str], ends: tuple[float, float] | None
) -> NDArray[np.float64]:
    low, high = ends or (-LARGEST, LARGEST)
    texts = [sheet.column(item) for item in items]
    values = np.empty((sheet.table.height, len(items)))
    wrong = np.zeros(values.shape, dtype=np.bool_)
    for place, text in enumerate(texts):
        number = text.cast(pl.Float64, strict=False).fill_nan(None)
        values[:, place] = number.fill_null(np.nan).to_numpy()
        wrong[:, place] = (values[:, place] < low) | (values[:, place] > high)
        unread = number.is_null().to_numpy()
        wrong[unread, place] = ~text.filter(unread).str.to_lowercase().is_in(NO_ANSWER).to_numpy()
    if wrong.any():
        row, place = divmod(int(wrong.argmax()), len(items))
        faults = _faults(texts[place][row], float(values[row, place]), ends, int(wrong.sum()))
        line = int(sheet.lines[row])
        raise InputError(
            faults[0], file=sheet.name, line=line, column=items[place], allowed=faults[1]
        )
    return values


def _faults(
    text: str, value: float, ends: tuple[float, float] | None, n_wrong: int
) -> tuple[str, str]:
    """Say what is wrong with a value, and what would not be."""
    problem, allowed = f"{text[:80]!r} is no number", _NUMBER
    if np.isfinite(value):
        low, high = ends or (-LARGEST, LARGEST)
        problem = f"{value:g} is off the scale" if ends else f"{value:g} is too large"
        allowed = f"{low:,g} to {high:,g}, or {_NOTHING}"
    if n_wrong > 1:
        problem += f" ({n_wrong - 1:,} more {'value is' if n_wrong == 2 else 'values are'} wrong)"  # noqa: PLR2004 - one more
    return problem, allowed


def _names(column: pl.Series) -> tuple[str | None, ...]:
    is_missing = column.str.to_lowercase().is_in(MISSING)
    return tuple(column.set(is_missing, None).to_list())


def _listed(names: Sequence[str], most: int = 20) -> str:
    """Name what a user may choose from, printable and not without end."""
    return ", ".join(_printable(names[:most])) + (", ..." if len(names) > most else "")


def _printable(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield name[:80] if name.isprintable() else repr(name[:80])
