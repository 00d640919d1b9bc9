"""DevLake's own test data: plain rows come out equal, odd ones are named instead of numbered."""

import csv
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.work_items import DAY, Stamp
from flowgap.engagement.reading import read_engagement
from flowgap.importing.conditions import Conditions
from flowgap.importing.delimited import read_delimited
from flowgap.importing.harvest import CHANGES, DEPLOYMENTS, INCIDENTS, Harvest, ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.incident_links import last_before
from flowgap.importing.merging import merge_harvest
from flowgap.importing.record import Record
from flowgap.importing.sources.devlake.deployments import previous_successes
from flowgap.importing.sources.devlake.files import read_devlake
from flowgap.importing.sources.devlake.incidents import production_deployments, projects_of
from flowgap.importing.sources.devlake.issues import moves_by_issue
from flowgap.importing.sources.devlake.tables import DevlakeTables, read_tables
from flowgap.importing.sources.jira.rest import tracked_issue
from flowgap.importing.status_history import stays_of
from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.loader import item_ids
from flowgap.services.delivery.work_items import delivery_data
from flowgap.stages import LEDGER_STAGES, Stage

FOLDER: Final = PROJECT_ROOT.parent / "shared" / "data" / "devlake"
MINUTE: Final = DAY // (24 * 60)
MANIFEST: Final = """\
format: 1
client: Pair
title: Change lead time
language: en
timezone: UTC
waves: []
before: {from: 2022-01-01, to: 2023-04-01}
after: {from: 2023-04-01, to: 2023-06-01}
window_by: merged
"""

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="no real data beside the project"),
]


def inputs(pair: str) -> tuple[Path, ...]:
    return tuple(sorted((FOLDER / pair / "input").glob("*.csv")))


