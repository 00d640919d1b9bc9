"""Incidents of PagerDuty, Opsgenie and ServiceNow."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import INCIDENTS, Importer
from flowgap.importing.merging import merge_harvest
from flowgap.importing.sources.opsgenie import read_opsgenie
from flowgap.importing.sources.pagerduty import read_pagerduty
from flowgap.importing.sources.servicenow import read_servicenow
from tests.support.import_run import run_importer

PAGERDUTY = {
    "id": "P1",
    "incident_number": 7,
    "created_at": "2024-05-01T10:00:00Z",
    "status": "resolved",
    "last_status_change_at": "2024-05-01T12:30:00Z",
    "service": {"id": "S1", "summary": "Shop"},
    "urgency": "high",
}
OPSGENIE = {
    "id": "O1",
    "createdAt": "2024-05-01T10:05:00Z",
    "impactStartDate": "2024-05-01T10:00:00Z",
    "status": "closed",
    "updatedAt": "2024-05-02T09:00:00Z",
    "priority": "P1",
}
SERVICENOW = {
    "number": "INC1",
    "sys_id": "x",
    "opened_at": "2024-05-01 12:00:00",
    "resolved_at": "2024-05-01 13:00:00",
    "business_service": {"link": "https://example.invalid", "value": "shop"},
    "severity": "2",
}


def entry(kind: str, minute: str) -> dict[str, object]:
    return {
        "type": f"{kind}_log_entry",
        "created_at": f"2024-05-01T{minute}:00Z",
        "incident": {"id": "P1"},
    }


def moment(kind: str, minute: str) -> dict[str, str]:
    return {"type": f"Incident{kind}", "eventTime": f"2024-05-01T{minute}:00Z"}


class TestPagerDuty:
    def test_the_last_change_of_a_resolved_incident_is_its_end(self, tmp_path: Path) -> None:
        row = run_importer(read_pagerduty, tmp_path, [PAGERDUTY]).row(INCIDENTS)
        assert row["incident_id"] == "pagerduty:P1"
        assert row["resolved_at"] == datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
        assert row["service"] == "Shop"

    def test_the_last_change_of_an_open_one_is_not(self, tmp_path: Path) -> None:
        body = {**PAGERDUTY, "status": "acknowledged"}
        row = run_importer(read_pagerduty, tmp_path, [body]).row(INCIDENTS)
        assert row["resolved_at"] is None
        assert row["acknowledged_at"] == datetime(2024, 5, 1, 12, 30, tzinfo=UTC)

    def test_its_own_stamp_beats_the_last_change(self, tmp_path: Path) -> None:
        body = {**PAGERDUTY, "resolved_at": "2024-05-01T11:00:00Z"}
        row = run_importer(read_pagerduty, tmp_path, [body]).row(INCIDENTS)
        assert row["resolved_at"] == datetime(2024, 5, 1, 11, tzinfo=UTC)

    @pytest.mark.parametrize(
        "page",
        [
            {"incidents": [PAGERDUTY]},
            {"data": [PAGERDUTY]},
            {"event": {"event_type": "incident.resolved", "data": PAGERDUTY}},
            {"messages": [{"event": "incident.resolve", "incident": PAGERDUTY}]},
        ],
    )
    def test_pages_and_webhooks_hold_incidents(self, tmp_path: Path, page: object) -> None:
        assert len(run_importer(read_pagerduty, tmp_path, page).rows(INCIDENTS)) == 1

    def test_log_entries_tell_the_end_of_an_incident_of_another_file(self, tmp_path: Path) -> None:
        entry = {
            "type": "resolve_log_entry",
            "created_at": "2024-05-01T11:15:00Z",
            "incident": {"id": "P1"},
        }
        found = run_importer(read_pagerduty, tmp_path, [PAGERDUTY], {"log_entries": [entry]})
        assert found.rows(INCIDENTS)[1]["resolved_at"] == datetime(2024, 5, 1, 11, 15, tzinfo=UTC)

    @pytest.mark.parametrize("step", [1, -1])
    def test_the_last_resolution_counts_in_whatever_order_the_log_is(
        self, tmp_path: Path, step: int
    ) -> None:
        log = [
            entry("trigger", "10:00"),
            entry("resolve", "10:30"),
            entry("reopen", "10:40"),
            entry("resolve", "11:15"),
        ]
        page = {"log_entries": log[::step]}
        row = run_importer(read_pagerduty, tmp_path, page).row(INCIDENTS)
        assert row["resolved_at"] == datetime(2024, 5, 1, 11, 15, tzinfo=UTC)

    def test_a_resolution_that_was_taken_back_is_no_end(self, tmp_path: Path) -> None:
        log = [entry("resolve", "10:30"), entry("reopen", "10:40"), entry("acknowledge", "10:41")]
        row = run_importer(read_pagerduty, tmp_path, {"log_entries": log}).row(INCIDENTS)
        assert row["resolved_at"] is None

    def test_what_is_open_again_has_no_end(self, tmp_path: Path) -> None:
        body = {**PAGERDUTY, "status": "triggered", "resolved_at": "2024-05-01T10:30:00Z"}
        found = run_importer(read_pagerduty, tmp_path, [body], [entry("resolve", "10:30")])
        assert [row.get("resolved_at") for row in found.rows(INCIDENTS)] == [None]
        assert found.told == ["it is open again, so its earlier end does not count"]

    def test_the_first_acknowledgement_counts(self, tmp_path: Path) -> None:
        log = [entry("acknowledge", "10:20"), entry("acknowledge", "10:05")]
        row = run_importer(read_pagerduty, tmp_path, {"log_entries": log}).row(INCIDENTS)
        assert row["acknowledged_at"] == datetime(2024, 5, 1, 10, 5, tzinfo=UTC)

    def test_a_status_that_is_not_known_is_told(self, tmp_path: Path) -> None:
        found = run_importer(read_pagerduty, tmp_path, [{**PAGERDUTY, "status": "melting"}])
        assert found.told == ["status has a value that is not known here, so it counts as unknown"]


class TestOpsgenie:
    def test_impact_begins_before_it_is_seen(self, tmp_path: Path) -> None:
        row = run_importer(read_opsgenie, tmp_path, {"data": [OPSGENIE]}).row(INCIDENTS)
        assert row["started_at"] == datetime(2024, 5, 1, 10, tzinfo=UTC)
        assert row["detected_at"] == datetime(2024, 5, 1, 10, 5, tzinfo=UTC)

    def test_without_a_stamp_of_the_end_the_last_update_is_taken_and_told(
        self, tmp_path: Path
    ) -> None:
        found = run_importer(read_opsgenie, tmp_path, [OPSGENIE])
        assert found.row(INCIDENTS)["resolved_at"] == datetime(2024, 5, 2, 9, tzinfo=UTC)
        assert "the end is taken from the last update" in found.told[0]

    def test_the_time_line_tells_the_end(self, tmp_path: Path) -> None:
        entry = {"type": "IncidentResolved", "eventTime": "2024-05-01T11:00:00Z"}
        body = {**OPSGENIE, "timelines": [entry]}
        found = run_importer(read_opsgenie, tmp_path, [body])
        assert found.row(INCIDENTS)["resolved_at"] == datetime(2024, 5, 1, 11, tzinfo=UTC)
        assert not found.told

    def test_the_last_resolution_of_a_time_line_counts(self, tmp_path: Path) -> None:
        lines = [
            moment("Resolved", "12:00"),
            moment("Reopened", "11:30"),
            moment("Resolved", "11:00"),
        ]
        found = run_importer(read_opsgenie, tmp_path, [{**OPSGENIE, "timelines": lines}])
        assert found.row(INCIDENTS)["resolved_at"] == datetime(2024, 5, 1, 12, tzinfo=UTC)

    def test_a_resolution_before_it_was_opened_again_is_no_end(self, tmp_path: Path) -> None:
        lines = [
            moment("Closed", "12:00"),
            moment("Reopened", "11:30"),
            moment("Resolved", "11:00"),
        ]
        found = run_importer(read_opsgenie, tmp_path, [{**OPSGENIE, "timelines": lines}])
        assert found.row(INCIDENTS)["resolved_at"] == datetime(2024, 5, 1, 12, tzinfo=UTC)

    def test_what_is_open_again_has_no_end(self, tmp_path: Path) -> None:
        body = {**OPSGENIE, "status": "open", "timelines": [moment("Resolved", "11:00")]}
        found = run_importer(read_opsgenie, tmp_path, [body])
        assert found.row(INCIDENTS)["resolved_at"] is None
        assert found.told == ["it is open again, so its earlier end does not count"]

    def test_an_earlier_end_in_the_folder_gives_way_when_it_is_open_again(
        self, tmp_path: Path
    ) -> None:
        ended = {**OPSGENIE, "timelines": [moment("Resolved", "11:00")]}
        again = {**OPSGENIE, "status": "open", "updatedAt": "2024-05-03T09:00:00Z"}
        for body in (ended, again):
            merge_harvest(run_importer(read_opsgenie, tmp_path, [body]).harvest, tmp_path)
        with (tmp_path / INCIDENTS).open(encoding="utf-8", newline="") as file:
            assert [row["resolved_at"] for row in csv.DictReader(file)] == [""]

    def test_an_alert_tells_its_end_in_milliseconds_from_its_creation(self, tmp_path: Path) -> None:
        body = {**OPSGENIE, "report": {"ackTime": 60_000, "closeTime": 3_600_000}}
        row = run_importer(read_opsgenie, tmp_path, [body]).row(INCIDENTS)
        # 10:05 and one hour.
        assert row["resolved_at"] == datetime(2024, 5, 1, 11, 5, tzinfo=UTC)
        assert row["acknowledged_at"] == datetime(2024, 5, 1, 10, 6, tzinfo=UTC)


class TestServiceNow:
    def test_its_clock_needs_a_zone(self, tmp_path: Path) -> None:
        found = run_importer(read_servicenow, tmp_path, {"result": [SERVICENOW]})
        assert not found.rows(INCIDENTS)
        assert found.refused == ["it has no number, or no time when it began"]

    def test_with_a_zone_it_is_read(self, tmp_path: Path) -> None:
        zone = ZoneInfo("Europe/Berlin")
        row = run_importer(read_servicenow, tmp_path, [SERVICENOW], zone=zone).row(INCIDENTS)
        assert row["started_at"] == datetime(2024, 5, 1, 10, tzinfo=UTC)
        assert row["service"] == "shop"
        assert row["caused_by_change"] is None

    def test_values_count_and_not_what_is_displayed(self, tmp_path: Path) -> None:
        body = {
            "number": {"display_value": "INC1", "value": "INC1"},
            "opened_at": {"display_value": "01.05.2024 14:00", "value": "2024-05-01 12:00:00"},
            "severity": {"display_value": "2 - Medium", "value": "2"},
            "business_service": {"display_value": "Shop", "value": ""},
        }
        row = run_importer(read_servicenow, tmp_path, [body], zone=UTC).row(INCIDENTS)
        assert row["started_at"] == datetime(2024, 5, 1, 12, tzinfo=UTC)
        assert (row["severity"], row["service"]) == ("2", "Shop")

    def test_the_zone_that_was_taken_is_told(self, tmp_path: Path) -> None:
        zone = ZoneInfo("Europe/Berlin")
        found = run_importer(read_servicenow, tmp_path, [SERVICENOW], zone=zone)
        (told,) = found.told
        assert told.startswith("times without an offset are taken to be of Europe/Berlin")

    def test_a_named_cause_is_a_change(self, tmp_path: Path) -> None:
        body = {**SERVICENOW, "caused_by": {"value": "CHG1", "display_value": "CHG0001"}}
        row = run_importer(read_servicenow, tmp_path, [body], zone=UTC).row(INCIDENTS)
        assert row["caused_by_change"] is True


@pytest.mark.parametrize("importer", [read_pagerduty, read_opsgenie, read_servicenow])
class TestOtherFiles:
    @pytest.mark.parametrize("body", [{"a": 1}, [{"a": 1}], {"incidents": [{"a": 1}]}])
    def test_records_of_another_tool_are_refused(
        self, tmp_path: Path, importer: Importer, body: object
    ) -> None:
        with pytest.raises(InputError, match="it holds no record that is known here"):
            run_importer(importer, tmp_path, body)

    @pytest.mark.parametrize("body", ["[[1]]", "3", '"x"'])
    def test_what_is_no_object_is_refused(
        self, tmp_path: Path, importer: Importer, body: str
    ) -> None:
        found = run_importer(importer, tmp_path, body)
        assert found.refused == ["it is no object"]

    @pytest.mark.parametrize("body", [[]])
    def test_an_empty_page_gives_nothing(
        self, tmp_path: Path, importer: Importer, body: object
    ) -> None:
        assert not run_importer(importer, tmp_path, body).rows(INCIDENTS)
