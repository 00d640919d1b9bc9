"""Verdicts on small groups that hang on one person: they are not shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import Direction, Trend
from flowgap.scoring.mixture import INTERVAL, NormalMixture
from flowgap.services.survey.beliefs import UsableAnswers, WaveBeliefs
from flowgap.services.survey.cells import Cell, Compared, compare
from flowgap.services.survey.small_trends import SmallTrend, different_people
from flowgap.services.survey.teams import direction
from flowgap.services.survey.trend import printed_trends

MOST_GROUPS: Final = 1_000
"""Of a company whose small teams are checked; in a larger one they get no mark."""

MOST_TRIES: Final = 1_000_000
"""People who are left out of small groups' trends one at a time, times the groups to score again
and `TRY_COST`: about 5 seconds. What is not tried is not told."""

Mark = tuple[int, str]
"""A team and a dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWave:
    """A wave on both sides of the gate: what is believed, and from which answers."""

    beliefs: WaveBeliefs
    usable: Mapping[str, UsableAnswers]


def unsteady_marks(wave: SurveyWave) -> frozenset[Mark]:
    """Return the marks of small teams that leaving out somebody of the team would change."""
    return frozenset(
        (team, name)
        for name, answers in wave.usable.items()
        for team in _unsteady_teams(wave.beliefs, name, answers)
    )


def mark_of(answers: UsableAnswers, team: int) -> Direction | None:
    """Return where a team stands against the company: up, down, or neither for sure."""
    teams, pooled, shares = answers.pooled()
    contrast = -shares
    contrast[teams.index(team)] += 1
    return _marks(pooled.combine(contrast[np.newaxis, :]))[0]


def steady_trends(waves: Sequence[SurveyWave], tree: TeamTree) -> tuple[Trend, ...]:
    """Return all trends; what is said of a small group does not hang on one person.

    A group is small if fewer than eight people stand behind one of the scores that are compared:
    a team, or a company that is no larger. Each of these people is left out in turn. If that
    changes the verdict, none is told, nor a probability of a rise, nor limits. If it moves the
    average over the limits or back, no limits are told. A probability never stands without a
    verdict.
    """
    beliefs = [wave.beliefs for wave in waves]
    compared = compare(beliefs, len(tree.teams))
    found = list(printed_trends(compared, beliefs, tree))
    small = {
        place: SmallTrend(trend=trend, cell=cell, compared=compared, answers=answers)
        for place, (cell, trend) in enumerate(zip(compared.cells, found, strict=bool(found)))
        if (answers := _of_few(waves, compared, cell))
    }
    left = MOST_TRIES
    for place, one in sorted(small.items(), key=lambda pair: not pair[1].says_something):
        left -= one.cost
        found[place] = one.untold() if left < 0 < one.cost else one.steady()
    return tuple(found)


def _of_few(
    waves: Sequence[SurveyWave], compared: Compared, cell: Cell
) -> Mapping[int, UsableAnswers]:
    """Return the answers of the waves in which few people stand behind a cell."""
    return {
        number: waves[number].usable[cell[1]]
        for number, point in enumerate(compared.series_of(cell).points)
        if point is not None and point.few is not None
    }


def _unsteady_teams(wave: WaveBeliefs, dimension: str, answers: UsableAnswers) -> Iterator[int]:
    belief = wave.beliefs[dimension]
    small = {
        place: team
        for place, (team, n) in enumerate(zip(belief.teams, belief.pooled.means.n, strict=True))
        if team is not None and n < MINIMUM_VERDICT
    }
    if len(belief.teams) > MOST_GROUPS:
        yield from small.values()
        return
    contrasts = np.tile(-belief.shares, (len(small), 1))
    contrasts[range(len(small)), list(small)] += 1
    marks = _marks(belief.pooled.combine(contrasts)) if small else []
    for team, mark in zip(small.values(), marks, strict=True):
        people = different_people(answers, answers.of_team(team))
        if mark and any(mark_of(answers.without(person), team) is not mark for person in people):
            yield team


def _marks(distances: NormalMixture) -> list[Direction | None]:
    below, outside = distances.below(0.0), (1 - INTERVAL) / 2
    return [direction(above=share < outside, below=share > 1 - outside) for share in below.tolist()]
