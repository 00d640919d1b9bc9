"""A clock that stands still when nobody works, told from the hours of the week that leave traces.

On a calendar, what begins on Friday afternoon seems to hold a server all weekend.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import HOURS_OF_WEEK, Days, Flags, Flow

_ACTIVE_FROM: Final = 0.15
"""Of the mean number of traces per hour of the week: less is nobody's working time."""
_LEAST_HOURS: Final = 5
"""Hours a working day: fewer are a tool that writes statuses at one hour of the day."""
_FEW: Final = 200
"""Traces: below, the calendar is kept."""


def in_active_days(flow: Flow) -> Flow:
    """Return a flow of calendar days in days of active time; as it is where all hours are."""
    moments = np.concatenate([flow.started, flow.finished]) * 24 + flow.origin_hour
    active = active_hours(moments)
    if active.all():
        return flow
    sums = np.concatenate([[0.0], np.cumsum(active)])
    a_day = _hours_a_day(active)

    def convert(days: Days) -> Days:
        hours = days * 24 + flow.origin_hour
        weeks, hour = np.divmod(hours, HOURS_OF_WEEK)
        passed = weeks * sums[-1] + np.interp(hour, np.arange(HOURS_OF_WEEK + 1), sums)
        return np.asarray(passed / a_day)

    start = float(convert(np.zeros(1))[0])
    return replace(
        flow,
        start=convert(flow.start) - start,
        end=convert(flow.end) - start,
        queued=convert(flow.queued) - start,
        started=convert(flow.started) - start,
        finished=convert(flow.finished) - start,
    )


def active_hours(moments: Days) -> Flags:
    """Return which hours of the week are worked: array of shape (168,).

    Parameters
    ----------
    moments : array
        Hours since a Monday 00:00 at which something began or ended.
    """
    always = np.ones(HOURS_OF_WEEK, dtype=np.bool_)
    if len(moments) < _FEW:
        return always
    hour = np.floor(np.mod(moments, HOURS_OF_WEEK)).astype(np.intp)
    count = np.bincount(np.minimum(hour, HOURS_OF_WEEK - 1), minlength=HOURS_OF_WEEK)
    active = count > _ACTIVE_FROM * count.mean()
    by_day = count.reshape(7, 24).sum(axis=1)
    days = by_day > _ACTIVE_FROM * by_day.mean()
    if _hours_a_day(active) < _LEAST_HOURS:
        active = np.repeat(days, 24)
    return np.asarray(active)


def _hours_a_day(active: Flags) -> float:
    by_day = active.reshape(7, 24).sum(axis=1)
    return float(by_day.sum() / max(np.sum(by_day > 0), 1))
