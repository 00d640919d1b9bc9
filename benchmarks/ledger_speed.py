"""Print how long the ledger takes, beside the same decomposition in plain pandas.

Run it from the project's root with pandas installed: `python -m benchmarks.ledger_speed
[changes]...`. The table is that of `docs/performance/ledger.md`. Seconds are those of one processor
core. Ledger and pandas take turns, and the table holds medians of five (three from a million
changes on); both have to give the same days per stage, or it ends. Memory is the peak of a process
that only reads, decomposes and draws.
"""

import importlib
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from flowgap.delivery.ledger import measure
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import Population, choose_population
from flowgap.delivery.timeline.partition import StageTimes, partition
from flowgap.delivery.work_items import DAY, Days, WorkItems
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.services.delivery.work_items import delivery_data, period_of
from flowgap.stages import PIPELINE_STAGES, Stage

SIZES: Final = (10_000, 100_000, 1_000_000)
MOST_RESAMPLED: Final = 100_000
"""Changes up to which 2,000 resamples are drawn."""
N_RUNS: Final = 5
N_RUNS_OF_MANY: Final = 3
MANY: Final = 1_000_000
SEED: Final = 2026
START: Final = 1_704_067_200_000_000
"""Monday, 1 January 2024, in microseconds."""
STAMPS: Final = (
    "created_at",
    "first_commit_at",
    "ready_at",
    "first_review_at",
    "approved_at",
    "merged_at",
    "deployed_at",
)
OWNERS: Final = (
    *(Stage.CLARIFY, Stage.BUILD, Stage.REVIEW, Stage.REVIEW, Stage.INTEGRATE, Stage.RELEASE),
    *(Stage.CI, Stage.QA, Stage.SECURITY),
)
"""Of the spans between the stamps, then of those beside them."""
SIDES: Final = (("ci", 0.1), ("qa", 0.6), ("security", 0.2))
MANIFEST: Final = """\
format: 1
client: Benchmark
title: Ledger
language: en
timezone: UTC
waves: []
before: {from: 2024-01-01, to: 2024-07-01}
after: {from: 2024-07-01, to: 2024-12-30}
"""


