"""The keys `clock` and `working_time` of `engagement.yaml`: when the client works."""

from collections.abc import Iterator
from datetime import time
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from flowgap.engagement.manifest import Clock, WorkingTime
from flowgap.engagement.manifest_days import Day
from flowgap.questionnaire.problems import Fault

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT: Final = "24:00"
MAX_HOLIDAYS: Final = 2000

Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
ClosingHour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]


class HoursDocument(BaseModel):
    """From when to when people work on a working day."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    opens: Annotated[Hour, Field(alias="from")]
    closes: Annotated[ClosingHour, Field(alias="to")]


class WorkingTimeDocument(BaseModel):
    """Weekdays, hours, days off, and the clock by which they go."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    weekdays: Annotated[
        tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...],
        Field(min_length=1, max_length=7),
    ] = ("mon", "tue", "wed", "thu", "fri")
    hours: HoursDocument
    holidays: Annotated[tuple[Day, ...], Field(max_length=MAX_HOLIDAYS)] = ()
    timezone: str | None = None


def working_time_faults(
    clock: Clock, document: WorkingTimeDocument | None, *, zone_is_known: bool
) -> Iterator[Fault]:
    """Yield what contradicts itself."""
    if document is None:
        if clock is Clock.WORKING:
            allowed = "weekdays, hours, holidays and timezone of the client"
            yield Fault(
                ("clock",), "clock is working, but the key working_time is missing", allowed
            )
        return
    if not document.hours.opens < document.hours.closes:
        problem = "working hours end before they begin"
        yield Fault(("working_time", "hours"), problem, "`from` earlier than `to`")
    if not zone_is_known:
        problem, allowed = "timezone is no known time zone", "a name such as Europe/Berlin"
        yield Fault(("working_time", "timezone"), problem, allowed)


def working_time_of(document: WorkingTimeDocument, *, timezone: ZoneInfo) -> WorkingTime:
    """Return the working time; `timezone` is the engagement's."""
    closes = document.hours.closes
    return WorkingTime(
        weekdays=frozenset(WEEKDAYS.index(day) for day in document.weekdays),
        opens=time.fromisoformat(document.hours.opens),
        closes=None if closes == MIDNIGHT else time.fromisoformat(closes),
        holidays=frozenset(document.holidays),
        timezone=timezone if document.timezone is None else ZoneInfo(document.timezone),
    )
