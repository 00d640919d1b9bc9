"""Dates and times as programs show them to people: a whole column decides how it is written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final

from flowgap.engagement.tables.stamps import WIDEST_OFFSET_MINUTES
from flowgap.importing.clock import in_utc, read_stamp
from flowgap.importing.conditions import Condition

Read = Callable[[str, tzinfo | None], datetime | Condition]

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january jän",
            "feb februar february",
            "mar mär mrz märz march",
            "apr april",
            "may mai",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "oct okt october oktober",
            "nov november",
            "dec dez december dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK: Final = (
    r"(?:[ T,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?)"
)
_NAMED: Final = re.compile(
    r"(?P<day>\d{1,2})(?:\. |[/. -])(?P<month>[^\W\d_]{3,9})\.?[/. -](?P<year>\d{2}|\d{4})" + _CLOCK
)
_NUMERIC: Final = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second_part>\d{1,2})[/.-](?P<year>\d{2}|\d{4})" + _CLOCK
)
_UNPADDED: Final = re.compile(
    r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})" + _CLOCK
)
_SCRIPT: Final = re.compile(
    r"(?:[A-Z][a-z]{2} )?(?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) (?P<year>\d{4}) "
    r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r" (?:GMT|UTC)(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})(?: \(.*\))?"
)
_MONTHS_OF_YEAR: Final = 12
_DAY_ALONE: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[/. -][^\W\d_]{3,9}[/. -]\d{2,4}"
)

NO_TIME_OF_DAY: Final = "{} tells a day and no time, so it counts as unknown"
AMBIGUOUS_ORDER: Final = (
    "{} may be day/month or month/day in every row, so it counts as unknown; a mapping file tells"
)
MIXED_ORDER: Final = (
    "{} holds rows that can only be day/month and others that can only be month/day, so rows that "
    "may be either count as unknown"
)
ORDER_TAKEN: Final = "in {} a date such as {} is {}, as {}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateColumn:
    """How the dates of one column are to be read, or why they cannot be.

    `settled` says how an order of day and month was taken that no single row tells.
    """

    read: Read
    problem: str | None = None
    settled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """Whether days stand first, None where nothing tells, and what told."""

    day_first: bool | None
    why: str = ""


def date_column(values: Sequence[str], *, day_first: bool | None = None) -> DateColumn:
    """Return how to read a column.

    Parameters
    ----------
    values : sequence of str
        All of the column.
    day_first : bool or None
        Whether 3/4/2024 is the third of April; None: a number above 12 anywhere tells.
    """
    numeric = [found for value in values if (found := _NUMERIC.fullmatch(value)) is not None]
    if day_first is not None:
        order = _Order(day_first=day_first, why="the mapping says so")
    elif _is_contradictory(numeric):
        return DateColumn(read=_read_sure, settled=MIXED_ORDER)
    else:
        order = _order(numeric)
    if numeric and order.day_first is None:
        return DateColumn(read=_unreadable, problem=AMBIGUOUS_ORDER)
    if values and all(_DAY_ALONE.fullmatch(value) for value in values):
        return DateColumn(read=_unreadable, problem=NO_TIME_OF_DAY)
    is_day_first = bool(order.day_first)
    return DateColumn(
        read=lambda text, zone: _read(text, zone, day_first=is_day_first),
        settled=_settled(numeric, order),
    )


def _order(found: Sequence[re.Match[str]]) -> _Order:
    told = {_own_order(one) for one in found}
    if True in told:
        return _Order(day_first=True, why="other rows have a first number above 12")
    if False in told:
        return _Order(day_first=False, why="other rows have a second number above 12")
    if any(one["mark"] == "." for one in found):
        return _Order(day_first=True, why="dots stand between a day and a month")
    return _Order(day_first=None)


def _is_contradictory(found: Sequence[re.Match[str]]) -> bool:
    """Tell whether some rows can only be day/month and others only month/day."""
    return {True, False} <= {_own_order(one) for one in found}


def _own_order(found: re.Match[str]) -> bool | None:
    """Return whether one date has its day first, as far as it can only be read in one way."""
    first, second = int(found["first"]), int(found["second_part"])
    if first > _MONTHS_OF_YEAR >= second:
        return True
    return False if second > _MONTHS_OF_YEAR >= first else None


def _settled(found: Sequence[re.Match[str]], order: _Order) -> str | None:
    for one in found:
        first, second = int(one["first"]), int(one["second_part"])
        if first != second and max(first, second) <= _MONTHS_OF_YEAR:
            name = "day/month/year" if order.day_first else "month/day/year"
            return ORDER_TAKEN.format("{}", one.group(0).split()[0].rstrip(","), name, order.why)
    return None


def _unreadable(_text: str, _zone: tzinfo | None) -> Condition:
    return Condition.NO_STAMP


def _read_sure(text: str, zone: tzinfo | None) -> datetime | Condition:
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return _read(text, zone, day_first=True)
    own = _own_order(found)
    is_either = own is None and found["first"] != found["second_part"]
    return Condition.NO_STAMP if is_either else _read(text, zone, day_first=bool(own))


def _read(text: str, zone: tzinfo | None, *, day_first: bool) -> datetime | Condition:
    read = read_stamp(text, zone=zone)
    if read is not Condition.NO_STAMP:
        return read
    if (found := _SCRIPT.fullmatch(text)) is not None:
        return _scripted(found)
    if (found := _NAMED.fullmatch(text)) is not None:
        return _moment(found, month=_month(found["month"]), day=found["day"], zone=zone)
    if (found := _UNPADDED.fullmatch(text)) is not None:
        return _moment(found, month=int(found["month"]), day=found["day"], zone=zone)
    if (found := _NUMERIC.fullmatch(text)) is not None:
        day, month = found["first"], found["second_part"]
        if not day_first:
            day, month = month, day
        return _moment(found, month=int(month), day=day, zone=zone)
    return Condition.NO_STAMP


def _scripted(found: re.Match[str]) -> datetime | Condition:
    offset = _offset(found)
    if offset is None:
        return Condition.NO_STAMP
    return _moment(found, month=_month(found["month"]), day=found["day"], zone=offset)


def _month(name: str) -> int:
    return _MONTHS.get(name.casefold(), 0)


def _offset(found: re.Match[str]) -> tzinfo | None:
    minutes = int(found["hours"]) * 60 + int(found["minutes"])
    if minutes > WIDEST_OFFSET_MINUTES:
        return None
    return timezone(timedelta(minutes=-minutes if found["sign"] == "-" else minutes))


def _moment(
    found: re.Match[str], *, month: int, day: str, zone: tzinfo | None
) -> datetime | Condition:
    year, hour = int(found["year"]), int(found["hour"])
    if year < 100:  # noqa: PLR2004 - two digits
        year += 2000
    half = found.groupdict().get("half")
    if half is not None:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - the clock of halves
            return Condition.NO_STAMP
        hour = hour % 12 + (12 if half in "Pp" else 0)
    try:
        local = datetime(  # noqa: DTZ001 - the zone follows
            year, month, int(day), hour, int(found["minute"]), int(found["second"] or 0)
        )
    except ValueError:
        return Condition.NO_STAMP
    return Condition.NO_OFFSET if zone is None else in_utc(local, zone)
