"""Where people see the wait, what goes along with outcomes, where roles differ, what they wrote."""

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.drivers import drivers_block, first_driver
from flowgap.reporting.sections.perception import clear_gaps, perception_table
from flowgap.reporting.sections.team_views import has_split_team, views_block

_BAR_WIDTH = 190.0


def opinions_page(material: Material) -> Page | None:
    """Return the page, or nothing where there is no vote, no difference and no driver."""
    survey, words = material.result.survey, material.words
    is_divided = bool(survey.perception) or has_split_team(material)
    if not (survey.votes or is_divided or survey.drivers.items):
        return None
    return Page(
        id=PageId.OPINIONS,
        label=words.say("opinions-label"),
        title=_title(material),
        standfirst=words.say("opinions-standfirst"),
        base=material.base(survey=True),
        blocks=tuple(_blocks(material)),
    )


def _blocks(material: Material) -> list[Block]:
    survey = material.result.survey
    blocks: list[Block] = [_votes(material)] if survey.votes else []
    if (drivers := drivers_block(material)) is not None:
        blocks.append(drivers)
    if survey.perception:
        blocks.append(perception_table(material))
    if (views := views_block(material)) is not None:
        blocks.append(views)
    if survey.themes:
        blocks.append(_themes(material))
    return blocks


def _title(material: Material) -> str:
    words, survey = material.words, material.result.survey
    if survey.votes:
        first = max(survey.votes, key=lambda vote: vote.share)
        return words.say(
            "opinions-title", share=words.percent(first.share), stage=words.stage(first.stage)
        )
    if clear_gaps(material):
        return words.say("opinions-title-roles")
    if (driver := first_driver(material)) is not None:
        return words.say("opinions-title-driver", dimension=driver)
    if survey.drivers.items:
        return words.say("opinions-title-no-driver")
    return words.say("perception-none-clear" if survey.perception else "split-heading")


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
