"""Print how often a change is called where there is none, and how often where there is one.

Run it from the project's root: `python -m benchmarks.trend [heat maps]`. The tables are those of
`docs/methods/trend.md`. Asked for are at most 5 % of unchanged comparisons called better or worse,
and at most 10 % of unchanged heat maps with any such call.
"""

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.result.survey import TrendVerdict
from flowgap.scoring.change import Change, Series, WavePoint, judge_changes
from flowgap.scoring.detectable import WaveError, detectable_change
from flowgap.scoring.mixture import Floats
from flowgap.scoring.pooling import (
    PERSON_SPREAD,
    PERSON_SPREAD_WEIGHT,
    TeamMeans,
    pool_teams,
    team_means,
)
from flowgap.scoring.team_changes import TeamWave, team_series

N_MAPS: Final = 600
N_DIMENSIONS: Final = 12
HALO_SHARE: Final = 0.4
"""Of the variance between people: what they see brighter or darker in all dimensions."""
SEED: Final = 2026
MOVED: Final = (TrendVerdict.BETTER, TrendVerdict.WORSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Teams of one size, asked once and then again; `change` of shape (teams, dimensions)."""

    n_people: int
    n_later: int
    change: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Which cells were called better (1) or worse (-1), the teams' and the company's."""

    teams: Floats
    company: Floats


def main(n_maps: int) -> None:
    """Print false calls, power and errors."""
    print("| teams | people | later waves | teams: calls | maps | company: calls | rows |")
    print("|---|---|---|---|---|---|---|")
    for n_teams, n_people in ((1, 8), (3, 8), (12, 8), (12, 20), (40, 8)):
        for n_later in (1, 2):
            print(_false_line(n_teams, n_people, n_later, n_maps), flush=True)
    print("\n| what changed | people | later waves | 5 points | 10 | 20 | smallest visible |")
    print("|---|---|---|---|---|---|---|")
    for kind in ("one cell", "3 teams in 3 dimensions", "all teams in 3 dimensions"):
        for n_people in (8, 20):
            for n_later in (1, 2):
                print(_power_line(kind, n_people, n_later, n_maps // 3), flush=True)
    print("\n| spread of teams | error of raw means | error of estimates |\n|---|---|---|")
    for spread in (3.0, 6.0, 10.0):
        raw, believed = errors(spread, n_maps)
        print(f"| {spread:.0f} | {raw:.1f} | {believed:.1f} |", flush=True)


def _false_line(n_teams: int, n_people: int, n_later: int, n_maps: int) -> str:
    world = World(n_people=n_people, n_later=n_later, change=np.zeros((n_teams, N_DIMENSIONS)))
    maps = simulate(world, n_maps)
    teams = np.array([one.teams for one in maps]) != 0
    company = np.array([one.company for one in maps]) != 0
    return (
        f"| {n_teams} | {n_people} | {n_later} | {teams.mean():.2%} "
        f"| {teams.any(axis=(1, 2)).mean():.1%} | {company.mean():.2%} "
        f"| {company.any(axis=1).mean():.1%} |"
    )


def _power_line(kind: str, n_people: int, n_later: int, n_maps: int) -> str:
    spread = PERSON_SPREAD / np.sqrt(n_people)
    n_compared = 12 * N_DIMENSIONS
    if kind.startswith("all"):
        spread, n_compared = spread / np.sqrt(12), N_DIMENSIONS
    visible = detectable_change(
        WaveError(spread=spread), [WaveError(spread=spread)] * n_later, n_compared=n_compared
    )
    found = [
        power(kind, points, n_people, n_later, n_maps) for points in (5.0, 10.0, 20.0, visible)
    ]
    shares = " | ".join(f"{share:.0%}" for share in found[:3])
    return f"| {kind} | {n_people} | {n_later} | {shares} | {visible:.0f}: {found[3]:.0%} |"


def power(kind: str, points: float, n_people: int, n_later: int, n_maps: int) -> float:
    """Return the share of true rises called better; the company's where all teams changed."""
    change = np.zeros((12, N_DIMENSIONS))
    if kind == "one cell":
        change[0, 0] = points
    else:
        change[: 12 if kind.startswith("all") else 3, :3] = points
    maps = simulate(World(n_people=n_people, n_later=n_later, change=change), n_maps)
    if kind.startswith("all"):
        return float(np.mean([one.company[:3] > 0 for one in maps]))
    return float(np.mean([one.teams[change > 0] > 0 for one in maps]))


def simulate(world: World, n_maps: int) -> list[HeatMap]:
    """Return the calls of many heat maps; the seed is the world's own."""
    rng = np.random.default_rng([SEED, world.n_people, world.n_later, len(world.change)])
    return [_heat_map(world, rng) for _ in range(n_maps)]


def _heat_map(world: World, rng: np.random.Generator) -> HeatMap:
    waves = [_wave(world, np.zeros_like(world.change), rng)]
    waves += [_wave(world, world.change, rng) for _ in range(world.n_later)]
    n_teams = len(world.change)
    by_dimension = [team_series([wave[d] for wave in waves]) for d in range(N_DIMENSIONS)]
    cells = [by_dimension[d][team] for team in range(n_teams) for d in range(N_DIMENSIONS)]
    company = [Series.alone([_company(wave[d]) for wave in waves]) for d in range(N_DIMENSIONS)]
    return HeatMap(
        teams=_calls(judge_changes(cells)).reshape(n_teams, N_DIMENSIONS),
        company=_calls(judge_changes(company)),
    )


def _wave(world: World, level: Floats, rng: np.random.Generator) -> list[TeamWave]:
    """Draw people, and return what is known of the teams in each dimension."""
    shape = len(level), world.n_people
    halo = rng.normal(0, PERSON_SPREAD * np.sqrt(HALO_SHARE), shape)[..., np.newaxis]
    own = rng.normal(0, PERSON_SPREAD * np.sqrt(1 - HALO_SHARE), (*shape, N_DIMENSIONS))
    scores = level[:, np.newaxis, :] + halo + own
    mean, freedom = scores.mean(axis=1), shape[0] * (shape[1] - 1) + PERSON_SPREAD_WEIGHT
    squares = ((scores - mean[:, np.newaxis]) ** 2).sum(axis=(0, 1))
    variance = (squares + PERSON_SPREAD_WEIGHT * PERSON_SPREAD**2) / freedom
    return [
        TeamWave(
            teams=tuple(range(shape[0])),
            mean=mean[:, d],
            error=np.full(shape[0], variance[d] / world.n_people),
            freedom=freedom,
            shared_error=0.0,
        )
        for d in range(N_DIMENSIONS)
    ]


def _company(wave: TeamWave) -> WavePoint:
    return WavePoint(
        estimate=float(wave.mean.mean()), spread=float(np.sqrt(wave.error.mean() / len(wave.mean)))
    )


def _calls(changes: tuple[Change, ...]) -> Floats:
    sign = {TrendVerdict.BETTER: 1.0, TrendVerdict.WORSE: -1.0}
    return np.array([sign.get(change.verdict, 0.0) for change in changes])


def errors(spread: float, n_maps: int) -> tuple[float, float]:
    """Return root mean squared errors of raw means and estimates, 12 teams of 5 to 12."""
    rng = np.random.default_rng([SEED, int(spread)])
    raw, believed = [], []
    for _ in range(n_maps):
        truth = rng.normal(55.0, spread, 12)
        teams = np.repeat(np.arange(12), rng.integers(5, 13, 12))
        means: TeamMeans = team_means(rng.normal(truth[teams], PERSON_SPREAD), teams, 12)
        raw.append(means.mean - truth)
        believed.append(pool_teams(means).combine(np.eye(12)).mean - truth)
    return float(np.sqrt(np.mean(np.square(raw)))), float(np.sqrt(np.mean(np.square(believed))))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_MAPS)
