"""The page around the heat map: its sentence, its choosers, and one team or dimension apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.reporting.material import Material
from flowgap.reporting.sections.team_views import view_sentences
from flowgap.reporting.sections.teams import doubt_note, map_dimensions, map_remarks, teams_head
from flowgap.result.document import Result
from flowgap.result.survey import Shown
from flowgap.web.pages.frame import Choice
from flowgap.web.pages.results.heat_map import HeatMap, Score, at_wave, heat_map
from flowgap.web.pages.waves.chooser import name_waves, wave_choices
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the address asks for: a wave, and one team or one dimension."""

    wave: str | None = None
    team: str | None = None
    dimension: str | None = None
    intervals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One score of the part that was chosen, with its name."""

    name: str
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMapPage:
    """All that the page shows. `lines` are one team or one dimension, for a narrow screen."""

    title: str
    standfirst: str
    table: HeatMap | None
    chosen: Chosen
    chosen_name: str
    lines: tuple[Line, ...]
    waves: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    dimensions: tuple[Choice, ...]
    is_earlier: bool
    toggle_name: str
    views: tuple[str, ...]
    reading: str
    base: str
    reason: str
    is_loose: bool
    label: str = ""

    @property
    def is_chosen(self) -> bool:
        """Tell whether one team or one dimension was asked for."""
        return self.chosen.team is not None or self.chosen.dimension is not None

    @property
    def toggle(self) -> dict[str, str]:
        """Return the address that shows intervals, or the one that hides them again."""
        query = _query(self.chosen)
        return query if self.chosen.intervals else {**query, "intervals": "yes"}


def heat_map_page(material: Material, wording: Wording, chosen: Chosen) -> HeatMapPage:
    """Return the page of a wave; without a choice the narrow screen shows the company."""
    last = material.result.survey.wave
    wave = chosen.wave or last
    if wave is not None and wave != last:
        material = Material(result=at_wave(material.result, wave), words=material.words)
    head = teams_head(material)
    has_map = head is not None or (material.has_survey and bool(map_dimensions(material)))
    table = heat_map(material, language=wording.language) if has_map else None
    return HeatMapPage(
        title=head.title if head is not None else wording.say("web-heat-none"),
        standfirst=head.standfirst if head is not None and wave == last else "",
        table=table,
        chosen=chosen,
        chosen_name=_chosen_name(material, chosen),
        lines=tuple(_lines(table, chosen)) if table else (),
        waves=wave_choices(material.result, wave, wording),
        teams=_team_choices(table, chosen) if table else (),
        dimensions=_dimension_choices(table, chosen) if table else (),
        is_earlier=wave != last,
        toggle_name=wording.say(f"web-heat-{'without' if chosen.intervals else 'with'}-intervals"),
        views=tuple(view_sentences(material)),
        reading=" ".join((*map_remarks(material), doubt_note(material))).rstrip(),
        base=_base(material, wave, wording),
        reason=_reason(material, wording),
        is_loose=_is_loose(material),
    )


def _is_loose(material: Material) -> bool:
    """Tell whether people answered, and the items of no dimension go together."""
    return material.has_survey and not map_dimensions(material)


def _reason(material: Material, wording: Wording) -> str:
    """Say why there is no map."""
    if _is_loose(material):
        return wording.say("web-heat-loose")
    return material.words.named("survey-reason", material.result.survey.reason or "no_answers")


def knows(result: Result, chosen: Chosen) -> bool:
    """Tell whether the result has the wave, the team and the dimension that were asked for.

    A dimension that is shown item by item has no column, so it is not known here.
    """
    scored = [score for score in result.survey.dimensions if score.shown is not Shown.ITEMS]
    return (
        chosen.wave in {None, *(wave.id for wave in result.engagement.waves)}
        and chosen.team in {None, *(team.team for team in result.survey.teams)}
        and chosen.dimension in {None, *(score.id for score in scored)}
    )


def _lines(table: HeatMap, chosen: Chosen) -> Iterator[Line]:
    """Yield the scores of one dimension over all teams, or all scores of one team."""
    if chosen.dimension is not None:
        at = table.dimension_ids.index(chosen.dimension)
        for row in (*table.rows, table.company):
            yield Line(name=row.name, score=row.scores[at])
        return
    shown = next((row for row in table.rows if row.name == chosen.team), table.company)
    for score in shown.scores:
        yield Line(name=score.dimension, score=score)


def _chosen_name(material: Material, chosen: Chosen) -> str:
    if chosen.dimension is not None:
        return material.dimension(chosen.dimension)
    return chosen.team or material.words.say("company")


def _team_choices(table: HeatMap, chosen: Chosen) -> tuple[Choice, ...]:
    company = Choice(name=table.company.name, query=_query(chosen), chosen=chosen.team is None)
    teams = (
        Choice(
            name=row.name,
            query={**_query(chosen), "team": row.name},
            chosen=row.name == chosen.team,
        )
        for row in table.rows
    )
    return (company, *teams)


def _dimension_choices(table: HeatMap, chosen: Chosen) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            name=head.name,
            query={**_query(chosen), "dimension": dimension},
            chosen=dimension == chosen.dimension,
        )
        for dimension, head in zip(table.dimension_ids, table.block.dimensions, strict=True)
    )


def _query(chosen: Chosen) -> dict[str, str]:
    """Return what a choice of team or dimension keeps of the address."""
    return {} if chosen.wave is None else {"wave": chosen.wave}


def _base(material: Material, wave: str | None, wording: Wording) -> str:
    """Say who answered and how many teams are shown, or what an earlier wave cannot show."""
    survey = material.result.survey
    if wave == survey.wave:
        shown = wording.say("web-heat-base", shown=survey.n_teams_shown, teams=survey.n_teams)
        return f"{material.base(survey=True)} {shown}" if survey.n_teams else material.base()
    names = {name.id: name.name for name in name_waves(material.result, wording)}
    return wording.say("web-heat-base-earlier", wave=names[wave or ""])
