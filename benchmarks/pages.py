"""Print how long each page of a large engagement takes, with one worker.

Run it from the project's root: `python -m benchmarks.pages [teams] [waves] [changes]`. The tables
are those of `docs/performance/pages.md`: of an owner, and of a manager of one team. Milliseconds of
one processor core, from the request to the last byte of the answer, medians of 20 requests after a
first one.
"""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Final

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.large_engagement import Size, write_large
from benchmarks.large_waves import open_large
from flowgap.cli.serve import keep_folder
from flowgap.models import Role
from tests.support.accounts import cheap_hashes
from tests.support.signed_in import database
from tests.web.conftest import new_application
from tests.web.samples import VIEWS
from tests.web.test_access import manager_of

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
    "report-room?audience=everyone",
    "teams",
    "files",
    "settings",
    "data/check",
    "next",
    "waves",
    "waves/w01",
    "waves/{running}",
    "plan",
    "next-wave",
)
OF_ALL_CLIENTS: Final = ("/", "/portfolio")
OF_MANAGERS: Final = ("", "stages", "heat-map", "dimensions", "trend", "actions")


def main(size: Size) -> None:
    """Print a table of the pages of an owner, and one of those of a manager."""
    with tempfile.TemporaryDirectory() as data, cheap_hashes():
        app = new_application(Path(data))
        began = time.perf_counter()
        key = keep_folder(database(app).sessions, write_large(Path(data) / "folder", size))
        print(f"Diagnosed in {time.perf_counter() - began:.0f} s.")
        running = open_large(database(app).sessions, size, now=datetime.now(UTC))
        measure(app, key, running)


def measure(app: Flask, key: str, running: str) -> None:
    """Print the tables of an engagement, in which the wave `running` is open."""
    place = f"/engagements/{key}"
    views = ("", *VIEWS[1:], *MORE_VIEWS)
    pages = {view or "overview": f"{place}/{view}".format(running=running) for view in views}
    _print_table(Role.OWNER, app.test_client(), pages | {page: page for page in OF_ALL_CLIENTS})
    manager = manager_of(app, place, "Team 007")
    pages = {view or "overview": f"{place}/{view}" for view in OF_MANAGERS}
    _print_table(Role.MANAGER, manager, pages | {"/": "/"})


def _print_table(role: Role, client: FlaskClient, pages: dict[str, str]) -> None:
    print(f"\n| page, as {role} | kB | first, ms | median, ms |\n|---|---|---|---|")
    for name, address in pages.items():
        print(f"| {name.format(running='the open one')} | {_row(client, address)} |", flush=True)


def _row(client: FlaskClient, address: str) -> str:
    """Return the size of a page and how long it took, or what it answered instead."""
    taken = []
    for _ in range(N_REQUESTS + 1):
        started = time.process_time()
        answer = client.get(address)
        n_bytes = len(answer.data)
        taken.append((time.process_time() - started) * 1000)
    if answer.status_code != HTTPStatus.OK:
        return f"answered {answer.status_code} | |"
    median = statistics.median(taken[1:])
    mark = " **over**" if median > AIM_MILLISECONDS else ""
    return f"{n_bytes / 1000:.0f} | {taken[0]:.0f} | {median:.0f}{mark}"


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:4]]
    names = ("n_teams", "n_waves", "n_changes")
    main(Size(**dict(zip(names, given, strict=False))))
