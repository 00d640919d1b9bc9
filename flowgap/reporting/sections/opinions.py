"""Where people see the wait, and what goes along with outcomes."""

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.drivers import drivers_block, first_driver
from flowgap.result.survey import VoteShare
from flowgap.stages import PIPELINE_STAGES

_BAR_WIDTH = 190.0
_STAGES = frozenset(stage.value for stage in PIPELINE_STAGES)


def opinions_page(material: Material) -> Page | None:
    """Return the page, or nothing where there is neither a vote nor a driver."""
    survey, words = material.result.survey, material.words
    if not (_of_stages(material) or survey.drivers.items):
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
    blocks: list[Block] = [_votes(material)] if _of_stages(material) else []
    if (drivers := drivers_block(material)) is not None:
        blocks.append(drivers)
    return blocks


def _title(material: Material) -> str:
    words = material.words
    if votes := _of_stages(material):
        share, stage = words.percent(votes[0].share), words.stage(votes[0].stage)
        return words.say("opinions-title", share=share, stage=stage)
    if (driver := first_driver(material)) is not None:
        return words.say("opinions-title-driver", dimension=driver)
    return words.say("opinions-title-no-driver")


def _votes(material: Material) -> Table:
    words, votes = material.words, _of_stages(material)
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
        note=_note(material),
        columns=(
            Column(title=words.say("column-stage"), width_mm=82),
            Column(title=words.say("column-share"), width_mm=88, align=Align.END),
        ),
        rows=tuple(rows),
    )


def _of_stages(material: Material) -> list[VoteShare]:
    """Return the votes for stages, the most named first."""
    votes = [vote for vote in material.result.survey.votes if vote.stage in _STAGES]
    return sorted(votes, key=lambda vote: -vote.share)


def _note(material: Material) -> str:
    """Say what is counted, and how many named no stage."""
    words = material.words
    others = [
        words.say("votes-other", name=words.stage(vote.stage), share=words.percent(vote.share))
        for vote in material.result.survey.votes
        if vote.stage not in _STAGES
    ]
    return ". ".join([words.say("votes-note"), *([words.listing(others)] if others else [])])
