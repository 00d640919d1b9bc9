"""A table of typed cells: numbers stay numbers, texts stay texts."""

from dataclasses import dataclass
from enum import Enum

Cell = str | int | float | None


class Format(Enum):
    """How a workbook prints the numbers of a column."""

    TEXT = "@"
    GENERAL = "General"
    WHOLE = "0"
    TENTHS = "0.0"
    HUNDREDTHS = "0.00"
    THOUSANDTHS = "0.000"
    PERCENT = "0%"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` counts characters."""

    title: str
    format: Format = Format.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet of a workbook, or a CSV file."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
