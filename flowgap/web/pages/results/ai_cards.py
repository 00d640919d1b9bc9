"""Use of AI as measured, what people say of it, and what individuals and the whole deliver."""

from collections.abc import Iterator
from typing import Final

from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.sections.trend import trend_of
from flowgap.result.delivery import AdoptionState
from flowgap.web.pages.results.cards import BarLine, bar
from flowgap.web.pages.results.evidence_card import EvidenceCard, item_lines
from flowgap.web.pages.results.links import Target
from flowgap.wording import Wording

ENABLEMENT: Final = "AIA"
"""The dimension that asks about AI."""

_STATE_SYMBOLS: Final = {
    AdoptionState.ROSE: Symbol.UP,
    AdoptionState.USED: Symbol.FULL,
    AdoptionState.NONE: Symbol.RING,
    AdoptionState.UNKNOWN: Symbol.DOTTED,
}


def ai_cards(material: Material, wording: Wording) -> tuple[EvidenceCard, ...]:
    """Return the three cards; each that has no data says what it needs."""
    return (
        _measured(material, wording),
        _told(material, wording),
        _individuals(material, wording),
    )


def _measured(material: Material, wording: Wording) -> EvidenceCard:
    words, adoption = material.words, material.result.delivery.adoption
    name, symbol = wording.say("explore-ai-measured"), _STATE_SYMBOLS[adoption.state]
    state = wording.say(f"explore-ai-state-{adoption.state}")
    if adoption.share_after is None:
        figure = KeyFigure(
            name=name,
            state=state,
            symbol=symbol,
            value=wording.say("explore-not-measured"),
            is_figure=False,
            lines=(wording.say("explore-ai-needs"),),
        )
        link = wording.say("web-open-data")
        return EvidenceCard(
            figure=figure, tone="", target=Target(endpoint="results.data"), link=link
        )
    return EvidenceCard(
        figure=KeyFigure(
            name=name,
            state=state,
            symbol=symbol,
            value=words.percent(adoption.share_after),
            unit=wording.say("explore-ai-of-items"),
            lines=(wording.say("explore-ai-lower-bound"),),
        ),
        tone="",
        bars=tuple(_shares(material, wording)),
        notes=(wording.say("explore-ai-base-rose"),) if adoption.base is AdoptionState.ROSE else (),
    )


def _shares(material: Material, wording: Wording) -> Iterator[BarLine]:
    adoption = material.result.delivery.adoption
    for message, share in (
        ("web-before", adoption.share_before),
        ("web-after", adoption.share_after),
    ):
        if share is not None:
            name = wording.say(message)
            leads = share is adoption.share_after
            yield BarLine(
                name=name,
                drawing=bar(share, name, strong=leads),
                share=material.words.percent(share),
                is_leader=leads,
            )


def _told(material: Material, wording: Wording) -> EvidenceCard:
    """Return what people say of AI: one score over stance, verification and work left to others."""
    words, score = material.words, material.scores.get(ENABLEMENT)
    name = wording.say("explore-ai-told")
    if score is None or score.estimate is None:
        reason = wording.say("explore-ai-not-asked")
        if score is not None:
            reason = words.named("score-reason", score.reason or "hidden")
        figure = KeyFigure(
            name=name,
            state=wording.say("explore-not-asked" if score is None else "explore-not-shown"),
            symbol=Symbol.RING,
            value=wording.say("explore-not-asked" if score is None else "explore-not-shown"),
            is_figure=False,
            lines=(reason,),
        )
        return EvidenceCard(figure=figure, tone="")
    line = trend_of(material, score.id)
    return EvidenceCard(
        figure=KeyFigure(
            name=name,
            state=wording.say("explore-shown-items") if line is None else line.verdict,
            symbol=Symbol.RING if line is None else line.symbol,
            value=words.number(score.estimate)
            if score.is_score
            else wording.say("explore-no-score"),
            unit=words.say("unit-of-100") if score.is_score else "",
            is_figure=score.is_score,
            lines=(
                wording.say(
                    "explore-named-interval",
                    name=score.name,
                    interval=words.interval(score.low, score.high),
                ),
            )
            if score.is_score
            else (score.name,),
            drawing=None if line is None else line.drawing,
        ),
        tone="" if line is None else line.tone,
        bars=() if score.is_score else tuple(item_lines(score, material)),
        notes=(wording.say("explore-ai-questions"),),
        target=Target(endpoint="explore.dimension", values={"dimension": score.id}),
        link=wording.say("explore-open-dimension", name=score.name),
    )


def _individuals(material: Material, wording: Wording) -> EvidenceCard:
    """Return by how much more each developer opens, and how much of it is released and stays."""
    words, name = material.words, wording.say("explore-ai-individuals")
    steps = [
        (words.named("step", step.step), step.per_developer_after / step.per_developer_before - 1)
        for step in material.result.delivery.funnel
        if step.per_developer_before and step.per_developer_after is not None
    ]
    if not steps:
        figure = KeyFigure(
            name=name,
            state=wording.say("explore-not-measured"),
            symbol=Symbol.RING,
            value=wording.say("explore-not-measured"),
            is_figure=False,
            lines=(wording.say("explore-ai-funnel-needs"),),
        )
        return EvidenceCard(figure=figure, tone="")
    most = max([abs(more) for _, more in steps]) or 1.0
    return EvidenceCard(
        figure=KeyFigure(
            name=name,
            value=words.percent(steps[0][1], signed=True),
            unit=wording.say("explore-ai-opened"),
            lines=(wording.say("explore-ai-of-it", more=words.percent(steps[-1][1], signed=True)),),
        ),
        tone="",
        bars=tuple(
            BarLine(
                name=step,
                drawing=bar(max(more, 0.0) / most, step, strong=place == 0),
                share=words.percent(more, signed=True),
                is_leader=place == 0,
            )
            for place, (step, more) in enumerate(steps)
        ),
        caption=wording.say("explore-ai-per-developer"),
    )
