"""When teams may release: every working day, or on Thursdays only."""

from datetime import UTC, datetime
from typing import Final

import numpy as np

from flowgap.simulation.demo.company import RELEASE_DAY_DROPPED, Team, midnight
from flowgap.simulation.demo.delivery.parameters import office_hours
from flowgap.simulation.work_calendar import HOUR, Seconds

_THURSDAY: Final = 3
_HOURS_AFTER_OPENING: Final = 7


def release_times(team: Team, *, release_day_dropped: bool = True) -> Seconds:
    """Return the moments at which the team releases: 16 o'clock on the days that it may.

    Parameters
    ----------
    team : Team
    release_day_dropped : bool
        False for the world in which no team gave up its release day.
    """
    mornings = office_hours().opens_at
    if team.release_day:
        # 9 o'clock in Berlin is the same day in UTC, all year.
        allowed = np.array(
            [datetime.fromtimestamp(at, UTC).weekday() == _THURSDAY for at in mornings.tolist()]
        )
        if team.drops_release_day and release_day_dropped:
            allowed |= mornings >= midnight(RELEASE_DAY_DROPPED)
        mornings = mornings[allowed]
    return mornings + _HOURS_AFTER_OPENING * HOUR


def next_release(ready_at: Seconds, releases: Seconds) -> Seconds:
    """Return the first release at or after each moment."""
    return releases[np.searchsorted(releases, ready_at)]
