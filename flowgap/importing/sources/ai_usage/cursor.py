"""Cursor's daily usage: one record for each user and day, its day in milliseconds since 1970."""

from datetime import date
from pathlib import Path
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.ai_usage.person_days import PersonDays
from flowgap.importing.sources.bodies import Shape, bodies_of

_TOOL: Final = "cursor"


def _is_day(record: Record) -> bool:
    has_day = record.has("date") or record.has("day")
    return has_day and (record.has("isActive") or record.has("totalTabsShown"))


def _is_seat(record: Record) -> bool:
    return record.has("email") and record.has("role") and not _is_day(record)


SHAPE: Final = Shape(
    wrappers=("data", "teamMembers"),
    is_known=lambda record: _is_day(record) or _is_seat(record),
    allowed="daily usage data and team members as Cursor's admin API returns them",
)


def read_cursor(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each team and week; members of the team who have no row used nothing.

    Raises
    ------
    InputError
        If a file is none of Cursor's.
    """
    days = PersonDays(context=context, tool=_TOOL)
    for one in bodies_of(paths, context, harvest, SHAPE):
        if _is_seat(one):
            days.seat(one.text("email") or "", None)
            continue
        person, day = one.text("email") or one.text("userId"), _day(one)
        if person is None or day is None:
            one.refuse("it has no user, or no day", allowed="email, and date or day")
            continue
        days.add(person, day, is_active=one.flag("isActive") is True, ai_changes=None)
    days.add_rows(harvest)


def _day(record: Record) -> date | None:
    if record.has("day"):
        return record.day("day")
    moment = record.milliseconds("date")
    return None if moment is None else moment.date()
