"""Print how often a gain or a loss is said to go along with a rollout of AI.

Run it from the project's root: `python -m benchmarks.adoption [worlds]`. The tables are those of
`docs/methods/adoption.md`. Asked for is a false gain or loss in at most 10 % of the worlds without
any effect, and at least 80 % found of a large one.
"""

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.adoption.judging import Effect, judge_one_date, judge_staggered
from flowgap.delivery.adoption.panel import pooled, relative
from flowgap.delivery.adoption.rollout import NEVER
from flowgap.delivery.work_items import Codes, Days
from flowgap.result.delivery import EffectOutcome, EffectVerdict

N_WORLDS: Final = 200
SEED: Final = 7000
N_TEAMS, N_WEEKS, ONE_DATE = 12, 64, 36
COHORTS: Final = (22, 22, 22, 30, 30, 30, 38, 38, 38, NEVER, NEVER, NEVER)
"""The week in which each team begins."""
ITEMS_A_WEEK: Final = 5.0
ITEM_SPREAD: Final = 0.9
"""Standard deviation of the logarithm of one item's lead time."""
TOLD: Final = (EffectVerdict.GAIN, EffectVerdict.LOSS)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What moves teams beside AI.

    `memory`: correlation of a team's neighbouring weeks. `team_spread`: how far a week moves one
    team. `shared_spread`: how far it moves all. `trend`: of all, per week. `season`: up and down
    in half a year. All as logarithms.
    """

    name: str
    memory: float = 0.3
    team_spread: float = 0.15
    shared_spread: float = 0.08
    trend: float = 0.0
    season: float = 0.0


WORLDS: Final = (
    World(name="chance alone"),
    World(name="weeks that hang together", memory=0.6),
    World(name="a trend of all teams", trend=-0.006),
    World(name="a season", season=0.1),
)


def main(n_worlds: int) -> None:
    """Print false verdicts, then what is found."""
    designs = ("teams at different times", "one date")
    outcomes = ("lead time", "delivered")
    heads = [f"{design}, {outcome}" for design in designs for outcome in outcomes]
    print(f"| what moves it | {' | '.join(heads)} |\n|---|---|---|---|---|")
    for world in WORLDS:
        print(f"| {world.name} | {_row(world, 0.0, n_worlds)} |", flush=True)
    print(f"\n| effect of AI | {' | '.join(heads)} |\n|---|---|---|---|---|")
    for effect in (0.15, 0.30, 0.45):
        print(f"| {effect:.0%} | {_row(WORLDS[0], effect, n_worlds)} |", flush=True)


def _row(world: World, effect: float, n_worlds: int) -> str:
    shares = [
        share_told(world, effect, n_worlds, staggered=staggered, outcome=outcome)
        for staggered in (True, False)
        for outcome in EffectOutcome
    ]
    return " | ".join(f"{share:.1%}" for share in shares)


def share_told(
    world: World, effect: float, n_worlds: int, *, staggered: bool, outcome: EffectOutcome
) -> float:
    """Return how often a verdict is given: any without an effect, the right one with it.

    `effect` makes lead time shorter and deliveries more by this share.
    """
    n_told = 0
    for seed in range(SEED, SEED + n_worlds):
        verdict = _effect(world, effect, seed, staggered=staggered, outcome=outcome).verdict
        n_told += verdict in (TOLD if effect == 0 else TOLD[:1])
    return n_told / n_worlds


def _effect(
    world: World, effect: float, seed: int, *, staggered: bool, outcome: EffectOutcome
) -> Effect:
    rng = np.random.default_rng(seed)
    first = np.array(COHORTS if staggered else [ONE_DATE] * N_TEAMS, dtype=np.intp)
    begun = (first[:, np.newaxis] != NEVER) & (np.arange(N_WEEKS) >= first[:, np.newaxis])
    values, n = _draw(world, outcome, effect * begun, rng)
    if staggered:
        return judge_staggered(values, first, outcome, rng=rng, n_draws=500)
    return judge_one_date(_series(values, n, outcome), outcome, n_teams=N_TEAMS)


def _draw(
    world: World, outcome: EffectOutcome, effect: Days, rng: np.random.Generator
) -> tuple[Days, Days]:
    moved = _moved(world, rng)
    n = rng.poisson(ITEMS_A_WEEK, moved.shape).astype(np.float64)
    if outcome is EffectOutcome.LEAD_TIME:
        chance = rng.normal(0, ITEM_SPREAD, moved.shape) / np.sqrt(np.maximum(n, 1))
        values = 2.0 + moved + chance + np.log1p(-effect)
        return np.where(n > 0, values, np.nan), n
    delivered = rng.poisson(ITEMS_A_WEEK * np.exp(moved) * (1 + effect)).astype(np.float64)
    base = np.broadcast_to(np.arange(N_WEEKS) < min(COHORTS[0], ONE_DATE), moved.shape)
    return relative(delivered, base), np.ones(moved.shape)


def _moved(world: World, rng: np.random.Generator) -> Days:
    week = np.arange(N_WEEKS)
    own = _memory(rng.normal(0, world.team_spread, (N_TEAMS, N_WEEKS)), world.memory)
    shared = _memory(rng.normal(0, world.shared_spread, (1, N_WEEKS)), world.memory)
    phase = rng.uniform(0, 2 * np.pi)
    season = world.season * np.sin(week / 26 * 2 * np.pi + phase)
    return np.asarray(own + shared + world.trend * week + season)


def _memory(noise: Days, memory: float) -> Days:
    for week in range(1, noise.shape[1]):
        fresh = np.sqrt(1 - memory**2) * noise[:, week]
        noise[:, week] = memory * noise[:, week - 1] + fresh
    return noise


def _series(values: Days, n: Days, outcome: EffectOutcome) -> Weekly:
    means, items = pooled(values, n)
    weights = items if outcome is EffectOutcome.LEAD_TIME else np.ones(len(means))
    week: Codes = np.arange(len(means), dtype=np.intp)
    return Weekly(week=week.astype(np.float64), value=means, n=weights, n_before=ONE_DATE)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_WORLDS)
