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
    """One fielding of one questionnaire version; both days included."""

    id: str
    questionnaire: str
    opened_on: date
    closed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The settings of an engagement, checked."""

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
