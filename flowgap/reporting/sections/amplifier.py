"""Does AI amplify what is there: a dot with its interval per practice, null or not."""

from collections.abc import Sequence
from typing import Final

from flowgap.reporting.blocks import Align, Cell, Column, Page, PageId, Prose, Row, Table
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import AmplifierEffect, AmplifierState

_DOT_WIDTH: Final = 130.0


def amplifier_page(material: Material) -> Page | None:
    """Return the page, or nothing where nothing was tested: its reason stands elsewhere."""
    found, words = material.result.amplifier, material.words
    if found.state is not AmplifierState.MEASURED:
        return None
    return Page(
        id=PageId.AMPLIFIER,
        label=words.say("amplifier-label"),
        title=_title(material, found.effects),
        standfirst=words.say("amplifier-standfirst"),
        base=material.base(survey=True, delivery=True),
        blocks=(
            _effects(material, found.effects),
            Prose(
                heading=words.say("amplifier-reading-heading"),
                paragraphs=(
                    words.say("amplifier-reading", use=found.use or "developers"),
                    words.say("amplifier-no-cause"),
                ),
            ),
        ),
    )


def _title(material: Material, effects: Sequence[AmplifierEffect]) -> str:
    words = material.words
    more = [one for one in effects if one.low > 0]
    less = [one for one in effects if one.high < 0]
    if more and less:
        return words.say("amplifier-title-both")
    if not more and not less:
        return words.say("amplifier-title-null")
    names = words.listing([material.dimension(one.dimension) for one in more or less])
    return words.say("amplifier-title-more" if more else "amplifier-title-less", names=names)


def _effects(material: Material, effects: Sequence[AmplifierEffect]) -> Table:
    words = material.words
    reach = 1.1 * max(abs(end) for one in effects for end in (one.low, one.high))
    scale = Scale(low=-reach, high=reach, start=0, end=_DOT_WIDTH - 4)
    return Table(
        caption=words.say("amplifier-caption"),
        note=words.say("amplifier-note"),
        columns=(
            Column(title=words.say("column-practice"), width_mm=56),
            Column(title=words.say("column-amplifier-compared"), width_mm=54),
            Column(title=words.say("column-amplifier-difference"), width_mm=60, align=Align.END),
        ),
        rows=tuple(_effect(material, one, scale) for one in effects),
    )


def _effect(material: Material, one: AmplifierEffect, scale: Scale) -> Row:
    words, name = material.words, material.dimension(one.dimension)
    difference = words.percent(one.estimate, signed=True)
    low, high = (words.percent(end, signed=True) for end in (one.low, one.high))
    interval = words.say("range", low=low, high=high)
    tone = Tone.STRONG if one.is_clear else Tone.MUTED
    drawing = change_dot(
        Estimate(value=one.estimate, low=one.low, high=one.high),
        scale=scale,
        title=f"{name}: {difference} ({interval})",
        paint=Paint.INK if one.is_clear else Paint.NEUTRAL,
    )
    return Row(
        cells=(
            Cell(text=name),
            Cell(text=_compared(material, one), note=_step(material, one)),
            Cell(text=difference, note=interval, tone=tone, drawing=drawing),
        )
    )


def _compared(material: Material, one: AmplifierEffect) -> str:
    words = material.words
    return words.say(
        "amplifier-compared",
        teams=words.number(one.n_teams or 0),
        periods=words.number(one.n_periods or 0),
    )


def _step(material: Material, one: AmplifierEffect) -> str:
    points = material.words.number(one.step_points or 0.0, decimals=1)
    return material.words.say("amplifier-step", points=points)
