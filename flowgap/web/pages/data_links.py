"""Of the data check: what leads to what, and the one column that would help most."""

from dataclasses import dataclass
from typing import Final

from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Drawing, Paint
from flowgap.reporting.material import Material
from flowgap.reporting.sections.coverage import THIN
from flowgap.wording import Wording

BAR_WIDTH: Final = 50.0


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
class MostHelp:
    """The column that would help most (empty: the whole file), and why."""

    column: str
    file: str
    why: str


def share_of(share: float | None, name: str, wording: Wording) -> Share | None:
    """Return a share with its bar, red where it is thin; None where nothing is known."""
    if share is None:
        return None
    paint = Paint.WORSE if share < THIN else Paint.INK
    value = wording.percent(share)
    return Share(
        value=value,
        drawing=share_bar(
            share=share, title=f"{name}: {value}", width=BAR_WIDTH, height=6.0, fill=paint
        ),
    )


def link_lines(material: Material, wording: Wording) -> tuple[LinkLine, ...]:
    """Return every link of the result; those of files that are not there have no share."""
    lines = []
    for link in material.result.coverage.links:
        name = material.words.named("link", link.link)
        lines.append(
            LinkLine(
                name=name,
                before=share_of(link.share_before, name, wording),
                after=share_of(link.share_after, name, wording),
                makes_possible=wording.say("web-data-link-makes", figures=link.makes_possible),
            )
        )
    return tuple(lines)


def most_help(material: Material) -> MostHelp | None:
    """Return what would help most, None where nothing would make more possible."""
    found = material.result.coverage.helps_most
    if found is None:
        return None
    return MostHelp(column=found.column or "", file=found.file, why=found.why)
