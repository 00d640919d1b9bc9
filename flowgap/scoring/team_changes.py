"""One dimension of all teams over the waves: what each shows alone, and weighed by all others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    """

    teams: tuple[int, ...]
    mean: Floats
    error: Floats
    freedom: float
    shared_error: float

    def rows(self, teams: Sequence[int]) -> "TeamWave":
        """Return these teams alone."""
        places = [self.teams.index(team) for team in teams]
        return TeamWave(
            teams=tuple(teams),
            mean=self.mean[places],
            error=self.error[places],
            freedom=self.freedom,
            shared_error=self.shared_error,
        )


def team_series(waves: Sequence[TeamWave]) -> Mapping[int, Series]:
    """Return the series of every team that some wave shows.

    Probabilities of a rise are those of `pool_changes` over the teams that have the same first
    wave.
    """
    first_wave: dict[int, int] = {}
    for number, wave in enumerate(waves):
        for team in wave.teams:
            first_wave.setdefault(team, number)
    rises = [_rises(number, waves, first_wave) for number in range(len(waves))]
    points = [_points(wave) for wave in waves]
    return {
        team: Series(
            points=tuple(known.get(team) for known in points),
            rises=tuple(known.get(team) for known in rises),
        )
        for team in first_wave
    }


def _points(wave: TeamWave) -> dict[int, WavePoint]:
    spread = np.sqrt(wave.error + wave.shared_error**2)
    return {
        team: WavePoint(estimate=estimate, spread=off)
        for team, estimate, off in zip(wave.teams, wave.mean.tolist(), spread.tolist(), strict=True)
    }


def _rises(
    number: int, waves: Sequence[TeamWave], first_wave: Mapping[int, int]
) -> dict[int, float]:
    found: dict[int, float] = {}
    for start in range(number):
        teams = [team for team in waves[number].teams if first_wave[team] == start]
        if teams:
            found |= _rises_since(waves[start].rows(teams), waves[number].rows(teams))
    return found


def _rises_since(first: TeamWave, later: TeamWave) -> dict[int, float]:
    believed = pool_changes(
        later.mean - first.mean,
        first.error + later.error,
        freedom=first.freedom + later.freedom,
        shared_error=float(np.hypot(first.shared_error, later.shared_error)),
    )
    return dict(zip(later.teams, (1 - believed.below(0.0)).tolist(), strict=True))
