"""Deployments of GitHub and GitLab, and tables of one's own."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import DEPLOYMENTS, Harvest
from flowgap.importing.merging import merge_harvest
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import environment_in
from flowgap.importing.sources.deployments.importer import read_deployment_records, read_deployments
from tests.support.broken_bodies import broken_values, cut_texts
from tests.support.imports import Imported, context, run_importer, written

API: Final = "https://api.github.com/repos/acme/shop"
SHA: Final = "a" * 40
NOT_ENDED: Final = "a deployment has not ended, or its statuses are missing, so it is left out"


def at(minute: int) -> datetime:
    """Return a minute after ten o'clock of one day."""
    return datetime(2026, 5, 4, 10, minute, tzinfo=UTC)


def stamp(minute: int) -> str:
    return f"2026-05-04T10:{minute:02}:00Z"


def deployment(number: int = 7, **fields: object) -> dict[str, Any]:
    return {
        "id": number,
        "url": f"{API}/deployments/{number}",
        "sha": SHA,
        "environment": "prod",
        "created_at": stamp(0),
        "updated_at": stamp(9),
        "statuses_url": f"{API}/deployments/{number}/statuses",
        **fields,
    }


def status(state: str, minute: int, number: int = 7) -> dict[str, Any]:
    address = f"{API}/deployments/{number}"
    return {"state": state, "created_at": stamp(minute), "deployment_url": address}


def run(**fields: object) -> dict[str, Any]:
    return {
        "id": 5,
        "name": "Deploy",
        "html_url": "https://github.com/acme/shop/actions/runs/5",
        "head_sha": SHA,
        "event": "push",
        "conclusion": "success",
        "run_started_at": stamp(1),
        "updated_at": stamp(4),
        **fields,
    }


def release(tag: str, **fields: object) -> dict[str, Any]:
    return {
        "tag_name": tag,
        "url": f"{API}/releases/1",
        "draft": False,
        "prerelease": False,
        "published_at": stamp(3),
        "target_commitish": "main",
        **fields,
    }


def gitlab(**fields: object) -> dict[str, Any]:
    return {
        "id": 99,
        "iid": 4,
        "status": "success",
        "sha": SHA,
        "environment": {"name": "production"},
        "created_at": stamp(0),
        "updated_at": stamp(8),
        "deployable": {
            "status": "success",
            "started_at": stamp(2),
            "finished_at": stamp(5),
            "web_url": "https://gitlab.example/acme/group/shop/-/jobs/1",
        },
        **fields,
    }


def imported(folder: Path, *bodies: object, **told: object) -> Imported:
    return run_importer(read_deployments, written(folder, *bodies), context(**told))


def row_of(folder: Path, *bodies: object, **told: object) -> dict[str, Any]:
    (row,) = imported(folder, *bodies, **told).rows[DEPLOYMENTS]
    return dict(row)


class TestGithub:
    def test_statuses_of_another_file_end_a_deployment(self, tmp_path: Path) -> None:
        statuses = [status("pending", 1), status("in_progress", 2), status("success", 3)]
        row = row_of(tmp_path, [deployment()], statuses)
        assert row["deployment_id"] == "acme/shop/deployments/7"
        assert (row["started_at"], row["finished_at"]) == (at(0), at(3))
        assert (row["result"], row["environment"], row["commit_sha"]) == (
            "success",
            "production",
            SHA,
        )

    @pytest.mark.parametrize(
        ("states", "result", "minute"),
        [
            (["failure", "success"], "success", 2),
            (["success", "failure"], "failure", 2),
            (["success", "success"], "success", 1),
            (["success", "inactive"], "success", 1),
            (["error"], "failure", 1),
        ],
    )
    def test_the_last_end_counts_from_when_it_was_reported_first(
        self, states: list[str], result: str, minute: int, tmp_path: Path
    ) -> None:
        statuses = [status(state, minute) for minute, state in enumerate(states, start=1)]
        row = row_of(tmp_path, [deployment()], list(reversed(statuses)))
        assert (row["result"], row["finished_at"]) == (result, at(minute))

    @pytest.mark.parametrize("statuses", [[], [status("in_progress", 1)], [status("inactive", 1)]])
    def test_what_has_not_ended_is_left_out_and_counted(
        self, statuses: list[object], tmp_path: Path
    ) -> None:
        found = imported(tmp_path, [deployment(), *statuses])
        assert (dict(found.rows), dict(found.met)) == ({}, {NOT_ENDED: 1})

    def test_records_in_memory_are_read_like_files(self) -> None:
        harvest = Harvest(source="test")
        records = [
            Record(fields=fields, place="page 1", conditions=harvest.conditions)
            for fields in (deployment(), status("success", 3))
        ]
        read_deployment_records(records, context(), harvest)
        (row,) = harvest.rows[DEPLOYMENTS]
        assert row["finished_at"] == at(3)

    def test_deliveries_of_one_deployment_are_one_row(self, tmp_path: Path) -> None:
        around = {"repository": {"full_name": "acme/shop"}, "deployment": deployment()}
        bodies = [
            around | {"deployment_status": status(state, minute)}
            for state, minute in (("in_progress", 1), ("success", 2))
        ]
        assert row_of(tmp_path, *bodies)["finished_at"] == at(2)

    def test_graphql_is_read_in_gos_spelling_too(self, tmp_path: Path) -> None:
        body = {
            "DatabaseId": 7,
            "CommitOid": SHA,
            "Environment": "staging",
            "CreatedAt": stamp(0),
            "Repository": {"Url": "https://github.com/acme/shop"},
            "Statuses": {"nodes": [{"state": "SUCCESS", "updatedAt": stamp(3)}]},
        }
        row = row_of(tmp_path, [body])
        assert (row["deployment_id"], row["finished_at"]) == ("acme/shop/deployments/7", at(3))


