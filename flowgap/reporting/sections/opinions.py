"""Where people see the wait, where roles see it differently, and what they wrote about."""

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate, change_dot
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.survey import RoleGap

_BAR_WIDTH = 190.0
_DOTS_WIDTH = 120.0


def opinions_page(material: Material) -> Page | None:
    """Return the page, or nothing where nobody voted and no roles can be compared."""
    survey, words = material.result.survey, material.words
    blocks: list[Block] = []
    if survey.votes:
        blocks.append(_votes(material))
    if survey.perception:
        blocks.append(_perception(material))
    if not blocks:
        return None
    if survey.themes:
        blocks.append(_themes(material))
    return Page(
        id=PageId.OPINIONS,
        label=words.say("opinions-label"),
        title=_title(material),
        standfirst=words.say("opinions-standfirst"),
        base=material.base(survey=True),
        blocks=tuple(blocks),
    )


def _title(material: Material) -> str:
    words, survey = material.words, material.result.survey
    if survey.votes:
        first = max(survey.votes, key=lambda vote: vote.share)
        return words.say(
            "opinions-title", share=words.percent(first.share), stage=words.stage(first.stage)
        )
    return words.say("opinions-title-roles")


def _votes(material: Material) -> Table:
    words = material.words
    votes = sorted(material.result.survey.votes, key=lambda vote: -vote.share)
    rows = []
    for vote in votes:
        name, leads = words.stage(vote.stage), vote is votes[0]
        bar = share_bar(
            share=vote.share,
            title=f"{name}: {words.percent(vote.share)}",
            width=_BAR_WIDTH,
            fill=Paint.INK if leads else Paint.GREY,
        )
        tone = Tone.STRONG if leads else Tone.PLAIN
        share = Cell(text=words.percent(vote.share), tone=tone, drawing=bar)
        rows.append(Row(cells=(Cell(text=name), share)))
    return Table(
        caption=words.say("votes-caption"),
        note=words.say("votes-note"),
        columns=(
            Column(title=words.say("column-stage"), width_mm=82),
            Column(title=words.say("column-share"), width_mm=88, align=Align.END),
        ),
        rows=tuple(rows),
    )


def _perception(material: Material) -> Table:
    words, gaps = material.words, material.result.survey.perception
    reach = 1.1 * max(abs(end) for gap in gaps for end in (gap.low, gap.high, gap.difference))
    scale = Scale(low=-reach, high=reach, start=0, end=_DOTS_WIDTH - 4)
    return Table(
        caption=words.say("perception-caption"),
        note=words.say("perception-note"),
        columns=(
            Column(title=words.say("column-dimension"), width_mm=58),
            Column(title=words.say("column-roles"), width_mm=44),
            Column(title=words.say("column-difference"), width_mm=68, align=Align.END),
        ),
        rows=tuple(
            _gap(material, gap, scale) for gap in sorted(gaps, key=lambda gap: -abs(gap.difference))
        ),
    )


def _gap(material: Material, gap: RoleGap, scale: Scale) -> Row:
    words = material.words
    name = material.dimension(gap.dimension)
    roles = words.say(
        "role-pair", a=words.named("role", gap.role_a), b=words.named("role", gap.role_b)
    )
    difference = words.number(gap.difference, signed=True)
    interval = words.interval(gap.low, gap.high, signed=True)
    estimate = Estimate(value=gap.difference, low=gap.low, high=gap.high)
    clear = gap.low > 0 or gap.high < 0
    return Row(
        cells=(
            Cell(text=name),
            Cell(text=roles),
            Cell(
                text=difference,
                note=interval,
                tone=Tone.STRONG if clear else Tone.MUTED,
                drawing=change_dot(
                    estimate,
                    scale=scale,
                    title=f"{name}, {roles}: {difference} ({interval})",
                    paint=Paint.INK if clear else Paint.NEUTRAL,
                ),
            ),
        )
    )


def _themes(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("themes-caption"),
        note=words.say("themes-note"),
        columns=(
            Column(title=words.say("column-theme"), width_mm=112),
            Column(title=words.say("column-comments"), width_mm=58, align=Align.END),
        ),
        rows=tuple(
            Row(cells=(Cell(text=theme.label), Cell(text=words.band(theme.n_band))))
            for theme in material.result.survey.themes
        ),
    )
