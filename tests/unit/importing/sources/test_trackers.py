"""Work items of Jira and Linear."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import CHANGES, EVENTS
from flowgap.importing.sources.jira.files import read_jira
from flowgap.importing.sources.linear import read_linear
from tests.support.import_run import run_importer

STAGES = {"To Do": "not_started", "Doing": "build", "QA": "qa", "Done": "done"}


def history(at: str, source: str, target: str, field: str = "status") -> dict[str, object]:
    item = {"field": field, "fromString": source, "toString": target}
    return {"id": at, "created": at, "items": [item]}


def issue(*histories: object, **fields: object) -> dict[str, object]:
    return {
        "key": "AB-1",
        "fields": {
            "created": "2024-05-01T21:50:00.000+0200",
            "updated": "2024-05-09T00:00:00.000+0000",
            "issuetype": {"name": "Bug"},
            "status": {"name": "Done"},
            "project": {"key": "AB"},
            **fields,
        },
        "changelog": {"total": len(histories), "histories": list(histories)},
    }


MOVED = issue(
    history("2024-05-02T08:00:00.000+0000", "To Do", "Doing"),
    history("2024-05-03T08:00:00.000+0000", "Doing", "QA"),
    history("2024-05-04T08:00:00.000-0200", "QA", "Done"),
)


class TestJira:
    def test_an_offset_without_a_colon_is_taken_off(self, tmp_path: Path) -> None:
        row = run_importer(read_jira, tmp_path, [MOVED], stage_map=STAGES).row(CHANGES)
        assert row["created_at"] == datetime(2024, 5, 1, 19, 50, tzinfo=UTC)
        # 8:00 two hours behind UTC is 10:00.
        assert row["deployed_at"] == datetime(2024, 5, 4, 10, tzinfo=UTC)
        assert (row["state"], row["type"]) == ("deployed", "fix")

    def test_statuses_become_events_of_stages(self, tmp_path: Path) -> None:
        found = run_importer(read_jira, tmp_path, {"issues": [MOVED]}, stage_map=STAGES)
        assert [(row["stage"], row["kind"]) for row in found.rows(EVENTS)] == [
            ("build", "started"),
            ("build", "finished"),
            ("qa", "started"),
            ("qa", "finished"),
        ]
        assert not found.told

    def test_without_a_map_meanings_are_proposed_and_used(self, tmp_path: Path) -> None:
        found = run_importer(read_jira, tmp_path, [MOVED])
        assert {one.status: one.meaning for one in found.harvest.stage_proposals} == STAGES
        assert len(found.rows(EVENTS)) == 4

    def test_what_was_not_done_was_not_delivered(self, tmp_path: Path) -> None:
        body = issue(
            history("2024-05-02T08:00:00.000+0000", "To Do", "Done"),
            resolution={"name": "Won't Do"},
        )
        row = run_importer(read_jira, tmp_path, [body], stage_map=STAGES).row(CHANGES)
        assert (row["state"], row["deployed_at"]) == ("closed", None)

    def test_epics_hold_others_and_are_left_out(self, tmp_path: Path) -> None:
        found = run_importer(read_jira, tmp_path, [issue(issuetype={"name": "Epic"})])
        assert not found.rows(CHANGES)
        assert "epics and initiatives hold other issues" in found.told[0]

    def test_a_change_log_that_is_cut_off_is_told(self, tmp_path: Path) -> None:
        body = issue()
        body["changelog"] = {"total": 120, "histories": []}
        found = run_importer(read_jira, tmp_path, [body], stage_map=STAGES)
        assert found.told == ["the change log was listed only in part: the tool cut its page off"]

    @pytest.mark.parametrize(("total", "n_events"), [(3, 4), (4, 0)])
    def test_of_a_change_log_that_is_cut_off_no_stage_is_known(
        self, tmp_path: Path, total: int, n_events: int
    ) -> None:
        log = MOVED["changelog"]
        assert isinstance(log, dict)
        body = {**MOVED, "changelog": {**log, "total": total}}
        found = run_importer(read_jira, tmp_path, [body], stage_map=STAGES)
        assert len(found.rows(EVENTS)) == n_events
        assert found.harvest.whole_histories == ({"AB-1"} if n_events else set())

    def test_of_a_change_log_that_is_cut_off_the_lead_time_is_known(self, tmp_path: Path) -> None:
        # The newest entries came: they show the move to Done.
        last = history("2024-05-04T08:00:00.000+0000", "QA", "Done")
        body = {**issue(last), "changelog": {"total": 101, "histories": [last]}}
        row = run_importer(read_jira, tmp_path, [body], stage_map=STAGES).row(CHANGES)
        assert row["deployed_at"] == datetime(2024, 5, 4, 8, tzinfo=UTC)
        assert (row["first_commit_at"], row["reopened"]) == (None, None)

    @pytest.mark.parametrize(
        "entries",
        [
            [],
            # All that came is a move within what is done, or one that the status now contradicts.
            [history("2024-05-04T08:00:00.000+0000", "Done", "Done")],
            [history("2024-05-04T08:00:00.000+0000", "To Do", "Doing")],
        ],
    )
    def test_where_its_entries_do_not_show_the_end_the_resolution_does(
        self, tmp_path: Path, entries: list[dict[str, object]]
    ) -> None:
        body = issue(resolutiondate="2024-05-05T08:00:00.000+0000")
        body["changelog"] = {"total": 101, "histories": entries}
        row = run_importer(read_jira, tmp_path, [body], stage_map=STAGES).row(CHANGES)
        assert row["deployed_at"] == datetime(2024, 5, 5, 8, tzinfo=UTC)
        assert row["closed_at"] == row["deployed_at"]

    @pytest.mark.parametrize(
        "ending", [{"isLast": False}, {"nextPageToken": "x"}, {"nextPage": "https://x.invalid"}]
    )
    def test_a_next_page_cuts_a_change_log_off(
        self, tmp_path: Path, ending: dict[str, object]
    ) -> None:
        body = {**MOVED, "changelog": {"histories": [], **ending}}
        found = run_importer(read_jira, tmp_path, [body], stage_map=STAGES)
        assert len(found.told) == 1
        assert not found.harvest.whole_histories

    def test_each_issue_whose_log_is_cut_off_is_counted(self, tmp_path: Path) -> None:
        bodies = [
            {**issue(), "key": f"AB-{number}", "changelog": {"total": 1, "histories": []}}
            for number in range(3)
        ]
        found = run_importer(read_jira, tmp_path, bodies, stage_map=STAGES)
        assert [met.count for met in found.harvest.conditions.met] == [3]

    def test_an_issue_that_comes_twice_counts_once_and_the_newer_one_counts(
        self, tmp_path: Path
    ) -> None:
        old = issue(updated="2024-05-02T00:00:00.000+0000", status={"name": "To Do"})
        found = run_importer(read_jira, tmp_path, [MOVED], [old], stage_map=STAGES)
        assert found.row(CHANGES)["state"] == "deployed"
        assert found.told == ["an issue came more than once; the newest counts"]

    def test_edits_of_the_requirements_are_counted(self, tmp_path: Path) -> None:
        body = issue(history("2024-05-02T08:00:00.000+0000", "old", "new", field="description"))
        row = run_importer(read_jira, tmp_path, [body], stage_map=STAGES).row(CHANGES)
        assert row["requirement_edits"] == 1

    def test_no_name_or_title_reaches_a_row(self, tmp_path: Path) -> None:
        body = issue(assignee={"displayName": "Mia Muster", "accountId": "77"}, summary="Secret")
        found = run_importer(read_jira, tmp_path, [body], stage_map=STAGES)
        assert "Muster" not in str(found.harvest.rows)
        assert "Secret" not in str(found.harvest.rows)


class TestJiraSheet:
    HEADER = "Summary,Issue key,Issue Type,Status,Created,Resolved,Labels,Labels,Resolution"

    def test_it_has_no_stage_times_and_says_so(self, tmp_path: Path) -> None:
        text = f"{self.HEADER}\nx,AB-1,Story,Done,12/Mar/24 9:41 AM,14/Mar/24 9:41 AM,a,b,Done\n"
        found = run_importer(read_jira, tmp_path, text, zone=UTC, ending="csv")
        row = found.row(CHANGES)
        assert row["created_at"] == datetime(2024, 3, 12, 9, 41, tzinfo=UTC)
        assert row["deployed_at"] == datetime(2024, 3, 14, 9, 41, tzinfo=UTC)
        assert row["labels"] == "a+b"
        assert not found.rows(EVENTS)
        assert "so no stage times are known" in found.told[0]

    def test_without_a_zone_no_row_is_taken(self, tmp_path: Path) -> None:
        text = f"{self.HEADER}\nx,AB-1,Story,Done,12/Mar/24 9:41 AM,,,,\n"
        found = run_importer(read_jira, tmp_path, text, ending="csv")
        assert not found.rows(CHANGES)
        assert any("--timezone" in told for told in found.told)

    def test_dates_that_may_be_read_in_two_ways_are_not_guessed(self, tmp_path: Path) -> None:
        text = f"{self.HEADER}\nx,AB-1,Story,Done,3/4/2024 16:14,,,,\n"
        found = run_importer(read_jira, tmp_path, text, zone=UTC, ending="csv")
        assert not found.rows(CHANGES)
        assert any("day/month or month/day" in told for told in found.told)

    def test_an_export_without_creation_is_refused_with_the_reason(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="does not tell when an issue was created"):
            run_importer(read_jira, tmp_path, "Issue,Title\nAB-1,x\n", ending="csv")

    GERMAN = (
        "Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Status;Erstellt;Erledigt;Aktualisiert;"
        "Bearbeiter;Autor;Stichwörter;Lösung"
    )

    @pytest.mark.parametrize(
        ("created", "resolved"),
        [
            ("26/Nov/25 9:50 PM", "27/Nov/25 9:50 AM"),
            ("26.11.2025 21:50", "27.11.2025 09:50"),
            ("26.11.25 21:50", "27.11.25 09:50"),
            ("26. Nov. 2025 21:50", "27. Nov. 2025 09:50"),
        ],
    )
    def test_a_german_export_is_read(self, tmp_path: Path, created: str, resolved: str) -> None:
        text = (
            f"{self.GERMAN}\nGeheim;AB-1;Fehler;Fertig;{created};{resolved};{resolved};"
            "Mia Muster;Max Muster;a;Fertig\n"
        )
        found = run_importer(
            read_jira, tmp_path, text, zone=ZoneInfo("Europe/Berlin"), ending="csv"
        )
        row = found.row(CHANGES)
        # In winter Berlin is an hour ahead of UTC.
        assert row["created_at"] == datetime(2025, 11, 26, 20, 50, tzinfo=UTC)
        assert row["deployed_at"] == datetime(2025, 11, 27, 8, 50, tzinfo=UTC)
        assert (row["type"], row["state"], row["labels"]) == ("fix", "deployed", "a")
        assert row["author_hash"] is not None
        assert "Muster" not in str(found.harvest.rows)
        assert "Geheim" not in str(found.harvest.rows)

    def test_names_of_columns_may_be_in_any_case(self, tmp_path: Path) -> None:
        text = f"{self.HEADER.upper()}\nx,AB-1,Story,Done,12/Mar/24 9:41 AM,,,,\n"
        assert run_importer(read_jira, tmp_path, text, zone=UTC, ending="csv").rows(CHANGES)

    @pytest.mark.parametrize(("status", "state"), [("Done", "deployed"), ("In Progress", "open")])
    def test_what_is_done_by_its_status_is_not_open_though_nothing_tells_when(
        self, tmp_path: Path, status: str, state: str
    ) -> None:
        text = f"{self.HEADER}\nx,AB-1,Story,{status},12/Mar/24 9:41 AM,,,,\n"
        row = run_importer(read_jira, tmp_path, text, zone=UTC, ending="csv").row(CHANGES)
        assert (row["state"], row["deployed_at"]) == (state, None)


class TestLinear:
    HEADER = "ID,Team,Title,Status,Priority,Created,Updated,Started,Completed,Canceled"

    def test_iso_and_javascript_dates_are_read(self, tmp_path: Path) -> None:
        script = "Tue Mar 05 2024 09:41:00 GMT+0100 (Central European Standard Time)"
        text = f"{self.HEADER}\nLIN-1,Core,x,Done,1,{script},,{script},2024-03-06T10:00:00.000Z,\n"
        row = run_importer(read_linear, tmp_path, text, ending="csv").row(CHANGES)
        assert row["created_at"] == datetime(2024, 3, 5, 8, 41, tzinfo=UTC)
        assert row["first_commit_at"] == row["created_at"]
        assert row["deployed_at"] == datetime(2024, 3, 6, 10, tzinfo=UTC)
        assert row["repository"] == "Core"

    def test_what_was_canceled_was_not_delivered(self, tmp_path: Path) -> None:
        at = "2024-03-06T10:00:00.000Z"
        text = f"{self.HEADER}\nLIN-1,Core,x,Canceled,1,{at},,,,{at}\n"
        row = run_importer(read_linear, tmp_path, text, ending="csv").row(CHANGES)
        assert (row["state"], row["deployed_at"]) == ("closed", None)

    def test_a_body_with_its_history_has_stages(self, tmp_path: Path) -> None:
        body = {
            "data": {
                "issues": {
                    "nodes": [
                        {
                            "identifier": "LIN-2",
                            "createdAt": "2024-03-05T08:00:00.000Z",
                            "completedAt": "2024-03-07T08:00:00.000Z",
                            "state": {"name": "Done"},
                            "history": {
                                "nodes": [
                                    {
                                        "createdAt": "2024-03-06T08:00:00.000Z",
                                        "fromState": {"name": "To Do"},
                                        "toState": {"name": "Doing"},
                                    },
                                    {
                                        "createdAt": "2024-03-07T08:00:00.000Z",
                                        "fromState": {"name": "Doing"},
                                        "toState": {"name": "Done"},
                                    },
                                ]
                            },
                        }
                    ]
                }
            }
        }
        found = run_importer(read_linear, tmp_path, body, stage_map=STAGES)
        assert [row["kind"] for row in found.rows(EVENTS)] == ["started", "finished"]
        assert found.row(CHANGES)["deployed_at"] == datetime(2024, 3, 7, 8, tzinfo=UTC)