def main(sizes: tuple[int, ...]) -> None:
    """Print one line per size."""
    print("| changes | reading | ledger | with 2,000 resamples | memory | pandas / ledger |")
    print("|---|---|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_folder(folder, size)
            print_line(folder, size)


def print_line(folder: Path, size: int) -> None:
    """Time one folder: reading, the decomposition, the bootstrap, and pandas on the same table."""
    n_runs = N_RUNS if size < MANY else N_RUNS_OF_MANY
    reading, read = timed(lambda: read_engagement(folder, items=item_ids), n_runs=n_runs)
    table = pandas_table(read)
    own, frame = [], []
    for _ in range(n_runs):
        seconds, days = timed(lambda: decompose(read), n_runs=1)
        own.append(seconds)
        seconds, their_days = timed(lambda: decompose_in_pandas(table), n_runs=1)
        frame.append(seconds)
        np.testing.assert_allclose(days, their_days, atol=1e-6)
    ledger = statistics.median(own)
    resampled = "not drawn"
    if size <= MOST_RESAMPLED:
        resampled = f"{timed(lambda: resample(read), n_runs=n_runs)[0]:.2f} s"
    print(
        f"| {size:,} | {reading:.2f} s | {ledger:.2f} s | {resampled} "
        f"| {peak_megabytes(folder, size):,.0f} MB | {statistics.median(frame) / ledger:.1f} |",
        flush=True,
    )


def peak_megabytes(folder: Path, size: int) -> float:
    """Return the largest memory of a process of its own that reads and decomposes the folder."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(peak_of_this_process, folder, size).result()


def peak_of_this_process(folder: Path, size: int) -> float:
    """Read and decompose, and return the largest memory so far in megabytes."""
    read = read_engagement(folder, items=item_ids)
    if size <= MOST_RESAMPLED:
        resample(read)
    else:
        decompose(read)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], Any], *, n_runs: int) -> tuple[float, Any]:
    """Return the median seconds of some runs, and what the last one returned."""
    seconds, found = [], None
    for _ in range(n_runs):
        began = time.process_time()
        found = work()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds), found


def decompose(folder: EngagementFolder) -> Days:
    """Return the change of the mean days in each stage of the pipeline, by the product's ledger."""
    times, population, _items = cut_times(folder)
    after = population.in_after
    means = [times.total[side].sum(axis=0) / side.sum() for side in (~after, after)]
    return np.asarray((means[1] - means[0])[: len(PIPELINE_STAGES)] / DAY)


def resample(folder: EngagementFolder) -> None:
    """Measure the ledger as a diagnosis does: classes of like changes, and 2,000 resamples."""
    times, population, items = cut_times(folder)
    rng = np.random.default_rng(SEED)
    measure(items, times, population, both_periods(folder), rng=rng)


def cut_times(folder: EngagementFolder) -> tuple[StageTimes, Population, WorkItems]:
    """Return the time of each item in each stage."""
    data = delivery_data(folder)
    population = choose_population(
        data.items, both_periods(folder), window=None, include_bots=False
    )
    if population.start is None:
        raise ValueError("the folder has no lead time")
    items = data.items.take(population.rows)
    events = data.events.of_items(population.rows, n_items=len(data.items))
    return partition(items, events, start=population.start, cap_days=None), population, items


def both_periods(folder: EngagementFolder) -> Periods:
    """Return the periods of the benchmark's manifest."""
    manifest = folder.manifest
    if manifest.before is None or manifest.after is None:
        raise ValueError("the manifest names no periods")
    return Periods(
        before=period_of(manifest.before, timezone=manifest.timezone),
        after=period_of(manifest.after, timezone=manifest.timezone),
    )


def pandas_table(folder: EngagementFolder) -> Any:  # noqa: ANN401 - pandas is no dependency
    """Return the same changes as a frame of pandas."""
    pd = importlib.import_module("pandas")

    return pd.DataFrame({name: folder.changes[name].to_numpy() for name in folder.changes.columns})


def decompose_in_pandas(table: Any) -> Days:  # noqa: ANN401 - pandas is no dependency
    """Return the same days per stage, as one would write it with a merge and a group-by.

    Each change is cut at every boundary, side stages included, into one row a slice, whose owner is
    the last stage that covers it; then the slices are added up by period and stage.
    """
    pd = importlib.import_module("pandas")

    spans = [
        pd.DataFrame(
            {"change": table.index, "start": table[first], "end": table[last], "rank": rank}
        )
        for rank, (first, last) in enumerate(
            [
                *pairwise(STAMPS),
                *((f"{name}_start_at", f"{name}_end_at") for name, _ in SIDES),
            ]
        )
    ]
    claims = pd.concat(spans).dropna()
    cuts = pd.concat(
        [
            claims[["change", "start"]].rename(columns={"start": "at"}),
            claims[["change", "end"]].rename(columns={"end": "at"}),
        ]
    )
    cuts = cuts.drop_duplicates().sort_values(["change", "at"])
    cuts["until"] = cuts.groupby("change")["at"].shift(-1)
    slices = cuts.dropna().merge(claims, on="change")
    slices = slices[(slices["start"] <= slices["at"]) & (slices["until"] <= slices["end"])]
    owners = slices.groupby(["change", "at", "until"], as_index=False)["rank"].max()
    owners["days"] = (owners["until"] - owners["at"]).dt.total_seconds() / 86_400
    owners["after"] = (table["created_at"] >= pd.Timestamp("2024-07-01")).to_numpy()[
        owners["change"]
    ]
    sums = owners.groupby(["rank", "after"])["days"].sum()
    counts = (table["created_at"] >= pd.Timestamp("2024-07-01")).value_counts()
    means = (sums / counts.rename_axis("after")).reset_index(name="days")
    signed = means["days"] * means["after"].map({True: 1.0, False: -1.0})
    days = np.zeros(len(PIPELINE_STAGES))
    for rank, change in zip(means["rank"], signed, strict=True):
        days[PIPELINE_STAGES.index(OWNERS[rank])] += change
    return days


def write_folder(folder: Path, n_changes: int) -> None:
    """Write an engagement of so many changes with eight stages, two of them beside the others."""
    rng = np.random.default_rng(SEED)
    created = START + rng.integers(0, 363 * DAY, n_changes)
    steps = rng.gamma(1.2, [[1.0, 3.0, 0.8, 0.5, 0.3, 2.0]], (n_changes, 6)) * DAY
    at = created[:, np.newaxis] + np.cumsum(np.c_[np.zeros(n_changes), steps], axis=1).astype(int)
    columns = {name: stamps(at[:, number]) for number, name in enumerate(STAMPS)}
    waiting = at[:, -1] - at[:, -2]
    for number, (name, share) in enumerate(SIDES):
        start = at[:, -2] + (waiting * 0.25 * number).astype(int)
        columns[f"{name}_start_at"] = stamps(start)
        columns[f"{name}_end_at"] = stamps(start + (waiting * share * 0.5).astype(int))
    teams = rng.integers(0, 11, n_changes)
    pl.DataFrame(
        {
            "change_id": [f"o/r#{number}" for number in range(n_changes)],
            "team": [f"Team {team}" for team in teams],
            "type": rng.choice(["feature", "fix", "chore"], n_changes),
            "additions": rng.integers(1, 900, n_changes),
            "deletions": rng.integers(0, 300, n_changes),
            "n_reviews": np.ones(n_changes, dtype=np.int64),
            **columns,
        }
    ).write_csv(folder / "changes.csv")
    (folder / "engagement.yaml").write_text(MANIFEST, encoding="utf-8")


def stamps(micros: Any) -> pl.Series:  # noqa: ANN401 - any array of numbers
    """Return stamps as text."""
    return pl.Series(micros).cast(pl.Datetime("us")).dt.strftime("%Y-%m-%dT%H:%M:%S%.6fZ")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
