"""From simulated days to stamps: round the clock, or within office hours of working weeks."""

from typing import Final

import numpy as np

from flowgap.delivery.work_items import DAY, UNKNOWN, Micros
from flowgap.queueing.network import Days

_EPOCH: Final = 1_704_067_200_000_000
"""Monday 1 January 2024, 00:00 UTC, in microseconds."""
_OPENS: Final = 9 / 24
_OPEN_SHARE: Final = 8 / 24
_WORKING_DAYS: Final = 5


def calendar_days(days: Days, *, office_hours: bool) -> Days:
    """Return calendar days since Monday 00:00 UTC.

    Parameters
    ----------
    days : array
        Days since the start; working days where `office_hours`. NaN stays NaN.
    office_hours : bool
        Whether a day of work lasts from 9 to 17 o'clock, from Monday to Friday.
    """
    if not office_hours:
        return days
    whole = np.floor(days)
    weeks, weekday = np.divmod(whole, _WORKING_DAYS)
    return np.asarray(7 * weeks + weekday + _OPENS + (days - whole) * _OPEN_SHARE)


def stamps(days: Days, *, office_hours: bool) -> Micros:
    """Return stamps in UTC microseconds, `UNKNOWN` for NaN."""
    calendar = calendar_days(days, office_hours=office_hours)
    known = ~np.isnan(calendar)
    at = np.full(calendar.shape, UNKNOWN, dtype=np.int64)
    at[known] = _EPOCH + np.rint(calendar[known] * DAY).astype(np.int64)
    return at
