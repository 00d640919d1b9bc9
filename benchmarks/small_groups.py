"""Print how often a change of a small team is called, and called whoever is left out.

Run it from the project's root: `python -m benchmarks.small_groups [heat maps]`. The table is that
of `docs/methods/trend.md`. A verdict on fewer than eight people is told only if it stays without
any one of them, and the printed smallest change should be told in 4 of 5 cases.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.result.survey import TrendVerdict
from flowgap.scoring.change import HeatMap, Series
from flowgap.scoring.detectable import WaveError, detectable_change
from flowgap.scoring.mixture import Floats
from flowgap.scoring.pooling import PERSON_SPREAD, PERSON_SPREAD_WEIGHT
from flowgap.scoring.team_changes import TeamWave, team_series

N_MAPS: Final = 600
N_DIMENSIONS: Final = 12
SEED: Final = 2026

Wave = Sequence[Floats]
"""One dimension in one wave: the scores of each team's people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Shares of the maps in which the risen team is called better."""

    with_all: float
    told: float


def main(n_maps: int) -> None:
    """Print the smallest change by either rule, and how often it is told."""
    print("| teams | people | by their number alone | told | smallest visible | called | told |")
    print("|---|---|---|---|---|---|---|")
    for n_teams in (1, 12):
        for n_people in (5, 6, 7):
            print(_line(n_teams, n_people, n_maps), flush=True)


def _line(n_teams: int, n_people: int, n_maps: int) -> str:
    plain, needed = (smallest(n_teams, n_people, few=few) for few in (False, True))
    before, after = (power(n_teams, n_people, rise, n_maps) for rise in (plain, needed))
    return (
        f"| {n_teams} | {n_people} | {plain:.1f} | {before.told:.0%} "
        f"| {needed:.1f} | {after.with_all:.0%} | {after.told:.0%} |"
    )


def smallest(n_teams: int, n_people: int, *, few: bool) -> float:
    """Return the change that one later wave shows, with or without the rule for small teams."""
    error = WaveError(spread=PERSON_SPREAD / n_people**0.5, few=n_people if few else None)
    return detectable_change(error, [error], n_compared=n_teams * N_DIMENSIONS)


def power(n_teams: int, n_people: int, rise: float, n_maps: int) -> Share:
    """Return how often a rise of one team in one dimension is called, all else unchanged."""
    rng = np.random.default_rng([SEED, n_teams, n_people, round(10 * rise)])
    calls = np.array([_calls(n_teams, n_people, rise, rng) for _ in range(n_maps)])
    return Share(with_all=float(calls[:, 0].mean()), told=float(calls.all(axis=1).mean()))


def _calls(n_teams: int, n_people: int, rise: float, rng: np.random.Generator) -> tuple[bool, bool]:
    """Return whether the first team is called better with everybody, and without any one, too."""
    first, later = rng.normal(0, PERSON_SPREAD, (2, N_DIMENSIONS, n_teams, n_people))
    later[0, 0] += rise
    dimensions = [(list(first[d]), list(later[d])) for d in range(N_DIMENSIONS)]
    heat_map = HeatMap.of([row for waves in dimensions for row in _series(waves)])
    if not _is_better(heat_map):
        return False, False
    fewer = (_without(dimensions[0], wave, person) for wave in (0, 1) for person in range(n_people))
    maps = (heat_map.replaced(dict(enumerate(_series(waves)))) for waves in fewer)
    return True, all(_is_better(one) for one in maps)


def _without(waves: tuple[Wave, Wave], wave: int, person: int) -> tuple[Wave, Wave]:
    """Leave one person of the first team out of one wave."""
    left = [list(waves[0]), list(waves[1])]
    left[wave][0] = np.delete(left[wave][0], person)
    return left[0], left[1]


def _series(waves: tuple[Wave, Wave]) -> list[Series]:
    return list(team_series([_known(wave) for wave in waves]).values())


def _known(wave: Wave) -> TeamWave:
    """Return what is known of the teams: means, and errors by all people's spread and the prior."""
    n = np.array([len(scores) for scores in wave])
    freedom = float(n.sum() - len(wave)) + PERSON_SPREAD_WEIGHT
    squares = sum(float(((scores - scores.mean()) ** 2).sum()) for scores in wave)
    variance = (squares + PERSON_SPREAD_WEIGHT * PERSON_SPREAD**2) / freedom
    return TeamWave(
        teams=tuple(range(len(wave))),
        mean=np.array([scores.mean() for scores in wave]),
        error=variance / n,
        freedom=freedom,
        shared_error=0.0,
        few={team: int(count) for team, count in enumerate(n) if count < MINIMUM_VERDICT},
    )


def _is_better(heat_map: HeatMap) -> bool:
    return heat_map.changes_of([0])[0].verdict is TrendVerdict.BETTER


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_MAPS)
