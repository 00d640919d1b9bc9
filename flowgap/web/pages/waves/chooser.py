"""Waves in words, and the chooser of waves."""

from dataclasses import dataclass

from babel.dates import format_date

from flowgap.result.document import Result, WaveSummary
from flowgap.web.pages.frame import Choice
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveName:
    """One wave of the engagement in words."""

    id: str
    name: str
    month: str


def name_waves(result: Result, wording: Wording) -> tuple[WaveName, ...]:
    """Return all waves, in order."""
    return tuple(
        _name(number, wave, wording) for number, wave in enumerate(result.engagement.waves, 1)
    )


def wave_choices(result: Result, chosen: str | None, wording: Wording) -> tuple[Choice, ...]:
    """Return the chooser of waves, the last one first; none where there is nothing to choose."""
    names = name_waves(result, wording)
    if len(names) < 2:  # noqa: PLR2004 - one wave is no choice
        return ()
    return tuple(
        Choice(name=wave.name, query={"wave": wave.id}, chosen=wave.id == chosen)
        for wave in reversed(names)
    )


def _name(number: int, wave: WaveSummary, wording: Wording) -> WaveName:
    month = format_date(wave.opened_on, format="MMMM y", locale=wording.language)
    return WaveName(
        id=wave.id,
        name=wording.say("web-wave", number=number, month=month),
        month=format_date(wave.opened_on, format="MMM y", locale=wording.language),
    )
