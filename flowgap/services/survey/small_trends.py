"""The trend of a group of fewer than eight people, tried without each of them in turn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.result.survey import Trend, TrendVerdict
from flowgap.scoring.change import NoVerdict, Series
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.cells import (
    Cell,
    Compared,
    Levels,
    company_series,
    level_without,
    series_of_teams,
)
from flowgap.services.survey.trend import limits_of

TRY_COST: Final = 200
"""Groups: what leaving out one person costs, however few groups are scored again."""


def different_people(answers: UsableAnswers, people: NDArray[np.intp]) -> list[int]:
    """Return one of all people of a team with the same score: without any of them all is equal."""
    teams, scores = answers.teams[people].tolist(), answers.scores[people].tolist()
    return list(dict(zip(zip(teams, scores, strict=True), people.tolist(), strict=True)).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTrend:
    """A trend that few people stand behind.

    Attributes
    ----------
    trend : Trend
    cell : Cell
    compared : Compared
        All cells with everybody.
    answers : mapping of wave to UsableAnswers
        Of the waves that few people stand behind.
    """

    trend: Trend
    cell: Cell
    compared: Compared
    answers: Mapping[int, UsableAnswers]

    @property
    def is_told(self) -> bool:
        """Whether there is a verdict."""
        return self.trend.verdict is not TrendVerdict.CANNOT_TELL

    @property
    def says_something(self) -> bool:
        """Whether anything would be lost: these are tried before the others."""
        return self.is_told or (self.trend.limits is not None and self.trend.limits.is_outside)

    @property
    def cost(self) -> int:
        """People to leave out times groups to score again; 0 where nothing can be lost."""
        if not self.is_told and self.trend.limits is None:
            return 0
        points = self.compared.series_of(self.cell).points
        return sum(
            int(point.few) * (TRY_COST + len(found.group))
            for wave, found in self.answers.items()
            if (point := points[wave]) is not None and point.few is not None
        )

    def steady(self) -> Trend:
        """Return the trend with what stays whoever is left out."""
        trend = self.trend if self.is_told else replace(self.trend, p_rise=None)
        if not self.cost:
            return trend
        for levels in self._without_each():
            if self.is_told and self._verdict(levels) is not self.trend.verdict:
                return self.untold()
            if trend.limits is not None and self._is_outside(levels) != trend.limits.is_outside:
                trend = replace(trend, limits=None)
            if not self.is_told and trend.limits is None:
                break
        return trend

    def untold(self) -> Trend:
        """Return the trend without verdict, probability and limits."""
        reason = NoVerdict.TOO_FEW_PEOPLE if self.is_told else self.trend.reason
        return replace(
            self.trend, verdict=TrendVerdict.CANNOT_TELL, reason=reason, p_rise=None, limits=None
        )

    def _without_each(self) -> Iterator[Levels]:
        team, dimension = self.cell
        levels = self.compared.levels[dimension]
        for wave, answers in self.answers.items():
            people = np.flatnonzero(answers.known) if team is None else answers.of_team(team)
            for person in different_people(answers, people):
                fewer = level_without(answers, person, levels[wave])
                yield [*levels[:wave], fewer, *levels[wave + 1 :]]

    def _verdict(self, levels: Levels) -> TrendVerdict:
        team, dimension = self.cell
        if team is None:
            return self.compared.company.verdict_with(
                {self.cell: company_series(levels)}, self.cell
            )
        series: dict[Cell, Series] = {
            (other, dimension): row for other, row in series_of_teams(levels).items()
        }
        return self.compared.teams.verdict_with(series, self.cell)

    def _is_outside(self, levels: Levels) -> bool | None:
        team = self.cell[0]
        limits = limits_of([None if level is None else level.point(team) for level in levels])
        return None if limits is None else limits.is_outside
