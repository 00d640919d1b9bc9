"""Print how often each verdict is given in worlds whose truth is known.

Run it from the project's root: `python -m benchmarks.verdicts [worlds] [first seed]`. The table is
that of `docs/methods/verdicts.md`. Rules were found on seeds 0 to 39; reported are 1000 to 1099.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from typing import Final

import numpy as np

from flowgap.delivery.facts import DeliveryFacts, Settings, examine
from flowgap.result.delivery import Verdict
from flowgap.simulation.world_items import simulate_world, world_periods
from flowgap.simulation.worlds import Cause, draw_world

N_WORLDS: Final = 100
FIRST_SEED: Final = 1000
SETTINGS: Final = Settings(window=None, cap_days=None, include_bots=False, minimum_group=5)

RIGHT: Final = {
    Cause.NOTHING: {Verdict.CANNOT_TELL, Verdict.NEVER_ADOPTED},
    Cause.UNUSED: {Verdict.CANNOT_TELL, Verdict.NEVER_ADOPTED},
    Cause.SCHEDULE: {Verdict.SCHEDULE_CHANGE},
    Cause.MIX: {Verdict.MIX_CHANGE},
    Cause.GAIN: {Verdict.GAIN_IS_REAL},
    Cause.MIGRATED: {Verdict.MIGRATED},
    Cause.REWORK: {Verdict.ABSORBED_BY_REWORK},
}
"""The verdicts that are right where one thing changed."""


def main(n_worlds: int, first_seed: int) -> None:
    """Print one line per cause."""
    print(f"| what changed | right | {' | '.join(Verdict)} |\n{'|---' * (len(Verdict) + 2)}|")
    for cause in Cause:
        given = verdicts(cause, range(first_seed, first_seed + n_worlds))
        right = sum(given[verdict] for verdict in RIGHT[cause])
        counts = " | ".join(str(given[verdict] or "") for verdict in Verdict)
        print(f"| {cause} | {right} | {counts} |", flush=True)


def verdicts(cause: Cause, seeds: Iterable[int]) -> Counter[Verdict]:
    """Return how often each verdict is given, one world per seed."""
    return Counter(diagnosed(cause, seed).judgement.verdict for seed in seeds)


def diagnosed(cause: Cause, seed: int) -> DeliveryFacts:
    """Return what the delivery data of one world show."""
    rng = np.random.default_rng([seed, list(Cause).index(cause)])
    data = simulate_world(draw_world(cause, rng), rng)
    return examine(data, world_periods(), SETTINGS, rng=rng)


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    main(*(arguments + [N_WORLDS, FIRST_SEED][len(arguments) :]))
