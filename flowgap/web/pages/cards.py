"""The cards of the overview: key figures with their lines, and the constraint."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.charts.bars import share_bar, whisker
from flowgap.reporting.charts.drawing import Drawing, Paint, Rect
from flowgap.reporting.charts.intervals import Estimate, score_dot
from flowgap.reporting.charts.scale import Scale, change_paint, scale_over
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import ConstraintState
from flowgap.wording import Wording

MOST_WEAK: Final = 3
"""Weak dimensions on the card."""

BAR_WIDTH: Final = 90.0
"""Points of the bars in lists."""

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
class FigureCard:
    """A key figure of the report with the lines that a screen has room for, and its link."""

    figure: KeyFigure
    lines: tuple[BarLine, ...] = ()
    head: tuple[str, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintCard:
    """The stage where more capacity would help most, or why none is named."""

    state: str
    symbol: Symbol
    value: str
    lines: tuple[str, ...]
    chances: tuple[BarLine, ...]


def figure_card(figure: KeyFigure, material: Material, wording: Wording) -> FigureCard:
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
    """Yield the dimensions with the best chance of being the lowest, and that chance."""
    words = material.words
    chances = sorted(material.result.survey.readiness.weakest, key=lambda chance: -chance.p)
    scale = Scale(low=0, high=100, start=2, end=BAR_WIDTH - 4)
    for chance in chances[:MOST_WEAK]:
        score = material.scores.get(chance.id)
        if score is None or score.estimate is None or score.low is None or score.high is None:
            continue
        estimate = Estimate(value=score.estimate, low=score.low, high=score.high)
        interval = words.interval(score.low, score.high)
        title = f"{score.name}: {words.number(score.estimate)} ({interval})"
        yield BarLine(
            name=score.name,
            drawing=score_dot(estimate, scale=scale, title=title, height=10),
            share=words.chance(chance.p),
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
