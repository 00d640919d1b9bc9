"""Print what `diagnose` makes of simulated engagements, and whether its advice follows the data.

Run it from the project's root: `python -m benchmarks.advice [engagements]`. Regimes take turns,
and every engagement is another seed; the table is that of `docs/methods/advice.md`.
"""

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from joblib import Parallel, delayed

from flowgap.result.document import Result
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.simulated.engagement import write_simulated_engagement
from flowgap.simulation.organizations.regimes import REGIMES
from flowgap.simulation.organizations.truth import SHARED_FROM

N_ENGAGEMENTS: Final = 200
FIRST_SEED: Final = 7_000
NOTHING: Final = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """One engagement.

    Attributes
    ----------
    situation : str
        What the advice is said to rest on: the constraint's state and stage, and the verdict.
    first : str
        Id of the first action, or `nothing`.
    unfounded : int
        Actions without a finding of the result behind them.
    right : bool or None
        Whether the named stage gains at least 0.8 of the best; None where none is named.
    """

    situation: str
    first: str
    unfounded: int
    right: bool | None


def main(n_engagements: int) -> None:
    """Print one line per situation, and the totals."""
    regimes = list(REGIMES)
    seen: list[Advised] = Parallel(n_jobs=-1)(
        delayed(advised)(regimes[number % len(regimes)], FIRST_SEED + number)
        for number in range(n_engagements)
    )
    print("| constraint and verdict | engagements | first moves |")
    print("|---|---|---|")
    for line in _lines(seen):
        print(line)
    judged = [one.right for one in seen if one.right is not None]
    print(f"\nstages named: {len(judged)}, of them right: {sum(judged)}")
    print(f"actions without a finding: {sum(one.unfounded for one in seen)}")


def advised(regime: str, seed: int) -> Advised:
    """Simulate an engagement, diagnose it, and return what is advised."""
    with tempfile.TemporaryDirectory() as folder:
        files = write_simulated_engagement(Path(folder), regime_name=regime, seed=seed)
        gains = json.loads(files.truth.read_text(encoding="utf-8"))["gain_days"]
        result = diagnose_folder(files.engagement).result
    known = {finding.id for finding in result.findings}
    named = result.constraint.stage
    return Advised(
        situation=_situation(result),
        first=result.actions[0].id if result.actions else NOTHING,
        unfounded=sum(not known.intersection(action.because) for action in result.actions),
        right=None if named is None else gains[named] >= SHARED_FROM * max(gains.values()),
    )


def _situation(result: Result) -> str:
    constraint = result.constraint
    where = constraint.state.value if constraint.stage is None else constraint.stage.value
    verdict = next((action.verdict for action in result.actions if action.verdict), None)
    return where if verdict is None else f"{where}, {verdict}"


def _lines(seen: list[Advised]) -> Iterator[str]:
    by_situation: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        by_situation[one.situation][one.first] += 1
    for situation, moves in sorted(by_situation.items()):
        told = ", ".join(f"`{move}` {count}" for move, count in moves.most_common())
        yield f"| {situation} | {moves.total()} | {told} |"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_ENGAGEMENTS)
