"""Rows of the line of time: one figure each, with its name, grid, bands and values in print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from flowgap.reporting.charts.drawing import Anchor, Dot, Line, Mark, Paint, Shape, Text, points
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale

WIDTH: Final = 420.0
LEFT: Final = 110.0
ROW_HEIGHT: Final = 88.0

_PLOT_HEIGHT: Final = 74.0
_LOW_ROW_HEIGHT: Final = 66.0
_LOW_PLOT_HEIGHT: Final = 50.0
_SIZE: Final = 8
_LABEL_SIZE: Final = 9
_LOW_LABEL_SIZE: Final = 8.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value: where it stands, how far its time reaches, and how it is printed."""

    x: float
    value: Estimate
    label: str
    reach: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure over time; None is a time at which it is not known, and breaks the line.

    `ends` are those of the scale, `ticks` the values that are printed at the left.
    """

    name: str
    unit: str
    paint: Paint
    points: tuple[Point | None, ...]
    ends: tuple[float, float]
    decimals: int = 0
    is_share: bool = False
    is_low: bool = False

    @property
    def height(self) -> float:
        """How much of the drawing it takes."""
        return _LOW_ROW_HEIGHT if self.is_low else ROW_HEIGHT

    def scale(self, top: float) -> Scale:
        """Return its scale where the row begins at `top`."""
        plot = _LOW_PLOT_HEIGHT if self.is_low else _PLOT_HEIGHT
        low, high = self.ends
        return Scale(low=low, high=high, start=top + plot, end=top)

    @property
    def known(self) -> tuple[Point, ...]:
        """The values that there are."""
        return tuple(point for point in self.points if point is not None)


def ends_of(values: Iterable[Estimate], *, around: float, room: float) -> tuple[float, float]:
    """Return the ends of a scale that holds all intervals and a value that is always shown."""
    known = tuple(values)
    low = min([around, *(value.low for value in known)])
    high = max([around, *(value.high for value in known)])
    margin = room or (high - low or 1.0) * 0.08
    return low - margin, high + margin


def draw_row(row: Row, top: float, *, ticks: Sequence[tuple[float, str]]) -> Iterator[Mark]:
    """Yield a row that begins at `top`, its ticks in print."""
    down = row.scale(top)
    yield from _labels(row, down)
    for tick, told in ticks:
        y = down.at(tick)
        yield Line(x1=LEFT, y1=y, x2=WIDTH, y2=y, stroke=Paint.RULE)
        yield Text(x=LEFT - 4, y=y + 2.8, text=told, anchor=Anchor.END, fill=Paint.GREY)
    for first, second in pairwise(row.points):
        if first is not None and second is not None:
            yield _band(first, second, down)
    for run in _runs(row.points):
        places = [(point.x, down.at(point.value.value)) for point in run]
        if len(places) > 1:
            yield Shape(points=points(places), stroke=row.paint, width=1.4)
    yield from _values(row, down)


def _runs(values: Iterable[Point | None]) -> Iterator[list[Point]]:
    """Yield the points that follow each other without a gap."""
    run: list[Point] = []
    for value in values:
        if value is not None:
            run.append(value)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _band(first: Point, second: Point, down: Scale) -> Mark:
    corners = [
        (first.x, down.at(first.value.high)),
        (second.x, down.at(second.value.high)),
        (second.x, down.at(second.value.low)),
        (first.x, down.at(first.value.low)),
    ]
    return Shape(points=points(corners), fill=Paint.BAND)


def _labels(row: Row, down: Scale) -> Iterator[Mark]:
    """Yield the name and the unit, below each other beside the plot."""
    named = [(line, 600, Paint.INK) for line in broken(row.name)]
    unit = [(line, 400, Paint.GREY) for line in broken(row.unit)]
    for number, (line, weight, fill) in enumerate([*named, *unit]):
        y = down.end + 12 + 10 * number
        yield Text(x=0, y=y, text=line, weight=weight, fill=fill)


def broken(text: str) -> list[str]:
    """Return the text in lines that fit beside the plot."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size=_SIZE, weight=600) <= LEFT - 20:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _values(row: Row, down: Scale) -> Iterator[Mark]:
    """Yield every value; its print stands left of it where the right edge is near."""
    ink = Paint.INK if row.paint is Paint.NEUTRAL else row.paint
    size = _LOW_LABEL_SIZE if row.is_low else _LABEL_SIZE
    for point in row.known:
        y = down.at(point.value.value)
        if point.reach is not None:
            yield Line(
                x1=point.reach[0], y1=y, x2=point.reach[1], y2=y, stroke=row.paint, width=0.8
            )
        ends = (down.at(point.value.low), down.at(point.value.high))
        yield Line(x1=point.x, y1=ends[0], x2=point.x, y2=ends[1], stroke=row.paint, width=1.2)
        yield Dot(x=point.x, y=y, radius=2.8, fill=row.paint)
        width = text_width(point.label, size=size, weight=600)
        fits = point.x + 5 + width <= WIDTH
        yield Text(
            x=point.x + 5 if fits else point.x - 5,
            y=y - 3.5,
            text=point.label,
            size=size,
            weight=600,
            anchor=Anchor.START if fits else Anchor.END,
            fill=ink,
        )
