"""The cards of the overview: key figures with their lines, and the constraint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.charts.bars import share_bar, whisker
from flowgap.reporting.charts.drawing import (
    Anchor,
    Dot,
    Drawing,
    Line,
    Paint,
    Rect,
    Text,
)
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale, change_paint, scale_over
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.sections.key_figures import key_figures
from flowgap.result.diagnosis import ConstraintState
from flowgap.wording import Wording

MOST_WEAK: Final = 3
"""Weak dimensions on the card."""

BAR_WIDTH: Final = 90.0
"""Points of the bars in lists."""

SCORE_SIZE: Final = 11
"""Units of a printed score: the style sheet shows its drawing 1.16 times as large."""

CONSTRAINT_SYMBOLS: Final = {
    ConstraintState.NAMED: Symbol.FULL,
    ConstraintState.SHARED: Symbol.HALF,
    ConstraintState.NONE: Symbol.FULL,
    ConstraintState.ABSTAIN: Symbol.DOTTED,
    ConstraintState.OUT_OF_RANGE: Symbol.DOTTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLine:
    """A name, a bar and the share that it shows."""

    name: str
    drawing: Drawing
    share: str
    is_leader: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where the evidence of a figure stands."""

    view: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A figure of the report that stands as a sentence on the card of another."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCard:
    """A key figure of the report with the lines that a screen has room for, and its link."""

    figure: KeyFigure
    lines: tuple[BarLine, ...] = ()
    head: tuple[str, ...] = ()
    beside: Beside | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintCard:
    """The stage where more capacity would help most, or why none is named."""

    state: str
    symbol: Symbol
    value: str
    lines: tuple[str, ...]
    chances: tuple[BarLine, ...]


def figure_cards(material: Material, wording: Wording) -> Iterator[FigureCard]:
    """Yield the figures of the report's summary; lead time stands on the card of the gap."""
    first, *others = key_figures(material).figures
    is_lead_time = material.words.say("figure-lead-time")
    beside = next((figure for figure in others if figure.name == is_lead_time), None)
    gap = _figure_card(first, material, wording)
    yield gap if beside is None else replace(gap, beside=_beside(beside, wording))
    for figure in others:
        if figure is not beside:
            yield _figure_card(figure, material, wording)


def _beside(figure: KeyFigure, wording: Wording) -> Beside:
    return Beside(
        name=figure.name,
        text=wording.say(
            "web-beside",
            value=f"{figure.value} {figure.unit}".strip(),
            lines=", ".join(figure.lines),
            state=figure.state,
        ),
    )


def _figure_card(figure: KeyFigure, material: Material, wording: Wording) -> FigureCard:
    """Return a figure with its lines, where it is one."""
    if figure.is_figure and figure.name == material.words.say("figure-gap"):
        link = Link(view="ledger", name=wording.say("web-link-ledger"))
        return FigureCard(
            figure=figure, lines=tuple(_saved_and_taken(material, wording)), link=link
        )
    if figure.is_figure and figure.name == material.words.say("figure-readiness"):
        link = Link(view="dimensions", name=wording.say("web-link-dimensions"))
        return FigureCard(
            figure=figure,
            lines=tuple(_weakest(material)),
            head=(wording.say("web-weakest"), wording.say("web-chance-lowest")),
            link=link,
        )
    return FigureCard(figure=figure)


def _saved_and_taken(material: Material, wording: Wording) -> Iterator[BarLine]:
    """Yield what Build saved and what later stages took back, on one scale of days."""
    words, gap = material.words, material.result.flow_gap
    saved = (gap.build_saving_days, gap.build_saving_low, gap.build_saving_high)
    taken = (gap.days, gap.low, gap.high)
    scale = scale_over([*saved, *taken], start=0, end=BAR_WIDTH, margin=0.02)
    taken_paint = change_paint(gap.low, gap.high)
    for name, paint, (value, low, high) in (
        ("web-saved", Paint.BETTER, saved),
        ("web-taken", taken_paint, taken),
    ):
        if value is not None and low is not None and high is not None:
            told = f"{words.days(value)} {wording.say('web-days')}"
            yield BarLine(
                name=wording.say(name),
                drawing=_span_bar(
                    Estimate(value=value, low=low, high=high),
                    scale=scale,
                    paint=paint,
                    title=f"{wording.say(name)}: {told}",
                ),
                share=told,
                is_leader=True,
            )


