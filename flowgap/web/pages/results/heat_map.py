"""The heat map of the report with what a screen adds: bands, all intervals, earlier waves."""

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from pyphen import Pyphen  # type: ignore[import-untyped] # has no types

from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.charts.intervals import Estimate, score_dot
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.heat_map import HeatCell, HeatDimension, HeatRow, HeatTotal
from flowgap.reporting.heat_map import HeatMap as HeatMapBlock
from flowgap.reporting.material import Material
from flowgap.reporting.sections.teams import heat_map as report_heat_map
from flowgap.reporting.sections.teams import heat_step
from flowgap.result.document import Result
from flowgap.result.survey import (
    DimensionScore,
    TeamDimension,
    TeamScores,
    WaveEstimate,
)

POINTS: Final = Scale(low=0, high=100, start=4, end=196)
"""The scale of all scores, 200 points of drawing wide."""

Heads = tuple[HeatDimension, ...]

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
LONG_WORD: Final = 9
"""Letters from which a word in the head of a column may be divided."""

N_BANDS: Final = 2
"""Columns of bands: answers, and their share of those invited."""

NO_WAVE: Final = WaveEstimate(wave="", estimate=None, low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One score with its interval; without text it is hidden and holds no figure at all."""

    dimension: str
    apart: bool
    text: str = ""
    interval: str = ""
    short_interval: str = ""
    step: int = 0
    mark: str = ""
    mark_title: str = ""
    split_title: str = ""
    why: str = ""
    estimate: Estimate | None = None

    @property
    def drawing(self) -> Drawing | None:
        """Return the score on its scale; of a large map only a few are ever looked at."""
        if self.estimate is None:
            return None
        title = f"{self.dimension}: {self.text} ({self.interval})"
        return score_dot(self.estimate, scale=POINTS, title=title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One team, or the company; hidden where nothing of it may be shown.

    `doubt` says that the scores may not represent the team, where that is so.
    """

    name: str
    n: str
    rate: str
    scores: tuple[Score, ...]
    is_hidden: bool
    why: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Teams under one parent, in the order of the roster."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column; long words may break where a hyphen belongs."""

    name: str
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The table. `block` is the heat map of the report, from which all figures come."""

    block: HeatMapBlock
    dimension_ids: tuple[str, ...]
    heads: tuple[Head, ...]
    units: tuple[Unit, ...]
    company: Row

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all teams."""
        return tuple(chain.from_iterable(unit.rows for unit in self.units))

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return what the mark beside rates means, where any team has it."""
        return tuple(dict.fromkeys(row.doubt for row in self.rows if row.doubt))

    def n_columns(self, *, with_bands: bool) -> int:
        """Return the number of columns: the team, its bands where they are known, its scores."""
        return 1 + (N_BANDS if with_bands else 0) + len(self.heads)


def heat_map(material: Material, *, language: str) -> HeatMap:
    """Return the heat map; every printed figure is one of the report's."""
    block = report_heat_map(material)
    ids = {score.name: score.id for score in material.result.survey.dimensions}
    order = tuple(ids[dimension.name] for dimension in block.dimensions)
    teams = {team.team: team for team in material.result.survey.teams}
    return HeatMap(
        block=block,
        dimension_ids=order,
        heads=tuple(
            Head(name=soft_hyphens(head.name, language), apart=head.apart)
            for head in block.dimensions
        ),
        units=tuple(
            Unit(
                name=group.name,
                rows=tuple(
                    _row(material, teams[row.name], row, block.dimensions) for row in group.rows
                ),
            )
            for group in block.groups
        ),
        company=_company(material, block),
    )


def soft_hyphens(text: str, language: str) -> str:
    """Return the text with marks where long words may be divided."""
    rules = Pyphen(lang=language, left=3, right=3)
    return re.sub(rf"\w{{{LONG_WORD},}}", lambda word: rules.inserted(word[0], SOFT_HYPHEN), text)


def at_wave(result: Result, wave: str) -> Result:
    """Return the result with the scores of an earlier wave, as far as its trend holds them.

    Bands, comparisons with the company and views within teams are those of the last full wave, so
    they are left out.
    """
    points = {
        (trend.team, trend.dimension): point
        for trend in result.trend
        for point in trend.waves
        if point.wave == wave
    }
    survey = replace(
        result.survey,
        responded=None,
        response_rate=None,
        dimensions=tuple(
            _company_at(score, points.get((None, score.id), NO_WAVE))
            for score in result.survey.dimensions
        ),
        teams=tuple(
            replace(
                team,
                n_band=None,
                response_rate_band=None,
                agreement=None,
                may_not_represent=False,
                dimensions=tuple(
                    _team_at(cell, points.get((team.team, cell.id), NO_WAVE))
                    for cell in team.dimensions
                ),
            )
            for team in result.survey.teams
        ),
    )
    return replace(result, survey=survey)


def _company_at(score: DimensionScore, point: WaveEstimate) -> DimensionScore:
    return replace(
        score,
        estimate=point.estimate,
        low=point.low,
        high=point.high,
        suppressed=point.estimate is None,
    )


def _team_at(cell: TeamDimension, point: WaveEstimate) -> TeamDimension:
    return replace(
        cell,
        estimate=point.estimate,
        low=point.low,
        high=point.high,
        differs=None,
        suppressed=point.estimate is None,
        split=False,
    )


def _row(material: Material, team: TeamScores, printed: HeatRow, heads: Heads) -> Row:
    """Return a team; the report gives no cells of a team that is hidden as a whole."""
    words, cells = material.words, printed.cells
    known = {material.dimension(cell.id): cell for cell in team.dimensions}
    unshown = HeatCell(text="", step=0, why=printed.why, hidden=True)
    return Row(
        name=team.team,
        n=words.band(team.n_band) if cells and team.n_band else "",
        rate=words.band(team.response_rate_band) if cells and team.response_rate_band else "",
        scores=tuple(
            _score(material, head, cell, known.get(head.name))
            for head, cell in zip(heads, cells or (unshown,) * len(heads), strict=True)
        ),
        is_hidden=not cells,
        why=printed.why,
        doubt=words.say("mark-doubt") if team.may_not_represent else "",
    )


def _company(material: Material, block: HeatMapBlock) -> Row:
    words, survey = material.words, material.result.survey
    known = {score.name: score for score in survey.dimensions}
    return Row(
        name=block.total_name,
        n="" if survey.responded is None else words.number(survey.responded),
        rate="" if survey.response_rate is None else words.percent(survey.response_rate),
        scores=tuple(
            replace(
                _score(material, head, _total_cell(total, known[head.name]), known[head.name]),
                short_interval=total.interval,
            )
            for head, total in zip(block.dimensions, block.totals, strict=True)
        ),
        is_hidden=False,
    )


def _total_cell(total: HeatTotal, known: DimensionScore) -> HeatCell:
    """Return a score of the company as a cell; the report gives its totals no colour."""
    step = 0 if known.estimate is None else heat_step(known.estimate)
    return HeatCell(text=total.text, step=step)


def _score(
    material: Material,
    head: HeatDimension,
    cell: HeatCell,
    known: DimensionScore | TeamDimension | None,
) -> Score:
    """Return a printed score with its interval; one without an interval is not shown."""
    if cell.hidden or known is None or known.estimate is None:
        return Score(dimension=head.name, apart=head.apart, why=cell.why)
    if known.low is None or known.high is None:
        return Score(dimension=head.name, apart=head.apart)
    interval = material.words.interval(known.low, known.high)
    estimate = Estimate(value=known.estimate, low=known.low, high=known.high)
    return Score(
        dimension=head.name,
        apart=head.apart,
        text=cell.text,
        interval=interval,
        step=cell.step,
        mark=cell.mark.value,
        mark_title=cell.mark_title,
        split_title=cell.split_title,
        estimate=estimate,
    )
