"""What a column of a canonical file may hold."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import polars as pl

from flowgap.engagement.tables.stamps import STAMP


class Kind(StrEnum):
    """How a column is read."""

    TEXT = "text"
    FREE_TEXT = "free_text"
    """Words of people: e-mail addresses in it are masked."""
    PERSON = "person"
    """Stands for a person: hashed unless it is a hash."""
    STAMP = "stamp"
    DAY = "day"
    COUNT = "count"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"
    CODE = "code"
    """An answer as a packed code."""


DTYPES: Final = {
    Kind.TEXT: pl.String(),
    Kind.FREE_TEXT: pl.String(),
    Kind.PERSON: pl.String(),
    Kind.STAMP: STAMP,
    Kind.DAY: pl.Date(),
    Kind.COUNT: pl.Int64(),
    Kind.NUMBER: pl.Float64(),
    Kind.FLAG: pl.Boolean(),
    Kind.CHOICE: pl.String(),
    Kind.CODE: pl.UInt8(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its kind, whether a row needs it, what a choice allows, what a number may be."""

    name: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 1e12
    code: int = 0
    """Of an answer: the code where the column is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """One canonical file. `key` names the columns that tell its rows apart, if any do."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns without which the file cannot be used."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns, in the order of the contract."""
        return tuple(column.name for column in self.columns)
