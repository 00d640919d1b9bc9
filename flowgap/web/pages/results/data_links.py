"""Of the data check, before a result and after: shares, links, possible figures, what helps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.engagement.figures import ENOUGH_SHARE, THIN_SHARE
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Drawing, Paint
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.result.document import FigureCoverage, LinkRate
from flowgap.wording import Wording

BAR_WIDTH: Final = 50.0
FIGURE_STATES: Final = {
    "possible": Symbol.FULL,
    "weak": Symbol.HALF,
    "impossible": Symbol.RING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its bar."""

    value: str
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """How many rows lead to a row of another kind, and what that makes possible."""

    name: str
    before: Share | None
    after: Share | None
    makes_possible: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Figures that are possible, weak or not possible, and what they need."""

    name: str
    symbol: Symbol
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MostHelp:
    """The column that would help most (empty: the whole file), and why."""

    column: str
    file: str
    why: str


def share_of(share: float | None, name: str, wording: Wording) -> Share | None:
    """Return a share with its bar, red where it is thin; None where nothing is known."""
    if share is None:
        return None
    paint = Paint.WORSE if share < THIN_SHARE else Paint.INK
    value = wording.percent(share)
    return Share(
        value=value,
        drawing=share_bar(
            share=share, title=f"{name}: {value}", width=BAR_WIDTH, height=6.0, fill=paint
        ),
    )


def verdict_of(share: float | None) -> tuple[str, Symbol]:
    """Return what a share of items is good for, and its symbol; nothing where it is not known."""
    if share is None or share < THIN_SHARE:
        return "not-possible", Symbol.RING
    return ("trustworthy", Symbol.FULL) if share >= ENOUGH_SHARE else ("weak", Symbol.HALF)


def link_lines(links: Iterable[LinkRate], wording: Wording) -> Iterator[LinkLine]:
    """Yield every link; those of files that are not there have no share."""
    words = Words(wording)
    for link in links:
        name = words.named("link", link.link)
        yield LinkLine(
            name=name,
            before=share_of(link.share_before, name, wording),
            after=share_of(link.share_after, name, wording),
            makes_possible=wording.say("web-data-link-makes", figures=link.makes_possible),
        )


def figure_groups(figures: Sequence[FigureCoverage], wording: Wording) -> Iterator[FigureGroup]:
    """Yield the figures that are possible, weak and not possible; none of a state that has none."""
    words = Words(wording)
    for state, symbol in FIGURE_STATES.items():
        found = [one for one in figures if one.state == state]
        if found:
            yield FigureGroup(
                name=words.named("doctor-state", state),
                symbol=symbol,
                figures=tuple(
                    _with_needs(words.named("doctor", one.figure), one.needs, wording)
                    for one in found
                ),
            )


def _with_needs(name: str, needs: str | None, wording: Wording) -> str:
    return name if needs is None else wording.say("web-data-needs", figure=name, needs=needs)


def most_help(material: Material) -> MostHelp | None:
    """Return what would help most, None where nothing would make more possible."""
    found = material.result.coverage.helps_most
    if found is None:
        return None
    return MostHelp(column=found.column or "", file=found.file, why=found.why)
