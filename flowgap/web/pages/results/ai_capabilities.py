"""The seven capabilities that DORA names for work with AI, and what a survey here asks of each.

Names: DORA, AI Capabilities Model 2025, dora.dev, CC BY 4.0. What is said of them is ours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.survey import DimensionScore
from flowgap.web.pages.results.links import Target
from flowgap.wording import Wording


class Asked(StrEnum):
    """How far the questionnaire asks about a capability."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


ASKED_SYMBOLS: Final = {
    Asked.FULLY: Symbol.FULL,
    Asked.PARTLY: Symbol.HALF,
    Asked.NOT: Symbol.RING,
}

CAPABILITIES: Final = (
    ("stance", Asked.FULLY, ("AIA",)),
    ("data", Asked.NOT, ()),
    ("access", Asked.PARTLY, ("AIA",)),
    ("versions", Asked.PARTLY, ("INT",)),
    ("batches", Asked.FULLY, ("WRK",)),
    ("users", Asked.FULLY, ("PRD",)),
    ("platform", Asked.PARTLY, ("QAC", "INT")),
)
"""Id, how far it is asked, and the dimensions whose questions touch it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedBy:
    """A dimension with its score in words, and its page."""

    name: str
    told: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class CapabilityLine:
    """One capability: what it is in our words, and what people here say of it."""

    name: str
    meaning: str
    asked: str
    symbol: Symbol
    dimensions: tuple[TouchedBy, ...]


def capability_lines(material: Material, wording: Wording) -> Iterator[CapabilityLine]:
    """Yield the seven; without answers to a dimension nothing is asked of it here."""
    for name, asked, dimensions in CAPABILITIES:
        touched = tuple(
            TouchedBy(
                name=score.name,
                told=told_score(score, material, wording),
                target=Target(endpoint="explore.dimension", values={"dimension": score.id}),
            )
            for dimension in dimensions
            if (score := material.scores.get(dimension)) is not None
        )
        known = asked if touched else Asked.NOT
        meaning = [wording.say(f"explore-capability-{name}-meaning")]
        if known is Asked.PARTLY:
            meaning.append(wording.say(f"explore-capability-{name}-asked"))
        yield CapabilityLine(
            name=wording.say(f"explore-capability-{name}"),
            meaning=" ".join(meaning),
            asked=wording.say(f"explore-asked-{known}"),
            symbol=ASKED_SYMBOLS[known],
            dimensions=touched,
        )


def told_score(score: DimensionScore, material: Material, wording: Wording) -> str:
    """Return a score with its interval in words, or that there is none."""
    words = material.words
    if score.estimate is None:
        return wording.say("explore-not-shown")
    if not score.is_score:
        return wording.say("explore-no-score")
    return f"{words.number(score.estimate)} ({words.interval(score.low, score.high)})"
