"""Print how well the graded response model finds parameters that are known.

Run it from the project's root: `python -m benchmarks.irt_recovery [data sets]`. The table is that
of `docs/methods/graded-response.md`.
"""

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.irt.ability import estimate_abilities
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.mixture import Floats

N_SETS: Final = 200
SIZES: Final = (500, 1_000, 3_000)
N_ITEMS: Final = (4, 10)
STEPS: Final = np.array([-1.5, -0.5, 0.5, 1.5])
MISSING: Final = 0.1
SEED: Final = 2026
Z_90: Final = 1.6449


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Estimate less truth of one data set, and which 90 % intervals of people hold the truth."""

    a: Floats
    b: Floats
    theta: Floats
    holds: Floats


def main(n_sets: int) -> None:
    """Print one line per number of people and items."""
    print(
        "| items | people | bias of a | RMSE of a | bias of b | RMSE of b | RMSE of theta | hold |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for n_items in N_ITEMS:
        for n_people in SIZES:
            rng = np.random.default_rng([SEED, n_items, n_people])
            found = [_recover(rng, n_people, n_items) for _ in range(n_sets)]
            a, b, theta, holds = (
                np.concatenate([getattr(errors, name).ravel() for errors in found])
                for name in ("a", "b", "theta", "holds")
            )
            print(
                f"| {n_items} | {n_people:,} | {a.mean():+.3f} | {_rms(a):.3f} | {b.mean():+.3f} "
                f"| {_rms(b):.3f} | {_rms(theta):.3f} | {holds.mean():.3f} |",
                flush=True,
            )


def _recover(rng: np.random.Generator, n_people: int, n_items: int) -> Errors:
    a = rng.lognormal(0.3, 0.3, n_items)
    b = rng.normal(0, 0.5, (n_items, 1)) + STEPS
    theta = rng.standard_normal(n_people)
    at_least = 1 / (1 + np.exp(-a[:, np.newaxis] * (theta[:, np.newaxis, np.newaxis] - b)))
    values = 1.0 + (rng.random((n_people, n_items, 1)) < at_least).sum(axis=2)
    values[rng.random(values.shape) < MISSING] = np.nan
    fit = fit_graded(values)
    people = estimate_abilities(fit.model, values, n_nodes=fit.n_nodes)
    off = people.estimates - theta[people.people]
    return Errors(
        a=np.array([item.discrimination for item in fit.model]) - a,
        b=np.array([item.thresholds for item in fit.model]) - b,
        theta=off,
        holds=(np.abs(off) <= Z_90 * people.standard_errors).astype(np.float64),
    )


def _rms(errors: Floats) -> float:
    return float(np.sqrt((errors**2).mean()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_SETS)
