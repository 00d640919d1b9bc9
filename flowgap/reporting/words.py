"""How the report speaks: figures, spans of time, names and lists in one language."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from flowgap.errors import UnknownMessageError
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.scale import change_paint
from flowgap.reporting.marks import Tone
from flowgap.result.document import Period
from flowgap.stages import Stage
from flowgap.wording import Wording

MANY_DAYS: Final = 1000
"""From here on a tenth of a day is noise, and its digits no longer fit a column."""

_IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9_]*")

_TONE: Final = {Paint.BETTER: Tone.BETTER, Paint.WORSE: Tone.WORSE, Paint.NEUTRAL: Tone.STRONG}


class Words:
    """Speaks for the report. What is not known is a dash with its reason, never a zero."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def say(self, message_id: str, **values: object) -> str:
        """Return a text of the report by its id, without the prefix `report-`."""
        return self._wording.say(f"report-{message_id}", **values)

    def named(self, kind: str, name: str, **values: object) -> str:
        """Return the words for an identifier of the result; a name without words stays.

        Results may hold sentences where identifiers are usual (reasons); they stay, too.
        """
        if not _IDENTIFIER.fullmatch(name):
            return name
        try:
            return self.say(f"{kind}-{name.replace('_', '-')}", **values)
        except UnknownMessageError:
            return name.replace("_", " ")

    def days(self, days: float | None, *, signed: bool = False) -> str:
        """Return days with one decimal, or none where they are very many."""
        return self.number(days, decimals=_day_decimals(days), signed=signed)

    def number(self, value: float | None, *, decimals: int = 0, signed: bool = False) -> str:
        """Return a number, or an en dash where there is none."""
        if value is None:
            return "\N{EN DASH}"
        return self._wording.number(value, decimals=decimals, signed=signed)

    def interval(
        self, low: float | None, high: float | None, *, decimals: int = 0, signed: bool = False
    ) -> str:
        """Return `low to high`, or an empty text where there is no interval."""
        if low is None or high is None:
            return ""
        return self._wording.interval(low, high, decimals=decimals, signed=signed)

    def change(self, low: float | None, high: float | None) -> str:
        """Return the interval of a change in days."""
        return self.interval(low, high, decimals=_day_decimals(low, high), signed=True)

    def percent(self, share: float | None, *, decimals: int = 0, signed: bool = False) -> str:
        """Return a share as a percentage."""
        if share is None:
            return "\N{EN DASH}"
        return self._wording.percent(share, decimals=decimals, signed=signed)

    def chance(self, p: float | None) -> str:
        """Return a probability; nothing that was computed is certain."""
        if p is None:
            return "\N{EN DASH}"
        return self._wording.chance(p)

    def verdict_of_change(self, low: float | None, high: float | None) -> str:
        """Return what the interval of a change in days allows to say."""
        return self.say(f"change-{change_paint(low, high)}")

    def tone_of_change(self, low: float | None, high: float | None) -> Tone:
        """Return the tone that the interval of a change in days asks for."""
        return _TONE[change_paint(low, high)]

    def stage(self, stage: Stage | str) -> str:
        """Return the name of a stage, or of one of the other answers to the vote."""
        return self._wording.say(f"stage-{stage}")

    def stages(self, stages: Sequence[Stage]) -> str:
        """Return names of stages within a sentence."""
        return self.listing([self._wording.say(f"stage-{stage}-inline") for stage in stages])

    def listing(self, parts: Sequence[str]) -> str:
        """Return `a, b and c`."""
        return self._wording.listing(parts)

    def band(self, band: str | None) -> str:
        """Return a band of counts or rates as the language writes it, or that it is not shown."""
        if band is None:
            return self.say("not-shown")
        sign = self._wording.percent(0).lstrip("0") if band.rstrip("+").endswith("%") else ""
        low, _, high = band.rstrip("+").rstrip("%").partition("-")
        if band.endswith("+"):
            return self.say("band-from", low=low + sign)
        if low == "0":
            return self.say("band-under", high=f"{int(high) + 1}{sign}")
        return f"{low}\N{EN DASH}{high}{sign}"

    def day(self, day: date) -> str:
        """Return a date in long form, which no line breaks."""
        return _together(self._wording.day(day))

    def month(self, day: date) -> str:
        """Return the month of a date with its year."""
        return _together(format_date(day, format="LLLL yyyy", locale=self._wording.language))

    def short_month(self, day: date) -> str:
        """Return the month of a date, short enough for an axis."""
        return format_date(day, format="LLL yyyy", locale=self._wording.language)

    def span(self, first: date, last: date) -> str:
        """Return a span of days; what both ends share is said once."""
        german = self._wording.language == "de"
        if first == last:
            return self.day(last)
        if (first.year, first.month) == (last.year, last.month):
            start = f"{first.day}." if german else str(first.day)
        elif first.year == last.year:
            pattern = "d. MMMM" if german else "d MMMM"
            start = _together(format_date(first, format=pattern, locale=self._wording.language))
        else:
            start = self.day(first)
        return self._wording.say("interval", low=start, high=self.day(last))

    def period(self, period: Period) -> str:
        """Return a period by its first and its last day."""
        return self.span(period.start, period.until - timedelta(days=1))


def _day_decimals(*days: float | None) -> int:
    return 0 if any(day is not None and abs(day) >= MANY_DAYS for day in days) else 1


def _together(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def sentence_case(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
