"""A ledger given as the days that each stage gained or lost."""

from typing import Final

import numpy as np

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.ledger import Changes, Ledger, PeriodTimes
from flowgap.delivery.timeline.spans import code
from flowgap.stages import LEDGER_STAGES, Stage

N_STAGES: Final = len(LEDGER_STAGES)
N_DRAWS: Final = 400
DAYS_PER_STAGE: Final = 2.0
"""Mean time in each stage before."""


def around(value: object, *, spread: float, seed: int) -> Estimate:
    """Return an estimate whose draws lie around it with a standard deviation of `spread`."""
    values = np.asarray(value, dtype=np.float64)
    rng = np.random.default_rng(seed)
    noise = spread * rng.standard_normal((N_DRAWS, *values.shape))
    return Estimate(value=values, draws=values + noise)


def changes_of(
    *,
    rate: dict[Stage, float] | None = None,
    mix: float = 0.0,
    again: tuple[float, float] = (0.0, 0.0),
    returned: float = 0.0,
    spread: float = 0.01,
) -> Changes:
    """Return changes in days: per stage, of the mix, in repeated visits (build, elsewhere)."""
    rates = np.zeros(N_STAGES)
    for stage, days in (rate or {}).items():
        rates[code(stage)] = days
    mixes = np.zeros(N_STAGES)
    mixes[code(Stage.REVIEW)] = mix
    rate_estimate = around(rates, spread=spread, seed=1)
    return Changes(
        rate=rate_estimate,
        mix=around(mixes, spread=spread, seed=2),
        release_wait=rate_estimate.map(lambda days: days[..., code(Stage.RELEASE)]),
        build_again=around(again[0], spread=spread, seed=3),
        elsewhere_again=around(again[1], spread=spread, seed=4),
        returned_share=around(returned, spread=spread / 10, seed=5),
        ai_share=around(0.0, spread=spread, seed=6),
        weeks=(26, 26),
    )


def times_of(n: int, *, build_known: int | None = None) -> PeriodTimes:
    """Return the times of n items that spend two days in each stage."""
    known = np.ones((n, N_STAGES), dtype=bool)
    if build_known is not None:
        known[build_known:, code(Stage.BUILD)] = False
    return PeriodTimes(
        lead_time=np.full(n, DAYS_PER_STAGE * N_STAGES),
        stage_time=np.full((n, N_STAGES), DAYS_PER_STAGE),
        measured=known,
        wait=np.zeros(N_STAGES),
        work=np.full(N_STAGES, DAYS_PER_STAGE),
    )


def ledger_of(changes: Changes | None, *, n: int = 100) -> Ledger:
    """Return a ledger of n items in each period."""
    return Ledger(before=times_of(n), after=times_of(n), changes=changes)
