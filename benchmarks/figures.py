"""Print how long the figures of a result with many teams take as CSV and as a workbook.

Run it from the project's root: `python -m benchmarks.figures [teams]`. The table is that of
`docs/performance/README.md`. Seconds are those of one processor core, medians of five runs.
"""

import statistics
import sys
import time
from typing import Final

from flowgap.reporting.exports.files import FileKind, file_of
from flowgap.reporting.figures.listing import figures_of
from flowgap.wording import Wording
from tests.support.hostile_names import with_team_names

N_TEAMS: Final = 2_000
N_RUNS: Final = 5


def main(n_teams: int) -> None:
    """Print one line per kind of file."""
    result = with_team_names(tuple(f"Team {number}" for number in range(n_teams)))
    n_figures = len(figures_of(result))
    print("| file | teams | figures | seconds |")
    print("|---|---|---|---|")
    for kind in (FileKind.CSV, FileKind.XLSX):
        seconds = []
        for _ in range(N_RUNS):
            began = time.process_time()
            file_of(kind, result, Wording("en"), digest="0" * 64)
            seconds.append(time.process_time() - began)
        print(f"| {kind} | {n_teams:,} | {n_figures:,} | {statistics.median(seconds):.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_TEAMS)
