"""The waves of an engagement in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flowgap.services.waves.counting import DayCount
from flowgap.services.waves.erasing import Erasure
from flowgap.services.waves.listing import WaveLine, WaveState
from flowgap.web.pages.waves.words import STATE_SYMBOLS, long_day, moment
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One wave."""

    name: str
    state: str
    symbol: str
    when: str
    rate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WavesPage:
    """All waves, the last one first, and what to do next."""

    title: str
    standfirst: str
    lines: tuple[Line, ...]
    prepare: str
    base: str
    label: str = ""


def waves_page(
    waves: Sequence[WaveLine],
    counts: Mapping[str, DayCount],
    wording: Wording,
    *,
    is_prepared: bool,
) -> WavesPage:
    """Return the list. `counts` are the last ones of waves that are not closed, by name."""
    say = wording.say
    return WavesPage(
        title=_title(waves, wording),
        standfirst=say("waves-standfirst") if waves else say("waves-none-standfirst"),
        lines=tuple(_line(wave, counts.get(wave.name), wording) for wave in reversed(waves)),
        prepare=say("waves-go-on" if is_prepared else "waves-prepare"),
        base=say("waves-base"),
    )


def rate_words(line: WaveLine, count: DayCount | None, wording: Wording) -> str:
    """Return how many answered: of a closed wave the number, of others what was counted last.

    Of one whose answers were deleted nobody can say it any more.
    """
    if line.erasure is not None:
        return erased_words(line.erasure, wording)
    if line.state is WaveState.CLOSED:
        count = DayCount(day=line.closes_at.date(), least=line.n_responses, most=line.n_responses)
    return count_words(count, line.n_invited, wording)


def erased_words(erasure: Erasure, wording: Wording) -> str:
    """Return that the answers were deleted, and when."""
    if erasure.on is None:
        return wording.say("waves-erased")
    return wording.say("waves-erased-on", day=wording.day(erasure.on))


def count_words(count: DayCount | None, n_invited: int, wording: Wording) -> str:
    """Return e.g. `94 of 161 people (58%)`, or `5 to 15 of 20 people`."""
    invited = wording.number(n_invited)
    if count is None:
        return wording.say("waves-asked", n=n_invited, invited=invited)
    if count.least != count.most:
        low, high = wording.number(count.least), wording.number(count.most)
        return wording.say("waves-rate-band", low=low, high=high, invited=invited)
    share = wording.percent(count.most / n_invited) if n_invited else "-"
    return wording.say(
        "waves-rate", answered=wording.number(count.most), invited=invited, share=share
    )


def _title(waves: Sequence[WaveLine], wording: Wording) -> str:
    say = wording.say
    if not waves:
        return say("waves-none-title")
    last = waves[-1]
    match last.state:
        case WaveState.PLANNED:
            day = long_day(wording, last.opens_at, last.timezone)
            return say("waves-title-planned", name=last.name, day=day)
        case WaveState.OPEN:
            day = long_day(wording, last.closes_at, last.timezone)
            return say("waves-title-open", name=last.name, day=day)
        case WaveState.OVER:
            return say("waves-title-over", name=last.name)
        case WaveState.CLOSED:
            return say("waves-title-closed", n=len(waves))


def _line(wave: WaveLine, count: DayCount | None, wording: Wording) -> Line:
    say, zone = wording.say, wave.timezone
    opens, closes = (moment(wording, at, zone) for at in (wave.opens_at, wave.closes_at))
    match wave.state:
        case WaveState.PLANNED:
            when = say("waves-when-planned", opens=opens)
        case WaveState.OPEN:
            when = say("waves-when-open", closes=closes)
        case WaveState.OVER:
            when = say("waves-when-over", closes=closes)
        case WaveState.CLOSED:
            when = say(
                "waves-when-closed", closed=moment(wording, wave.closed_at or wave.closes_at, zone)
            )
    return Line(
        name=wave.name,
        state=say(f"waves-state-{wave.state}"),
        symbol=STATE_SYMBOLS[wave.state],
        when=when,
        rate=rate_words(wave, count, wording),
    )
