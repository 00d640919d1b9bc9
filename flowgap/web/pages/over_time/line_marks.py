"""Marks across the line of time: discs of actions, letters of notes, the rollout of AI."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flowgap.reporting.charts.drawing import Anchor, Dot, Line, Mark, Paint, Rect, Text
from flowgap.reporting.charts.scale import Scale

MOST_MARKS: Final = 12
"""Of actions and of notes each, the latest; all of them stand in the lists."""

_LANE: Final = 16.0
_ROOM: Final = 15.0
_RADIUS: Final = 6.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What happened on a day, and the number or letter under which it is listed."""

    day: date
    sign: str
    is_action: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A moment on the drawing; lanes count from the plot upwards."""

    moment: Moment
    x: float
    lane: int


def place(moments: Iterable[Moment], across: Scale) -> tuple[Placed, ...]:
    """Return where moments within the scale stand, so that no two cover each other."""
    inside = [one for one in moments if across.low <= one.day.toordinal() <= across.high]
    ordered = sorted(inside, key=lambda one: (one.day, not one.is_action, one.sign))
    ends: list[float] = []
    placed = []
    for moment in ordered:
        x = across.at(moment.day.toordinal())
        lane = next((lane for lane, end in enumerate(ends) if x - end >= _ROOM), len(ends))
        ends[lane : lane + 1] = [x]
        placed.append(Placed(moment=moment, x=x, lane=lane))
    return tuple(placed)


def height_of(placed: Sequence[Placed]) -> float:
    """Return how much room the marks need above the plot."""
    return _LANE * (1 + max((one.lane for one in placed), default=-1))


def draw_marks(placed: Sequence[Placed], *, top: float, bottom: float) -> Iterator[Mark]:
    """Yield a line for each mark down to `bottom`, then the marks above `top`."""
    for one in placed:
        y = top - _LANE * (one.lane + 0.5)
        dash = "" if one.moment.is_action else "1.5 2"
        stroke = Paint.INK if one.moment.is_action else Paint.EDGE
        yield Line(x1=one.x, y1=y, x2=one.x, y2=bottom, stroke=stroke, width=0.7, dash=dash)
    for one in placed:
        y = top - _LANE * (one.lane + 0.5)
        yield from _disc(one, y) if one.moment.is_action else _letter(one, y)


def _disc(one: Placed, y: float) -> Iterator[Mark]:
    yield Dot(x=one.x, y=y, radius=_RADIUS + 0.7, fill=Paint.INK)
    yield Dot(x=one.x, y=y, radius=_RADIUS - 0.7, fill=Paint.GROUND)
    yield _sign(one, y)


def _letter(one: Placed, y: float) -> Iterator[Mark]:
    yield Rect(
        x=one.x - _RADIUS,
        y=y - _RADIUS,
        width=2 * _RADIUS,
        height=2 * _RADIUS,
        fill=Paint.GROUND,
        stroke=Paint.EDGE,
    )
    yield _sign(one, y)


def _sign(one: Placed, y: float) -> Mark:
    return Text(x=one.x, y=y + 2.8, text=one.moment.sign, weight=600, anchor=Anchor.MIDDLE)


def draw_rollout(
    day: date | None, across: Scale, plot: tuple[float, float], name: str
) -> Iterator[Mark]:
    """Yield the line of the rollout with its name over it, where it lies within the time shown."""
    if day is None or not across.low <= day.toordinal() <= across.high:
        return
    top, bottom = plot
    x = across.at(day.toordinal())
    yield Line(x1=x, y1=top - 6, x2=x, y2=bottom, stroke=Paint.EDGE, dash="3 2.4")
    yield Text(x=x, y=top - 9, text=name, anchor=Anchor.MIDDLE, fill=Paint.GREY)
