"""Print how often the intervals of the demo's result hold what is true of the simulated client.

Run it from the project's root: `python benchmarks/demo_truth.py [clients]`. Every client is another
seed; the table is that of `docs/demo.md`.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from flowgap.result.document import Result
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.simulated.demo_client import write_demo_engagement

N_CLIENTS: Final = 30
FIRST_SEED: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """An estimate with its interval, and the truth about it."""

    figure: str
    estimate: float
    low: float
    high: float
    truth: float


def main(n_clients: int) -> None:
    """Print one line per figure."""
    checks = [
        check for seed in range(FIRST_SEED, FIRST_SEED + n_clients) for check in _checks(seed)
    ]
    print("| figure | intervals | mean estimate | mean truth | hold the truth |")
    print("|---|---|---|---|---|")
    for figure in dict.fromkeys(check.figure for check in checks):
        own = [check for check in checks if check.figure == figure]
        estimate = np.mean([check.estimate for check in own])
        truth = np.mean([check.truth for check in own])
        held = np.mean([check.low <= check.truth <= check.high for check in own])
        print(f"| {figure} | {len(own):,} | {estimate:.2f} | {truth:.2f} | {held:.0%} |")


def _checks(seed: int) -> Iterator[Check]:
    with tempfile.TemporaryDirectory() as folder:
        demo = write_demo_engagement(Path(folder) / "engagement", seed=seed, language="en")
        truth = json.loads(demo.truth.read_text(encoding="utf-8"))
        result = diagnose_folder(demo.engagement).result
    yield from _of_delivery(result, truth["delivery"])
    yield from _of_survey(result, truth["scores"])


def _of_delivery(result: Result, truth: dict[str, Any]) -> Iterator[Check]:
    rates = {row["stage"]: row["rate_days"] for row in truth["stages"]}
    gap = result.flow_gap
    figures = [
        (row.stage.value, row.rate, row.rate_low, row.rate_high, rates[row.stage.value])
        for row in result.delivery.ledger
        if row.stage.value in rates
    ]
    figures.append(("flow gap", gap.days, gap.low, gap.high, truth["flow_gap_days"]))
    for figure, estimate, low, high, true in figures:
        if estimate is not None and low is not None and high is not None:
            yield Check(figure=figure, estimate=estimate, low=low, high=high, truth=true)


def _of_survey(result: Result, truth: list[dict[str, Any]]) -> Iterator[Check]:
    scores = {(row["wave"], row["team"], row["dimension"]): row["score"] for row in truth}
    last = result.engagement.waves[-1].id
    figures = [
        ("company's scores", row.estimate, row.low, row.high, scores[last, None, row.id])
        for row in result.survey.dimensions
    ]
    figures += [
        ("teams' scores", row.estimate, row.low, row.high, scores[last, team.team, row.id])
        for team in result.survey.teams
        for row in team.dimensions
        if not row.suppressed
    ]
    for figure, estimate, low, high, true in figures:
        if estimate is not None and low is not None and high is not None:
            yield Check(figure=figure, estimate=estimate, low=low, high=high, truth=true)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_CLIENTS)
