"""AI: use as measured and as told, what went along with it, and what a survey asks of it."""

from dataclasses import dataclass
from typing import Final

from flowgap.reporting.blocks import Block, Table
from flowgap.reporting.material import Material
from flowgap.reporting.sections.adoption import adoption_page
from flowgap.reporting.sections.amplifier import amplifier_page
from flowgap.reporting.sections.figures import funnel_table, indicators_table
from flowgap.result.delivery import AdoptionState
from flowgap.web.pages.results.ai_capabilities import CapabilityLine, capability_lines
from flowgap.web.pages.results.ai_cards import ENABLEMENT, ai_cards
from flowgap.web.pages.results.evidence_card import EvidenceCard
from flowgap.web.pages.results.named import ProposedAction, actions_on, findings_on
from flowgap.web.pages.results.overview import FindingLine
from flowgap.wording import Wording

DOWNSTREAM: Final = (
    "change_size_p75",
    "pickup_p75_hours",
    "unreviewed_share",
    "review_concentration",
    "conflict_rate",
    "incidents_per_change",
)
"""Indicators of work that AI may leave to others, later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
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
    cards: tuple[EvidenceCard, ...]
    downstream: Table | None
    stability: str
    funnel: Table | None
    effect: Chapter
    amplifier: Chapter
    capabilities: tuple[CapabilityLine, ...]
    findings: tuple[FindingLine, ...]
    actions: tuple[ProposedAction, ...]
    base: str
    label: str = ""


def ai_page(material: Material, wording: Wording) -> AiPage:
    """Return the page; each part that has no data says what it needs."""
    delivery = material.result.delivery
    later = [one for name in DOWNSTREAM for one in delivery.indicators if one.id == name]
    return AiPage(
        title=_title(material, wording),
        standfirst=_standfirst(material, wording),
        cards=ai_cards(material, wording),
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


def _grew(material: Material) -> bool:
    return any(step.change is not None for step in material.result.delivery.funnel)


def _stability(material: Material, wording: Wording) -> str:
    p = material.result.flow_gap.instability_worse_p
    if p is None:
        return wording.say("explore-ai-stability-unknown")
    return wording.say("explore-ai-stability", p=material.words.chance(p))


def _effect(material: Material, wording: Wording) -> Chapter:
    page = adoption_page(material)
    if page is not None:
        return Chapter(title=page.title, standfirst=page.standfirst, blocks=page.blocks)
    adoption = material.result.delivery.adoption
    told = None if adoption.effect is None else adoption.effect.reason
    return Chapter(
        title=wording.say("explore-ai-no-effect"),
        reason=told or wording.say("explore-ai-effect-needs"),
    )


def _amplifier(material: Material, wording: Wording) -> Chapter:
    page = amplifier_page(material)
    if page is not None:
        return Chapter(title=page.title, standfirst=page.standfirst, blocks=page.blocks)
    return Chapter(
        title=wording.say("explore-ai-no-amplifier"),
        reason=material.result.amplifier.reason or wording.say("explore-ai-amplifier-needs"),
    )
