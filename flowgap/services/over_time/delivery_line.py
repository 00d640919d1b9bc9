"""Delivery figures of every kept result: one point for each data period, the newest counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.delivery.comparison.difference import Known, difference
from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.result.delivery import FlowGapState
from flowgap.result.document import Period, Result
from flowgap.result.survey import TrendVerdict
from flowgap.services.over_time.remembered import Remembered
from flowgap.services.over_time.yardstick import Yardstick


class LineFigure(StrEnum):
    """What stands on the line of time; all but the frequency are better when they are lower."""

    LEAD_TIME = "lead_time"
    FLOW_GAP = "flow_gap"
    DEPLOYMENT_FREQUENCY = "deployment_frequency"
    CHANGE_FAIL_RATE = "change_fail_rate"
    RECOVERY_TIME = "recovery_time"
    REWORK_RATE = "rework_rate"


class NoComparison(StrEnum):
    """Why a change of a delivery figure cannot be told."""

    ONE_PERIOD = "one_period"
    OVERLAP = "overlap"
    LAST_UNKNOWN = "last_unknown"
    OTHER_BASELINE = "other_baseline"
    OTHER_YARDSTICK = "other_yardstick"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPoint:
    """The figures of one data period; what is not known is left out.

    `before` is the period that the flow gap compares with: its baseline. Its days are counted by
    the `yardstick`; all other figures have one unit always.
    """

    before: Period | None
    yardstick: Yardstick
    period: Period
    figures: Mapping[LineFigure, Known]

    @property
    def middle(self) -> date:
        """The day in the middle of the period, where the figures stand."""
        return self.period.start + (self.period.until - self.period.start) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """How a figure changed since the first period that does not overlap with the last."""

    verdict: TrendVerdict
    change: Known | None = None
    reason: NoComparison | None = None


def delivery_line(session: Session, public_key: str) -> tuple[DeliveryPoint, ...]:
    """Return the points of an engagement in the order of time; unreadable results have none."""
    query = (
        select(ResultRow.id, ResultRow.digest)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == public_key)
        .order_by(ResultRow.computed_at, ResultRow.id)
    )
    points = (_POINTS.of(session, *row) for row in session.execute(query).all())
    return newest_per_period(point for point in points if point is not None)


def newest_per_period(points: Iterable[DeliveryPoint]) -> tuple[DeliveryPoint, ...]:
    """Return one point for each period, of several the one that comes last."""
    newest = {(point.period.start, point.period.until): point for point in points}
    return tuple(sorted(newest.values(), key=lambda one: (one.period.until, one.period.start)))


def change_of(points: Iterable[DeliveryPoint], figure: LineFigure) -> LineChange:
    """Return the verdict on one figure, by the rule of `docs/methods/trend.md`.

    A change is called where the 90 % interval of the difference leaves out 0.
    """
    line = tuple(points)
    known = [point for point in line if figure in point.figures]
    if len(known) < 2:  # noqa: PLR2004 - a change has two ends
        return _cannot_tell(NoComparison.ONE_PERIOD)
    if figure not in line[-1].figures:
        return _cannot_tell(NoComparison.LAST_UNKNOWN)
    *earlier, last = known
    first = _first_like(earlier, last, figure)
    if isinstance(first, NoComparison):
        return _cannot_tell(first)
    return _judged(figure, difference(first.figures[figure], last.figures[figure]))


def _first_like(
    earlier: Iterable[DeliveryPoint], last: DeliveryPoint, figure: LineFigure
) -> DeliveryPoint | NoComparison:
    """Return the first point whose figure may be compared with the last one, or why none may.

    Periods that overlap share items, so that their difference has no interval. Nor has that of
    two flow gaps with different periods before: it is no change since one and the same time.
    Gaps by different yardsticks are different quantities.
    """
    alike = [point for point in earlier if point.period.until <= last.period.start]
    if not alike:
        return NoComparison.OVERLAP
    if figure is LineFigure.FLOW_GAP:
        alike = [point for point in alike if point.before == last.before]
        if not alike:
            return NoComparison.OTHER_BASELINE
        alike = [point for point in alike if point.yardstick == last.yardstick]
        if not alike:
            return NoComparison.OTHER_YARDSTICK
    return alike[0]


def _judged(figure: LineFigure, change: Known) -> LineChange:
    if change.low <= 0 <= change.high:
        return LineChange(verdict=TrendVerdict.NO_EVIDENCE, change=change)
    is_better = (change.low > 0) is (figure is LineFigure.DEPLOYMENT_FREQUENCY)
    verdict = TrendVerdict.BETTER if is_better else TrendVerdict.WORSE
    return LineChange(verdict=verdict, change=change)


def _cannot_tell(reason: NoComparison) -> LineChange:
    return LineChange(verdict=TrendVerdict.CANNOT_TELL, reason=reason)


def point_of(result: Result) -> DeliveryPoint | None:
    """Return the figures of the period after; nothing where a result has no such period."""
    period = result.engagement.after
    if period is None:
        return None
    return DeliveryPoint(
        before=result.engagement.before,
        yardstick=Yardstick.of(result.delivery),
        period=period,
        figures=dict(_figures(result)),
    )


def _figures(result: Result) -> Iterator[tuple[LineFigure, Known]]:
    gap, dora = result.flow_gap, result.delivery.dora
    if gap.state in {FlowGapState.MEASURED, FlowGapState.PROVISIONAL}:
        yield from _known(LineFigure.FLOW_GAP, gap.days, gap.low, gap.high)
    for figure in LineFigure:
        if figure is not LineFigure.FLOW_GAP:
            one = getattr(dora, figure.value)
            yield from _known(figure, one.value, one.low, one.high)


def _known(
    figure: LineFigure, value: float | None, low: float | None, high: float | None
) -> Iterator[tuple[LineFigure, Known]]:
    """Yield a figure that has an interval; no other is ever shown."""
    if value is not None and low is not None and high is not None and low <= value <= high:
        yield figure, Known(value=value, low=low, high=high)


_POINTS: Final = Remembered(point_of)