class TestRuns:
    def test_a_run_that_is_named_deploy_is_one(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, {"total_count": 1, "workflow_runs": [run()]})
        assert row["deployment_id"] == "acme/shop/actions/runs/5"
        assert (row["started_at"], row["finished_at"]) == (at(1), at(4))
        assert row["result"] == "success"

    @pytest.mark.parametrize("name", ["test", "Undeploy preview"])
    def test_another_run_is_none(self, name: str, tmp_path: Path) -> None:
        found = imported(tmp_path, [run(name=name)])
        assert not found.rows
        assert len(found.met) == 1

    def test_a_preview_of_a_pull_request_is_none(self, tmp_path: Path) -> None:
        assert not imported(tmp_path, [run(event="pull_request")]).rows

    @pytest.mark.parametrize(
        ("conclusion", "result"),
        [("failure", "failure"), ("timed_out", "failure"), ("cancelled", "cancelled")],
    )
    def test_its_conclusion_is_its_result(
        self, conclusion: str, result: str, tmp_path: Path
    ) -> None:
        assert row_of(tmp_path, [run(conclusion=conclusion)])["result"] == result

    @pytest.mark.parametrize("conclusion", [None, "skipped", "no such"])
    def test_what_came_to_nothing_is_left_out(self, conclusion: str | None, tmp_path: Path) -> None:
        assert not imported(tmp_path, [run(conclusion=conclusion)]).rows

    @pytest.mark.parametrize(
        ("name", "environment"),
        [
            ("Deploy prod", "production"),
            ("deploy-to-staging", "staging"),
            ("Deploy staging and production", "staging"),
            ("Deploy", None),
            ("Deploy products", None),
        ],
    )
    def test_its_environment_is_a_word_of_its_name(
        self, name: str, environment: str | None
    ) -> None:
        assert environment_in(name) == environment


class TestReleases:
    def test_a_release_is_the_deployment_that_its_tag_would_be(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [release("v1.2.0")])
        assert (row["deployment_id"], row["finished_at"]) == ("acme/shop@v1.2.0", at(3))
        assert (row["result"], row["commit_sha"]) == (None, None)

    @pytest.mark.parametrize("tag", ["v1.0.0-rc.1", "2.0b1", "v1.0.0-beta", "v3-nightly"])
    def test_a_pre_release_is_left_out_by_its_tag(self, tag: str, tmp_path: Path) -> None:
        found = imported(tmp_path, [release(tag), release("v1.0.0")])
        assert len(found.rows[DEPLOYMENTS]) == 1
        assert any("pre-release" in text for text in found.met)

    @pytest.mark.parametrize("fields", [{"prerelease": True}, {"draft": True}])
    def test_a_pre_release_or_draft_is_left_out_by_its_mark(
        self, fields: dict[str, object], tmp_path: Path
    ) -> None:
        assert not imported(tmp_path, [release("v1.0.0", **fields)]).rows


class TestGitlab:
    def test_the_job_says_when_it_ended(self, tmp_path: Path) -> None:
        row = row_of(tmp_path, [gitlab()])
        assert row["deployment_id"] == "acme/group/shop/deployments/4"
        assert (row["started_at"], row["finished_at"]) == (at(2), at(5))
        assert (row["result"], row["environment"]) == ("success", "production")

    @pytest.mark.parametrize(
        ("status", "result"), [("failed", "failure"), ("canceled", "cancelled")]
    )
    def test_its_status_is_its_result(self, status: str, result: str, tmp_path: Path) -> None:
        assert row_of(tmp_path, [gitlab(status=status)])["result"] == result

    @pytest.mark.parametrize("status", ["running", "created", "blocked", "no such"])
    def test_what_has_not_ended_is_left_out(self, status: str, tmp_path: Path) -> None:
        assert not imported(tmp_path, [gitlab(status=status)]).rows


