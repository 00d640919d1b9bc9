"""GitHub Copilot: metrics of 2024, usage reports of 2026, seats."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from flowgap.importing.harvest import AI_ADOPTION, Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.ai_usage.person_days import DAILY, UNIQUE, PersonDays
from flowgap.importing.sources.bodies import Shape, bodies_of

_TOOL: Final = "copilot"
_ACTIVE_DAYS: Final = 28
"""A seat counts as active if it was used in so many days before the last use of any seat."""
_USER: Final = ("user_login", "user_id")


def _is_metrics(record: Record) -> bool:
    return record.has("date") and record.has("total_active_users")


def _is_totals(record: Record) -> bool:
    return record.has("day") and record.has("daily_active_users")


def _is_person_day(record: Record) -> bool:
    return record.has("day") and any(record.has(name) for name in _USER)


def _is_seat(record: Record) -> bool:
    return record.has("assignee") and "last_activity_at" in record.fields


_KINDS: Final = (_is_metrics, _is_totals, _is_person_day, _is_seat)

SHAPE: Final = Shape(
    wrappers=("day_totals", "seats", "data", "user_totals", "users"),
    is_known=lambda record: any(is_kind(record) for is_kind in _KINDS),
    allowed="Copilot metrics, usage reports or seats as GitHub's REST API returns them",
)


def read_copilot(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add rows of adoption: by week where users are told one by one, else by day.

    Users do not add up over days, languages or editors, and no sum of that kind is made. A seat
    is somebody who may use Copilot, not somebody who does.

    Raises
    ------
    InputError
        If a file is none of Copilot's.
    """
    readers: Mapping[Callable[[Record], bool], Callable[..., None]] = {
        _is_metrics: _add_metrics,
        _is_totals: _add_totals,
        _is_seat: _add_seats,
    }
    found: dict[Callable[[Record], bool], list[Record]] = {kind: [] for kind in _KINDS}
    for one in bodies_of(paths, context, harvest, SHAPE):
        found[next(kind for kind in _KINDS if kind(one))].append(one)
    _add_person_days(found[_is_person_day], found[_is_seat], context, harvest)
    # Last, since of two rows of a week the later counts: users who are listed are a lower bound.
    for kind, reader in readers.items():
        if found[kind]:
            reader(found[kind], context, harvest)


def _add_metrics(records: Sequence[Record], context: ImportContext, harvest: Harvest) -> None:
    for one in records:
        day = one.day("date")
        if day is None:
            one.refuse("it has no day", allowed="date")
            continue
        _add_day(
            harvest,
            context,
            day,
            active=one.count("total_active_users"),
            engaged=one.count("total_engaged_users"),
        )


def _add_totals(records: Sequence[Record], context: ImportContext, harvest: Harvest) -> None:
    """Add the unique users of each week that a report ends on a Sunday; other weeks by day."""
    days = {day: one for one in records if (day := _own_day(one)) is not None}
    told_by_week = set()
    for day, one in days.items():
        active = one.count("weekly_active_users")
        monday = day - timedelta(days=6)
        if active is None or monday.weekday():
            continue
        told_by_week |= {monday + timedelta(days=number) for number in range(7)}
        row = {"from": monday, "to": day + timedelta(days=1), "active": active, "measure": UNIQUE}
        harvest.add(AI_ADOPTION, {**_scope(context, day), **row})
    for day, one in days.items():
        if day not in told_by_week:
            _add_day(harvest, context, day, active=one.count("daily_active_users"), engaged=None)


def _own_day(record: Record) -> date | None:
    day = record.day("day")
    if day is None:
        record.refuse("it has no day", allowed="day")
    return day


def _add_day(
    harvest: Harvest, context: ImportContext, day: date, *, active: int | None, engaged: int | None
) -> None:
    row = {"from": day, "to": day + timedelta(days=1), "active": active, "engaged": engaged}
    harvest.add(AI_ADOPTION, {**_scope(context, day), **row, "measure": DAILY})


def _scope(context: ImportContext, day: date) -> dict[str, object]:
    return {"team": context.identity.team_on(None, day), "tool": _TOOL}


def _add_person_days(
    records: Sequence[Record], seats: Sequence[Record], context: ImportContext, harvest: Harvest
) -> None:
    """Add the users of each week; whoever has a seat and no row in a week did not use it."""
    days = PersonDays(context=context, tool=_TOOL)
    if records:
        for seat in seats:
            login = seat.text("assignee", "login")
            days.seat(login or "", seat.day("created_at"))
    for one in records:
        person = one.text("user_login") or one.text("user_id")
        day = one.day("day")
        if person is None or day is None:
            one.refuse("it has no user, or no day", allowed="user_login and day")
            continue
        days.cover(one.day("report_start_day"), one.day("report_end_day"))
        # A row is written only for users of that day, unless it says how much they did.
        asked = one.count("user_initiated_interaction_count")
        made = one.count("code_generation_activity_count")
        is_active = (asked is None and made is None) or bool(asked or made)
        days.add(person, day, is_active=is_active, ai_changes=None)
    days.add_rows(harvest)


def _add_seats(records: Sequence[Record], context: ImportContext, harvest: Harvest) -> None:
    used = [one.stamp("last_activity_at") for one in records]
    last = max((moment for moment in used if moment is not None), default=None)
    if last is None:
        records[0].refuse("no seat was ever used", allowed="seats with last_activity_at")
        return
    records[0].tell(
        "seats tell who may use Copilot; last_activity_at is known to stand still for weeks, so "
        "the active users are a lower bound"
    )
    start = last.date() - timedelta(days=_ACTIVE_DAYS - 1)
    active = sum(moment is not None and moment.date() >= start for moment in used)
    row = {
        "from": start,
        "to": last.date() + timedelta(days=1),
        "developers": len(records),
        "active": active,
        "measure": UNIQUE,
    }
    harvest.add(AI_ADOPTION, {**_scope(context, last.date()), **row})
