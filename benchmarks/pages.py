"""Print how long each page of a large engagement takes, with one worker.

Run it from the project's root: `python -m benchmarks.pages [teams] [waves] [changes]`. The table is
that of `docs/performance/pages.md`. Milliseconds of one processor core, from the request to the
last byte of the answer, medians of 20 requests after a first one.
"""

import statistics
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path
from typing import Final

from benchmarks.large_engagement import Size, write_large
from flowgap.cli.serve import keep_folder
from tests.support.accounts import cheap_hashes
from tests.support.signed_in import database
from tests.web.conftest import new_application
from tests.web.samples import VIEWS

N_REQUESTS: Final = 20
AIM_MILLISECONDS: Final = 150
MORE_VIEWS: Final = (
    "trend?team=Team+007",
    "heat-map?intervals=yes",
    "heat-map?team=Team+007",
    "heat-map?dimension=REV",
    "heat-map?wave=w03",
    "dimensions/REV",
    "register",
    "report-room",
    "waves",
    "teams",
    "files",
    "settings",
)


def main(size: Size) -> None:
    """Print one line per page."""
    with tempfile.TemporaryDirectory() as data, cheap_hashes():
        app = new_application(Path(data))
        began = time.perf_counter()
        key = keep_folder(database(app).sessions, write_large(Path(data) / "folder", size))
        print(f"Diagnosed in {time.perf_counter() - began:.0f} s.\n")
        print("| page | kB | first, ms | median, ms |\n|---|---|---|---|")
        client = app.test_client()
        for view in ("", *VIEWS[1:], *MORE_VIEWS):
            address = f"/engagements/{key}/{view}"
            taken = []
            for _ in range(N_REQUESTS + 1):
                started = time.process_time()
                answer = client.get(address)
                n_bytes = len(answer.data)
                taken.append((time.process_time() - started) * 1000)
            if answer.status_code != HTTPStatus.OK:
                print(f"| {view or 'overview'} | answered {answer.status_code} | | |")
                continue
            median = statistics.median(taken[1:])
            mark = " **over**" if median > AIM_MILLISECONDS else ""
            name = view or "overview"
            print(f"| {name} | {n_bytes / 1000:.0f} | {taken[0]:.0f} | {median:.0f}{mark} |")


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:4]]
    names = ("n_teams", "n_waves", "n_changes")
    main(Size(**dict(zip(names, given, strict=False))))
