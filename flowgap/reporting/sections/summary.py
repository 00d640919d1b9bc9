"""The executive summary: conclusion, figures, findings, first moves and how sure we are."""

from dataclasses import dataclass

from flowgap.reporting.blocks import (
    Align,
    Block,
    Cell,
    Claim,
    Claims,
    Column,
    Page,
    PageId,
    Row,
    Table,
)
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.headline import headline, standfirst
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.key_figures import key_figures
from flowgap.result.diagnosis import Action
from flowgap.stages import Stage

MOST_FINDINGS = 3
MOST_ACTIONS = 3
MOST_CERTAINTIES = 3

_BAR_WIDTH = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Certainty:
    statement: str
    p: float


def summary_page(material: Material) -> Page:
    """Return the page for a reader with one minute."""
    blocks: list[Block] = [key_figures(material)]
    if material.findings:
        blocks.append(_claims(material))
    if material.actions:
        blocks.append(_actions(material))
    certainties = _certainties(material)[:MOST_CERTAINTIES]
    if certainties:
        blocks.append(_how_sure(material, certainties))
    return Page(
        id=PageId.SUMMARY,
        label=material.words.say("summary-label"),
        title=headline(material),
        standfirst=standfirst(material),
        base=material.base(survey=True, delivery=True),
        blocks=tuple(blocks),
    )


def _claims(material: Material) -> Claims:
    words = material.words
    return Claims(
        heading=words.say("summary-findings"),
        page_word=words.say("page-word"),
        claims=tuple(
            Claim(
                statement=finding.statement,
                evidence=" ".join(finding.evidence[:1]),
                grade=words.named("grade", finding.grade),
                page=material.page_of(finding),
            )
            for finding in material.findings[:MOST_FINDINGS]
        ),
    )


def _actions(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("summary-actions"),
        columns=(
            Column(title=words.say("column-action"), width_mm=66),
            Column(title=words.say("column-owner"), width_mm=36),
            Column(title=words.say("column-watch"), width_mm=68),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=action.title, tone=Tone.STRONG),
                    Cell(text=action.owner_role),
                    Cell(text=_expected(material, action)),
                )
            )
            for action in material.actions[:MOST_ACTIONS]
        ),
    )


def _expected(material: Material, action: Action) -> str:
    """Say the expected effect with its interval; until a model knows it, what to watch."""
    expected, words = action.expected, material.words
    if expected.days is None:
        return action.leading_indicator
    return words.say(
        "expected-days",
        days=words.days(expected.days, signed=True),
        interval=words.change(expected.low, expected.high),
    )


def _how_sure(material: Material, certainties: list[_Certainty]) -> Table:
    words = material.words
    return Table(
        caption=words.say("summary-sure"),
        columns=(
            Column(title=words.say("column-statement"), width_mm=108),
            Column(title=words.say("column-chance"), width_mm=62, align=Align.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=certainty.statement),
                    Cell(
                        text=words.chance(certainty.p),
                        tone=Tone.STRONG,
                        drawing=share_bar(
                            share=certainty.p,
                            title=f"{certainty.statement}: {words.chance(certainty.p)}",
                            width=_BAR_WIDTH,
                        ),
                    ),
                )
            )
            for certainty in certainties
        ),
    )


def _certainties(material: Material) -> list[_Certainty]:
    words, result = material.words, material.result
    told = []
    build = material.row(Stage.BUILD)
    if build is not None and build.p_worse is not None:
        told.append(_Certainty(statement=words.say("sure-build"), p=1 - build.p_worse))
    for stage in material.ledger.slower[:1]:
        row = material.row(stage)
        if row is not None and row.p_worse is not None:
            told.append(
                _Certainty(
                    statement=words.say("sure-slower", stage=words.stage(stage)), p=row.p_worse
                )
            )
    p_longer = result.delivery.lead_time.p_worse
    if p_longer is not None:
        told.append(_Certainty(statement=words.say("sure-lead-time"), p=p_longer))
    for weakest in result.survey.readiness.by_chance[:1]:
        name = material.dimension(weakest.id)
        told.append(_Certainty(statement=words.say("sure-weakest", dimension=name), p=weakest.p))
    return told
