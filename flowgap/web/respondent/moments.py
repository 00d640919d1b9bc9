"""Moments in full, with the place whose time it is: nobody should have to guess."""

from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_timezone_location

from flowgap.wording import Wording

_DAYS: Final = {"en": "EEEE d MMMM yyyy", "de": "EEEE, d. MMMM yyyy"}
_WORLD: Final = ("UTC", "Etc/UTC", "Etc/GMT", "GMT")

MOST_KEPT: Final = 1024
"""Moments kept in memory: a wave has few, and each of its pages names them."""


@lru_cache(MOST_KEPT)
def moment(wording: Wording, at: datetime, timezone: str) -> str:
    """Return e.g. `Friday 30 October 2026, 18:00 Berlin time`."""
    local = at.astimezone(ZoneInfo(timezone))
    day = format_datetime(local, _DAYS[wording.language], locale=wording.language)
    time = format_datetime(local, "HH:mm", locale=wording.language)
    if timezone in _WORLD:
        return wording.say("respondent-moment-utc", day=day, time=time)
    place = get_timezone_location(local, locale=wording.language, return_city=True)
    city = place.rpartition("/")[2]
    return wording.say("respondent-moment", day=day, time=time, place=city)


def day_of(wording: Wording, day: date) -> str:
    """Return e.g. `31 October 2028`; its parts stay on one line."""
    return wording.day(day).replace(" ", "\N{NO-BREAK SPACE}")
