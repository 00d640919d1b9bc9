"""What is odd in rows that stay: counted, with the first lines."""

from pathlib import Path

import pytest

from flowgap.engagement.folder import EngagementFolder
from tests.support.engagement_files import MANIFEST
from tests.unit.engagement.conftest import Read

DAY = "2025-07-01T09:00:00Z"
BEFORE = "2025-07-01T08:59:59Z"


def change(first: str, then: str, *, stamps: tuple[str, str]) -> str:
    return f"change_id,team,{first},{then}\nc0,Billing,{stamps[0]},{stamps[1]}\n"


def found_in(found: EngagementFolder) -> list[tuple[str, str, int]]:
    return [(remark.file, remark.code, remark.count) for remark in found.remarks]


class TestImpossibleOrders:
    @pytest.mark.parametrize(
        ("first", "then"),
        [
            ("created_at", "first_commit_at"),
            ("opened_at", "first_review_at"),
            ("merged_at", "deployed_at"),
            ("ci_start_at", "ci_end_at"),
        ],
    )
    def test_a_stamp_before_an_earlier_one_is_counted_and_the_row_stays(
        self, read: Read, first: str, then: str
    ) -> None:
        found = read(changes=change(first, then, stamps=(DAY, BEFORE)))
        assert found_in(found) == [("changes.csv", f"{then}_before_{first}", 1)]
        assert found.remarks[0].lines == (2,)
        assert found.changes.height == 1

    def test_equal_stamps_are_possible(self, read: Read) -> None:
        found = read(changes=change("merged_at", "deployed_at", stamps=(DAY, DAY)))
        assert found.remarks == ()

    def test_an_end_before_its_start_is_counted_in_other_files(self, read: Read) -> None:
        found = read(
            deployments=f"deployment_id,started_at,finished_at\nd,{DAY},{BEFORE}\n",
            incidents=f"incident_id,started_at,resolved_at\ni,{DAY},{BEFORE}\n",
        )
        assert found_in(found) == [
            ("deployments.csv", "finished_at_before_started_at", 1),
            ("incidents.csv", "resolved_at_before_started_at", 1),
        ]

    def test_ten_lines_are_named_and_all_are_counted(self, read: Read) -> None:
        rows = "".join(f"c{number},Billing,{DAY},{BEFORE}\n" for number in range(12))
        found = read(changes=f"change_id,team,merged_at,deployed_at\n{rows}")
        assert found.remarks[0].count == 12
        assert found.remarks[0].lines == tuple(range(2, 12))

    def test_they_are_told_in_the_language_of_the_engagement(self, read: Read) -> None:
        german = MANIFEST.replace("language: en", "language: de")
        found = read(
            engagement=german, changes=change("merged_at", "deployed_at", stamps=(DAY, BEFORE))
        )
        assert "liegt" in found.remarks[0].problem


class TestFarAhead:
    @pytest.mark.parametrize(
        ("late", "remarks"),
        [
            ("2026-07-01T09:00:00Z", []),  # 365 days after all others
            ("2026-07-01T09:00:01Z", [("changes.csv", "stamp_far_ahead", 1)]),
        ],
    )
    def test_a_stamp_over_a_year_after_nearly_all_others_is_counted(
        self, read: Read, late: str, remarks: list[tuple[str, str, int]]
    ) -> None:
        rows = "".join(f"c{number},Billing,{DAY}\n" for number in range(200))
        found = read(changes=f"change_id,team,created_at\n{rows}late,Billing,{late}\n")
        assert found_in(found) == remarks


class TestDangling:
    def test_teams_that_were_not_surveyed_may_have_delivery_data(self, read: Read) -> None:
        found = read(changes="change_id,team\nc0,Billing\nc1,Payments\n")
        assert found_in(found) == [("changes.csv", "team_not_in_roster", 1)]
        assert found.changes.height == 2

    def test_events_of_unknown_changes_are_counted(self, read: Read) -> None:
        events = f"change_id,at,stage,kind\nc0,{DAY},qa,queued\ngone,{DAY},qa,queued\n"
        assert found_in(read(events=events)) == [("events.csv", "unknown_change", 1)]

    def test_changes_without_a_repository_are_counted_where_deployments_look_for_them(
        self, read: Read
    ) -> None:
        changes = "change_id,team,repository\nc0,Billing,o/r\nc1,Billing,\nc2,Billing,\n"
        assert found_in(read(changes=changes)) == []
        found = read(deployments=f"deployment_id,finished_at,commit_sha\nd1,{DAY},abc\n")
        assert found_in(found) == [("changes.csv", "no_repository", 2)]
        assert found.remarks[0].lines == (3, 4)


class TestNames:
    """What a tired hand misspelt is not dropped in silence."""

    def test_a_file_of_another_name_is_remarked_upon(self, folder: Path, read: Read) -> None:
        for name in ("Changes.csv", "incident.csv", "notes.xlsx"):
            (folder / name).write_text("a\n1\n", encoding="utf-8")
        (folder / "README.md").touch()
        found = [remark.file for remark in read().remarks if remark.code == "file_not_read"]
        assert found == ["Changes.csv", "incident.csv", "notes.xlsx"]

    def test_a_column_that_is_nearly_a_known_one_is_remarked_upon(self, read: Read) -> None:
        changes = "change_id,team,first_reviewed_at,colour\nc0,Billing,2025-07-01,red\n"
        (remark,) = (one for one in read(changes=changes).remarks if one.code == "column_misnamed")
        assert remark.problem == (
            "the column first_reviewed_at is not known; did you mean first_review_at?"
        )
