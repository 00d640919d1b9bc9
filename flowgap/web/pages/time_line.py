"""What clearly moved, wave by wave on one line of time, with the rollout of AI marked on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from flowgap.reporting.charts.drawing import (
    Anchor,
    Dot,
    Drawing,
    Line,
    Mark,
    Paint,
    Shape,
    Text,
    points,
)
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.material import Material
from flowgap.result.survey import Trend, TrendVerdict
from flowgap.wording import Wording

MOST_ROWS: Final = 3
"""More changes than this are told by the small multiples alone."""

MOVED: Final = {TrendVerdict.WORSE: Paint.WORSE, TrendVerdict.BETTER: Paint.BETTER}

_WIDTH: Final = 420.0
_LEFT: Final = 110.0
_TOP: Final = 18.0
_ROW_HEIGHT: Final = 88.0
_PLOT_HEIGHT: Final = 74.0
_FOOT: Final = 26.0
_SIZE: Final = 8.0
_HALF_WAY: Final = 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One wave of one dimension: where it stands in time, in points, and its score."""

    x: float
    score: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One dimension that moved."""

    name: str
    paint: Paint
    points: tuple[_Point, ...]


def time_line(material: Material, trends: Sequence[Trend], wording: Wording) -> Drawing | None:
    """Return the dimensions that fell, then those that rose; nothing where none clearly did."""
    across = _across(material)
    rows = [] if across is None else _rows(material, trends, across)
    if across is None or not rows:
        return None
    bottom = _TOP + _ROW_HEIGHT * len(rows)
    marks: list[Mark] = [*_rollout(material, across, bottom, wording)]
    for index, row in enumerate(rows):
        marks.extend(_draw(row, _down(rows, _TOP + _ROW_HEIGHT * index), wording))
    marks.extend(_waves(material, across, bottom, wording))
    names = wording.listing([row.name for row in rows])
    return Drawing(
        title=wording.say("web-time-line-alt", dimensions=names),
        width=_WIDTH,
        height=bottom + _FOOT,
        marks=tuple(marks),
    )


def _across(material: Material) -> Scale | None:
    """Return the scale of time; one day makes no line."""
    days = [wave.closed_on.toordinal() for wave in material.result.engagement.waves]
    if len(set(days)) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    return Scale(low=min(days), high=max(days), start=_LEFT + 18, end=_WIDTH - 24)


def _rows(material: Material, trends: Sequence[Trend], across: Scale) -> list[_Row]:
    at = {
        wave.id: across.at(wave.closed_on.toordinal()) for wave in material.result.engagement.waves
    }
    rows = [
        _Row(
            name=material.dimension(trend.dimension),
            paint=paint,
            points=tuple(
                _Point(
                    x=at[wave.wave],
                    score=Estimate(value=wave.estimate, low=wave.low, high=wave.high),
                )
                for wave in trend.waves
                if wave.wave in at
                and wave.estimate is not None
                and wave.low is not None
                and wave.high is not None
            ),
        )
        for verdict, paint in MOVED.items()
        for trend in trends
        if trend.verdict is verdict
    ]
    return rows[:MOST_ROWS]


def _down(rows: Sequence[_Row], top: float) -> Scale:
    """Return the scale of scores of one row; its ends are those of all, so that slopes compare."""
    scores = [point.score for row in rows for point in row.points]
    return Scale(
        low=min([_HALF_WAY, *(score.low for score in scores)]) - 2,
        high=max([_HALF_WAY, *(score.high for score in scores)]) + 2,
        start=top + _PLOT_HEIGHT,
        end=top,
    )


def _rollout(material: Material, across: Scale, bottom: float, wording: Wording) -> Iterator[Mark]:
    """Yield the line of the rollout, where it lies within the waves."""
    day = material.result.engagement.ai_rollout
    if day is None or not across.low <= day.toordinal() <= across.high:
        return
    x = across.at(day.toordinal())
    yield Line(x1=x, y1=_TOP - 6, x2=x, y2=bottom, stroke=Paint.EDGE, dash="3 2.4")
    name = wording.say("report-cover-rollout")
    yield Text(x=x, y=_TOP - 9, text=name, anchor=Anchor.MIDDLE, fill=Paint.GREY)


def _draw(row: _Row, down: Scale, wording: Wording) -> Iterator[Mark]:
    """Yield a row: its name, the grid, the band, the line and every score in print."""
    yield from _labels(row.name, down, wording)
    yield from _grid(down, wording)
    for first, second in pairwise(row.points):
        corners = [
            (first.x, down.at(first.score.high)),
            (second.x, down.at(second.score.high)),
            (second.x, down.at(second.score.low)),
            (first.x, down.at(first.score.low)),
        ]
        yield Shape(points=points(corners), fill=Paint.BAND)
    places = [(point.x, down.at(point.score.value)) for point in row.points]
    yield Shape(points=points(places), stroke=row.paint, width=1.4)
    for point in row.points:
        yield from _score(point, down, row.paint, wording)


def _labels(name: str, down: Scale, wording: Wording) -> Iterator[Mark]:
    """Yield the name and the unit, below each other beside the plot."""
    named = [(line, 600, Paint.INK) for line in _broken(name)]
    unit = [(line, 400, Paint.GREY) for line in _broken(wording.say("web-time-line-unit"))]
    for number, (line, weight, fill) in enumerate([*named, *unit]):
        y = down.end + 12 + 10 * number
        yield Text(x=0, y=y, text=line, weight=weight, fill=fill)


def _broken(text: str) -> list[str]:
    """Return the text in lines that fit beside the plot."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size=_SIZE, weight=600) <= _LEFT - 20:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _grid(down: Scale, wording: Wording) -> Iterator[Mark]:
    for tick in down.ticks(most=4):
        y = down.at(tick)
        yield Line(x1=_LEFT, y1=y, x2=_WIDTH, y2=y, stroke=Paint.RULE)
        number = wording.number(tick)
        yield Text(x=_LEFT - 4, y=y + 2.8, text=number, anchor=Anchor.END, fill=Paint.GREY)


def _score(point: _Point, down: Scale, paint: Paint, wording: Wording) -> Iterator[Mark]:
    y, ends = down.at(point.score.value), (down.at(point.score.low), down.at(point.score.high))
    yield Line(x1=point.x, y1=ends[0], x2=point.x, y2=ends[1], stroke=paint, width=1.2)
    yield Dot(x=point.x, y=y, radius=2.8, fill=paint)
    label = wording.number(point.score.value)
    yield Text(x=point.x + 5, y=y - 3.5, text=label, size=9, weight=600, fill=paint)


def _waves(material: Material, across: Scale, bottom: float, wording: Wording) -> Iterator[Mark]:
    """Yield the axis of time: month and number of every wave."""
    yield Line(x1=_LEFT, y1=bottom, x2=_WIDTH, y2=bottom, stroke=Paint.EDGE)
    for number, wave in enumerate(material.result.engagement.waves, 1):
        x, month = across.at(wave.closed_on.toordinal()), material.words.short_month(wave.closed_on)
        yield Text(x=x, y=bottom + 11, text=month, anchor=Anchor.MIDDLE, fill=Paint.GREY)
        name = wording.say("web-wave-short", number=number)
        yield Text(x=x, y=bottom + 22, text=name, weight=600, anchor=Anchor.MIDDLE)
