"""Where roles see a practice differently: the largest clear differences, or that none is clear."""

from typing import Final

from flowgap.reporting.blocks import Align, Cell, Column, Row, Table
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import RoleGap

MOST_CLEAR: Final = 8
MOST_UNCLEAR: Final = 5

_DOTS_WIDTH: Final = 120.0


def clear_gaps(material: Material) -> list[RoleGap]:
    """Return the differences whose interval excludes 0, the largest first."""
    gaps = material.result.survey.perception
    return _largest_first([gap for gap in gaps if gap.low > 0 or gap.high < 0])


def perception_table(material: Material) -> Table:
    """Return the largest clear differences; without one, the largest, muted."""
    words, clear = material.words, clear_gaps(material)
    if clear:
        shown = clear[:MOST_CLEAR]
        caption = words.say("perception-caption")
        some = "-some" if len(shown) < len(clear) else ""
        note = words.say(f"perception-note{some}", shown=len(shown), n=len(clear))
    else:
        shown = _largest_first(material.result.survey.perception)[:MOST_UNCLEAR]
        caption = words.say("perception-none-clear")
        note = words.say("perception-none-clear-note", shown=len(shown))
    reach = 1.1 * max(abs(end) for gap in shown for end in (gap.low, gap.high, gap.difference))
    scale = Scale(low=-reach, high=reach, start=0, end=_DOTS_WIDTH - 4)
    return Table(
        caption=caption,
        note=note,
        columns=(
            Column(title=words.say("column-dimension"), width_mm=58),
            Column(title=words.say("column-roles"), width_mm=44),
            Column(title=words.say("column-difference"), width_mm=68, align=Align.END),
        ),
        rows=tuple(_gap(material, gap, scale, is_clear=bool(clear)) for gap in shown),
    )


def _largest_first(gaps: list[RoleGap] | tuple[RoleGap, ...]) -> list[RoleGap]:
    return sorted(gaps, key=lambda gap: -abs(gap.difference))


def _gap(material: Material, gap: RoleGap, scale: Scale, *, is_clear: bool) -> Row:
    words, name = material.words, material.dimension(gap.dimension)
    roles = words.say(
        "role-pair", a=words.named("role", gap.role_a), b=words.named("role", gap.role_b)
    )
    difference = words.number(gap.difference, signed=True)
    interval = words.interval(gap.low, gap.high, signed=True)
    drawing = change_dot(
        Estimate(value=gap.difference, low=gap.low, high=gap.high),
        scale=scale,
        title=f"{name}, {roles}: {difference} ({interval})",
        paint=Paint.INK if is_clear else Paint.NEUTRAL,
    )
    quiet = Tone.PLAIN if is_clear else Tone.MUTED
    loud = Tone.STRONG if is_clear else Tone.MUTED
    return Row(
        cells=(
            Cell(text=name, tone=quiet),
            Cell(text=roles, tone=quiet),
            Cell(text=difference, note=interval, tone=loud, drawing=drawing),
        )
    )
