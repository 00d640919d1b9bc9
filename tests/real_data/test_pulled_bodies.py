"""Real answers of GitHub, pulled from a server that fails: the same rows as from their files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.merging import merge_harvest
from flowgap.importing.sources.deployments.importer import read_deployments
from flowgap.importing.sources.github.importer import read_github
from flowgap.paths import PROJECT_ROOT
from tests.support.pulled_repository import Desk
from tests.support.scripted_server import Fault, Json, Script

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data" / "payloads" / "github_api"
PULLS: Final = FOLDER / "graphql_pull_requests.json"
DEPLOYMENTS: Final = FOLDER / "graphql_deployments.json"

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


def lowered(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a body of a Go program with the names that GitHub gives."""
    if isinstance(value, dict):
        return {name[:1].lower() + name[1:]: lowered(inner) for name, inner in value.items()}
    return [lowered(one) for one in value] if isinstance(value, list) else value


def paged(nodes: list[Json], after: str | None) -> Json:
    """Return one item a page."""
    last = int(after or 0) + 1
    info = {"hasNextPage": last < len(nodes), "endCursor": str(last)}
    return {"totalCount": len(nodes), "pageInfo": info, "nodes": nodes[last - 1 : last]}


def real_server() -> Callable[[Json], Json]:
    pulls = json.loads(PULLS.read_text(encoding="utf-8"))["repository"]["pullRequests"]["nodes"]
    deployments = lowered(json.loads(DEPLOYMENTS.read_text(encoding="utf-8")))

    def answer(asked: Json) -> Json:
        after = asked["variables"]["after"]
        is_deployments = "deployments(" in asked["query"]
        name, nodes = ("deployments", deployments) if is_deployments else ("pullRequests", pulls)
        return {"data": {"repository": {"id": "R_1", name: paged(nodes, after)}}}

    return answer


def cut(share: float) -> bytes:
    """Return the real page, cut off where the line broke."""
    whole = PULLS.read_bytes()
    return whole[: int(len(whole) * share)]


def imported_files(folder: Path) -> Path:
    """Return a folder into which the files were imported, as `flowgap import` does it."""
    folder.mkdir()
    context = ImportContext(identity=Identity(key=bytes(32)), folder=folder)
    for importer, path in ((read_github, PULLS), (read_deployments, DEPLOYMENTS)):
        harvest = Harvest(source="github")
        importer((path,), context, harvest)
        merge_harvest(harvest, folder)
    return folder


FAULTS: Final = {
    0: Fault(status=429, headers={"Retry-After": "7"}),
    1: Fault(status=502, body=b"<html><body><h1>502 Bad Gateway</h1></body></html>"),
    3: Fault(status=200, body=cut(0.3)),
    4: Fault(
        status=200, body=cut(0.9), claimed_length=PULLS.stat().st_size if FOLDER.is_dir() else 0
    ),
    6: Fault(
        status=403,
        headers={
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset": "1700000030",
            # 10 s before the reset, whatever the clock of this machine says.
            "Date": "Tue, 14 Nov 2023 22:13:40 GMT",
        },
    ),
}


def test_pulled_rows_equal_those_of_the_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "pulled")
    found = desk.run(Script(real_server(), faults=dict(FAULTS)))
    assert found.n_pulls == 3
    assert found.n_deployments == len(json.loads(DEPLOYMENTS.read_text(encoding="utf-8")))
    # The limit says 7 s; failures in a row cost 1 and 2; the reset lies 10 s ahead, and one more.
    assert desk.waited == [7.0, 1.0, 1.0, 2.0, 11.0]
    imported = imported_files(tmp_path / "imported")
    for name in ("changes.csv", "deployments.csv"):
        assert (desk.folder / name).read_bytes() == (imported / name).read_bytes()


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "pulled")
    desk.run(Script(real_server()))
    before = {path.name: path.read_bytes() for path in desk.folder.glob("*.csv")}
    desk.run(Script(real_server(), faults=dict(FAULTS)))
    assert {path.name: path.read_bytes() for path in desk.folder.glob("*.csv")} == before
