"""Where roles see a practice differently: the largest clear differences, or that none is clear."""

from collections.abc import Sequence
from typing import Final

from flowgap.reporting.blocks import Align, Cell, Column, Row, Table
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import RoleGap, TenureGap

MOST_CLEAR: Final = 8
MOST_UNCLEAR: Final = 5

_DOTS_WIDTH: Final = 120.0


def clear_gaps(material: Material) -> list[RoleGap]:
    """Return the differences whose interval excludes 0, the largest first."""
    return [gap for gap in role_gaps(material) if is_clear(gap)]


def is_clear(gap: RoleGap | TenureGap) -> bool:
    """Tell whether the interval of a difference excludes 0."""
    return gap.low > 0 or gap.high < 0


def role_gaps(material: Material) -> list[RoleGap]:
    """Return the differences of dimensions that have a score, the largest first."""
    gaps = (
        gap
        for gap in material.result.survey.perception
        if gap.dimension not in material.item_by_item
    )
    return sorted(gaps, key=lambda gap: -abs(gap.difference))


def perception_table(material: Material) -> Table:
    """Return the largest clear differences; without one, the largest, muted."""
    words, clear = material.words, clear_gaps(material)
    if clear:
        shown = clear[:MOST_CLEAR]
        caption = words.say("perception-caption")
        some = "-some" if len(shown) < len(clear) else ""
        note = words.say(f"perception-note{some}", shown=len(shown), n=len(clear))
    else:
        shown = role_gaps(material)[:MOST_UNCLEAR]
        caption = words.say("perception-none-clear")
        note = words.say("perception-none-clear-note", shown=len(shown))
    return _gaps_table(material, shown, caption=caption, note=note)


def other_gaps_table(material: Material) -> Table | None:
    """Return the differences that the table of the largest leaves out, in the order of theirs."""
    words, clear = material.words, clear_gaps(material)
    shown = clear[:MOST_CLEAR] if clear else role_gaps(material)[:MOST_UNCLEAR]
    others = [gap for gap in role_gaps(material) if gap not in shown]
    if not others:
        return None
    return _gaps_table(
        material,
        others,
        caption=words.say("perception-others"),
        note=words.say("perception-in-one"),
    )


def _gaps_table(material: Material, gaps: Sequence[RoleGap], *, caption: str, note: str) -> Table:
    words, scale = material.words, gap_scale(gaps, width=_DOTS_WIDTH)
    return Table(
        caption=caption,
        note=note,
        columns=(
            Column(title=words.say("column-dimension"), width_mm=58),
            Column(title=words.say("column-roles"), width_mm=44),
            Column(title=words.say("column-difference"), width_mm=68, align=Align.END),
        ),
        rows=tuple(_gap(material, gap, scale, is_loud=is_clear(gap)) for gap in gaps),
    )


def gaps_in(material: Material, dimension: str) -> Table | None:
    """Return all differences between roles in one dimension, or nothing where none is given."""
    gaps, words = [gap for gap in role_gaps(material) if gap.dimension == dimension], material.words
    if not gaps:
        return None
    scale = gap_scale(gaps, width=_DOTS_WIDTH)
    return Table(
        caption=words.say("perception-caption"),
        note=words.say("perception-in-one"),
        columns=(
            Column(title=words.say("column-roles"), width_mm=102),
            Column(title=words.say("column-difference"), width_mm=68, align=Align.END),
        ),
        rows=tuple(
            Row(cells=_gap(material, gap, scale, is_loud=is_clear(gap)).cells[1:]) for gap in gaps
        ),
    )


def gap_scale(gaps: Sequence[RoleGap | TenureGap], *, width: float) -> Scale:
    """Return a scale with 0 in its middle that holds every interval."""
    reach = 1.1 * max(abs(end) for gap in gaps for end in (gap.low, gap.high, gap.difference))
    return Scale(low=-reach, high=reach, start=0, end=width - 4)


def gap_cell(
    material: Material, gap: RoleGap | TenureGap, scale: Scale, *, name: str, is_loud: bool
) -> Cell:
    """Return a difference in figures and as a dot with its interval; `name` says of what."""
    words = material.words
    difference = words.number(gap.difference, signed=True)
    interval = words.interval(gap.low, gap.high, signed=True)
    drawing = change_dot(
        Estimate(value=gap.difference, low=gap.low, high=gap.high),
        scale=scale,
        title=f"{name}: {difference} ({interval})",
        paint=Paint.INK if is_loud else Paint.NEUTRAL,
    )
    tone = Tone.STRONG if is_loud else Tone.MUTED
    return Cell(text=difference, note=interval, tone=tone, drawing=drawing)


def _gap(material: Material, gap: RoleGap, scale: Scale, *, is_loud: bool) -> Row:
    words, name = material.words, material.dimension(gap.dimension)
    roles = words.say(
        "role-pair", a=words.named("role", gap.role_a), b=words.named("role", gap.role_b)
    )
    tone = Tone.PLAIN if is_loud else Tone.MUTED
    return Row(
        cells=(
            Cell(text=name, tone=tone),
            Cell(text=roles, tone=tone),
            gap_cell(material, gap, scale, name=f"{name}, {roles}", is_loud=is_loud),
        )
    )
