"""Who answered: the company in figures, every team in bands."""

from collections.abc import Iterator

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
from flowgap.reporting.sections.nonresponse import nonresponse_remarks
from flowgap.reporting.sections.teams import doubt_note
from flowgap.result.survey import TeamScores

LOW_RATE = 0.5
"""Below half, the answers may not stand for the company (`docs/methods/scores.md`)."""

MANY_TEAMS = 18
"""More teams than this are listed on the full width, where their table may run on."""

_BAR_WIDTH = 481.0


def answers_page(material: Material) -> Page | None:
    """Return the page, or nothing where nobody was asked."""
    survey, words = material.result.survey, material.words
    if not survey.responded:
        return None
    return Page(
        id=PageId.ANSWERS,
        label=words.say("answers-label"),
        title=words.say(f"answers-title{_kind(survey.response_rate)}", **_told(material)),
        standfirst=words.say(
            "answers-standfirst", n_shown=survey.n_teams_shown, n_teams=survey.n_teams
        ),
        base=material.base(survey=True),
        blocks=tuple(_blocks(material)),
    )


def _kind(response_rate: float | None) -> str:
    """Return which title says how many answered: a warning below half, or that it is unknown."""
    if response_rate is None:
        return "-unknown"
    return "-low" if response_rate < LOW_RATE else ""


def _told(material: Material) -> dict[str, str]:
    words, survey = material.words, material.result.survey
    return {
        "responded": words.number(survey.responded),
        "invited": words.number(survey.invited),
        "rate": words.percent(survey.response_rate),
    }


def _blocks(material: Material) -> list[Block]:
    figures, right = list(_share_of_invited(material)), _beside(material)
    if len(material.result.survey.teams) > MANY_TEAMS:
        first, *others = right
        beside = Columns(left=(first,), right=tuple(others), wide_left=False)
        return [*figures, *([beside] if others else [first]), _teams(material, wide=True)]
    return [*figures, Columns(left=(_teams(material, wide=False),), right=tuple(right))]


def _share_of_invited(material: Material) -> Iterator[Figure]:
    """Yield the bar of all who were invited; nothing where their number is not known."""
    words, survey = material.words, material.result.survey
    if survey.response_rate is None or survey.invited is None:
        return
    responded = survey.responded or 0
    bar = split_bar(
        share=survey.response_rate,
        title=words.say("answers-alt", **_told(material)),
        labels=(
            words.say("answers-answered", n=words.number(responded)),
            words.say("answers-missing", n=words.number(survey.invited - responded)),
        ),
        width=_BAR_WIDTH,
    )
    yield Figure(caption=words.say("answers-caption"), drawing=bar)


def _beside(material: Material) -> list[Block]:
    """Return what stands beside the teams; the tinted box is for the graver of two warnings."""
    words, survey = material.words, material.result.survey
    remarks = (
        *careless_remarks(material),
        words.say("answers-bands"),
        words.say("answers-dk"),
        *nonresponse_remarks(material),
    )
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
    name_mm, answers_mm, rate_mm = (98, 26, 46) if wide else (57, 22, 26)
    rows: list[Row] = []
    unit: str | None = None
    for team in material.result.survey.teams:
        if team.parent is not None and team.parent != unit:
            unit = team.parent
            rows.append(Row(cells=(Cell(text=unit, span=3),), kind=RowKind.GROUP))
        rows.append(_team(material, team))
    return Table(
        caption=words.say("answers-teams"),
        note=doubt_note(material),
        columns=(
            Column(title=words.say("column-team"), width_mm=name_mm),
            Column(title=words.say("column-answers"), width_mm=answers_mm, align=Align.END),
            Column(title=words.say("column-rate"), width_mm=rate_mm, align=Align.END),
        ),
        rows=tuple(rows),
    )


def _team(material: Material, team: TeamScores) -> Row:
    words = material.words
    hidden, rate = team.n_band is None, words.say("answers-rate-unknown")
    tone = Tone.MUTED if hidden else Tone.PLAIN
    doubt = words.say("mark-doubt") if team.may_not_represent else ""
    if team.response_rate_band is not None:
        rate = words.band(team.response_rate_band)
    return Row(
        cells=(
            Cell(text=team.team),
            Cell(text=words.band(team.n_band), tone=tone),
            Cell(text="" if hidden else rate, note=doubt, tone=tone),
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
