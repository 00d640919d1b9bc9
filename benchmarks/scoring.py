"""Print how long the scoring of a packed wave takes, beside polars, pandas and reading its memory.

Run it from the project's root, `python -m benchmarks.scoring [runs]`, with the extras `fast` and
`bench`; what is not installed is left out. The table is that of `docs/performance/scoring.md`.
"""

import importlib.util
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.scoring_peers import PeerFigures, columns_of, pandas_scorer, score_by_polars
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.scoring.fused.choosing import NUMPY, compiled_pass
from flowgap.scoring.fused.packed import PackedWave
from flowgap.scoring.fused.wave import WaveFigures, score_wave
from flowgap.scoring.item_frame import ItemFrame

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
TEAM_SIZE: Final = 8
ITEMS_OF_DIMENSIONS: Final = (4,) * 9 + (3,) * 3
N_POINTS: Final = 5
MISSING_SHARE: Final = 0.15
"""Of people and dimensions with an answer missing: 1 answer in 25."""
N_RUNS: Final = 7
SEED: Final = 2026
TOLERANCE: Final = 1e-9

Contender = Callable[[], object]
OWN: Final = "fast"
OTHERS: Final = ("NumPy", "polars", "pandas + pingouin")
UNPACKING: Final = "points of people"
"""Looking them up for all people and dimensions, which peers have done on the way."""
READING: Final = "reading once"
NAMES: Final = (OWN, *OTHERS, UNPACKING, READING)


def main(n_runs: int) -> None:
    """Print two lines per size: people in the order of their teams, and in random order."""
    titles = [f"people x {sum(ITEMS_OF_DIMENSIONS)}", "order", *(f"{name}, ms" for name in NAMES)]
    titles += [f"{name} / {OWN}" for name in OTHERS]
    print(f"| {' | '.join(titles)} |\n{'|---' * len(titles)}|")
    for n_people in SIZES:
        for order in ("teams", "random"):
            wave = simulate(np.random.default_rng(SEED), n_people, shuffled=order == "random")
            seconds = timed(contenders(wave), n_runs=n_runs)
            print(f"| {n_people:,} | {order} | {' | '.join(cells(seconds))} |", flush=True)


def simulate(rng: np.random.Generator, n_people: int, *, shuffled: bool) -> PackedWave:
    """Return a wave of five-point answers; nobody leaves out more than an item of a dimension."""
    teams = np.arange(n_people) // TEAM_SIZE
    dimension = np.repeat(np.arange(len(ITEMS_OF_DIMENSIONS)), ITEMS_OF_DIMENSIONS)
    reverse_keyed = np.arange(len(dimension)) % 7 == 0
    of_teams = rng.normal(0, 0.4, (n_people // TEAM_SIZE, len(ITEMS_OF_DIMENSIONS)))
    codes = np.empty((n_people, len(dimension)), dtype=np.uint8)
    for place, items in enumerate(np.split(np.arange(len(dimension)), _starts())):
        view = 3 + of_teams[teams, place] + rng.normal(0, 0.6, n_people)
        answers = np.rint(view[:, np.newaxis] + rng.normal(0, 0.7, (n_people, len(items))))
        codes[:, items] = np.clip(answers, 1, N_POINTS)
        missing = np.flatnonzero(rng.random(n_people) < MISSING_SHARE)
        kinds = np.array([SKIPPED, NOT_ASKED, DONT_KNOW], dtype=np.uint8)
        codes[missing, rng.choice(items, len(missing))] = rng.choice(kinds, len(missing))
    order = rng.permutation(n_people) if shuffled else np.arange(n_people)
    return PackedWave(
        codes=codes[order],
        teams=teams[order],
        n_teams=len(of_teams),
        frame=ItemFrame(
            dimension=dimension, reverse_keyed=reverse_keyed, core=np.ones(len(dimension), np.bool_)
        ),
        n_points=N_POINTS,
    )


def _starts() -> NDArray[np.int64]:
    return np.cumsum(ITEMS_OF_DIMENSIONS)[:-1]


def contenders(wave: PackedWave) -> Mapping[str, Contender]:
    """Return what is timed by name, each having been seen to give the same figures."""
    table, dimensions = columns_of(wave)
    found: dict[str, Callable[[], PeerFigures | WaveFigures]] = {
        OTHERS[0]: lambda: score_wave(wave, way=NUMPY),
        OTHERS[1]: lambda: score_by_polars(table, dimensions),
    }
    if importlib.util.find_spec("numba"):
        compiled = compiled_pass()
        found[OWN] = lambda: score_wave(wave, way=compiled)
    if importlib.util.find_spec("pandas") and importlib.util.find_spec("pingouin"):
        found[OTHERS[2]] = pandas_scorer(table, dimensions)
    figures = score_wave(wave, way=NUMPY)
    expected = _compared(figures)
    for name, contender in found.items():
        for key, values in _compared(contender()).items():
            np.testing.assert_allclose(
                values, expected[key], rtol=TOLERANCE, atol=TOLERANCE, err_msg=f"{name}: {key}"
            )
    words = wave.codes.reshape(-1).view(np.uint64)
    return {
        **found,
        UNPACKING: lambda: figures.person_points,
        READING: lambda: np.bitwise_or.reduce(words),
    }


def _compared(figures: PeerFigures | WaveFigures) -> dict[str, NDArray[np.float64]]:
    names = ("person_points", "mean", "shrunken_mean", "rwgj")
    values = {name: getattr(figures, name) for name in names}
    for name in ("alpha", "icc1", "icc2"):
        values[name] = (
            getattr(figures, name)
            if isinstance(figures, PeerFigures)
            else np.array([getattr(dimension, name) for dimension in figures.dimensions])
        )
    return values


def timed(found: Mapping[str, Contender], *, n_runs: int) -> dict[str, list[float]]:
    """Return the seconds of each run, taken in turns after one round that is thrown away."""
    seconds: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(n_runs + 1):
        for name, contender in found.items():
            start = time.perf_counter()
            contender()
            seconds[name].append(time.perf_counter() - start)
    return {name: runs[1:] for name, runs in seconds.items()}


def cells(seconds: Mapping[str, list[float]]) -> list[str]:
    """Return medians in milliseconds, then medians of the ratios within each round."""
    medians = [
        f"{1_000 * statistics.median(seconds[name]):.2f}" if name in seconds else "-"
        for name in NAMES
    ]
    ratios = []
    for name in OTHERS:
        pairs = zip(seconds.get(name, []), seconds.get(OWN, []), strict=False)
        rounds = [other / own for other, own in pairs]
        ratios.append(f"{statistics.median(rounds):.1f}" if rounds else "-")
    return [*medians, *ratios]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_RUNS)