def expected(pair: str, name: str) -> list[dict[str, str]]:
    with (FOLDER / pair / "expected" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def tables(pair: str) -> DevlakeTables:
    return read_tables(inputs(pair), Harvest(source="devlake"))


@cache
def imported(pair: str) -> Harvest:
    harvest = Harvest(source="devlake")
    read_devlake(inputs(pair), ImportContext(identity=Identity(key=bytes(32))), harvest)
    return harvest


def changes(pair: str) -> Mapping[str, Mapping[str, object]]:
    return {str(row["change_id"]): row for row in imported(pair).rows[CHANGES]}


class TestChangeLeadTime:
    PAIR = "01_change_lead_time"

    def test_the_plain_pull_request_is_cut_into_the_same_minutes(self, tmp_path: Path) -> None:
        merge_harvest(imported(self.PAIR), tmp_path)
        (tmp_path / "engagement.yaml").write_text(MANIFEST, encoding="utf-8")
        folder = read_engagement(tmp_path, items=item_ids)
        row = folder.changes["change_id"].to_list().index("pr1")
        items = delivery_data(folder).items.take(np.array([row]))
        events = delivery_data(folder).events.of_items(np.array([row]), n_items=7)
        times = partition(items, events, start=Stamp.FIRST_COMMIT, cap_days=None)
        minutes = {
            stage: -(-int(times.total[0, number]) // MINUTE)
            for number, stage in enumerate(LEDGER_STAGES)
        }
        told = next(
            one for one in expected(self.PAIR, "project_pr_metrics.csv") if one["id"] == "pr1"
        )
        assert minutes[Stage.BUILD] == int(told["pr_coding_time"]) == 1440
        assert minutes[Stage.REVIEW] == int(told["pr_pickup_time"]) == 5
        # Nobody approved it, so nobody can say which part of the rest was review.
        assert minutes[Stage.UNATTRIBUTED] == int(told["pr_review_time"]) == 55
        assert minutes[Stage.RELEASE] == int(told["pr_deploy_time"]) == 2978
        # 1440 + 5 + 55 + 2977.45: the parts are rounded up only here, their sum is exact.
        assert int(times.total[0].sum()) == int(times.span[0])
        assert -(-int(times.span[0]) // MINUTE) == int(told["pr_cycle_time"]) == 4478

    def test_the_author_alone_is_no_review_and_the_first_deployment_has_no_range(self) -> None:
        row = changes(self.PAIR)["pr0"]
        assert (row["n_reviews"], row["first_review_at"]) == (0, None)
        assert (row["state"], row["deployed_at"]) == ("merged", None)

    def test_a_commit_after_the_opening_leaves_the_start_unknown(self) -> None:
        assert changes(self.PAIR)["pr2"]["first_commit_at"] is None
        told = [met for met in imported(self.PAIR).conditions.met if "first commit" in met.text]
        assert [met.count for met in told] == [1]

    def test_what_was_deployed_before_its_merge_is_named_and_left_out(self, tmp_path: Path) -> None:
        merge_harvest(imported(self.PAIR), tmp_path)
        (tmp_path / "engagement.yaml").write_text(MANIFEST, encoding="utf-8")
        remarks = read_engagement(tmp_path, items=item_ids).remarks
        counts = {remark.code: remark.count for remark in remarks}
        # pr3 was deployed before its merge; pr3 and pr5 were answered before they were opened.
        assert counts["deployed_at_before_merged_at"] == 1
        assert counts["first_review_at_before_opened_at"] == 2

    def test_staging_is_no_delivery(self) -> None:
        assert changes(self.PAIR)["pr4"]["deployed_at"] is None

    def test_an_answer_after_the_merge_is_late(self) -> None:
        assert changes(self.PAIR)["pr4"]["first_review_at"] is None

    def test_what_is_open_is_open(self) -> None:
        assert changes(self.PAIR)["pr6"]["state"] == "open"

    def test_several_commits_of_a_pipeline_are_one_deployment(self) -> None:
        ids = [str(row["deployment_id"]) for row in imported(self.PAIR).rows[DEPLOYMENTS]]
        assert len(ids) == len(set(ids)) == 9


class TestIncidents:
    PAIR = "02_incident_to_deployment"

    def test_without_a_window_the_same_deployments_are_blamed(self) -> None:
        found = tables(self.PAIR)
        shipped, projects = production_deployments(found), projects_of(found)
        blamed = {}
        for row in found.of("incidents"):
            began_at = row.stamp("created_date")
            project = projects.get((row.text("table"), row.text("scope_id")))
            assert began_at is not None
            blame = last_before(began_at, shipped.get(project, []), window=None)
            if blame is not None:
                blamed[row.text("id"), project] = blame
        told = expected(self.PAIR, "project_incident_deployment_relationships.csv")
        assert blamed == {(one["id"], one["project_name"]): one["deployment_id"] for one in told}

    def test_an_inferred_blame_is_marked_and_no_more_than_a_day_old(self) -> None:
        rows = imported(self.PAIR).rows
        ends = {row["deployment_id"]: row["finished_at"] for row in rows[DEPLOYMENTS]}
        blamed = [row for row in rows[INCIDENTS] if row["deployment_id"]]
        assert [row["deployment_link"] for row in blamed] == ["inferred"]
        (one,) = blamed
        began_at, ended_at = one["started_at"], ends[one["deployment_id"]]
        assert isinstance(began_at, datetime)
        assert isinstance(ended_at, datetime)
        assert began_at - ended_at <= timedelta(days=1)


class TestPreviousSuccess:
    PAIR = "04_previous_success_deployment"

    def test_the_successful_deployment_before_is_the_same(self) -> None:
        found = previous_successes(tables(self.PAIR).of("deployment_commits"))
        told = expected(self.PAIR, "cicd_deployment_commits.csv")
        assert found == {
            one["id"]: one["prev_success_deployment_commit_id"] or None for one in told
        }


class TestStatusHistory:
    PAIR = "06_issue_status_history"

    def test_every_stay_begins_in_the_same_status_at_the_same_time(self) -> None:
        found = tables(self.PAIR)
        logs = moves_by_issue(found.of("issue_changelogs"))
        assert logs is not None
        stays = set()
        for row in found.of("issues"):
            own, created_at = row.text("id"), row.stamp("created_date")
            assert own is not None
            assert created_at is not None
            own_stays = stays_of(created_at, logs.get(own, ()), current=row.text("original_status"))
            stays |= {(own, one.status, one.start) for one in own_stays}
        told = expected(self.PAIR, "issue_status_history.csv")
        assert len(told) == 200
        # One issue has no status at all: there is nothing to stay in.
        assert [one["issue_id"][:4] for one in told if not one["original_status"]] == ["tapd"]
        assert stays == {
            (one["issue_id"], one["original_status"], moment(one["start_date"]))
            for one in told
            if one["original_status"]
        }


class TestJiraMapping:
    PAIR = "10_jira_api_to_normalised"

    def test_every_issue_is_mapped_field_by_field(self) -> None:
        items = (item for body in self.bodies() if (item := tracked_issue(body)) is not None)
        found = {item.key: item for item in items}
        told = expected(self.PAIR, "issues.csv")
        assert len(told) == 30
        for one in told:
            own = found[one["issue_key"]]
            assert own.created_at == moment(one["created_date"])
            assert own.updated_at == moment(one["updated_date"])
            assert own.status == one["original_status"]
            assert own.kind == one["original_type"]
            ended = one["resolution_date"]
            assert own.closed_at == (moment(ended) if ended else None)
            if own.closed_at is not None:
                # Here DevLake rounds down, in the pair on pull requests it rounds up.
                minutes = (own.closed_at - own.created_at) // timedelta(minutes=1)
                assert minutes == int(one["lead_time_minutes"])

    def test_the_issues_of_another_board_are_issues_too(self) -> None:
        # The import knows no boards: a folder is of one client, whatever board an issue is on.
        keys = {body.text("key") for body in self.bodies()}
        told = {one["issue_key"] for one in expected(self.PAIR, "issues.csv")}
        assert keys - told == {"K5-2", "K5-3", "K5-4"}

    def bodies(self) -> list[Record]:
        path = FOLDER / self.PAIR / "input" / "_raw_jira_api_issues.csv"
        bodies = [json.loads(line.text("data") or "") for line in read_delimited(path).lines]
        return [Record(fields=one, place="raw", conditions=Conditions()) for one in bodies]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
