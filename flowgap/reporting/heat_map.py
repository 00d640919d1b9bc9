"""Teams by dimensions as plain data: the one table that has colours of its own."""

from dataclasses import dataclass
from typing import ClassVar

from flowgap.reporting.marks import Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """One cell of the heat map; `step` 1 to 6 from low to high, 0 for hidden or unknown.

    `split_title` says that two views stand behind the score, where they do; `why` what holds a
    hidden score back, where that is not that too few people answered.
    """

    text: str
    step: int
    mark: Symbol = Symbol.NONE
    mark_title: str = ""
    split_title: str = ""
    why: str = ""
    apart: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One team; a row that is hidden as a whole holds no cells, and says why if not as others."""

    name: str
    cells: tuple[HeatCell, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatGroup:
    """The teams under one unit, in the order of the roster."""

    name: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatTotal:
    """One cell of the company's row: estimate, and its interval below."""

    text: str
    interval: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatDimension:
    """The head of a column."""

    name: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatScale:
    """The legend: six steps, triangles, hatching; two dots where a cell has them."""

    lower: str
    higher: str
    steps: tuple[str, ...]
    marks: str
    hidden: str
    split: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Teams by dimensions."""

    kind: ClassVar[str] = "heat_map"
    caption: str
    note: str
    team_word: str
    dimensions: tuple[HeatDimension, ...]
    groups: tuple[HeatGroup, ...]
    hidden_text: str
    total_name: str
    totals: tuple[HeatTotal, ...]
    scale: HeatScale
