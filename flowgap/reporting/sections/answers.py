"""Who answered: the company in figures, every team in bands."""

from flowgap.reporting.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Figure,
    Page,
    PageId,
    Prose,
    Row,
    RowKind,
    Table,
)
from flowgap.reporting.charts.bars import split_bar
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.careless import careless_remarks, careless_warning
from flowgap.result.survey import TeamScores

LOW_RATE = 0.5
"""Below half, the answers may not stand for the company (`docs/methods/scores.md`)."""

MANY_TEAMS = 18
"""More teams than this are listed on the full width, where their table may run on."""

_BAR_WIDTH = 481.0


def answers_page(material: Material) -> Page | None:
    """Return the page, or nothing where nobody was asked."""
    survey, words = material.result.survey, material.words
    if not survey.responded or survey.response_rate is None:
        return None
    few = survey.response_rate < LOW_RATE
    told = {
        "responded": words.number(survey.responded),
        "invited": words.number(survey.invited),
        "rate": words.percent(survey.response_rate),
    }
    return Page(
        id=PageId.ANSWERS,
        label=words.say("answers-label"),
        title=words.say("answers-title-low" if few else "answers-title", **told),
        standfirst=words.say(
            "answers-standfirst",
            n_shown=words.number(survey.n_teams_shown),
            n_teams=words.number(survey.n_teams),
        ),
        base=material.base(survey=True),
        blocks=tuple(_blocks(material, told)),
    )


def _blocks(material: Material, told: dict[str, str]) -> list[Block]:
    words, survey = material.words, material.result.survey
    responded, invited = survey.responded or 0, survey.invited or 0
    bar = split_bar(
        share=survey.response_rate or 0.0,
        title=words.say("answers-alt", **told),
        labels=(
            words.say("answers-answered", n=words.number(responded)),
            words.say("answers-missing", n=words.number(invited - responded)),
        ),
        width=_BAR_WIDTH,
    )
    right = _beside(material)
    figure = Figure(caption=words.say("answers-caption"), drawing=bar)
    if len(survey.teams) > MANY_TEAMS:
        first, *others = right
        beside = Columns(left=(first,), right=tuple(others), wide_left=False)
        return [figure, *([beside] if others else [first]), _teams(material, wide=True)]
    return [figure, Columns(left=(_teams(material, wide=False),), right=tuple(right))]


def _beside(material: Material) -> list[Block]:
    """Return what stands beside the teams; the tinted box is for the graver of two warnings."""
    words, survey = material.words, material.result.survey
    remarks = (*careless_remarks(material), words.say("answers-bands"), words.say("answers-dk"))
    blocks: list[Block] = [Prose(heading=words.say("answers-reading"), paragraphs=remarks)]
    if material.result.engagement.waves:
        blocks.append(_waves(material))
    warning = careless_warning(material)
    if warning is not None:
        blocks.append(warning)
    if survey.pilot_instrument:
        tinted = Callout if warning is None else Prose
        told = (words.say("answers-pilot"),)
        blocks.append(tinted(heading=words.say("answers-pilot-heading"), paragraphs=told))
    return blocks


def _teams(material: Material, *, wide: bool) -> Table:
    words = material.words
    name_mm, answers_mm, rate_mm = (114, 28, 28) if wide else (57, 22, 26)
    rows: list[Row] = []
    unit: str | None = None
    for team in material.result.survey.teams:
        if team.parent is not None and team.parent != unit:
            unit = team.parent
            rows.append(Row(cells=(Cell(text=unit, span=3),), kind=RowKind.GROUP))
        rows.append(_team(material, team))
    return Table(
        caption=words.say("answers-teams"),
        columns=(
            Column(title=words.say("column-team"), width_mm=name_mm),
            Column(title=words.say("column-answers"), width_mm=answers_mm, align=Align.END),
            Column(title=words.say("column-rate"), width_mm=rate_mm, align=Align.END),
        ),
        rows=tuple(rows),
    )


def _team(material: Material, team: TeamScores) -> Row:
    words = material.words
    hidden = team.n_band is None
    tone = Tone.MUTED if hidden else Tone.PLAIN
    return Row(
        cells=(
            Cell(text=team.team),
            Cell(text=words.band(team.n_band), tone=tone),
            Cell(text="" if hidden else words.band(team.response_rate_band), tone=tone),
        )
    )


def _waves(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("answers-waves"),
        columns=(
            Column(title=words.say("column-wave"), width_mm=17),
            Column(title=words.say("column-when"), width_mm=42),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=wave.id),
                    Cell(text=words.span(wave.opened_on, wave.closed_on)),
                )
            )
            for wave in material.result.engagement.waves
        ),
    )