class TestTable:
    def test_a_csv_file_of_the_canonical_columns_is_taken(self, tmp_path: Path) -> None:
        path = tmp_path / "own.csv"
        path.write_text(
            "deployment_id;finished_at;result;change_ids;unplanned;environment\n"
            "d1;2026-05-04T12:05:00+02:00;success;acme/shop#1+acme/shop#2;yes;live\n"
        )
        (row,) = run_importer(read_deployments, (path,)).rows[DEPLOYMENTS]
        assert (row["finished_at"], row["result"]) == (at(5), "success")
        assert (row["change_ids"], row["unplanned"]) == ("acme/shop#1+acme/shop#2", True)
        assert row["environment"] == "production"

    def test_a_stamp_without_offset_needs_a_zone(self, tmp_path: Path) -> None:
        path = tmp_path / "own.csv"
        path.write_text("deployment_id,finished_at\nd1,2026-05-04 12:05\n")
        assert "line 2" in run_importer(read_deployments, (path,)).refused[0].place
        told = context(zone=ZoneInfo("Europe/Berlin"))
        (row,) = run_importer(read_deployments, (path,), told).rows[DEPLOYMENTS]
        assert row["finished_at"] == at(5)

    def test_json_of_the_same_columns_is_taken(self, tmp_path: Path) -> None:
        body = {"deployment_id": "d1", "finished_at": stamp(5), "change_ids": ["a#1", "a#2"]}
        assert row_of(tmp_path, [body])["change_ids"] == "a#1+a#2"

    @pytest.mark.parametrize(
        ("told", "result"),
        [("SUCCEEDED", "success"), ("Failed", "failure"), ("rolled back", "rolled_back")],
    )
    def test_a_result_has_one_spelling(self, tmp_path: Path, told: str, result: str) -> None:
        body = {"deployment_id": "d1", "finished_at": stamp(5), "result": told}
        assert row_of(tmp_path, [body])["result"] == result

    def test_an_unknown_result_is_unknown_and_counted(self, tmp_path: Path) -> None:
        body = {"deployment_id": "d1", "finished_at": stamp(5), "result": "so so"}
        found = imported(tmp_path, [body])
        assert found.rows[DEPLOYMENTS][0]["result"] is None
        assert len(found.met) == 1


class TestFiles:
    @pytest.mark.parametrize("body", [[{"colour": "red"}], {"message": "Not Found"}])
    def test_a_file_of_something_else_is_refused_whole(self, body: object, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="it holds no deployment"):
            imported(tmp_path, body)

    @pytest.mark.parametrize("body", [[], {"total_count": 0, "workflow_runs": []}])
    def test_an_empty_list_writes_nothing_and_says_so(self, body: object, tmp_path: Path) -> None:
        found = imported(tmp_path, body)
        assert (dict(found.rows), dict(found.met)) == ({}, {"a list is empty": 1})

    def test_importing_twice_changes_no_byte(self, tmp_path: Path) -> None:
        contents = []
        for _ in range(2):
            harvest = Harvest(source="deployments")
            bodies = written(tmp_path, [deployment(), status("success", 3)], [gitlab()])
            read_deployments(bodies, context(), harvest)
            merge_harvest(harvest, tmp_path)
            contents.append((tmp_path / DEPLOYMENTS).read_bytes())
        assert contents[0] == contents[1]

    def test_broken_bodies_end_in_rows_refusals_or_one_clear_error(self, tmp_path: Path) -> None:
        body = [deployment(), status("success", 3), run(), release("v1.0.0"), gitlab()]
        for broken in broken_values(body, seed=3, n=400):
            with suppress(InputError):
                found = imported(tmp_path, broken)
                assert all(row["finished_at"] for row in found.rows.get(DEPLOYMENTS, ()))

    def test_broken_bytes_end_in_one_clear_error_or_rows(self, tmp_path: Path) -> None:
        path = tmp_path / "cut.json"
        for data in cut_texts([deployment(), status("success", 3)], seed=4, n=200):
            path.write_bytes(data)
            with suppress(InputError):
                found = run_importer(read_deployments, (path,))
                assert all(row["finished_at"] for row in found.rows.get(DEPLOYMENTS, ()))
