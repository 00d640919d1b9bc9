"""The cells of a trend: what each wave tells of the company and its teams, before any verdict."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.result.survey import TrendVerdict
from flowgap.scoring.change import HeatMap, Series, WavePoint
from flowgap.scoring.mixture import NormalMixture
from flowgap.scoring.pooling import PooledTeams
from flowgap.scoring.team_changes import TeamWave, team_series
from flowgap.services.survey.beliefs import UsableAnswers, WaveBeliefs
from flowgap.services.survey.teams import team_cells_shown

Cell = tuple[int | None, str]
"""A team, None for the company, and a dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One dimension in one wave: the company's score, and its teams that are shown."""

    company: WavePoint
    teams: TeamWave

    def point(self, team: int | None) -> WavePoint | None:
        """Return the score of the company (None) or of a team, None where it is hidden."""
        return self.company if team is None else self.teams.point(team)


Levels = Sequence[Level | None]
"""One dimension over the waves; None where a wave may not show it."""

_NO_TEAMS: Final = TeamWave(
    teams=(), mean=np.empty(0), error=np.empty(0), freedom=0.0, shared_error=0.0
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMap:
    """Cells that are read together, and the place of each in the heat map."""

    place: Mapping[Cell, int]
    heat_map: HeatMap

    @classmethod
    def of(cls, series: Mapping[Cell, Series]) -> "CellMap":
        """Return the map of these cells, in their order."""
        return cls(
            place={cell: place for place, cell in enumerate(series)},
            heat_map=HeatMap.of(list(series.values())),
        )

    def verdict_with(self, series: Mapping[Cell, Series], cell: Cell) -> TrendVerdict:
        """Return what would be said of a cell if these series were in the map."""
        rows = {self.place[other]: row for other, row in series.items()}
        return self.heat_map.replaced(rows).changes_of([self.place[cell]])[0].verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """All dimensions over the waves; company and teams are judged apart."""

    levels: Mapping[str, Levels]
    company: CellMap
    teams: CellMap

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, the company's first."""
        return (*self.company.place, *self.teams.place)

    def series_of(self, cell: Cell) -> Series:
        """Return the scores of a cell over the waves."""
        found = self.company if cell[0] is None else self.teams
        return found.heat_map.rows[found.place[cell]]


def compare(waves: Sequence[WaveBeliefs], n_teams: int) -> Compared:
    """Return the series of every dimension, the company's and those of teams in their order."""
    shown = [_shown_teams(wave) for wave in waves]
    dimensions = list(dict.fromkeys(name for wave in waves for name in wave.dimensions))
    levels = {
        name: [_level_in(wave, name, teams) for wave, teams in zip(waves, shown, strict=True)]
        for name in dimensions
    }
    by_dimension = {name: series_of_teams(found) for name, found in levels.items()}
    return Compared(
        levels=levels,
        company=CellMap.of({(None, name): company_series(levels[name]) for name in dimensions}),
        teams=CellMap.of(
            {
                (team, name): by_dimension[name][team]
                for team in range(n_teams)
                for name in dimensions
                if team in by_dimension[name]
            }
        ),
    )


def company_series(levels: Levels) -> Series:
    """Return the company's scores over the waves."""
    return Series.alone([None if level is None else level.company for level in levels])


def series_of_teams(levels: Levels) -> Mapping[int, Series]:
    """Return the scores of all teams over the waves.

    They are the people's own means: what a team is believed to be leans on the others already.
    """
    return team_series([_NO_TEAMS if level is None else level.teams for level in levels])


def level_without(answers: UsableAnswers, person: int, level: Level | None) -> Level | None:
    """Return a level as if one person had not answered; `answers` are those behind it."""
    if level is None:
        return None
    fewer = answers.without(person)
    groups, pooled, shares = fewer.pooled()
    company = pooled.combine(shares[np.newaxis, :]).blurred(fewer.shared_error)
    return _level(groups, pooled, company, level.teams.teams, level.teams.shared_error)


def _shown_teams(wave: WaveBeliefs) -> Mapping[str, frozenset[int]]:
    cells = team_cells_shown(wave)
    return {
        name: frozenset(np.flatnonzero(cells[:, column]).tolist())
        for column, name in enumerate(wave.dimensions)
    }


def _level_in(
    wave: WaveBeliefs, dimension: str, shown: Mapping[str, frozenset[int]]
) -> Level | None:
    belief = wave.beliefs.get(dimension)
    if belief is None:
        return None
    shared_error = wave.answers.levels[dimension].shared_error
    return _level(belief.teams, belief.pooled, belief.company, shown[dimension], shared_error)


def _level(
    groups: Sequence[int | None],
    pooled: PooledTeams,
    company: NormalMixture,
    shown: Collection[int],
    shared_error: float,
) -> Level:
    place = {team: number for number, team in enumerate(groups) if team in shown}
    places, n = list(place.values()), pooled.means.n
    return Level(
        company=WavePoint(
            estimate=float(company.mean[0]), spread=float(company.spread[0]), few=_few(n.sum())
        ),
        teams=TeamWave(
            teams=tuple(team for team in place if team is not None),
            mean=pooled.means.mean[places],
            error=(pooled.weights @ pooled.error)[places],
            freedom=pooled.freedom,
            shared_error=shared_error,
            few={
                team: int(n[number])
                for team, number in place.items()
                if team is not None and _few(n[number]) is not None
            },
        ),
    )


def _few(n: np.integer) -> int | None:
    return int(n) if n < MINIMUM_VERDICT else None
