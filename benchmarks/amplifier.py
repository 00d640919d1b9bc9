"""Print how often the amplifier test is right: its intervals, and what it says of nothing.

Run it from the project's root: `python -m benchmarks.amplifier [worlds]`. The tables are those of
`docs/methods/amplifier.md`. Asked for is a coverage of 85 to 95 % and at most 5 % false positives.
"""

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.adoption.amplifier import (
    PERIOD_WEEKS,
    Amplified,
    amplified_by,
    in_periods,
)
from flowgap.delivery.work_items import Days

N_WORLDS: Final = 1000
SEED: Final = 61000
N_TEAMS, N_WEEKS, N_DIMENSIONS = 11, 26, 4
HALF_WEEKS: Final = N_WEEKS // 2
SCORE_SPREAD: Final = 8.0
"""Points by which teams differ."""
HALO: Final = 0.5
"""Correlation of a team's scores with one another."""
RELIABILITY: Final = 0.5
"""Of a team's mean answer; the score that is shown is drawn towards the middle by as much."""
TRUE_SPREAD: Final = 0.10
"""Standard deviation of true differences, where they are drawn."""
GAIN: Final = 0.15
"""What AI itself buys, as a logarithm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What moves delivery beside AI, as logarithms; `follows`: use goes along with the scores."""

    name: str
    memory: float = 0.3
    team_spread: float = 0.15
    shared_spread: float = 0.08
    items_a_week: float = 6.0
    follows: float = 0.0


WORLDS: Final = (
    World(name="chance alone"),
    World(name="weeks that hang together", memory=0.7),
    World(name="restless teams", team_spread=0.35),
    World(name="stronger teams use more AI", follows=0.6),
    World(name="many items", items_a_week=25.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Of all answers: intervals that hold the truth, that exclude 0, and worlds with any such."""

    covered: float
    told: float
    any_told: float


def main(n_worlds: int) -> None:
    """Print both tables for periods of four weeks and for two halves."""
    for weeks_each in (PERIOD_WEEKS, HALF_WEEKS):
        print_truth_and_nothing(n_worlds, weeks_each=weeks_each)
    print_fixed(n_worlds)


def print_truth_and_nothing(n_worlds: int, *, weeks_each: int) -> None:
    """Print how often something is told of nothing, and how often a drawn truth is covered."""
    print(f"\nPeriods of {weeks_each} weeks\n")
    print("| world | told of nothing | any of four | coverage |\n|---|---|---|---|")
    for world in WORLDS:
        null = answers(world, 0.0, n_worlds, weeks_each=weeks_each)
        real = answers(world, None, n_worlds, weeks_each=weeks_each)
        print(
            f"| {world.name} | {null.told:.1%} | {null.any_told:.1%} | {real.covered:.1%} |",
            flush=True,
        )


def print_fixed(n_worlds: int) -> None:
    """Print coverage, and how often something is told, where the truth is one figure."""
    print("\n| world | true difference | coverage | told |\n|---|---|---|---|")
    for world in (WORLDS[0], WORLDS[-1]):
        for effect in (0.05, 0.10, 0.20):
            found = answers(world, effect, n_worlds, weeks_each=PERIOD_WEEKS)
            print(
                f"| {world.name} | {effect} | {found.covered:.1%} | {found.told:.1%} |", flush=True
            )


def answers(world: World, effect: float | None, n_worlds: int, *, weeks_each: int) -> Answers:
    """Return how the answers are; without `effect`, each is drawn around 0.

    `effect` is that of the first dimension; all others come with it through the halo only.
    """
    covered, told, any_told = 0, 0, 0
    for seed in range(SEED, SEED + n_worlds):
        rng = np.random.default_rng(seed)
        true = float(rng.normal(0, TRUE_SPREAD))
        true = true if effect is None else effect
        n_asked = N_DIMENSIONS if effect == 0 else 1
        found = _found(world, true, rng, weeks_each=weeks_each, n_asked=n_asked)
        covered += found[0].low <= true <= found[0].high
        clear = [one.low > 0 or one.high < 0 for one in found]
        told += clear[0]
        any_told += any(clear)
    return Answers(covered=covered / n_worlds, told=told / n_worlds, any_told=any_told / n_worlds)


def _found(
    world: World, effect: float, rng: np.random.Generator, *, weeks_each: int, n_asked: int
) -> list[Amplified]:
    common = rng.normal(size=(1, N_TEAMS)) * np.sqrt(HALO)
    own = rng.normal(size=(N_DIMENSIONS, N_TEAMS)) * np.sqrt(1 - HALO)
    strength = SCORE_SPREAD * (common + own)
    error = SCORE_SPREAD * np.sqrt(1 / RELIABILITY - 1)
    shown = 60 + RELIABILITY * (strength + rng.normal(0, error, strength.shape))
    share = _share(strength[0] / SCORE_SPREAD, world.follows, rng)
    a_point = effect / shown[0].std(ddof=1)
    delivered = _delivered(world, share * (GAIN + a_point * strength[:1].T), rng)
    developers = np.full(share.shape, 8.0)
    periods = in_periods(delivered, share, developers, weeks_each=weeks_each)
    found = [amplified_by(periods, score) for score in shown[:n_asked]]
    return [one for one in found if isinstance(one, Amplified)]


def _share(strength: Days, follows: float, rng: np.random.Generator) -> Days:
    """Return the share of active people: it rises from a week and to a level of each team's own."""
    begin = rng.uniform(0, 14, (N_TEAMS, 1))
    moved = follows * strength + np.sqrt(1 - follows**2) * rng.normal(size=N_TEAMS)
    level = np.clip(0.6 + 0.2 * moved, 0.1, 0.95)[:, np.newaxis]
    ramp = 1 / (1 + np.exp(-(np.arange(N_WEEKS) - begin) / 2))
    return np.asarray(np.clip(level * ramp + rng.normal(0, 0.04, ramp.shape), 0, 1))


def _delivered(world: World, gained: Days, rng: np.random.Generator) -> Days:
    own = _memory(rng.normal(0, world.team_spread, gained.shape), world.memory)
    shared = _memory(rng.normal(0, world.shared_spread, (1, N_WEEKS)), world.memory)
    size = rng.normal(0, 0.3, (N_TEAMS, 1))
    mean = world.items_a_week * np.exp(size + own + shared + gained)
    return rng.poisson(mean).astype(np.float64)


def _memory(noise: Days, memory: float) -> Days:
    for week in range(1, noise.shape[1]):
        fresh = np.sqrt(1 - memory**2) * noise[:, week]
        noise[:, week] = memory * noise[:, week - 1] + fresh
    return noise


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_WORLDS)
