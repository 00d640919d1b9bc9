"""Two reports side by side: what changed, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flowgap.reporting.words import Words
from flowgap.result.document import Period
from flowgap.services.report_room.comparing import (
    Cause,
    Comparison,
    Difference,
    Estimate,
    Headline,
    Side,
)
from flowgap.wording import Wording

_SHORT = 12
"""Digits of a digest that people compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideChoice:
    """One report to compare."""

    name: str
    query: Mapping[str, str]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseBlock:
    """What differs for one reason; without lines it is the same."""

    title: str
    same: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One headline figure of both."""

    name: str
    before: str
    before_interval: str
    after: str
    after_interval: str
    verdict: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPage:
    """The comparison."""

    label: str
    title: str
    standfirst: str
    before_name: str
    after_name: str
    before: tuple[SideChoice, ...]
    after: tuple[SideChoice, ...]
    causes: tuple[CauseBlock, ...]
    rows: tuple[FigureRow, ...]
    caption: str
    base: str


def compared_page(
    found: Comparison,
    names: Sequence[str],
    chosen: tuple[str, str],
    sides: tuple[Side, Side],
    wording: Wording,
) -> ComparedPage:
    """Return the page of two reports by their names: numbers of versions, or `draft`."""
    words = Words(wording)
    rows = tuple(_rows(found, sides, words, wording))
    n_changed = sum(row.differs for row in rows)
    causes = tuple(_cause(cause, found.of(cause), words, wording) for cause in Cause)
    n_causes = sum(bool(cause.lines) for cause in causes)
    kind = "same" if not n_causes and not n_changed else "differs"
    return ComparedPage(
        label=wording.say("room-compare"),
        title=wording.say(f"room-compare-title-{kind}", n=n_changed),
        standfirst=wording.say("room-compare-standfirst"),
        before_name=_name(chosen[0], wording),
        after_name=_name(chosen[1], wording),
        before=tuple(_choices(names, chosen, 0, wording)),
        after=tuple(_choices(names, chosen, 1, wording)),
        causes=causes,
        rows=rows,
        caption=wording.say("room-compare-figures"),
        base=wording.say("room-compare-base"),
    )


def _name(name: str, wording: Wording) -> str:
    if name == "draft":
        return wording.say("room-compare-draft")
    return wording.say("room-version", n=int(name))


def _choices(
    names: Sequence[str], chosen: tuple[str, str], side: int, wording: Wording
) -> Iterator[SideChoice]:
    for name in names:
        pair = (name, chosen[1]) if side == 0 else (chosen[0], name)
        yield SideChoice(
            name=_name(name, wording),
            query={"from": pair[0], "to": pair[1]},
            chosen=name == chosen[side],
        )


def _cause(cause: Cause, found: Sequence[Difference], words: Words, wording: Wording) -> CauseBlock:
    return CauseBlock(
        title=wording.say(f"room-cause-{cause}"),
        same=wording.say(f"room-cause-{cause}-same"),
        lines=tuple(_line(one, words, wording) for one in found),
    )


def _line(one: Difference, words: Words, wording: Wording) -> str:
    """Return one difference as a sentence."""
    kind = f"room-difference-{one.kind}-{one.sign}"
    return wording.say(
        kind,
        subject=one.subject,
        before=_said(one, one.before, words, wording),
        after=_said(one, one.after, words, wording),
    )


def _said(one: Difference, value: str | int | Period | None, words: Words, wording: Wording) -> str:
    if value is None:
        return wording.say("room-nothing")
    if isinstance(value, Period):
        return words.period(value)
    if one.kind == "seed":
        return str(value)
    if isinstance(value, int):
        return wording.number(value)
    if one.kind == "audience":
        return wording.say(f"room-level-{value}")
    return value[:_SHORT] if one.kind == "digest" else value


def _rows(
    found: Comparison, sides: tuple[Side, Side], words: Words, wording: Wording
) -> Iterator[FigureRow]:
    names = {score.id: score.name for side in sides for score in side.result.survey.dimensions}
    for headline in found.headlines:
        name = names.get(headline.name) or wording.say(f"room-figure-{headline.name}")
        before, before_interval = _estimate(headline.before, headline, words, wording)
        after, after_interval = _estimate(headline.after, headline, words, wording)
        verdict = "room-figure-differs" if headline.differs else "room-figure-same"
        yield FigureRow(
            name=name,
            before=before,
            before_interval=before_interval,
            after=after,
            after_interval=after_interval,
            verdict=wording.say(verdict),
            differs=headline.differs,
        )


def _estimate(one: Estimate, headline: Headline, words: Words, wording: Wording) -> tuple[str, str]:
    if one.value is None:
        return wording.say("room-figure-no-score" if one.no_score else "room-figure-none"), ""
    if headline.unit == "days":
        value = words.days(one.value, signed=headline.name != "saving")
        interval = words.interval(one.low, one.high, decimals=1, signed=headline.name != "saving")
        return wording.say("room-figure-days", value=value), interval
    return words.number(one.value), words.interval(one.low, one.high)
