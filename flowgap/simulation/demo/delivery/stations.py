"""Where changes queue: one reviewer and one tester per team, each with hours of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final

from flowgap.simulation.demo.company import TIMEZONE, Team
from flowgap.simulation.demo.delivery import parameters as p
from flowgap.simulation.queueing import Station
from flowgap.simulation.work_calendar import weekdays
from flowgap.stages import Stage

_WORKING_DAYS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    opens: time
    haste: float


_POSTS: Final[Mapping[Stage, _Post]] = {
    Stage.REVIEW: _Post(opens=time(13), haste=p.REVIEW_HASTE),
    Stage.QA: _Post(opens=time(9), haste=p.QA_HASTE),
}
QUEUING_STAGES: Final = tuple(_POSTS)


def station(team: Team, stage: Stage) -> Station:
    """Return the team's station for review or QA."""
    post = _POSTS[stage]
    calendar = weekdays(
        p.WARM_UP_FROM,
        p.CALENDAR_UNTIL,
        opens=post.opens,
        minutes=minutes_per_day(team, stage),
        timezone=TIMEZONE,
    )
    return Station(n_servers=1, calendar=calendar, haste=post.haste)


def minutes_per_day(team: Team, stage: Stage) -> int:
    """Return how long the station is open per day: as its load before the rollout asks for."""
    load = team.review_load if stage is Stage.REVIEW else team.qa_load
    weekly_hours = p.changes_per_week(team) * p.STAGE_WORK[stage].hours / load
    return round(60 * weekly_hours / _WORKING_DAYS)
