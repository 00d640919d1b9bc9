"""When a wave opens and closes, as people type it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flowgap.errors import InputError

DAYS_OPEN: Final = 18
CLOSING_HOUR: Final = time(18)
MAX_DAYS_OPEN: Final = 366

_STAMP: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?")
_ALLOWED: Final = "2026-10-30T18:00 in the engagement's time zone, or with an offset or Z"


def read_stamp(text: str, zone: ZoneInfo, *, option: str) -> datetime:
    """Return a stamp in UTC; without an offset it is meant in `zone`."""
    refusal = InputError(f"{text[:80]!r} is no stamp", file=option, allowed=_ALLOWED)
    if not _STAMP.fullmatch(text):
        raise refusal
    try:
        stamp = datetime.fromisoformat(text)
        return (stamp if stamp.tzinfo else stamp.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise refusal from error


def read_day(text: str, *, option: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no day", file=option, allowed="a day such as 2027-01-31"
        ) from error


def usual_closing(opens_at: datetime, zone: ZoneInfo) -> datetime:
    """Return 18:00 in the zone, 18 days after a wave opens."""
    day = opens_at.astimezone(zone).date() + timedelta(days=DAYS_OPEN)
    return datetime.combine(day, CLOSING_HOUR, zone).astimezone(UTC)


def check_times(opens_at: datetime, closes_at: datetime, *, now: datetime) -> None:
    """Refuse a wave that would be over before anybody answers, or would never end."""
    earliest = max(opens_at, now)
    latest = earliest + timedelta(days=MAX_DAYS_OPEN)
    if not earliest < closes_at <= latest:
        raise InputError(
            f"the wave would close at {closes_at.isoformat()}",
            file="--closes",
            allowed=f"after {earliest.isoformat(timespec='seconds')}, within {MAX_DAYS_OPEN} days",
        )


def shown(stamp: datetime, timezone: str) -> str:
    """Return a stamp as people of a time zone read it."""
    return f"{stamp.astimezone(ZoneInfo(timezone)):%Y-%m-%d %H:%M} {timezone}"
