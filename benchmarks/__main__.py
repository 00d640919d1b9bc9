"""Print how long the main steps take, each beside a peer that was timed in the same run.

`make bench` runs it; `docs/performance/README.md` says what the peers are and what was seen.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl
import weasyprint

from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.reporting.render import render_report, render_report_html
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.simulated.demo_client import write_demo_engagement

SEED: Final = 2026
N_RUNS: Final = 5
N_COPIES: Final = 10

Step = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two steps that are timed in turns: what FlowGap does, and what it is measured against."""

    name: str
    ours: Step
    peer_name: str
    peer: Step


def main(n_runs: int) -> None:
    """Print the table of `docs/performance/README.md`."""
    with tempfile.TemporaryDirectory() as directory:
        small = Path(directory, "small")
        large = Path(directory, "large")
        for folder in (small, large):
            write_demo_engagement(folder / "engagement", seed=SEED, language="en")
        multiply(large / "engagement")
        print("| step | seconds | peer | seconds | ratio |\n|---|---|---|---|---|")
        for pair in pairs(small / "engagement", large / "engagement"):
            ours, peers = timed(pair, n_runs=n_runs)
            ratio = statistics.median(one / other for one, other in zip(ours, peers, strict=True))
            print(
                f"| {pair.name} | {statistics.median(ours):.2f} | {pair.peer_name} "
                f"| {statistics.median(peers):.2f} | {ratio:.2f} |",
                flush=True,
            )


def pairs(small: Path, large: Path) -> tuple[Pair, ...]:
    """Return what is measured, on a client and on one with ten times the changes."""
    result = diagnose_folder(small).result
    html = render_report_html(result)
    tables = sorted(large.glob("*.csv"))
    return (
        Pair(
            name="read a folder of ten times the changes, every value checked",
            ours=lambda: read_engagement(large, items=item_ids),
            peer_name="polars reads the same files, nothing checked",
            peer=lambda: [pl.read_csv(table, infer_schema=False) for table in tables],
        ),
        Pair(
            name="diagnose ten times the changes",
            ours=lambda: diagnose_folder(large),
            peer_name="diagnose the client of the demo",
            peer=lambda: diagnose_folder(small),
        ),
        Pair(
            name="print the report: archival, tagged, the same bytes each time",
            ours=lambda: render_report(result),
            peer_name="WeasyPrint prints the same page, plain",
            peer=lambda: weasyprint.HTML(string=html).write_pdf(),
        ),
    )


def timed(pair: Pair, *, n_runs: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each run of both, taken in turns after one run that is thrown away."""
    pair.ours()
    pair.peer()
    ours, peers = [], []
    for _ in range(n_runs):
        ours.append(_seconds(pair.ours))
        peers.append(_seconds(pair.peer))
    return ours, peers


def multiply(engagement: Path) -> None:
    """Give a folder ten times the changes and events: copies with ids of their own."""
    for name in ("changes.csv", "events.csv"):
        table = pl.read_csv(engagement / name, infer_schema=False)
        copies = [
            table.with_columns(pl.concat_str("change_id", pl.lit(f"-copy-{copy}")))
            for copy in range(1, N_COPIES)
        ]
        pl.concat([table, *copies]).write_csv(engagement / name)


def _seconds(step: Step) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_RUNS)
