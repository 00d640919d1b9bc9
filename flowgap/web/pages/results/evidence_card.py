"""A card of the pages that go deeper: one figure, its state, and what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.material import Material
from flowgap.result.survey import DimensionScore
from flowgap.web.pages.results.cards import BarLine, bar
from flowgap.web.pages.results.links import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCard:
    """A figure with its state, what it rests on, and where to go on."""

    figure: KeyFigure
    tone: str
    bars: tuple[BarLine, ...] = ()
    caption: str = ""
    notes: tuple[str, ...] = ()
    target: Target | None = None
    link: str = ""


def item_lines(score: DimensionScore, material: Material) -> Iterator[BarLine]:
    """Yield the items of a dimension without a score, the weakest first."""
    for item in sorted(score.items, key=lambda item: item.mean):
        yield BarLine(
            name=item.text,
            drawing=bar(item.mean / 100, item.text, strong=False),
            share=material.words.number(item.mean),
        )
