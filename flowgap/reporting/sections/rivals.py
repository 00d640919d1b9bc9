"""What else could explain the change: each explanation, its share and its evidence."""

from typing import Final

from flowgap.reporting.blocks import Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.words import Words, sentence_case
from flowgap.result.delivery import FlowGap, Rival, Verdict
from flowgap.result.rivals import RivalEvidence, Side, Unit

LIKELIER_THAN_NOT: Final = 0.5
"""An explanation that fewer resamples give leads nothing, as with the verdict itself."""

_BAR_WIDTH: Final = 66.0


def rivals_page(material: Material) -> Page | None:
    """Return the page, or nothing where no share is known."""
    table = rivals_table(material)
    if table is None:
        return None
    words = material.words
    return Page(
        id=PageId.RIVALS,
        label=words.say("rivals-label"),
        title=_title(material),
        standfirst=words.say("rivals-standfirst"),
        base=material.base(delivery=True),
        blocks=(table,),
    )


def _title(material: Material) -> str:
    words = material.words
    first = max(_rivals(material.result.flow_gap), key=lambda rival: rival.p or 0.0)
    if first.verdict is Verdict.CANNOT_TELL or (first.p or 0.0) < LIKELIER_THAN_NOT:
        return words.say("rivals-title-none")
    verdict = words.named("verdict", first.verdict)
    return words.say("rivals-title", verdict=verdict, p=words.chance(first.p))


def rivals_table(material: Material) -> Table | None:
    """Return one row an explanation, the likeliest first; nothing where no share is known."""
    rivals = _rivals(material.result.flow_gap)
    if not rivals:
        return None
    words = material.words
    most = max(rival.p or 0.0 for rival in rivals)
    return Table(
        caption=words.say("rivals-caption"),
        note=words.say("rivals-note"),
        columns=(
            Column(title=words.say("column-explanation"), width_mm=44),
            Column(title=words.say("column-share"), width_mm=26),
            Column(title=words.say("column-for"), width_mm=50),
            Column(title=words.say("column-against"), width_mm=50),
        ),
        rows=tuple(_row(material, rival, leads=rival.p == most) for rival in rivals),
    )


def _rivals(gap: FlowGap) -> tuple[Rival, ...]:
    """Return the explanations with a share; a result of an earlier version holds no evidence."""
    if any(rival.p is not None for rival in gap.rivals):
        return gap.rivals
    return tuple(Rival(verdict=one.verdict, p=one.p, evidence=()) for one in gap.competing)


def _row(material: Material, rival: Rival, *, leads: bool) -> Row:
    words = material.words
    name = words.named("verdict", rival.verdict)
    bar = share_bar(
        share=rival.p or 0.0,
        title=f"{name}: {words.chance(rival.p)}",
        width=_BAR_WIDTH,
        fill=Paint.INK if leads else Paint.GREY,
    )
    share = Cell(text=words.chance(rival.p), tone=Tone.STRONG if leads else Tone.PLAIN, drawing=bar)
    against = _told(words, rival, Side.AGAINST)
    unknown = _told(words, rival, Side.UNKNOWN)
    return Row(
        cells=(
            Cell(text=name),
            share,
            Cell(text=_told(words, rival, Side.FOR)),
            Cell(text=against, note=words.say("clue-unknown", clues=unknown) if unknown else ""),
        )
    )


def _told(words: Words, rival: Rival, side: Side) -> str:
    """Return the figures on one side, as one text."""
    told = [
        words.named("clue", one.clue, figure=_figure(words, one))
        for one in rival.evidence
        if one.side is side
    ]
    return sentence_case("; ".join(text.strip() for text in told))


def _figure(words: Words, one: RivalEvidence) -> str:
    """Return a figure with its interval, or nothing where there is none."""
    if one.value is None:
        return ""
    match one.unit:
        case Unit.DAYS:
            return _with_interval(
                words.days(one.value, signed=True), words.change(one.low, one.high)
            )
        case Unit.SHARE:
            return _share(words, one)
        case Unit.CHANCE:
            return words.chance(one.value)
        case Unit.STAGES:
            return words.number(one.value)


def _share(words: Words, one: RivalEvidence) -> str:
    """Return a share; one with an interval is a change in points."""
    if one.low is None or one.high is None:
        return words.percent(one.value)
    low, high = (words.percent(end, signed=True) for end in (one.low, one.high))
    return _with_interval(
        words.percent(one.value, signed=True), words.say("range", low=low, high=high)
    )


def _with_interval(figure: str, interval: str) -> str:
    return f"{figure} ({interval})" if interval else figure
