"""What `engagement.yaml` says: whose engagement, which waves, which periods."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class WindowBy(StrEnum):
    """Which stamp puts an item into a period."""

    STARTED = "started"
    MERGED = "merged"
    DEPLOYED = "deployed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A span of days in the engagement's time zone; `until` is excluded."""

    start: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """One fielding of one questionnaire version; both days included.

    `minimum_group` is what people were promised; None where an export did not write it down.
    """

    id: str
    questionnaire: str
    opened_on: date
    closed_on: date
    minimum_group: int | None = None


class Clock(StrEnum):
    """Which time the ledger counts."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """When the client works, on clocks of `timezone`.

    `weekdays` are numbers from Monday, 0. Work lasts from `opens` up to `closes`, None for
    midnight at the end of the day; on no minute of a holiday.
    """

    weekdays: frozenset[int]
    opens: time
    closes: time | None
    holidays: frozenset[date]
    timezone: ZoneInfo

    @property
    def minutes(self) -> int:
        """Minutes of a working day."""
        closes = 24 * 60 if self.closes is None else self.closes.hour * 60 + self.closes.minute
        return closes - self.opens.hour * 60 - self.opens.minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What it costs that one item reaches users one day later."""

    currency: str
    per_item_day: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The settings of an engagement, checked.

    `minimum_group` is the largest of the engagement's own and those that its waves promised.
    Where `ai_rollout_by_team` names teams, the others have not begun with AI.
    """

    client: str
    title: str
    language: str
    timezone: ZoneInfo
    questionnaire: str | None
    waves: tuple[Wave, ...]
    before: Window | None
    after: Window | None
    ai_rollout: date | None
    minimum_group: int
    window_by: WindowBy
    cap_days: float | None
    include_bots: bool
    simulated: bool
    ai_rollout_by_team: Mapping[str, date] = field(default_factory=dict)
    clock: Clock = Clock.CALENDAR
    working_time: WorkingTime | None = None
    rates: Rates | None = None