def _span_bar(estimate: Estimate, *, scale: Scale, paint: Paint, title: str) -> Drawing:
    """Return a bar from zero with its interval."""
    start, end = sorted((scale.at(0), scale.at(estimate.value)))
    height = 10.0
    bar_mark = Rect(
        x=start, y=1, width=round(max(end - start, 1), 1), height=height - 2, fill=paint
    )
    marks = whisker(start=scale.at(estimate.low), end=scale.at(estimate.high), y=height / 2)
    return Drawing(title=title, width=BAR_WIDTH + 2, height=height, marks=(bar_mark, *marks))


def _weakest(material: Material) -> Iterator[BarLine]:
    """Yield the dimensions with the lowest scores, and their chance of being the lowest."""
    chances = {chance.id: chance.p for chance in material.result.survey.readiness.weakest}
    scores = [
        (score, Estimate(value=score.estimate, low=score.low, high=score.high))
        for score in material.result.survey.dimensions
        if score.id in chances
        and score.estimate is not None
        and score.low is not None
        and score.high is not None
    ]
    for score, estimate in sorted(scores, key=lambda known: known[1].value)[:MOST_WEAK]:
        yield BarLine(
            name=score.name,
            drawing=_score_mark(estimate, name=score.name, material=material),
            share=material.words.chance(chances[score.id]),
        )


def _score_mark(estimate: Estimate, *, name: str, material: Material) -> Drawing:
    """Return a score with its interval on a line of 0 to 100, and the score in print."""
    words, y = material.words, 6.0
    scale = Scale(low=0, high=100, start=0, end=BAR_WIDTH)
    printed, interval = words.number(estimate.value), words.interval(estimate.low, estimate.high)
    low, high = scale.at(estimate.low), scale.at(estimate.high)
    room = text_width(printed, size=SCORE_SIZE, weight=600) + 4
    is_left = high + room > BAR_WIDTH
    gap_start, gap_end = (low - room, low) if is_left else (high, high + room)
    return Drawing(
        title=f"{name}: {printed} ({interval})",
        width=BAR_WIDTH,
        height=12.0,
        marks=(
            Line(x1=0, y1=y, x2=round(max(gap_start, 0), 1), y2=y, stroke=Paint.RULE),
            Line(x1=round(min(gap_end, BAR_WIDTH), 1), y1=y, x2=BAR_WIDTH, y2=y, stroke=Paint.RULE),
            Line(x1=low, y1=y, x2=high, y2=y, stroke=Paint.INK, width=2.0),
            Dot(x=scale.at(estimate.value), y=y, radius=2.4, fill=Paint.INK),
            Text(
                x=low - 3 if is_left else high + 3,
                y=y + 3.6,
                text=printed,
                size=SCORE_SIZE,
                weight=600,
                anchor=Anchor.END if is_left else Anchor.START,
            ),
        ),
    )


def constraint_card(material: Material, wording: Wording) -> ConstraintCard:
    """Return the stage that is named, or why none is."""
    constraint, words = material.result.constraint, material.words
    state = constraint.state.replace("_", "-")
    stages = [gain.stage for gain in constraint.gain_days]
    if constraint.stage is not None:
        value = words.stage(constraint.stage)
    elif constraint.state is ConstraintState.SHARED and len(stages) > 1:
        value = wording.say(
            "web-constraint-either", first=words.stage(stages[0]), second=words.stage(stages[1])
        )
    else:
        value = wording.say("web-constraint-no-stage")
    leader = max((chance.p for chance in constraint.posterior), default=0.0)
    return ConstraintCard(
        state=wording.say(f"web-constraint-{state}"),
        symbol=CONSTRAINT_SYMBOLS[constraint.state],
        value=value,
        lines=tuple(_constraint_lines(material, wording)),
        chances=tuple(
            BarLine(
                name=words.stage(chance.stage),
                drawing=bar(chance.p, words.stage(chance.stage), strong=chance.p == leader),
                share=words.chance(chance.p),
                is_leader=chance.p == leader,
            )
            for chance in constraint.posterior
        ),
    )


def _constraint_lines(material: Material, wording: Wording) -> Iterator[str]:
    """Say what more capacity would bring, or why no stage is named."""
    constraint, words = material.result.constraint, material.words
    if constraint.state is ConstraintState.NONE:
        yield wording.say("web-constraint-none-line")
    if constraint.reason:
        yield constraint.reason
    for gain in constraint.gain_days[:2]:
        yield wording.say(
            "web-constraint-gain",
            stage=words.stage(gain.stage),
            days=words.days(-gain.days, signed=True),
            interval=words.change(-gain.high, -gain.low),
        )


def bar(share: float, name: str, *, strong: bool, low: bool = False) -> Drawing:
    """Return the bar of a share; the leader is ink, what is too low is orange."""
    paint = Paint.WORSE if low else Paint.INK if strong else Paint.GREY
    return share_bar(share=share, title=name, width=BAR_WIDTH, height=6.0, fill=paint)
