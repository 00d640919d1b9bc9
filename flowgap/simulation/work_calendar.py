"""Working hours of a calendar: from moments to time worked, and back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]
"""Moments in seconds since 1970-01-01 UTC, or spans in seconds."""

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """One window of work per working day, all of the same length.

    Whole seconds throughout: a moment between two windows is then exactly a number of full days.

    Attributes
    ----------
    opens_at : array of shape (n_days,)
        When each window opens; strictly rising.
    length : int
        Seconds of work per day, at least 1.
    """

    opens_at: Seconds
    length: int

    def worked(self, at: Seconds) -> Seconds:
        """Return how long the calendar was open before each moment.

        Parameters
        ----------
        at : array of shape (n,)
            Moments, none before the first window opens.
        """
        day = np.searchsorted(self.opens_at, at, side="right") - 1
        today = np.minimum(at - self.opens_at[day], self.length)
        return np.asarray(day * self.length + today, dtype=np.int64)

    def begin(self, worked: Seconds) -> Seconds:
        """Return when work goes on after `worked` seconds: next morning, not at closing time."""
        return self.opens_at[worked // self.length] + worked % self.length

    def finish(self, worked: Seconds) -> Seconds:
        """Return when `worked` seconds (at least 1) are done: at closing time, not next morning."""
        day = (worked - 1) // self.length
        return self.opens_at[day] + worked - day * self.length

    def after(self, at: Seconds, work: Seconds) -> Seconds:
        """Return when `work` seconds (at least 1) are done that may start at each moment."""
        return self.finish(self.worked(at) + work)


def weekdays(
    first: date, until: date, *, opens: time, minutes: int, timezone: ZoneInfo
) -> WorkCalendar:
    """Return a calendar that opens from Monday to Friday at the same local time all year.

    Parameters
    ----------
    first, until : date
        The first day, and the first day that no longer counts.
    opens : time
        Local time.
    minutes : int
        Length of the daily window.
    timezone : ZoneInfo
        Windows move with its daylight-saving time.
    """
    days = (first + timedelta(days=n) for n in range((until - first).days))
    opens_at = [moment(day, opens, timezone) for day in days if day.weekday() < _SATURDAY]
    return WorkCalendar(opens_at=np.array(opens_at, dtype=np.int64), length=minutes * MINUTE)


def moment(day: date, at: time, timezone: ZoneInfo) -> int:
    """Return a local time as seconds since 1970-01-01 UTC."""
    return int(datetime.combine(day, at, tzinfo=timezone).timestamp())
