"""What `engagement.yaml` says: whose engagement, which waves, which periods."""

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The settings of an engagement, checked.

    `minimum_group` is the largest of the engagement's own and those that its waves promised.
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
