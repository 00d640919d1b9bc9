"""Print how often the intervals of team scores hold the true score, and their error.

Run it from the project's root: `python benchmarks/team_coverage.py [simulations]`. Asked for are
91-98 % of the 95 % intervals and 84-95 % of the 90 % ones whatever the spread between teams is,
and 94.5-95.5 % and 89-91 % where that spread is drawn from the prior.
"""

import sys
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.pooling import TEAM_SPREAD_SCALE, TeamMeans, pool_teams

N_SIMULATIONS: Final = 2_000
PERSON_SPREAD: Final = 20.0
SMALLEST_TEAM: Final = 5
LARGEST_TEAM: Final = 12
CENTRE: Final = 55.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Shares of team intervals that hold the truth, and root mean squared errors in points."""

    of_95: float
    of_90: float
    error: float
    raw_error: float


def main(n_simulations: int) -> None:
    """Print the table of `docs/methods/scores.md`."""
    print("| teams | spread of teams | 95 % | 90 % | error | error of raw means |")
    print("|---|---|---|---|---|---|")
    for n_teams in (3, 5, 10, 40):
        for spread in (3.0, 6.0, 10.0, None):
            found = coverage(n_teams, spread, n_simulations=n_simulations)
            print(
                f"| {n_teams} | {'of the prior' if spread is None else f'{spread:.0f}'}"
                f" | {found.of_95:.3f} | {found.of_90:.3f}"
                f" | {found.error:.1f} | {found.raw_error:.1f} |",
                flush=True,
            )


def coverage(n_teams: int, spread: float | None, *, n_simulations: int) -> Coverage:
    """Simulate organizations of teams of 5 to 12; `spread` None draws it from the prior."""
    rng = np.random.default_rng(20261125)
    ranks, errors, raw_errors = [], [], []
    for _ in range(n_simulations):
        between = abs(rng.normal(0.0, TEAM_SPREAD_SCALE)) if spread is None else spread
        truth = rng.normal(CENTRE, between, size=n_teams)
        means = _means(truth, rng)
        believed = pool_teams(means).combine(np.eye(n_teams))
        ranks.append(believed.below(truth))
        errors.append(believed.mean - truth)
        raw_errors.append(means.mean - truth)
    rank = np.concatenate(ranks)
    return Coverage(
        of_95=float(np.mean(np.abs(rank - 0.5) <= 0.95 / 2)),
        of_90=float(np.mean(np.abs(rank - 0.5) <= 0.90 / 2)),
        error=float(np.sqrt(np.mean(np.square(errors)))),
        raw_error=float(np.sqrt(np.mean(np.square(raw_errors)))),
    )


def _means(
    truth: np.ndarray[tuple[int], np.dtype[np.float64]], rng: np.random.Generator
) -> TeamMeans:
    """Draw what the people of each team say: only its summary matters."""
    n = rng.integers(SMALLEST_TEAM, LARGEST_TEAM + 1, size=len(truth))
    freedom = int(n.sum()) - len(n)
    return TeamMeans(
        mean=rng.normal(truth, PERSON_SPREAD / np.sqrt(n)),
        n=n,
        squares_within=PERSON_SPREAD**2 * float(rng.chisquare(freedom)),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_SIMULATIONS)
