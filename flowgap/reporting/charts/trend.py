"""One small multiple of a trend: points, intervals as a band, gaps hatched."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flowgap.reporting.charts.drawing import (
    Anchor,
    Dot,
    Drawing,
    Line,
    Mark,
    Paint,
    Rect,
    Shape,
    Text,
    hatching,
    points,
)
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale


def trend_line(  # noqa: PLR0913 - all keyword-only
    waves: Sequence[Estimate | None],
    *,
    scale: Scale,
    paint: Paint,
    labels: tuple[str, str],
    title: str,
    width: float,
    line_at: float = 50.0,
    room: tuple[float, float] = (16, 20),
) -> Drawing:
    """Return estimates over waves. `scale` is the vertical one, shared by all multiples.

    `labels` are the first and the last figure in print; a wave without an estimate is a gap.
    `line_at` is the value that a line is drawn at, `room` what is left for the labels.
    """
    left, right = room[0], width - room[1]
    across = Scale(low=0, high=max(len(waves) - 1, 1), start=left, end=right)
    columns = [across.at(index) for index in range(len(waves))]
    marks: list[Mark] = [
        Line(x1=left, y1=scale.at(line_at), x2=right, y2=scale.at(line_at), stroke=Paint.RULE)
    ]
    marks.extend(_gaps(waves, columns, scale, edge=left))
    for (x1, first), (x2, second) in pairwise(zip(columns, waves, strict=True)):
        if first is not None and second is not None:
            marks.append(_band(x1, first, x2, second, scale))
    marks.extend(_line(waves, columns, scale, paint))
    marks.extend(_ends(waves, columns, scale, labels=labels, paint=paint))
    height = max(scale.start, scale.end) + 4
    return Drawing(title=title, width=width, height=height, marks=tuple(marks))


def _gaps(
    waves: Sequence[Estimate | None], columns: Sequence[float], scale: Scale, *, edge: float
) -> Iterator[Mark]:
    half = (columns[1] - columns[0]) / 2 - 2 if len(columns) > 1 else 8
    top = min(scale.start, scale.end)
    height = abs(scale.end - scale.start)
    for x, wave in zip(columns, waves, strict=True):
        if wave is None:
            left, right = max(x - half, edge), min(x + half, columns[-1])
            width = round(max(right - left, 4), 1)
            area = Rect(x=round(left, 1), y=top, width=width, height=height, fill=Paint.NONE)
            yield from hatching(area, gap=5)


def _band(x1: float, first: Estimate, x2: float, second: Estimate, scale: Scale) -> Mark:
    corners = [
        (x1, scale.at(first.high)),
        (x2, scale.at(second.high)),
        (x2, scale.at(second.low)),
        (x1, scale.at(first.low)),
    ]
    return Shape(points=points(corners), fill=Paint.BAND)


def _line(
    waves: Sequence[Estimate | None], columns: Sequence[float], scale: Scale, paint: Paint
) -> Iterator[Mark]:
    places = [
        None if wave is None else (x, scale.at(wave.value))
        for x, wave in zip(columns, waves, strict=True)
    ]
    for first, second in pairwise(places):
        if first is not None and second is not None:
            yield Shape(points=points([first, second]), stroke=paint, width=1.3)
    for place in places:
        if place is not None:
            yield Dot(x=place[0], y=place[1], radius=2.2, fill=paint)


def _ends(
    waves: Sequence[Estimate | None],
    columns: Sequence[float],
    scale: Scale,
    *,
    labels: tuple[str, str],
    paint: Paint,
) -> Iterator[Mark]:
    strong = Paint.INK if paint is Paint.NEUTRAL else paint
    ends = ((0, -5.0, Anchor.END, 400, Paint.GREY), (-1, 5.0, Anchor.START, 600, strong))
    for (index, shift, anchor, weight, fill), label in zip(ends, labels, strict=True):
        wave = waves[index]
        if wave is not None:
            yield Text(
                x=columns[index] + shift,
                y=scale.at(wave.value) + 2.8,
                text=label,
                size=8,
                weight=weight,
                anchor=anchor,
                fill=fill,
            )
