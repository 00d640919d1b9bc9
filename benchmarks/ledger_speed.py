"""Print how long the ledger takes, beside the same decomposition in plain pandas.

Run it from the project's root, with the extra `bench` installed: `python -m benchmarks.ledger_speed
[changes]...`. The tables are those of `docs/performance/ledger.md`. All figures of one line come
from one run: medians of five, the two ways in turn.
"""

import importlib
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from flowgap.delivery.ledger import measure
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import choose_population
from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.work_items import DAY
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.services.work_items import delivery_data, period_of

SIZES: Final = (10_000, 100_000, 1_000_000)
MOST_RESAMPLED: Final = 100_000
"""Changes up to which 2,000 resamples are drawn."""
N_RUNS: Final = 5
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Median seconds of each way, and the ratio of their medians."""

    own: float
    pandas: float

    @property
    def ratio(self) -> float:
        """How many times as long pandas takes."""
        return self.pandas / self.own


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
    seconds, read = timed(lambda: read_engagement(folder, items=item_ids), n_runs=1)
    n_runs = N_RUNS if size <= MOST_RESAMPLED else 3
    table = pandas_table(read)
    plain, frame = [], []
    for _ in range(n_runs):
        plain.append(timed(lambda: decompose(read, resamples=False), n_runs=1)[0])
        frame.append(timed(lambda: decompose_in_pandas(table), n_runs=1)[0])
    timing = Timing(own=statistics.median(plain), pandas=statistics.median(frame))
    resampled = "not drawn"
    if size <= MOST_RESAMPLED:
        resampled = f"{timed(lambda: decompose(read, resamples=True), n_runs=n_runs)[0]:.2f} s"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {size:,} | {seconds:.2f} s | {timing.own:.2f} s | {resampled} "
        f"| {memory:,.0f} MB | {timing.ratio:.1f} |",
        flush=True,
    )


def timed(work: Callable[[], Any], *, n_runs: int) -> tuple[float, Any]:
    """Return the median seconds of some runs, and what the last one returned."""
    seconds, found = [], None
    for _ in range(n_runs):
        began = time.process_time()
        found = work()
        seconds.append(time.process_time() - began)
    return statistics.median(seconds), found


def decompose(folder: EngagementFolder, *, resamples: bool) -> float:
    """Return the change of mean lead time in days, by the product's own ledger."""
    data = delivery_data(folder)
    periods = both_periods(folder)
    population = choose_population(data.items, periods, window=None, include_bots=False)
    items = data.items.take(population.rows)
    events = data.events.of_items(population.rows, n_items=len(data.items))
    if population.start is None:
        raise ValueError("the folder has no lead time")
    times = partition(items, events, start=population.start, cap_days=None)
    if not resamples:
        after = population.in_after
        means = [times.total[side].sum(axis=0) / max(1, side.sum()) for side in (~after, after)]
        return float((means[1] - means[0]).sum() / DAY)
    rng = np.random.default_rng(SEED)
    ledger = measure(items, times, population, periods, rng=rng)
    if ledger.changes is None:
        raise ValueError("a period is empty")
    return float(ledger.changes.total.value)


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


def decompose_in_pandas(table: Any) -> float:  # noqa: ANN401 - pandas is no dependency
    """Return the change of mean lead time as one would write it with differences and a group-by.

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
    signs = means["after"].map({True: 1.0, False: -1.0})
    return float((means["days"] * signs).sum())


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
