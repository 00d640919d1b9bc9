"""Which practices go along with outcomes: shares with ranks, or why nothing is said of them."""

from typing import Final

from flowgap.reporting.blocks import Cell, Column, Prose, Row, Table
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import DriverImportance

NO_CLEAR_DRIVER: Final = "no_clear_driver"
"""The note of a study in which another practice comes first in many draws of teams."""

_BAR_WIDTH: Final = 130.0


def drivers_block(material: Material) -> Table | Prose | None:
    """Return the practices in their order, or the reason for none; nothing where none is known."""
    drivers, words = material.result.survey.drivers, material.words
    if drivers.items:
        return _ranked(material)
    if drivers.reason is None:
        return None
    reason = words.named("drivers-reason", drivers.reason)
    return Prose(heading=words.say("drivers-caption"), paragraphs=(reason,))


def first_driver(material: Material) -> str | None:
    """Return the name of the practice that comes first in most draws of teams, if one does."""
    drivers = material.result.survey.drivers
    if not drivers.items or NO_CLEAR_DRIVER in drivers.notes:
        return None
    return material.dimension(min(drivers.items, key=lambda item: item.rank).id)


def _ranked(material: Material) -> Table:
    words, drivers = material.words, material.result.survey.drivers
    leader = first_driver(material)
    notes = (words.named("drivers-note", note) for note in drivers.notes)
    return Table(
        caption=words.say("drivers-caption"),
        note=" ".join([words.say("drivers-caveat"), *notes]),
        columns=(
            Column(title=words.say("column-practice"), width_mm=72),
            Column(title=words.say("column-explained"), width_mm=64),
            Column(title=words.say("column-rank"), width_mm=34),
        ),
        rows=tuple(
            _driver(material, item, leads=material.dimension(item.id) == leader)
            for item in sorted(drivers.items, key=lambda item: item.rank)
        ),
    )


def _driver(material: Material, item: DriverImportance, *, leads: bool) -> Row:
    words, name = material.words, material.dimension(item.id)
    share = words.percent(item.importance)
    bar = share_bar(
        share=item.importance,
        title=f"{name}: {share}",
        width=_BAR_WIDTH,
        fill=Paint.INK if leads else Paint.GREY,
    )
    tone = Tone.STRONG if leads else Tone.PLAIN
    return Row(
        cells=(
            Cell(text=name),
            Cell(text=share, tone=tone, drawing=bar),
            Cell(text=_rank(material, item), tone=tone),
        )
    )


def _rank(material: Material, item: DriverImportance) -> str:
    if item.rank_low == item.rank_high:
        return material.words.say("rank-one", rank=item.rank_low)
    return material.words.say("rank-range", low=item.rank_low, high=item.rank_high)
