"""Seconds of git as stamps: which exist in the calendar, and which cannot be true."""

from datetime import UTC, date, datetime, time
from typing import Final

_LAST: Final = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())
EARLIEST_CREDIBLE: Final = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
FIRST_INCREDIBLE: Final = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp())


def stamp(seconds: int | None) -> datetime | None:
    """Return a stamp in UTC, or None where it lies beyond the calendar."""
    if seconds is None or not 0 <= seconds < _LAST:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def is_odd(seconds: int | None) -> bool:
    """Tell whether a stamp is missing, before 1990 or after 2099: a clock was wrong."""
    return seconds is None or not EARLIEST_CREDIBLE <= seconds < FIRST_INCREDIBLE


def first_second_of(day: date) -> int:
    """Return midnight of a day in UTC, in seconds since 1970."""
    return int(datetime.combine(day, time(), tzinfo=UTC).timestamp())
