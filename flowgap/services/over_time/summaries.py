"""What a line of the portfolio shows of the newest result of an engagement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flowgap.delivery.comparison.difference import Known
from flowgap.diagnosis.situation import constraint_stages
from flowgap.result.delivery import FlowGapState
from flowgap.result.diagnosis import ConstraintState
from flowgap.result.document import Period, Result
from flowgap.services.over_time.yardstick import Yardstick
from flowgap.stages import Stage


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest result of an engagement."""

    id: int
    digest: str
    computed_at: datetime
    client: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a line shows of the newest result; `data_until` is the last day that it knows of.

    The days of the gap are counted by the `yardstick`.
    """

    simulated: bool
    n_people: int
    readiness: Known | None
    gap: Known | None
    gap_state: FlowGapState
    yardstick: Yardstick
    constraint: ConstraintState
    stages: tuple[Stage, ...]
    last_wave: date | None
    data_until: date | None
    n_actions: int


def summary_of(result: Result) -> Summary:
    """Return what a line shows of a result."""
    readiness, gap, constraint = result.survey.readiness, result.flow_gap, result.constraint
    is_given = gap.state in {FlowGapState.MEASURED, FlowGapState.PROVISIONAL}
    chances = {one.stage: one.p for one in constraint.posterior}
    last_wave = max((wave.closed_on for wave in result.engagement.waves), default=None)
    return Summary(
        simulated=result.engagement.simulated,
        n_people=result.survey.responded or 0,
        readiness=_known(readiness.estimate, readiness.low, readiness.high),
        gap=_known(gap.days, gap.low, gap.high) if is_given else None,
        gap_state=gap.state,
        yardstick=Yardstick.of(result.delivery),
        constraint=constraint.state,
        stages=constraint_stages(constraint.state, chances),
        last_wave=last_wave,
        data_until=max(filter(None, (last_wave, _last_day(result.engagement.after))), default=None),
        n_actions=len(result.actions),
    )


def measured_alike(members: Iterable[Summary]) -> list[Summary]:
    """Return those whose gaps are one quantity: by the yardstick that most have.

    Working days are each client's own, so that no two clients have the same.
    """
    alike: dict[Yardstick, list[Summary]] = {}
    for one in members:
        if one.yardstick.is_calendar:
            alike.setdefault(one.yardstick, []).append(one)
    return max(alike.values(), key=lambda found: (len(found), _n_people(found)), default=[])


def _n_people(members: Iterable[Summary]) -> int:
    return sum(one.n_people for one in members)


def _last_day(period: Period | None) -> date | None:
    return None if period is None else period.until - timedelta(days=1)


def _known(value: float | None, low: float | None, high: float | None) -> Known | None:
    if value is None or low is None or high is None:
        return None
    return Known(value=value, low=low, high=high)
