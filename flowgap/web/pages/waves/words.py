"""Days and moments of a wave in words, in its own time zone."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from flowgap.services.waves.listing import WaveState
from flowgap.web.respondent.moments import moment
from flowgap.wording import Wording

__all__ = ["STATE_SYMBOLS", "long_day", "moment", "short_day", "short_moment"]

STATE_SYMBOLS: Final[Mapping[WaveState, str]] = {
    WaveState.PLANNED: "ring",
    WaveState.OPEN: "half",
    WaveState.OVER: "warning",
    WaveState.CLOSED: "full",
}
_LONG: Final = {"en": "EEEE d MMMM", "de": "EEEE, d. MMMM"}
_SHORT: Final = {"en": "d MMM", "de": "d. MMM"}
_SHORT_MOMENT: Final = {"en": "EEE d MMMM, HH:mm", "de": "EEE d. MMMM, HH:mm"}


def long_day(wording: Wording, at: datetime, timezone: str) -> str:
    """Return e.g. `Friday 30 October`."""
    return format_datetime(
        at.astimezone(ZoneInfo(timezone)), _LONG[wording.language], locale=wording.language
    )


def short_day(wording: Wording, day: date) -> str:
    """Return e.g. `30 Oct`."""
    return format_date(day, _SHORT[wording.language], locale=wording.language)


def short_moment(wording: Wording, at: datetime, timezone: str) -> str:
    """Return e.g. `Fri 30 October, 18:00`."""
    return format_datetime(
        at.astimezone(ZoneInfo(timezone)), _SHORT_MOMENT[wording.language], locale=wording.language
    )
