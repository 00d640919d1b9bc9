"""Print how long the graded response model takes, beside girth where that is installed.

Run it from the project's root with one BLAS thread, so that the two are compared and not the way in
which they share a processor: `OPENBLAS_NUM_THREADS=1 python -m benchmarks.irt [runs]`. The table is
that of `docs/methods/graded-response.md`.
"""

import importlib
import importlib.util
import os
import statistics
import sys
import time
from typing import Any, Final

import numpy as np

from flowgap.scoring.irt.expectation import marginal_log_likelihood
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.irt.model import GradedItem
from flowgap.scoring.mixture import Floats

SIZES: Final = (1_000, 10_000)
N_ITEMS: Final = 40
N_RUNS: Final = 5
SEED: Final = 2026


def main(n_runs: int) -> None:
    """Print one line per size."""
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        sys.exit("set OPENBLAS_NUM_THREADS=1")
    girth = importlib.import_module("girth") if importlib.util.find_spec("girth") else None
    print("| people x items | seconds | log-likelihood | girth | log-likelihood | ratio |")
    print("|---|---|---|---|---|---|")
    for n_people in SIZES:
        values = simulate(np.random.default_rng(SEED), n_people)
        ours, peers = _timed(values, girth, n_runs)
        fit = fit_graded(values)
        peer = "- | - | -"
        if girth is not None:
            ratio = statistics.median(other / one for one, other in zip(ours, peers, strict=True))
            likelihood = marginal_log_likelihood(_items_of(girth, values), values)
            peer = f"{statistics.median(peers):.2f} | {likelihood:.2f} | {ratio:.1f}"
        size, seconds = f"{n_people:,} x {N_ITEMS}", statistics.median(ours)
        print(f"| {size} | {seconds:.3f} | {fit.log_likelihood:.2f} | {peer} |", flush=True)


def simulate(rng: np.random.Generator, n_people: int) -> Floats:
    """Return answers 1 to 5 to 40 items that follow the model."""
    slopes = rng.lognormal(0.3, 0.3, N_ITEMS)
    thresholds = np.sort(rng.normal(0, 1, (N_ITEMS, 4)), axis=1)
    theta = rng.standard_normal((n_people, 1, 1))
    at_least = 1 / (1 + np.exp(-slopes[:, np.newaxis] * (theta - thresholds)))
    drawn = rng.random((n_people, N_ITEMS, 1))
    return np.asarray(1.0 + (drawn < at_least).sum(axis=2))


def _timed(values: Floats, girth: Any, n_runs: int) -> tuple[list[float], list[float]]:  # noqa: ANN401 - a module that need not be there
    """Return the seconds of each run of both, taken in turns after one run that is thrown away."""
    ours: list[float] = []
    peers: list[float] = []
    coded = values.T.astype(int)
    for _ in range(n_runs + 1):
        start = time.perf_counter()
        fit_graded(values)
        ours.append(time.perf_counter() - start)
        if girth is not None:
            start = time.perf_counter()
            girth.grm_mml(coded)
            peers.append(time.perf_counter() - start)
    return ours[1:], peers[1:]


def _items_of(girth: Any, values: Floats) -> list[GradedItem]:  # noqa: ANN401 - a module that need not be there
    found = girth.grm_mml(values.T.astype(int))
    rows = zip(values.T, found["Discrimination"], found["Difficulty"], strict=True)
    items = []
    for column, slope, thresholds in rows:
        answers = np.unique(column)
        intercepts = (-slope * thresholds[: len(answers) - 1]).tolist()
        items.append(
            GradedItem(
                discrimination=float(slope),
                intercepts=tuple(intercepts),
                answers=tuple(answers.tolist()),
            )
        )
    return items


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_RUNS)
