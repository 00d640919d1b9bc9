"""Careless answers: what would change without them, and whom leaving them out would silence."""

from collections.abc import Iterator
from typing import Final

from flowgap.reporting.blocks import Callout
from flowgap.reporting.material import Material
from flowgap.result.survey import WithoutFlagged
from flowgap.scoring.careless.sensitivity import NOTABLE_SHIFT

MOST_MOVED: Final = 4
"""Dimensions that are named; of more, their number is enough to distrust the scores."""


def careless_remarks(material: Material) -> Iterator[str]:
    """Yield how many answers look careless and what moves without them; nothing if unknown."""
    survey, words = material.result.survey, material.words
    if survey.flagged_share is None:
        return
    if survey.flagged_share == 0:
        yield words.say("careless-none")
        return
    yield words.say("careless-share", share=words.chance(survey.flagged_share))
    if survey.careless is not None:
        yield _sensitivity(material, survey.careless.without)


def careless_warning(material: Material) -> Callout | None:
    """Return the warning that flags fall on those who give low scores, where they do."""
    careless, words = material.result.survey.careless, material.words
    if careless is None or not careless.hits_low_scores:
        return None
    told = [words.say("careless-critical")]
    if careless.quarters:
        shares = words.listing([words.percent(share) for share in careless.quarters])
        told.append(words.say("careless-quarters", shares=shares))
    return Callout(heading=words.say("careless-critical-heading"), paragraphs=tuple(told))


def _sensitivity(material: Material, without: tuple[WithoutFlagged, ...]) -> str:
    words, bound = material.words, material.words.number(NOTABLE_SHIFT)
    moved = sorted(
        (mean for mean in without if _shift(mean) > NOTABLE_SHIFT),
        key=lambda mean: -_shift(mean),
    )
    if not without:
        return words.say("careless-untold")
    if not moved:
        return words.say("careless-nothing-moves", n=len(without), bound=bound)
    named = [
        words.say(
            "careless-moved",
            dimension=material.dimension(mean.dimension),
            before=words.number(mean.mean_with, decimals=1),
            after=words.number(mean.mean_without, decimals=1),
        )
        for mean in moved[:MOST_MOVED]
    ]
    more = len(moved) - len(named)
    listed = ", ".join(named) if more else words.listing(named)
    return words.say("careless-moves", dimensions=listed, more=more, bound=bound)


def _shift(mean: WithoutFlagged) -> float:
    return abs(mean.mean_without - mean.mean_with)
