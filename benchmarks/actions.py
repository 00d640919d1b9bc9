"""Print how often an action is said to have worked, where it did nothing and where it did.

Run it from the project's root: `python -m benchmarks.actions [series]`. The tables are those of
`docs/methods/actions.md`. Asked for is `worked` in at most 5 % of the series without any effect.
"""

import sys
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.delivery.actions.judging import Outcome, judge_action
from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.work_items import Days

N_SERIES: Final = 400
N_BEFORE, N_AFTER = 30, 13
LEVEL_DAYS, NOISE_DAYS = 12.0, 2.0
"""Of a week's mean, and how far chance moves it."""
N_OTHERS: Final = 9
SEED: Final = 2026


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What moves a weekly mean beside the action.

    `trend`: days per week. `season`: days up and down over half a year. `memory`: correlation of
    neighbouring weeks. `picks_worst`: the action begins after the worst month.
    """

    name: str
    trend: float = 0.0
    season: float = 0.0
    memory: float = 0.3
    picks_worst: bool = False


WORLDS: Final = (
    World(name="chance alone"),
    World(name="weeks that hang together", memory=0.5),
    World(name="a falling trend", trend=-0.08),
    World(name="a season", season=1.0),
    World(name="begun after the worst month", picks_worst=True),
)


def main(n_series: int) -> None:
    """Print false alarms, then what is found."""
    print("| what else moves it | against its past | against nine teams |\n|---|---|---|")
    for world in WORLDS:
        past, teams = (share_worked(world, 0.0, n_series, others=n) for n in (0, N_OTHERS))
        print(f"| {world.name} | {past:.1%} | {teams:.1%} |", flush=True)
    print("\n| effect in days | against its past | against nine teams |\n|---|---|---|")
    for effect in (1.0, 2.0, 4.0):
        past, teams = (share_worked(WORLDS[0], effect, n_series, others=n) for n in (0, N_OTHERS))
        print(f"| {effect:.0f} | {past:.0%} | {teams:.0%} |", flush=True)


def share_worked(world: World, effect_days: float, n_series: int, *, others: int) -> float:
    """Return how often `worked` is said of an action that took so many days off every week."""
    rng = np.random.default_rng(SEED)
    # The other teams share what moves all, not what moves this one.
    alike = replace(world, trend=0.0, picks_worst=False)
    n_worked = 0
    for _ in range(n_series):
        own = _draw(world, effect_days, rng)
        beside = [_draw(alike, 0.0, rng) for _ in range(others)]
        n_worked += judge_action(own, beside).outcome is Outcome.WORKED
    return n_worked / n_series


def _draw(world: World, effect_days: float, rng: np.random.Generator) -> Weekly:
    n_before = N_BEFORE
    values = _noise(world, 2 * N_BEFORE + N_AFTER, rng)
    if world.picks_worst:
        months = np.convolve(values[: 2 * N_BEFORE], np.ones(4), "valid")
        last = int(np.argmax(months[N_BEFORE - 4 :])) + N_BEFORE
        values = values[last - N_BEFORE : last + N_AFTER]
    else:
        values = values[N_BEFORE:]
    week = np.arange(len(values), dtype=np.float64)
    values = values + world.trend * week + world.season * np.sin(week / 26 * 2 * np.pi)
    values = LEVEL_DAYS + values - effect_days * (week >= n_before)
    return Weekly(week=week, value=values, n=np.full(len(week), 8.0), n_before=n_before)


def _noise(world: World, n_weeks: int, rng: np.random.Generator) -> Days:
    noise = rng.normal(0, NOISE_DAYS, n_weeks)
    for week in range(1, n_weeks):
        fresh = np.sqrt(1 - world.memory**2) * noise[week]
        noise[week] = world.memory * noise[week - 1] + fresh
    return noise


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_SERIES)
