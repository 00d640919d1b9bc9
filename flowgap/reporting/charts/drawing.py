"""A chart as a list of shapes in points, each painted with a named colour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final


class Paint(StrEnum):
    """What a colour means. The page may recolour by class; paper uses `hex`."""

    INK = "ink"
    GREY = "grey"
    RULE = "rule"
    EDGE = "edge"
    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"
    WORK = "work"
    WAIT = "wait"
    BAND = "band"
    GROUND = "ground"
    NONE = "none"

    @property
    def hex(self) -> str:
        """Return the colour on paper."""
        return _ON_PAPER[self]


_ON_PAPER: Final = {
    Paint.INK: "#152238",
    Paint.GREY: "#566172",
    Paint.RULE: "#D5DAE1",
    Paint.EDGE: "#7E8997",
    Paint.BETTER: "#1F5FA8",
    Paint.WORSE: "#B94A12",
    Paint.NEUTRAL: "#9AA5B1",
    Paint.WORK: "#46546A",
    Paint.WAIT: "#C3CBD5",
    Paint.BAND: "#E3EAF3",
    Paint.GROUND: "#FFFFFF",
    Paint.NONE: "none",
}


class Anchor(StrEnum):
    """Which point of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A bar."""

    kind: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    fill: Paint
    stroke: Paint = Paint.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line; `dash` holds lengths of stroke and gap, empty for a full line."""

    kind: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Paint
    width: float = 0.75
    dash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point estimate."""

    kind: ClassVar[str] = "dot"
    x: float
    y: float
    radius: float
    fill: Paint
    stroke: Paint = Paint.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A polygon (`fill`) or an open line (`stroke`) through `points`, "x,y x,y ..."."""

    kind: ClassVar[str] = "shape"
    points: str
    fill: Paint = Paint.NONE
    stroke: Paint = Paint.NONE
    width: float = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; `weight` is 400 or 600, the two that ship."""

    kind: ClassVar[str] = "text"
    x: float
    y: float
    text: str
    size: float = 8
    weight: int = 400
    anchor: Anchor = Anchor.START
    fill: Paint = Paint.INK


Mark = Rect | Line | Dot | Shape | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart in points. `title` says what one would say aloud: it is the alternative text."""

    title: str
    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Return the words in the chart."""
        return tuple(mark for mark in self.marks if isinstance(mark, Text))


def points(pairs: Iterable[tuple[float, float]]) -> str:
    """Return coordinates as SVG writes them, one decimal each."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in pairs)


def triangle(*, x: float, y: float, size: float, up: bool, fill: Paint) -> Shape:
    """Return a triangle around (x, y)."""
    half = size / 2
    tip, base = (y - half, y + half) if up else (y + half, y - half)
    return Shape(points=points([(x - half, base), (x + half, base), (x, tip)]), fill=fill)


def hatching(area: Rect, *, gap: float = 4.0) -> Iterator[Mark]:
    """Yield a rectangle filled with diagonals, without an SVG pattern and its id."""
    yield area
    span = area.width + area.height
    for number in range(1, int(span / gap) + 1):
        offset = number * gap
        start = max(0.0, offset - area.height)
        end = min(offset, area.width)
        if end > start:
            yield Line(
                x1=round(area.x + start, 1),
                y1=round(area.y + offset - start, 1),
                x2=round(area.x + end, 1),
                y2=round(area.y + offset - end, 1),
                stroke=Paint.NEUTRAL,
                width=0.5,
            )
