"""One stamp as any tool writes it, as UTC: ISO 8601, or a day and time of a zone that is told."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from flowgap.engagement.tables.stamps import EARLIEST_YEAR, LATEST_YEAR, WIDEST_OFFSET_MINUTES
from flowgap.importing.conditions import Condition

_ISO: Final = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[Tt ](?P<minute>\d{2}:\d{2})(?::(?P<second>\d{2}))?"
    r"(?:[.,](?P<fraction>\d{1,9}))?"
    r" ?(?P<zone>[Zz]|UTC|(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})?)?",
    re.ASCII,
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def read_stamp(text: str, *, zone: tzinfo | None = None) -> datetime | Condition:
    """Return a moment in UTC, or why the text is none.

    Parameters
    ----------
    text : str
        ISO 8601. Digits beyond the sixth of a second are cut off.
    zone : tzinfo or None
        Where the clock stood that wrote a text without an offset; None: nobody knows.
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return Condition.NO_STAMP
    fraction = (found["fraction"] or "").ljust(6, "0")[:6]
    try:
        local = datetime.fromisoformat(
            f"{found['day']}T{found['minute']}:{found['second'] or '00'}.{fraction}"
        )
    except ValueError:
        return Condition.NO_STAMP
    if found["zone"]:
        offset = _offset(found)
        return Condition.NO_STAMP if offset is None else in_utc(local, offset)
    return Condition.NO_OFFSET if zone is None else in_utc(local, zone)


def read_day(text: str) -> date | Condition:
    """Return the day that an ISO 8601 text begins with, or why there is none."""
    try:
        day = date.fromisoformat(text.strip()[: len("2024-05-01")])
    except ValueError:
        return Condition.NO_STAMP
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else Condition.INCREDIBLE_YEAR


def in_utc(local: datetime, zone: tzinfo) -> datetime | Condition:
    """Return a clock's time as UTC, or that its year is not credible."""
    if not EARLIEST_YEAR <= local.year <= LATEST_YEAR:
        return Condition.INCREDIBLE_YEAR
    return local.replace(tzinfo=zone).astimezone(UTC)


def is_ambiguous(local: datetime, zone: tzinfo) -> bool:
    """Tell whether clocks of a zone showed this time twice."""
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def epoch(value: float, *, per_second: int) -> datetime | Condition:
    """Return a moment counted from 1970, in seconds (1) or milliseconds (1000)."""
    try:
        moment = _EPOCH + timedelta(seconds=value / per_second)
    except (OverflowError, ValueError):
        return Condition.INCREDIBLE_YEAR
    return moment if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else Condition.INCREDIBLE_YEAR


def _offset(found: re.Match[str]) -> tzinfo | None:
    if not found["sign"]:
        return UTC
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    if minutes > WIDEST_OFFSET_MINUTES or int(found["minutes"] or 0) >= 60:  # noqa: PLR2004 - an hour
        return None
    return timezone(timedelta(minutes=-minutes if found["sign"] == "-" else minutes))
