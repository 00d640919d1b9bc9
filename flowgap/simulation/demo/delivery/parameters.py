"""The numbers that the year of delivery is drawn from. Calibrated once, never to a seed."""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.delivery.work_items import ChangeType
from flowgap.simulation.demo.company import AI_ROLLOUT, TIMEZONE, Team, midnight
from flowgap.simulation.work_calendar import DAY, Seconds, WorkCalendar, weekdays
from flowgap.stages import Stage

Codes = NDArray[np.intp]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]

WARM_UP_FROM: Final = date(2025, 6, 2)
"""Queues fill from here on, ten weeks before the first change that is exported."""
CALENDAR_UNTIL: Final = date(2027, 12, 31)


URGENT: Final = (ChangeType.HOTFIX, ChangeType.REVERT)
"""Released at once, whatever the release day."""


class Assist(IntEnum):
    """Who helped to write a change; lower-case names are those of `changes.csv`."""

    NONE = 0
    ASSISTED = 1
    AGENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StageWork:
    """Log-normal hours that a change needs at a stage.

    Attributes
    ----------
    hours : float
        Mean for a change of `TYPICAL_LINES` without AI.
    spread : float
        Standard deviation of the logarithm.
    size_power : float
        Hours grow with this power of the lines.
    """

    hours: float
    spread: float
    size_power: float


STAGE_WORK: Final = {
    Stage.CLARIFY: StageWork(hours=22.0, spread=0.55, size_power=0.0),
    Stage.BUILD: StageWork(hours=28.0, spread=0.60, size_power=0.35),
    Stage.REVIEW: StageWork(hours=1.0, spread=0.45, size_power=0.30),
    Stage.CI: StageWork(hours=9.0, spread=0.60, size_power=0.05),
    Stage.QA: StageWork(hours=4.5, spread=0.45, size_power=0.25),
    Stage.SECURITY: StageWork(hours=6.0, spread=0.50, size_power=0.0),
    Stage.INTEGRATE: StageWork(hours=7.0, spread=0.60, size_power=0.10),
    Stage.RELEASE: StageWork(hours=7.5, spread=0.60, size_power=0.0),
}
BUILD_FACTOR: Final = np.array([1.0, 0.42, 0.33])
REVIEW_FACTOR: Final = np.array([1.0, 1.15, 1.25])
SIZE_FACTOR: Final = np.array([1.0, 1.45, 1.60])
"""By `Assist`: hours to build and to review a change of the same size; lines."""
AGENT_SHARE: Final = 0.18
"""Of the changes made with AI."""

KIND_SHARES: Final = (0.55, 0.26, 0.035, 0.015, 0.14)
KIND_LINES: Final = np.array([130.0, 55.0, 25.0, 60.0, 60.0])
KIND_HASTE: Final = np.array([1.0, 0.8, 0.2, 0.15, 0.8])
"""By `ChangeType`: share of changes, median lines, share of the usual time to clarify and build."""
SIZE_SPREAD: Final = 1.0
TYPICAL_LINES: Final = 100.0

CHANGES_PER_PERSON_WEEK: Final = 0.345
INTAKE_GROWTH: Final = 0.25
"""Were every change made with AI, teams would take up this much more: they are free sooner."""
ARRIVAL_SHAPE: Final = 8.0
"""Of the gamma distributed gaps between changes: planned work comes more evenly than chance."""

UNREVIEWED_SHARE: Final = 0.04
UNREVIEWED_RISE: Final = 0.03
"""Share of changes merged without a review, and its rise were all changes made with AI."""
ABANDONED_SHARE: Final = 0.025
CONFLICT_SHARE: Final = 0.08
CONFLICT_RISE: Final = 0.02
"""Share of changes that clash with others, and its rise with each e-fold of the lines."""

REVIEW_HASTE: Final = 0.17
QA_HASTE: Final = 0.06
PILOT_AI_SHARE: Final = 0.04
"""Share of changes made with AI before the rollout."""


def changes_per_week(team: Team) -> float:
    """Return how many changes the team takes up per week before the rollout."""
    return CHANGES_PER_PERSON_WEEK * team.people


def ai_share(team: Team, at: Seconds) -> Numbers:
    """Return the share of the team's changes that are made with AI at each moment."""
    weeks = (at - midnight(AI_ROLLOUT)) / (7 * DAY)
    grown = team.ai_ceiling / (1 + np.exp(team.ai_lag_weeks - weeks))
    return np.where(weeks < 0, PILOT_AI_SHARE, np.maximum(PILOT_AI_SHARE, grown))


def office_hours() -> WorkCalendar:
    """Return 9 to 17 o'clock on working days."""
    return weekdays(WARM_UP_FROM, CALENDAR_UNTIL, opens=time(9), minutes=8 * 60, timezone=TIMEZONE)
