"""The client's working time as a clock that reaches over all delivery data."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import numpy as np

from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.work_items import UNKNOWN
from flowgap.delivery.working_time import WorkingClock
from flowgap.engagement.manifest import WorkingTime

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = 60_000_000
_DAY: Final = timedelta(days=1)


def client_clock(working: WorkingTime | None, data: DeliveryData) -> WorkingClock | None:
    """Return the clock, None where nobody told it or there is nothing to measure."""
    known = data.items.stamps[data.items.stamps != UNKNOWN]
    stamps = np.concatenate([known, data.events.at])
    if working is None or not len(stamps):
        return None
    first, last = (
        datetime.fromtimestamp(int(end) / 1e6, UTC).date() for end in (stamps.min(), stamps.max())
    )
    return clock_between(working, first - 2 * _DAY, last + 2 * _DAY)


def clock_between(working: WorkingTime, first: date, last: date) -> WorkingClock:
    """Return the clock of the days from first to last, both included.

    Hours are those of the wall: on a day on which clocks are put forward within them, fewer
    pass.
    """
    days = (first + _DAY * number for number in range((last - first).days + 1))
    worked = [
        day for day in days if day.weekday() in working.weekdays and day not in working.holidays
    ]
    opens = [_micros(day, working.opens, working) for day in worked]
    closes = [
        _micros(day + _DAY, time(), working)
        if working.closes is None
        else _micros(day, working.closes, working)
        for day in worked
    ]
    return WorkingClock(
        opens=np.array(opens, dtype=np.int64),
        closes=np.array(closes, dtype=np.int64),
        day=working.minutes * _MINUTE,
    )


def _micros(day: date, hour: time, working: WorkingTime) -> int:
    moment = datetime.combine(day, hour, tzinfo=working.timezone)
    return (moment - _EPOCH) // timedelta(microseconds=1)
