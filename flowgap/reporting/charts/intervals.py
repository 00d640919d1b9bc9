"""A dot with its interval on a common scale: for changes, and for scores."""

from dataclasses import dataclass

from flowgap.reporting.charts.bars import whisker
from flowgap.reporting.charts.drawing import Anchor, Dot, Drawing, Line, Mark, Paint, Text
from flowgap.reporting.charts.scale import Scale, change_paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its interval, any unit."""

    value: float
    low: float
    high: float


def change_dot(
    estimate: Estimate,
    *,
    scale: Scale,
    title: str,
    height: float = 12.0,
    paint: Paint | None = None,
) -> Drawing:
    """Return a change with its interval and the line of no change.

    Without `paint` it is coloured as a change in days: longer is worse.
    """
    y = round(height / 2, 1)
    paint = paint or change_paint(estimate.low, estimate.high)
    zero = scale.at(0)
    return Drawing(
        title=title,
        width=scale.end + 4,
        height=height,
        marks=(
            Line(x1=scale.start, y1=y, x2=scale.end, y2=y, stroke=Paint.RULE),
            Line(x1=zero, y1=y - 4.5, x2=zero, y2=y + 4.5, stroke=Paint.EDGE, width=0.9),
            *_dot(estimate, scale, y=y, paint=paint),
        ),
    )


def score_dot(
    estimate: Estimate,
    *,
    scale: Scale,
    title: str,
    height: float = 12.0,
    paint: Paint = Paint.INK,
) -> Drawing:
    """Return a score with its interval; a short line marks 50, half of the time."""
    y = round(height / 2, 1)
    middle = scale.at(50)
    return Drawing(
        title=title,
        width=scale.end + 4,
        height=height,
        marks=(
            Line(x1=scale.start, y1=y, x2=scale.end, y2=y, stroke=Paint.RULE),
            Line(x1=middle, y1=y - 4.5, x2=middle, y2=y + 4.5, stroke=Paint.NEUTRAL),
            *_dot(estimate, scale, y=y, paint=paint),
        ),
    )


def score_axis(*, scale: Scale, title: str) -> Drawing:
    """Return the ticks of a score scale, for the head of a column of dots."""
    marks: list[Mark] = []
    for tick in scale.ticks(most=5):
        x = scale.at(tick)
        marks.append(
            Text(
                x=x,
                y=7.5,
                text=f"{tick:.0f}",
                size=7.5,
                anchor=Anchor.MIDDLE,
                fill=Paint.GREY,
            )
        )
    return Drawing(title=title, width=scale.end + 4, height=9.0, marks=tuple(marks))


def worked_example(  # noqa: PLR0913 - all keyword-only
    estimate: Estimate,
    *,
    labels: tuple[str, str, str],
    zero_label: str,
    title: str,
    scale: Scale,
    better_label: str,
    worse_label: str,
) -> Drawing:
    """Return one large dot with its three numbers and the line of no change, all labelled."""
    y, zero = 44.0, scale.at(0)
    ends = (scale.at(estimate.low), scale.at(estimate.value), scale.at(estimate.high))
    paint = change_paint(estimate.low, estimate.high)
    marks: list[Mark] = [
        Line(x1=scale.start, y1=y, x2=scale.end, y2=y, stroke=Paint.RULE),
        Line(x1=zero, y1=y - 20, x2=zero, y2=y + 12, stroke=Paint.EDGE, width=0.9),
        Text(x=zero, y=y - 25, text=zero_label, size=8.5, anchor=Anchor.MIDDLE, fill=Paint.GREY),
        *whisker(start=ends[0], end=ends[2], y=y, cap=5, stroke=paint),
        Dot(x=ends[1], y=y, radius=4.6, fill=paint),
        Text(x=scale.start, y=y + 40, text=better_label, size=8, fill=Paint.GREY),
        Text(x=scale.end, y=y + 40, text=worse_label, size=8, anchor=Anchor.END, fill=Paint.GREY),
    ]
    for x, label, up, weight in zip(
        ends, labels, (False, True, False), (400, 600, 400), strict=True
    ):
        marks.append(
            Text(
                x=x,
                y=y - 10 if up else y + 19,
                text=label,
                size=11 if up else 9,
                weight=weight,
                anchor=Anchor.MIDDLE,
                fill=paint if up else Paint.INK,
            )
        )
    return Drawing(title=title, width=scale.end + 4, height=92, marks=tuple(marks))


def _dot(estimate: Estimate, scale: Scale, *, y: float, paint: Paint) -> tuple[Mark, ...]:
    return (
        Line(
            x1=scale.at(estimate.low),
            y1=y,
            x2=scale.at(estimate.high),
            y2=y,
            stroke=paint,
            width=2.4,
        ),
        Dot(
            x=scale.at(estimate.value),
            y=y,
            radius=3.4,
            fill=paint,
            stroke=Paint.EDGE if paint is Paint.NEUTRAL else Paint.NONE,
        ),
    )
