"""AI: use as measured and as told, what went along with it, and what a survey asks of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.blocks import Block, KeyFigure, Table
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.sections.adoption import adoption_page
from flowgap.reporting.sections.amplifier import amplifier_page
from flowgap.reporting.sections.figures import funnel_table, indicators_table
from flowgap.reporting.sections.trend import trend_of
from flowgap.result.delivery import AdoptionState
from flowgap.web.pages.ai_capabilities import CapabilityLine, capability_lines
from flowgap.web.pages.cards import BarLine, bar
from flowgap.web.pages.links import Target
from flowgap.web.pages.overview import FindingLine
from flowgap.web.pages.stage import ActionLine, actions_on, findings_on
from flowgap.web.pages.witness_cards import WitnessCard, item_lines
from flowgap.wording import Wording

ENABLEMENT: Final = "AIA"
"""The dimension that asks about AI."""

DOWNSTREAM: Final = (
    "change_size_p75",
    "pickup_p75_hours",
    "unreviewed_share",
    "review_concentration",
    "conflict_rate",
    "incidents_per_change",
)
"""Indicators of work that AI may leave to others, later."""

_STATE_SYMBOLS: Final = {
    AdoptionState.ROSE: Symbol.UP,
    AdoptionState.USED: Symbol.FULL,
    AdoptionState.NONE: Symbol.RING,
    AdoptionState.UNKNOWN: Symbol.DOTTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A chapter of the report; where there is none, why."""

    title: str
    standfirst: str = ""
    blocks: tuple[Block, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AiPage:
    """All that the page shows."""

    title: str
    standfirst: str
    cards: tuple[WitnessCard, ...]
    downstream: Table | None
    stability: str
    funnel: Table | None
    effect: Evidence
    amplifier: Evidence
    capabilities: tuple[CapabilityLine, ...]
    findings: tuple[FindingLine, ...]
    actions: tuple[ActionLine, ...]
    base: str
    label: str = ""


def ai_page(material: Material, wording: Wording) -> AiPage:
    """Return the page; each part that has no data says what it needs."""
    delivery = material.result.delivery
    later = [one for name in DOWNSTREAM for one in delivery.indicators if one.id == name]
    return AiPage(
        title=_title(material, wording),
        standfirst=_standfirst(material, wording),
        cards=(
            _measured(material, wording),
            _told(material, wording),
            _individuals(material, wording),
        ),
        downstream=indicators_table(material, later) if material.has_delivery else None,
        stability=_stability(material, wording),
        funnel=funnel_table(material) if _grew(material) else None,
        effect=_effect(material, wording),
        amplifier=_amplifier(material, wording),
        capabilities=tuple(capability_lines(material, wording)),
        findings=findings_on(material, wording, frozenset({ENABLEMENT})),
        actions=tuple(actions_on(material, wording, dimension=ENABLEMENT)),
        base=material.base(survey=True, delivery=True),
    )


def _title(material: Material, wording: Wording) -> str:
    words, adoption = material.words, material.result.delivery.adoption
    if adoption.state is not AdoptionState.UNKNOWN and adoption.share_after is not None:
        return wording.say(
            f"explore-ai-{adoption.state}",
            before=words.percent(adoption.share_before),
            after=words.percent(adoption.share_after),
        )
    score = material.scores.get(ENABLEMENT)
    if score is not None and score.is_score:
        return wording.say("explore-ai-asked", estimate=words.number(score.estimate))
    return wording.say("explore-ai-unknown")


def _standfirst(material: Material, wording: Wording) -> str:
    rollout = material.result.engagement.ai_rollout
    told = [wording.say("explore-ai-standfirst")]
    if rollout is not None:
        told.insert(0, wording.say("explore-ai-rollout", day=material.words.day(rollout)))
    return " ".join(told)


def _measured(material: Material, wording: Wording) -> WitnessCard:
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
        return WitnessCard(
            figure=figure, tone="", target=Target(endpoint="results.data"), link=link
        )
    return WitnessCard(
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


def _told(material: Material, wording: Wording) -> WitnessCard:
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
        return WitnessCard(figure=figure, tone="")
    line = trend_of(material, score.id)
    return WitnessCard(
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


def _grew(material: Material) -> bool:
    return any(step.change is not None for step in material.result.delivery.funnel)


def _individuals(material: Material, wording: Wording) -> WitnessCard:
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
        return WitnessCard(figure=figure, tone="")
    most = max([abs(more) for _, more in steps]) or 1.0
    return WitnessCard(
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


def _stability(material: Material, wording: Wording) -> str:
    p = material.result.flow_gap.instability_worse_p
    if p is None:
        return wording.say("explore-ai-stability-unknown")
    return wording.say("explore-ai-stability", p=material.words.chance(p))


def _effect(material: Material, wording: Wording) -> Evidence:
    page = adoption_page(material)
    if page is not None:
        return Evidence(title=page.title, standfirst=page.standfirst, blocks=page.blocks)
    adoption = material.result.delivery.adoption
    told = None if adoption.effect is None else adoption.effect.reason
    return Evidence(
        title=wording.say("explore-ai-no-effect"),
        reason=told or wording.say("explore-ai-effect-needs"),
    )


def _amplifier(material: Material, wording: Wording) -> Evidence:
    page = amplifier_page(material)
    if page is not None:
        return Evidence(title=page.title, standfirst=page.standfirst, blocks=page.blocks)
    return Evidence(
        title=wording.say("explore-ai-no-amplifier"),
        reason=material.result.amplifier.reason or wording.say("explore-ai-amplifier-needs"),
    )
