"""GitHub's real bodies: a peer's normalised rows equal ours, and every payload is accounted for."""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import CHANGES, DEPLOYMENTS
from flowgap.importing.sources.deployments.importer import read_deployments
from flowgap.importing.sources.github.importer import read_github
from flowgap.paths import PROJECT_ROOT
from tests.support.broken_bodies import broken_values
from tests.support.imports import Imported, context, run_importer, written

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data"
PEER: Final = FOLDER / "devlake" / "07_github_api_to_normalised"
PAYLOADS: Final = FOLDER / "payloads"
REPOSITORY: Final = "panjf2000/ants"

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def answers(name: str) -> list[dict[str, Any]]:
    """Return each raw row as the address that was asked and what came back."""
    rows = table(PEER / "input" / f"_raw_github_api_{name}.csv")
    return [{"url": row["url"], "data": json.loads(row["data"])} for row in rows]


def bodies(name: str) -> list[Any]:
    return [answer["data"] for answer in answers(name)]


def expected(name: str) -> list[dict[str, str]]:
    return table(PEER / "expected" / f"{name}.csv")


def stamp(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def imported(folder: Path, *content: object, **told: object) -> Imported:
    return run_importer(read_github, written(folder, *content), context(**told))


@pytest.fixture
def pulls(tmp_path: Path) -> Imported:
    return imported(
        tmp_path,
        bodies("pull_requests"),
        bodies("pull_request_reviews"),
        answers("pull_request_commits"),
    )


@cache
def number_of() -> dict[str, str]:
    return {row["github_id"]: row["number"] for row in expected("_tool_github_pull_requests")}


class TestPeer:
    def test_fifty_bodies_are_forty_nine_pulls(self, pulls: Imported) -> None:
        assert len(bodies("pull_requests")) == 50
        assert len(pulls.rows[CHANGES]) == len(expected("pull_requests")) == 49
        assert pulls.met["a pull request came more than once; the newest counts"] == 1

    def test_every_common_field_is_equal(self, pulls: Imported) -> None:
        ours = {str(row["number"]): row for row in pulls.rows[CHANGES]}
        for peer in expected("pull_requests"):
            row = ours[peer["pull_request_key"]]
            is_merged = bool(peer["merged_date"])
            assert row["repository"] == REPOSITORY
            assert row["opened_at"] == stamp(peer["created_date"])
            assert row["merged_at"] == stamp(peer["merged_date"])
            assert row["closed_at"] == stamp(peer["closed_date"])
            assert row["state"] == peer["status"].lower()
            assert row["head_sha"] == peer["head_commit_sha"]
            assert row["base_branch"] == peer["base_ref"]
            assert row["merge_sha"] == (peer["merge_commit_sha"] if is_merged else None)

    def test_updated_at_is_equal(self, pulls: Imported) -> None:
        ours = {str(row["number"]): row for row in pulls.rows[CHANGES]}
        for peer in expected("_tool_github_pull_requests"):
            assert ours[peer["number"]]["updated_at"] == stamp(peer["github_updated_at"])

    def test_the_first_commit_is_the_earliest_that_the_peer_found(self, pulls: Imported) -> None:
        by_pull: dict[str, list[datetime]] = {}
        for peer in expected("pull_request_commits"):
            number = number_of()[peer["pull_request_id"].rsplit(":", 1)[-1]]
            authored = datetime.fromisoformat(peer["commit_authored_date"])
            by_pull.setdefault(number, []).append(authored)
        ours = {str(row["number"]): row for row in pulls.rows[CHANGES]}
        assert by_pull
        for number, authored_at in by_pull.items():
            row = ours[number]
            first = min(authored_at)
            assert row["n_commits"] == len(authored_at)
            assert row["first_commit_at"] == (first if first <= row["opened_at"] else None)

    def test_reviews_are_those_of_the_peer_without_authors_and_late_ones(
        self, pulls: Imported
    ) -> None:
        ours = {str(row["number"]): row for row in pulls.rows[CHANGES]}
        authors = {
            row["number"]: row["author_name"] for row in expected("_tool_github_pull_requests")
        }
        early: Counter[str] = Counter()
        for peer in expected("_tool_github_pull_request_reviews"):
            number = number_of()[peer["pull_request_id"]]
            merged_at = ours[number]["merged_at"]
            submitted_at = datetime.fromisoformat(peer["github_submit_at"])
            is_late = merged_at is not None and submitted_at > merged_at
            early[number] += peer["author_username"] != authors[number] and not is_late
        assert early
        assert {number: ours[number]["n_reviews"] for number in early} == dict(early)

    def test_bots_do_not_review(self, tmp_path: Path) -> None:
        reviews = [
            answer | {"url": "https://api.github.com/repos/test/repo/pulls/999/reviews"}
            for answer in answers("pr_reviews_bot_filter")
        ]
        found = imported(tmp_path, bodies("pull_requests_bot_filter"), reviews)
        (of_bot,) = [row for row in found.rows[CHANGES] if row["number"] == 999]
        assert of_bot["is_bot"] is True
        assert (of_bot["n_reviews"], of_bot["late_reviews"]) == (1, 0)


class TestPayloads:
    @pytest.mark.parametrize(
        ("name", "n_rows", "problem"),
        [
            ("gh_cli/graphql_pr_list.json", 3, None),
            ("gh_cli/graphql_pr_view_draft.json", 0, "says neither when it was opened nor merged"),
            ("gh_cli/graphql_pr_view_reviews.json", 0, "is neither in these files nor in the"),
            ("github_api/graphql_pull_requests.json", 3, None),
            ("github_api/rest_pull_commits.json", 0, "it names no pull request"),
            ("github_api/rest_pull_reviews.json", 0, "is neither in these files nor in the"),
            ("github_api/rest_pulls_list.json", 11, None),
            ("github_webhooks/pull_request.closed.json", 1, None),
            ("github_webhooks/pull_request.opened.json", 1, None),
            ("github_webhooks/pull_request.ready_for_review.json", 1, None),
            ("github_webhooks/pull_request_review.submitted.json", 1, None),
        ],
    )
    def test_each_imports_or_is_refused_with_the_true_reason(
        self, name: str, n_rows: int, problem: str | None
    ) -> None:
        found = run_importer(read_github, (PAYLOADS / name,))
        assert len(found.rows.get(CHANGES, ())) == n_rows
        assert bool(found.refused) is (problem is not None)
        assert all((problem or "") in one.problem for one in found.refused)

    def test_all_forms_of_one_pull_are_put_together(self) -> None:
        names = ("pull_request.opened", "pull_request.ready_for_review", "pull_request.closed")
        paths = [PAYLOADS / "github_webhooks" / f"{name}.json" for name in names]
        (row,) = run_importer(read_github, tuple(paths)).rows[CHANGES]
        assert (row["change_id"], row["state"]) == ("Codertocat/Hello-World#2", "closed")
        assert row["draft_seconds"] == 45  # opened 15:20:33, ready 15:21:18
        assert row["merge_sha"] is None

    @pytest.mark.parametrize("name", ["graphql_deployments.json", "releases.json"])
    def test_deployments_are_no_pull_requests(self, name: str) -> None:
        with pytest.raises(InputError, match="flowgap import deployments"):
            run_importer(read_github, (PAYLOADS / "github_api" / name,))

    @pytest.mark.parametrize(
        ("name", "results", "n_met"),
        [
            # Four of seven keep no status but `inactive`: nobody knows when they ended.
            ("github_api/graphql_deployments.json", ["success"] * 3, 4),
            ("github_api/releases.json", [None] * 3, 0),
            ("github_webhooks/deployment_status.created.json", ["success"], 0),
            ("github_webhooks/workflow_run.completed.json", [], 1),
            ("gitlab/rest_deployments.json", ["success", "failure", "cancelled"], 9),
        ],
    )
    def test_deployments_import_or_are_left_out_for_a_reason(
        self, name: str, results: Sequence[str | None], n_met: int
    ) -> None:
        found = run_importer(read_deployments, (PAYLOADS / name,))
        assert [row["result"] for row in found.rows.get(DEPLOYMENTS, ())] == results
        assert sum(found.met.values()) == n_met

    @pytest.mark.parametrize("name", ["rest_pulls_list", "graphql_pull_requests"])
    def test_broken_real_bodies_end_in_rows_refusals_or_one_clear_error(
        self, name: str, tmp_path: Path
    ) -> None:
        body = json.loads((PAYLOADS / "github_api" / f"{name}.json").read_text(encoding="utf-8"))
        small = body[:2] if isinstance(body, list) else body
        for broken in broken_values(small, seed=5, n=60):
            try:
                found = imported(tmp_path, broken)
            except InputError:
                continue
            assert all(row["team"] for row in found.rows.get(CHANGES, ()))
