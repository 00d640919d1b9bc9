"""How each kind of column is read: a value that becomes null is refused, with these words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import polars as pl

from flowgap.engagement.tables.columns import Column, Kind
from flowgap.engagement.tables.stamps import (
    DATE_ALLOWED,
    STAMP_ALLOWED,
    day,
    stamp,
    stamp_problem,
)
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED

FLAGS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
N_SCALE_POINTS: Final = 5
ANSWERS: Final = {
    **{str(point): point for point in range(1, N_SCALE_POINTS + 1)},
    "dk": DONT_KNOW,
    "na": NOT_ASKED,
}

Problem: TypeAlias = Callable[[str], str]
"""Says of a value what is wrong with it."""

_COUNT: Final = r"^[0-9]{1,15}(\.0+)?$"
_NUMBER: Final = r"^[+-]?[0-9]{1,15}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How to read a column, what is wrong with a value that becomes null, what is allowed.

    `allowed` is filled with the attributes of the column.
    """

    read: Callable[[pl.Series, Column], pl.Expr]
    problem: str | Problem
    allowed: str

    def allowed_in(self, column: Column) -> str:
        """Return what is allowed in one column."""
        return self.allowed.format(
            low=f"{column.low:,g}", high=f"{column.high:,g}", choices=", ".join(column.choices)
        )


def _read_count(texts: pl.Series, column: Column) -> pl.Expr:
    text = pl.col(texts.name)
    # Spreadsheets and data frames write a count with gaps in it as 3.0.
    whole = text.str.replace(r"\.0+$", "").cast(pl.Int64, strict=False)
    allowed = text.str.contains(_COUNT) & whole.is_between(column.low, column.high)
    return pl.when(allowed).then(whole)


def _read_number(texts: pl.Series, column: Column) -> pl.Expr:
    text = pl.col(texts.name)
    number = text.cast(pl.Float64, strict=False)
    allowed = text.str.contains(_NUMBER) & number.is_between(column.low, column.high)
    return pl.when(allowed).then(number)


def _read_flag(texts: pl.Series, column: Column) -> pl.Expr:
    del column
    return _lower(texts).replace_strict(FLAGS, default=None, return_dtype=pl.Boolean)


def _read_choice(texts: pl.Series, column: Column) -> pl.Expr:
    return pl.when(_lower(texts).is_in(column.choices)).then(_lower(texts))


def _read_code(texts: pl.Series, column: Column) -> pl.Expr:
    del column
    code = _lower(texts).replace_strict(ANSWERS, default=None, return_dtype=pl.UInt8)
    empty = pl.col(texts.name).is_null()
    return pl.when(empty).then(pl.lit(SKIPPED, dtype=pl.UInt8)).otherwise(code)


def _lower(texts: pl.Series) -> pl.Expr:
    return pl.col(texts.name).str.to_lowercase()


READERS: Final[Mapping[Kind, Reader]] = {
    Kind.STAMP: Reader(
        read=lambda texts, _column: stamp(texts), problem=stamp_problem, allowed=STAMP_ALLOWED
    ),
    Kind.DAY: Reader(
        read=lambda texts, _column: day(pl.col(texts.name)),
        problem="it is no day of a credible year",
        allowed=DATE_ALLOWED,
    ),
    Kind.COUNT: Reader(
        read=_read_count, problem="it is no count", allowed="a whole number from {low} to {high}"
    ),
    Kind.NUMBER: Reader(
        read=_read_number,
        problem="it is no number, or one that cannot be",
        allowed="a number with a decimal point, from {low} to {high}",
    ),
    Kind.FLAG: Reader(
        read=_read_flag,
        problem="it is neither yes nor no",
        allowed="true or false, yes or no, 1 or 0, or nothing",
    ),
    Kind.CHOICE: Reader(
        read=_read_choice, problem="it is none of the known values", allowed="{choices}"
    ),
    Kind.CODE: Reader(
        read=_read_code, problem="the answer is off the scale", allowed="1 to 5, dk, na or nothing"
    ),
}
"""Kinds that are not here are text, and any text will do."""
