"""One line of time: scores that moved, delivery figures, what was done and what happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.charts.drawing import Anchor, Drawing, Line, Mark, Paint, Text
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.material import Material
from flowgap.result.survey import Trend, TrendVerdict, WaveEstimate
from flowgap.services.over_time.delivery_line import DeliveryPoint
from flowgap.web.pages.over_time.delivery_rows import DeliverySeries, delivery_rows, span_of
from flowgap.web.pages.over_time.line_marks import (
    Moment,
    Placed,
    draw_marks,
    draw_rollout,
    height_of,
    place,
)
from flowgap.web.pages.over_time.line_rows import LEFT, WIDTH, Point, Row, draw_row, ends_of
from flowgap.wording import Wording

MOST_ROWS: Final = 3
"""More changes than this are told by the small multiples alone."""

MOVED: Final = {TrendVerdict.WORSE: Paint.WORSE, TrendVerdict.BETTER: Paint.BETTER}
NEAR_DAYS: Final = 120
"""Actions and notes lengthen the line by so much; what lies further off stands in the lists."""

_TOP: Final = 18.0
_FOOT: Final = 26.0
_HALF_WAY: Final = 50.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands on the line beside the scores."""

    delivery: tuple[DeliveryPoint, ...] = ()
    moments: tuple[Moment, ...] = ()


def time_line(
    material: Material, trends: Sequence[Trend], wording: Wording, beside: Beside | None = None
) -> Drawing | None:
    """Return what fell, what rose, and delivery figures; nothing where there is neither."""
    beside = beside or Beside()
    across = _across(material, beside)
    if across is None:
        return None
    series = DeliverySeries(points=beside.delivery, wording=wording)
    rows = [*_rows(material, trends, across, wording), *delivery_rows(series, across)]
    if not rows:
        return None
    return _drawn(material, rows, across, place(beside.moments, across), wording)


def _drawn(
    material: Material,
    rows: Sequence[Row],
    across: Scale,
    placed: Sequence[Placed],
    wording: Wording,
) -> Drawing:
    top = _TOP + height_of(placed)
    bottom = top + sum(row.height for row in rows)
    rollout = material.result.engagement.ai_rollout
    name = wording.say("report-cover-rollout")
    marks: list[Mark] = [*draw_rollout(rollout, across, (_TOP, bottom), name)]
    marks.extend(draw_marks(placed, top=top, bottom=bottom))
    at = top
    for row in rows:
        marks.extend(draw_row(row, at, ticks=tuple(_ticks(row, at, wording))))
        at += row.height
    marks.extend(_axis(material, across, bottom, wording))
    names = wording.listing([row.name for row in rows])
    return Drawing(
        title=wording.say(_alternative(rows), dimensions=names),
        width=WIDTH,
        height=bottom + _FOOT,
        marks=tuple(marks),
    )


def _alternative(rows: Sequence[Row]) -> str:
    """Return the id of the sentence that stands for the drawing."""
    has_delivery = any(row.is_low for row in rows)
    return "over-time-line-alt" if has_delivery else "web-time-line-alt"


def _across(material: Material, beside: Beside) -> Scale | None:
    """Return the scale of time; one day makes no line."""
    waves = [wave.closed_on.toordinal() for wave in material.result.engagement.waves]
    days = [*waves, *span_of(beside.delivery)]
    if len(set(days)) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    first, last = min(days), max(days)
    near = [
        day
        for day in (moment.day.toordinal() for moment in beside.moments)
        if first - NEAR_DAYS <= day <= last + NEAR_DAYS
    ]
    return Scale(low=min([first, *near]), high=max([last, *near]), start=LEFT + 18, end=WIDTH - 24)


def _rows(
    material: Material, trends: Sequence[Trend], across: Scale, wording: Wording
) -> list[Row]:
    """Return the dimensions that fell, then those that rose; their scale is one for all."""
    moved = [
        (trend, paint)
        for verdict, paint in MOVED.items()
        for trend in trends
        if trend.verdict is verdict
    ][:MOST_ROWS]
    known = [one for trend, _paint in moved for wave in trend.waves if (one := _estimate(wave))]
    ends = ends_of(known, around=_HALF_WAY, room=2.0)
    at = {
        wave.id: across.at(wave.closed_on.toordinal()) for wave in material.result.engagement.waves
    }
    return [
        Row(
            name=material.dimension(trend.dimension),
            unit=wording.say("web-time-line-unit"),
            paint=paint,
            points=tuple(_point(wave, at, wording) for wave in trend.waves if wave.wave in at),
            ends=ends,
        )
        for trend, paint in moved
    ]


def _point(wave: WaveEstimate, at: dict[str, float], wording: Wording) -> Point | None:
    value = _estimate(wave)
    if value is None:
        return None
    return Point(x=at[wave.wave], value=value, label=wording.number(value.value))


def _estimate(wave: WaveEstimate) -> Estimate | None:
    if wave.estimate is None or wave.low is None or wave.high is None:
        return None
    return Estimate(value=wave.estimate, low=wave.low, high=wave.high)


def _ticks(row: Row, top: float, wording: Wording) -> Iterator[tuple[float, str]]:
    """Yield round values of a row as they are printed."""
    found = row.scale(top).ticks(most=3 if row.is_low else 4)
    is_fine = any(tick != round(tick) for tick in found)
    for tick in found:
        told = wording.percent(tick) if row.is_share else wording.number(tick, decimals=is_fine)
        yield tick, told


def _axis(material: Material, across: Scale, bottom: float, wording: Wording) -> Iterator[Mark]:
    """Yield the axis of time: month and number of every wave."""
    yield Line(x1=LEFT, y1=bottom, x2=WIDTH, y2=bottom, stroke=Paint.EDGE)
    for number, wave in enumerate(material.result.engagement.waves, 1):
        x, month = across.at(wave.closed_on.toordinal()), material.words.short_month(wave.closed_on)
        yield Text(x=x, y=bottom + 11, text=month, anchor=Anchor.MIDDLE, fill=Paint.GREY)
        name = wording.say("web-wave-short", number=number)
        yield Text(x=x, y=bottom + 22, text=name, weight=600, anchor=Anchor.MIDDLE)
