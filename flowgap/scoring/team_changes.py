"""One dimension of all teams over the waves: what each shows alone, and weighed by all others."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from flowgap.scoring.change import Series, WavePoint
from flowgap.scoring.mixture import Floats
from flowgap.scoring.pooled_change import pool_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamWave:
    """The teams of a wave whose score of the dimension may be shown.

    Attributes
    ----------
    teams : tuple of J int
        Each team's place, the same in all waves.
    mean : array of shape (J,)
        Of its people, in points.
    error : array of shape (J,)
        Variance of `mean`, above 0.
    freedom : float
        Degrees of freedom behind these variances.
    shared_error : float
        Standard error that all teams of the wave have in common, in points.
    few : mapping of team to int
        People of the teams that are so small that no one of them may make a verdict.
    """

    teams: tuple[int, ...]
    mean: Floats
    error: Floats
    freedom: float
    shared_error: float
    few: Mapping[int, int] = field(default_factory=dict[int, int])

    def of(self, teams: Sequence[int]) -> tuple[Floats, Floats]:
        """Return mean and variance of these teams alone."""
        place = {team: number for number, team in enumerate(self.teams)}
        places = [place[team] for team in teams]
        return self.mean[places], self.error[places]

    def point(self, team: int) -> WavePoint | None:
        """Return the score of one team, None where it is not shown."""
        return self._point(self.teams.index(team)) if team in self.teams else None

    def points(self) -> Mapping[int, WavePoint]:
        """Return the scores of all teams that are shown."""
        return {team: self._point(place) for place, team in enumerate(self.teams)}

    def _point(self, place: int) -> WavePoint:
        return WavePoint(
            estimate=float(self.mean[place]),
            spread=math.hypot(math.sqrt(self.error[place]), self.shared_error),
            few=self.few.get(self.teams[place]),
        )


def team_series(waves: Sequence[TeamWave]) -> Mapping[int, Series]:
    """Return the series of every team that some wave shows.

    The probability of a rise is that of `pool_changes` over the teams that have the same first
    wave.
    """
    first_wave: dict[int, int] = {}
    for number, wave in enumerate(waves):
        for team in wave.teams:
            first_wave.setdefault(team, number)
    rises = _rises(waves, first_wave)
    points = [wave.points() for wave in waves]
    return {
        team: Series(points=tuple(known.get(team) for known in points), rise=rises.get(team))
        for team in first_wave
    }


def _rises(waves: Sequence[TeamWave], first_wave: Mapping[int, int]) -> dict[int, float]:
    """Return the probability of a rise from each team's first wave to the last wave of all."""
    found: dict[int, float] = {}
    for start, first in enumerate(waves[:-1]):
        teams = [team for team in waves[-1].teams if first_wave[team] == start]
        if teams:
            found |= _rises_since(first, waves[-1], teams)
    return found


def _rises_since(first: TeamWave, later: TeamWave, teams: Sequence[int]) -> dict[int, float]:
    (old, old_error), (new, new_error) = first.of(teams), later.of(teams)
    believed = pool_changes(
        new - old,
        old_error + new_error,
        freedom=first.freedom + later.freedom,
        shared_error=float(np.hypot(first.shared_error, later.shared_error)),
    )
    return dict(zip(teams, (1 - believed.below(0.0)).tolist(), strict=True))
