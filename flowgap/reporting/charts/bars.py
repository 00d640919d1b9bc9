"""Bars: the parts of a stage, a probability, a share, a saving."""

from collections.abc import Iterator

from flowgap.reporting.charts.drawing import Drawing, Line, Mark, Paint, Rect, Text, hatching
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.scale import Scale
from flowgap.result.delivery import StageTime


def stage_bars(  # noqa: PLR0913 - all keyword-only
    *,
    before: StageTime,
    after: StageTime,
    longest: float,
    title: str,
    width: float,
    height: float,
    unclaimed: bool = False,
) -> Drawing:
    """Return two bars, before above after; work dark, wait light, time without a stage hatched."""
    scale = Scale(low=0, high=longest or 1.0, start=0, end=width)
    thick = round(height * 0.24, 1)
    top = round(height / 2 - thick - 0.8, 1)
    marks: list[Mark] = []
    for y, time in ((top, before), (round(height / 2 + 0.8, 1), after)):
        marks.extend(_parts(time, scale, y=y, thick=thick, unclaimed=unclaimed))
    return Drawing(title=title, width=width, height=height, marks=tuple(marks))


def _parts(
    time: StageTime, scale: Scale, *, y: float, thick: float, unclaimed: bool
) -> Iterator[Mark]:
    if time.total is None:
        return
    end = scale.at(time.total)
    if unclaimed:
        area = Rect(x=0.3, y=y, width=max(end - 0.6, 0.1), height=thick, fill=Paint.NONE)
        yield from hatching(area, gap=3)
        yield Rect(
            x=0.3,
            y=y,
            width=max(end - 0.6, 0.1),
            height=thick,
            fill=Paint.NONE,
            stroke=Paint.EDGE,
        )
        return
    work = scale.at(time.work or 0.0)
    yield Rect(x=0, y=y, width=work, height=thick, fill=Paint.WORK)
    yield Rect(x=work, y=y, width=round(max(end - work, 0), 1), height=thick, fill=Paint.WAIT)


def share_bar(
    *, share: float, title: str, width: float, height: float = 7.0, fill: Paint = Paint.INK
) -> Drawing:
    """Return one bar of 0 to 100 %, its empty part drawn."""
    scale = Scale(low=0, high=1, start=0, end=width)
    return Drawing(
        title=title,
        width=width,
        height=height,
        marks=(
            Rect(x=0, y=0, width=width, height=height, fill=Paint.RULE),
            Rect(x=0, y=0, width=scale.at(share), height=height, fill=fill),
        ),
    )


def split_bar(
    *, share: float, title: str, labels: tuple[str, str], width: float, height: float = 15.0
) -> Drawing:
    """Return one bar of 0 to 100 % with words in both parts, where they have the room."""
    end = Scale(low=0, high=1, start=0, end=width).at(share)
    size, inset = 8.5, 6.0
    marks: list[Mark] = [
        Rect(x=0, y=0, width=width, height=height, fill=Paint.RULE),
        Rect(x=0, y=0, width=end, height=height, fill=Paint.WORK),
    ]
    parts = ((0.0, end, Paint.GROUND), (end, width, Paint.INK))
    for (left, right, fill), label in zip(parts, labels, strict=True):
        if text_width(label, size=size) + 2 * inset <= right - left:
            x, y = round(left + inset, 1), round(height / 2 + size * 0.33, 1)
            marks.append(Text(x=x, y=y, text=label, size=size, fill=fill))
    return Drawing(title=title, width=width, height=height, marks=tuple(marks))


def whisker(
    *, start: float, end: float, y: float, cap: float = 2.2, stroke: Paint = Paint.INK
) -> tuple[Mark, ...]:
    """Return an interval with end caps and a halo, so that it reads on every fill."""
    return (
        Line(x1=start, y1=y, x2=end, y2=y, stroke=Paint.GROUND, width=2.6),
        Line(x1=start, y1=y, x2=end, y2=y, stroke=stroke, width=0.9),
        Line(x1=start, y1=y - cap, x2=start, y2=y + cap, stroke=stroke, width=0.9),
        Line(x1=end, y1=y - cap, x2=end, y2=y + cap, stroke=stroke, width=0.9),
    )
