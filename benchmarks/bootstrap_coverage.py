"""Print how often the 90 % interval of a like-for-like change holds the truth, which is 0.

Run it from the project's root: `python -m benchmarks.bootstrap_coverage [simulations]`. Coverage
of 87-93 % is asked for. The last column is the coverage of plain percentiles of the same draws.
"""

import sys
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from flowgap.delivery.comparison.kitagawa import split_change
from flowgap.delivery.comparison.resampling import (
    FEWEST_WEEKS,
    Cells,
    Estimate,
    Sums,
    compare,
    into_cells,
)
from flowgap.delivery.work_items import Days

N_SIMULATIONS: Final = 600
N_DRAWS: Final = 400
LARGE_SHARE: Final = 0.4
ITEM_SPREAD: Final = 1.0
"""Standard deviation of the logarithm of an item's time: means are 1.6 times medians."""
WEEK_SPREAD: Final = 0.3
"""Standard deviation of the logarithm of a week's common slowness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """An organization in which nothing changes but by chance.

    `shared`: a slow week is slow for all teams (a release train, a holiday). `dependence`:
    correlation of a week's slowness with that of the week before.
    """

    n_teams: int
    n_weeks: int
    items_per_week: int
    shared: bool
    dependence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Share of simulations whose interval holds the truth; mean width in days."""

    widened: float
    plain: float
    width: float


def main(n_simulations: int) -> None:
    """Print the table of `docs/methods/ledger.md`."""
    shapes = (
        *((1, 6, 5), (5, 6, 1), (11, 26, 1), (1, 13, 8), (1, 26, 10), (1, 52, 6)),
        *((12, 26, 3), (4, 13, 3), (8, 8, 3)),
    )
    print(
        "| teams | weeks | items per team and week | slow weeks | correlation | coverage | plain |"
    )
    print("|---|---|---|---|---|---|---|")
    for (n_teams, n_weeks, items), shared, dependence in product(
        shapes, (False, True), (0.0, 0.3, 0.5)
    ):
        if n_teams == 1 and not shared:
            continue
        world = World(
            n_teams=n_teams,
            n_weeks=n_weeks,
            items_per_week=items,
            shared=shared,
            dependence=dependence,
        )
        found = coverage(world, n_simulations=n_simulations)
        kind = "of all teams" if shared else "of each team"
        print(
            f"| {n_teams} | {n_weeks} | {items} | {kind} | {dependence:.1f} "
            f"| {found.widened:.1%} | {found.plain:.1%} |",
            flush=True,
        )


def coverage(world: World, *, n_simulations: int) -> Coverage:
    """Simulate two equal periods many times over."""
    rng = np.random.default_rng(20261124)
    widened, plain, width, n_given = 0, 0, 0.0, 0
    while n_given < n_simulations:
        before, after = _period(world, rng), _period(world, rng)
        if min(before.weeks_with_items, after.weeks_with_items) < FEWEST_WEEKS:
            continue
        n_given += 1
        comparison = compare(before, after, rng=rng, n_draws=N_DRAWS)
        rate = comparison.estimate(_rate)
        if rate.low is None or rate.high is None or rate.draws is None:
            raise ValueError("too few weeks with items for an interval")
        widened += int(rate.low <= 0 <= rate.high)
        width += float(rate.high - rate.low)
        bare = Estimate(
            value=rate.value,
            draws=rate.value + (rate.draws - rate.value) / comparison.widening,
        )
        if bare.low is not None and bare.high is not None:
            plain += int(bare.low <= 0 <= bare.high)
    return Coverage(
        widened=widened / n_simulations, plain=plain / n_simulations, width=width / n_simulations
    )


def _period(world: World, rng: np.random.Generator) -> Cells:
    """Draw small and large changes with lognormal times in weeks that are slow or fast."""
    n_series = 1 if world.shared else world.n_teams
    slowness = np.broadcast_to(_slowness(world, n_series, rng), (world.n_teams, world.n_weeks))
    n_items = rng.poisson(world.items_per_week, slowness.shape)
    team, week = (np.repeat(place.ravel(), n_items.ravel()) for place in np.indices(n_items.shape))
    large = rng.random(len(week)) < LARGE_SHARE
    noise = ITEM_SPREAD * rng.normal(size=len(week))
    days = np.exp(slowness[team, week] + noise) * np.where(large, 2.0, 1.0)
    return into_cells(
        days[:, np.newaxis],
        week=week,
        group=large.astype(np.intp),
        n_weeks=world.n_weeks,
        n_groups=2,
    )


def _slowness(world: World, n_series: int, rng: np.random.Generator) -> Days:
    series = rng.normal(size=(n_series, world.n_weeks))
    for week in range(1, world.n_weeks):
        fresh = np.sqrt(1 - world.dependence**2) * series[:, week]
        series[:, week] = world.dependence * series[:, week - 1] + fresh
    return WEEK_SPREAD * series


def _rate(before: Sums, after: Sums) -> Days:
    split = split_change(
        sums_before=before.sums, n_before=before.n, sums_after=after.sums, n_after=after.n
    )
    return np.asarray(split.rate[..., 0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_SIMULATIONS)
