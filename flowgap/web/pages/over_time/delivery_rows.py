"""Delivery figures over time: rows of the line of time, small multiples and all values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from flowgap.delivery.comparison.difference import Known
from flowgap.reporting.blocks import Multiple, Multiples
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.charts.trend import trend_line
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import TrendVerdict
from flowgap.services.delivery.result import UNIT, WORKING_UNIT
from flowgap.services.over_time.delivery_line import (
    DeliveryPoint,
    LineChange,
    LineFigure,
    change_of,
)
from flowgap.web.pages.over_time.line_rows import Point, Row, ends_of
from flowgap.wording import Wording

ALWAYS: Final = (LineFigure.LEAD_TIME, LineFigure.FLOW_GAP)
"""On the line of time wherever they are known; the others only where they clearly moved."""
MOST_ROWS: Final = 4

_SHOWN_AS: Final = {
    TrendVerdict.WORSE: (Symbol.DOWN, Tone.WORSE, Paint.WORSE),
    TrendVerdict.BETTER: (Symbol.UP, Tone.BETTER, Paint.BETTER),
    TrendVerdict.NO_EVIDENCE: (Symbol.BAR, Tone.PLAIN, Paint.NEUTRAL),
    TrendVerdict.CANNOT_TELL: (Symbol.DOTTED, Tone.MUTED, Paint.NEUTRAL),
}
_SHARES: Final = frozenset({LineFigure.CHANGE_FAIL_RATE, LineFigure.REWORK_RATE})
_WIDTH: Final = 112.0
_HEIGHT: Final = 56.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """One figure in words, for each period; an empty text is not known."""

    name: str
    values: tuple[tuple[str, str], ...]
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryOverTime:
    """The figures as small multiples and as a table."""

    multiples: Multiples | None = None
    periods: tuple[str, ...] = ()
    lines: tuple[ValueLine, ...] = ()


@dataclass(frozen=True)
class DeliverySeries:
    """Delivery points with what may be said of them. Without slots: verdicts are kept."""

    points: tuple[DeliveryPoint, ...]
    wording: Wording
    changes: dict[LineFigure, LineChange] = field(init=False)

    def __post_init__(self) -> None:
        """Judge every figure once."""
        judged = {figure: change_of(self.points, figure) for figure in LineFigure}
        object.__setattr__(self, "changes", judged)

    def is_known(self, figure: LineFigure) -> bool:
        """Tell whether any period has the figure."""
        return any(figure in point.figures for point in self.points)

    @property
    def known(self) -> tuple[LineFigure, ...]:
        """The figures that any period has."""
        return tuple(figure for figure in LineFigure if self.is_known(figure))

    def name(self, figure: LineFigure) -> str:
        """Return the name of a figure."""
        return self.wording.say(f"over-time-{figure.value.replace('_', '-')}")

    def unit(self, figure: LineFigure) -> str:
        """Return its unit in words; a flow gap has that of the newest one."""
        name = f"over-time-{figure.value.replace('_', '-')}-unit"
        if figure is LineFigure.FLOW_GAP and self.days_of_gap == WORKING_UNIT:
            return self.wording.say(f"{name}-working")
        return self.wording.say(name)

    @property
    def days_of_gap(self) -> str:
        """The unit of the newest flow gap: days of the calendar, or working days of the client."""
        gaps = [point for point in self.points if LineFigure.FLOW_GAP in point.figures]
        return gaps[-1].yardstick.unit if gaps else UNIT

    def has_other_days(self, figure: LineFigure, point: DeliveryPoint) -> bool:
        """Tell whether the days of a figure are not those of the newest one."""
        is_gap = figure is LineFigure.FLOW_GAP and figure in point.figures
        return is_gap and point.yardstick.unit != self.days_of_gap

    def drawn(self, figure: LineFigure, point: DeliveryPoint) -> Known | None:
        """Return a figure as it may stand on one scale: days of another kind do not."""
        return None if self.has_other_days(figure, point) else point.figures.get(figure)

    def told(self, figure: LineFigure, value: float, *, signed: bool = False) -> str:
        """Return a value in print, without its unit but for percent."""
        if figure in _SHARES:
            points = self.wording.number(100 * value, signed=True)
            return points if signed else self.wording.percent(value)
        is_signed = signed or figure is LineFigure.FLOW_GAP
        return self.wording.number(value, decimals=1, signed=is_signed)

    def interval(self, figure: LineFigure, known: Known, *, signed: bool = False) -> str:
        """Return the interval of a value in print."""
        low, high = (self.told(figure, end, signed=signed) for end in (known.low, known.high))
        return self.wording.say("interval", low=low, high=high)


def delivery_rows(series: DeliverySeries, across: Scale) -> list[Row]:
    """Return the rows of the line of time: what always stands there, then what clearly moved."""
    moved = [
        figure
        for figure in LineFigure
        if figure not in ALWAYS
        and series.changes[figure].verdict in {TrendVerdict.BETTER, TrendVerdict.WORSE}
    ]
    shown = [figure for figure in (*ALWAYS, *moved) if series.is_known(figure)]
    return [_row(series, figure, across) for figure in shown[:MOST_ROWS]]


def _row(series: DeliverySeries, figure: LineFigure, across: Scale) -> Row:
    points = tuple(_point(series, figure, point, across) for point in series.points)
    values = [point.value for point in points if point is not None]
    return Row(
        name=series.name(figure),
        unit=series.unit(figure),
        paint=_SHOWN_AS[series.changes[figure].verdict][2],
        points=points,
        ends=ends_of(values, around=0.0, room=0.0),
        is_share=figure in _SHARES,
        is_low=True,
    )


def _point(
    series: DeliverySeries, figure: LineFigure, point: DeliveryPoint, across: Scale
) -> Point | None:
    known = series.drawn(figure, point)
    if known is None:
        return None
    return Point(
        x=across.at(point.middle.toordinal()),
        value=_estimate(known),
        label=series.told(figure, known.value),
        reach=(
            across.at(point.period.start.toordinal()),
            across.at(point.period.until.toordinal()),
        ),
    )


def _estimate(known: Known) -> Estimate:
    return Estimate(value=known.value, low=known.low, high=known.high)


def delivery_over_time(series: DeliverySeries, material: Material) -> DeliveryOverTime:
    """Return all known figures over all periods."""
    if not series.known:
        return DeliveryOverTime()
    words, say = material.words, series.wording.say
    return DeliveryOverTime(
        multiples=Multiples(
            caption=say("over-time-delivery"),
            note=say("over-time-delivery-note", n=len(series.points)),
            items=tuple(_multiple(series, figure, material) for figure in series.known),
        ),
        periods=tuple(words.period(point.period) for point in series.points),
        lines=tuple(_lines(series, material)),
    )


def _multiple(series: DeliverySeries, figure: LineFigure, material: Material) -> Multiple:
    change = series.changes[figure]
    symbol, tone, paint = _SHOWN_AS[change.verdict]
    shown = [series.drawn(figure, point) for point in series.points]
    estimates = [None if known is None else _estimate(known) for known in shown]
    low, high = ends_of([one for one in estimates if one is not None], around=0.0, room=0.0)
    texts = [_told(series, figure, known) for known in shown]
    verdict = material.words.named("trend", change.verdict)
    drawing = trend_line(
        estimates,
        scale=Scale(low=low, high=high, start=_HEIGHT, end=4),
        paint=paint,
        labels=("" if len(texts) == 1 else texts[0], texts[-1]),
        title=material.words.say(
            "trend-alt", name=series.name(figure), values=", ".join(texts), verdict=verdict
        ),
        width=_WIDTH,
        line_at=0.0,
        room=(24.0, 28.0),
    )
    return Multiple(
        name=series.name(figure),
        drawing=drawing,
        verdict=verdict,
        symbol=symbol,
        tone=tone,
        change=_changed(series, figure, change),
    )


def _told(series: DeliverySeries, figure: LineFigure, known: Known | None) -> str:
    return "\N{EN DASH}" if known is None else series.told(figure, known.value)


def _changed(series: DeliverySeries, figure: LineFigure, change: LineChange) -> str:
    """Return the change with its interval, or why there is none."""
    if change.change is None:
        return series.wording.say(f"over-time-no-change-{change.reason}".replace("_", "-"))
    days = series.told(figure, change.change.value, signed=True)
    interval = series.interval(figure, change.change, signed=True)
    say = series.wording.say
    unit = say("over-time-points") if figure in _SHARES else series.unit(figure)
    return say("over-time-change", change=days, interval=interval, unit=unit)


def _lines(series: DeliverySeries, material: Material) -> Iterator[ValueLine]:
    for figure in series.known:
        yield ValueLine(
            name=f"{series.name(figure)}, {series.unit(figure)}",
            values=tuple(_value(series, figure, point) for point in series.points),
            verdict=material.words.named("trend", series.changes[figure].verdict),
        )


def _value(series: DeliverySeries, figure: LineFigure, point: DeliveryPoint) -> tuple[str, str]:
    known = point.figures.get(figure)
    if known is None:
        return "", ""
    interval = series.interval(figure, known)
    if series.has_other_days(figure, point):
        days = series.wording.say(f"over-time-days-{point.yardstick.unit}".replace("_", "-"))
        interval = series.wording.say("over-time-other-days", interval=interval, days=days)
    return series.told(figure, known.value), interval


def span_of(points: Sequence[DeliveryPoint]) -> Iterator[int]:
    """Yield the days between which the periods lie, as ordinals."""
    for point in points:
        if point.figures:
            yield point.period.start.toordinal()
            yield point.period.until.toordinal()
