"""The contents page: the titles in sequence, and how to read an interval."""

from collections.abc import Sequence

from flowgap.reporting.blocks import (
    Columns,
    ContentsLine,
    ContentsList,
    Figure,
    Page,
    PageId,
    Prose,
)
from flowgap.reporting.charts.intervals import Estimate, worked_example
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.material import Material
from flowgap.stages import Stage

_INVENTED = Estimate(value=0.6, low=0.2, high=1.0)

WIDTH = 230.0


def contents_page(material: Material, pages: Sequence[Page]) -> Page:
    """Return the list of the other pages, and one interval explained with a real figure."""
    words = material.words
    lines = tuple(ContentsLine(label=page.label, title=page.title, page=page.id) for page in pages)
    return Page(
        id=PageId.CONTENTS,
        label=words.say("contents-label"),
        title=words.say("contents-title"),
        standfirst="",
        base=material.base(survey=True, delivery=True),
        blocks=(
            ContentsList(lines=lines),
            Columns(left=(_example(material),), right=(_reading(material),), wide_left=False),
        ),
    )


def _example(material: Material) -> Figure:
    words = material.words
    stage, estimate = _real_or_invented(material)
    reach = max(abs(estimate.low), abs(estimate.high)) * 1.25
    scale = Scale(low=-reach, high=reach, start=0, end=WIDTH - 4)
    low, value, high = (
        words.days(number, signed=True) for number in (estimate.low, estimate.value, estimate.high)
    )
    name = words.say("reading-invented") if stage is None else words.stage(stage)
    drawing = worked_example(
        estimate,
        labels=(low, value, high),
        zero_label=words.say("no-change"),
        title=words.say("reading-alt", name=name, value=value, low=low, high=high),
        scale=scale,
        better_label=words.say("faster-side"),
        worse_label=words.say("slower-side"),
    )
    return Figure(
        caption=words.say("reading-caption"),
        note=words.say("reading-note", name=name),
        drawing=drawing,
    )


def _real_or_invented(material: Material) -> tuple[Stage | None, Estimate]:
    for stage in material.ledger.slower or material.ledger.faster:
        row = material.row(stage)
        if row and row.rate is not None and row.rate_low is not None and row.rate_high is not None:
            return stage, Estimate(value=row.rate, low=row.rate_low, high=row.rate_high)
    return None, _INVENTED


def _reading(material: Material) -> Prose:
    words = material.words
    return Prose(
        heading=words.say("reading-heading"),
        paragraphs=(
            words.say("reading-dot"),
            words.say("reading-colour"),
            words.say("reading-grades"),
        ),
    )
