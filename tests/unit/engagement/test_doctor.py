"""What a folder can carry, and the report on its files."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from flowgap.engagement.doctor import examine, import_report
from flowgap.engagement.folder import EngagementFolder
from flowgap.wording import Wording
from tests.support.engagement_files import MANIFEST
from tests.unit.engagement.conftest import Read

DAY = "2025-07-01T09:00:00Z"


def figures(folder: EngagementFolder) -> dict[str, tuple[str, str | None]]:
    return {row.figure: (row.state, row.needs) for row in examine(folder).figures}


def incidents(n: int, n_tied: int) -> str:
    rows = [f"i{k},{DAY},{DAY},{'d' if k < n_tied else ''}" for k in range(n)]
    return "\n".join(("incident_id,started_at,resolved_at,deployment_id", *rows))


class TestExamine:
    def test_columns_have_the_share_of_rows_that_are_filled(self, read: Read) -> None:
        found = read(
            roster="team,invited,floor\nBilling,7,2\nSearch,7,\nMobile,7,\nOps,7,\n",
            changes="change_id,team\n",
        )
        files = {file.file: file for file in examine(found).files}
        columns = {column.column: column for column in files["roster.csv"].columns}
        assert columns["team"].filled_share == 1
        assert columns["floor"].filled_share == pytest.approx(1 / 4)
        assert (columns["team"].known, columns["floor"].known) == (True, False)
        assert {column.filled_share for column in files["changes.csv"].columns} == {None}

    def test_an_answer_counts_as_filled_and_a_skipped_item_does_not(self, read: Read) -> None:
        found = read(responses="team,wave,OWN1\nBilling,w1,1\nBilling,w1,dk\nBilling,w1,\n")
        file = next(file for file in examine(found).files if file.file == "responses.csv")
        columns = {column.column: column for column in file.columns}
        assert columns["OWN1"].filled_share == pytest.approx(2 / 3)
        assert columns["OWN2"].filled_share == 0
        assert columns["OWN1"].known

    def test_a_sound_folder_can_carry_scores_and_the_flow_gap(self, read: Read) -> None:
        found = figures(read())
        for figure in ("scores", "ledger", "flow_gap", "review_queue", "unreviewed_share"):
            assert found[figure] == ("possible", None)

    def test_a_manifest_alone_carries_nothing(self, folder: Path, read: Read) -> None:
        for path in folder.glob("*.csv"):
            path.unlink()
        found = figures(read())
        assert {state for state, _ in found.values()} == {"impossible"}
        assert all(needs for _, needs in found.values())

    def test_without_periods_there_is_no_ledger(self, read: Read) -> None:
        bare = "".join(
            line for line in MANIFEST.splitlines(keepends=True) if not line.startswith("after:")
        )
        state, needs = figures(read(engagement=bare))["ledger"]
        assert state == "impossible"
        assert "engagement.yaml" in (needs or "")

    @pytest.mark.parametrize(
        ("n_deployed", "state"), [(8, "possible"), (7, "weak"), (6, "weak"), (5, "impossible")]
    )
    def test_a_figure_is_as_good_as_its_poorest_column(
        self, read: Read, n_deployed: int, state: str
    ) -> None:
        rows = [
            f"c{k},Billing,merged,{DAY},{DAY},{DAY if k < n_deployed else ''}" for k in range(10)
        ]
        header = "change_id,team,state,created_at,merged_at,deployed_at"
        found = figures(read(changes="\n".join((header, *rows))))
        assert found["ledger"][0] == state
        if state != "possible":
            needs = f"deployed_at in changes.csv for 80% of the rows (now {n_deployed}0%)"
            assert found["ledger"][1] == needs

    def test_a_deployment_that_names_the_change_stands_in_for_its_stamp(self, read: Read) -> None:
        changes = f"change_id,team,state,created_at,merged_at\nc0,Billing,merged,{DAY},{DAY}\n"
        log = f"deployment_id,finished_at,change_ids\nd,{DAY},x+c0\n"
        assert figures(read(changes=changes))["ledger"][0] == "impossible"
        assert figures(read(changes=changes, deployments=log))["ledger"][0] == "possible"

    @pytest.mark.parametrize(
        ("n_tied", "state"), [(0, "impossible"), (1, "weak"), (7, "weak"), (8, "possible")]
    )
    def test_recovery_needs_incidents_that_name_a_deployment(
        self, read: Read, n_tied: int, state: str
    ) -> None:
        found = figures(read(incidents=incidents(10, n_tied)))["recovery_time"]
        assert found[0] == state
        assert ("deployment_id" in (found[1] or "")) == (state != "possible")

    @pytest.mark.parametrize(("n", "state"), [(0, "impossible"), (1, "weak"), (30, "possible")])
    def test_a_queue_needs_rows_of_its_stage(self, read: Read, n: int, state: str) -> None:
        rows = [f"c{k},{DAY},security,queued" for k in range(n)]
        found = read(events="\n".join(("change_id,at,stage,kind", *rows)) + "\n")
        assert figures(found)["security_queue"][0] == state

    def test_spans_of_work_say_nothing_of_a_queue(self, read: Read) -> None:
        rows = [f"c{k},Billing,{DAY},{DAY}" for k in range(30)]
        table = "\n".join(("change_id,team,qa_start_at,qa_end_at", *rows))
        state, needs = figures(read(changes=table))["qa_queue"]
        assert state == "impossible"
        assert "events.csv" in (needs or "")

    @pytest.mark.parametrize(
        ("n_traces", "state"), [(0, "impossible"), (1, "weak"), (7, "weak"), (8, "possible")]
    )
    def test_traces_of_ai_in_some_rows_are_a_weak_figure(
        self, read: Read, n_traces: int, state: str
    ) -> None:
        # Of ten changes; eight are the 80 % that make a figure possible.
        rows = [
            f"c{k},Billing,{DAY},{'assisted' if k < n_traces else 'unknown'}" for k in range(10)
        ]
        table = "\n".join(("change_id,team,merged_at,ai_assist", *rows))
        assert figures(read(changes=table))["adoption"][0] == state

    def test_every_figure_has_a_name_in_both_languages(self, read: Read) -> None:
        for language in ("en", "de"):
            found = read()
            spoken = replace(found, manifest=replace(found.manifest, language=language))
            for row in examine(spoken).figures:
                assert Wording(language).say(f"report-doctor-{row.figure.replace('_', '-')}")


class TestImportReport:
    def test_it_is_json_with_every_refused_row(self, read: Read) -> None:
        found = read(changes="change_id,team,created_at\nc0,Billing,2025-07-01T09:00:00\n")
        report = json.loads(json.dumps(import_report(found)))
        assert report["n_refused"] == 1
        assert report["files"]["changes.csv"]["rows"] == 1
        (row,) = report["refused"]
        assert (row["file"], row["line"], row["column"]) == ("changes.csv", 2, "created_at")
        assert row["value"] == "2025-07-01T09:00:00"

    @pytest.mark.parametrize(
        "value", ["Ann Smith", "ann@example.org", "ann", "see ticket 4 of Ann", "ann2"]
    )
    def test_a_value_that_may_be_a_person_s_stays_out(self, read: Read, value: str) -> None:
        found = read(changes=f"change_id,team,created_at\nc0,Billing,{value}\n")
        assert found.refusals[0].value == value
        assert value not in json.dumps(import_report(found)["refused"])

    @pytest.mark.parametrize("value", ["6", "-1.5", "c17", "PR-12", "01.05.2025 09:00"])
    def test_a_number_a_stamp_or_a_numbered_id_stays_in(self, read: Read, value: str) -> None:
        found = read(changes=f"change_id,team,created_at\nc0,Billing,{value}\n")
        assert import_report(found)["refused"][0]["value"] == value

    def test_remarks_stand_with_their_lines(self, read: Read) -> None:
        found = read(changes="change_id,team\nc0,Payments\n")
        (remark,) = import_report(found)["remarks"]
        assert (remark["code"], remark["count"], remark["lines"]) == ("team_not_in_roster", 1, [2])


class TestDeployments:
    """What the doctor calls possible is measured afterwards, by the same rules."""

    HEADER = "deployment_id,finished_at,environment,result,change_ids,rollback_of\n"

    @pytest.mark.parametrize(
        ("row", "frequency", "failures"),
        [
            (f"d1,{DAY},production,success,c0,\n", "possible", "impossible"),
            (f"d1,{DAY},,,c0,\n", "possible", "impossible"),
            (f"d1,{DAY},production,rolled_back,c0,\n", "possible", "possible"),
            (f"d1,{DAY},production,success,c0,d0\n", "possible", "possible"),
            (f"d1,{DAY},staging,success,c0,\n", "impossible", "impossible"),
            (f"d1,{DAY},production,failure,c0,\n", "impossible", "impossible"),
        ],
    )
    def test_only_what_reached_production_counts(
        self, read: Read, row: str, frequency: str, failures: str
    ) -> None:
        changes = f"change_id,team,created_at\nc0,Billing,{DAY}\n"
        found = figures(read(deployments=self.HEADER + row, changes=changes))
        assert found["deployment_frequency"][0] == frequency
        assert found["change_fail_rate"][0] == failures
