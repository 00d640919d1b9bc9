"""What a folder can carry, and the report on its files."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from flowgap.engagement.doctor import examine, import_report
from flowgap.engagement.folder import EngagementFolder
from flowgap.wording import Wording
from tests.support.engagement_files import MANIFEST, changes
from tests.unit.engagement.conftest import Read

DAY = "2025-07-01T09:00:00Z"
LATER = "2025-10-01T09:00:00Z"
"""One day in each period of the manifest."""


def figures(folder: EngagementFolder) -> dict[str, tuple[str, str | None]]:
    return {row.figure: (row.state, row.needs) for row in examine(folder).figures}


def incidents(n: int, n_tied: int, day: str = LATER) -> str:
    rows = [f"i{k},{day},{day},{'d' if k < n_tied else ''}" for k in range(n)]
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
            f"c{k}-{day},Billing,merged,{day},{day},{day if k < n_deployed else ''}"
            for day in (DAY, LATER)
            for k in range(10)
        ]
        header = "change_id,team,state,created_at,merged_at,deployed_at"
        found = figures(read(changes="\n".join((header, *rows))))
        assert found["ledger"][0] == state
        if state != "possible":
            needs = f"deployed_at in changes.csv for 80% of the rows (now {n_deployed}0%)"
            assert found["ledger"][1] == needs

    def test_a_deployment_that_names_the_change_stands_in_for_its_stamp(self, read: Read) -> None:
        changes = (
            "change_id,team,state,created_at,merged_at\n"
            f"c0,Billing,merged,{DAY},{DAY}\nc1,Billing,merged,{LATER},{LATER}\n"
        )
        log = f"deployment_id,finished_at,change_ids\nd,{LATER},x+c0+c1\n"
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
        rows = [f"c{k}-{day},Billing,{day},{day},{day}" for day in (DAY, LATER) for k in range(30)]
        table = "\n".join(("change_id,team,created_at,qa_start_at,qa_end_at", *rows))
        state, needs = figures(read(changes=table))["qa_queue"]
        assert state == "impossible"
        assert "events.csv" in (needs or "")

    @pytest.mark.parametrize(
        ("n_traces", "state"), [(0, "impossible"), (1, "weak"), (7, "weak"), (8, "possible")]
    )
    def test_traces_of_ai_in_some_rows_are_a_weak_figure(
        self, read: Read, n_traces: int, state: str
    ) -> None:
        # Of ten changes in each period; eight are the 80 % that make a figure possible.
        rows = [
            f"c{k}-{day},Billing,{day},{'assisted' if k < n_traces else 'unknown'}"
            for day in (DAY, LATER)
            for k in range(10)
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


class TestPeriods:
    HEADER = "change_id,team,state,created_at,merged_at,deployed_at,n_reviews\n"

    def rows(self, n_before: int, n_after: int) -> str:
        days = [DAY] * n_before + [LATER] * n_after
        return self.HEADER + "".join(
            f"c{k},Billing,deployed,{day},{day},{day},1\n" for k, day in enumerate(days)
        )

    @pytest.mark.parametrize(
        ("n_before", "n_after", "state"),
        [(1, 1, "possible"), (3, 0, "impossible"), (0, 3, "impossible")],
    )
    def test_a_figure_of_changes_needs_some_in_both_periods(
        self, read: Read, n_before: int, n_after: int, state: str
    ) -> None:
        found = figures(read(changes=self.rows(n_before, n_after)))
        for figure in ("ledger", "unreviewed_share"):
            assert found[figure][0] == state
            if state == "impossible":
                needs = f"changes in both periods (now {n_before} before, {n_after} after)"
                assert found[figure][1] == needs

    def test_a_column_is_as_good_as_in_the_period_that_has_less_of_it(self, read: Read) -> None:
        # All ten before say how often they were reviewed, five of ten after do.
        rows = self.rows(10, 5) + "".join(
            f"x{k},Billing,deployed,{LATER},{LATER},{LATER},\n" for k in range(5)
        )
        found = read(changes=rows)
        assert figures(found)["unreviewed_share"] == (
            "impossible",
            "n_reviews in changes.csv for 80% of the rows (now 50%)",
        )
        (file,) = [one for one in examine(found).files if one.file == "changes.csv"]
        (column,) = [one for one in file.columns if one.column == "n_reviews"]
        assert (file.rows_before, file.rows_after) == (10, 10)
        assert (column.filled_before, column.filled_after) == (1.0, 0.5)
        assert column.filled_share == 0.75

    def test_a_file_without_time_has_no_periods(self, read: Read) -> None:
        (file,) = [one for one in examine(read()).files if one.file == "roster.csv"]
        assert (file.rows_before, file.rows_after) == (None, None)


class TestLinks:
    def links(self, found: EngagementFolder) -> dict[str, tuple[int, float | None]]:
        return {one.link: (one.n, one.share) for one in examine(found).links}

    def test_changes_lead_to_deployments_and_reviews(self, read: Read) -> None:
        header = "change_id,team,state,created_at,merged_at,first_review_at\n"
        rows = [f"c{k},Billing,merged,{DAY},{DAY},{DAY if k < 1 else ''}\n" for k in range(4)]
        log = f"deployment_id,finished_at,change_ids\nd,{DAY},c0+c1+c2\n"
        found = self.links(read(changes=header + "".join(rows), deployments=log))
        assert found["change_to_deployment"] == (4, 0.75)
        assert found["change_to_review"] == (4, 0.25)
        assert found["incident_to_deployment"] == (0, None)

    def test_incidents_lead_to_deployments(self, read: Read) -> None:
        assert self.links(read(incidents=incidents(10, 3)))["incident_to_deployment"] == (10, 0.3)

    def test_each_period_has_its_own_rate(self, read: Read) -> None:
        header = "change_id,team,state,created_at,merged_at,deployed_at\n"
        rows = f"c0,Billing,merged,{DAY},{DAY},{DAY}\nc1,Billing,merged,{LATER},{LATER},\n"
        (link,) = [
            one
            for one in examine(read(changes=header + rows)).links
            if one.link == "change_to_deployment"
        ]
        assert (link.share_before, link.share_after) == (1.0, 0.0)
        assert link.makes_possible == "lead time, ledger and flow gap"


class TestHelpsMost:
    def test_it_is_the_column_that_most_figures_lack_and_nothing_else(self, read: Read) -> None:
        # Without deployed_at there is neither a ledger nor a flow gap: two figures.
        lost = [line.rsplit(",", 1)[0] for line in changes().splitlines()]
        found = examine(read(changes="\n".join(lost) + "\n")).helps_most
        assert found is not None
        assert (found.file, found.column) == ("changes.csv", "deployed_at")
        assert found.figures == ("ledger", "flow_gap")
        assert found.why.startswith("By itself it would make possible: ")

    def test_a_file_that_is_missing_helps_more_than_one_of_its_columns(
        self, folder: Path, read: Read
    ) -> None:
        (folder / "changes.csv").unlink()
        found = examine(read()).helps_most
        assert found is not None
        assert (found.file, found.column) == ("changes.csv", None)
        assert "ledger" in found.figures

    def test_the_report_on_the_files_names_it(self, read: Read) -> None:
        report = import_report(read())
        assert report["helps_most"]["why"]
        assert {link["link"] for link in report["links"]} == {
            "change_to_deployment",
            "change_to_review",
            "incident_to_deployment",
        }


class TestDeployments:
    """What the doctor calls possible is measured afterwards, by the same rules."""

    HEADER = "deployment_id,finished_at,environment,result,change_ids,rollback_of\n"

    @pytest.mark.parametrize(
        ("row", "frequency", "failures"),
        [
            (f"d1,{LATER},production,success,c0,\n", "possible", "impossible"),
            (f"d1,{LATER},,,c0,\n", "possible", "impossible"),
            (f"d1,{LATER},production,rolled_back,c0,\n", "possible", "possible"),
            (f"d1,{LATER},production,success,c0,d0\n", "possible", "possible"),
            (f"d1,{LATER},staging,success,c0,\n", "impossible", "impossible"),
            (f"d1,{LATER},production,failure,c0,\n", "impossible", "impossible"),
        ],
    )
    def test_only_what_reached_production_counts(
        self, read: Read, row: str, frequency: str, failures: str
    ) -> None:
        changes = f"change_id,team,created_at\nc0,Billing,{DAY}\n"
        found = figures(read(deployments=self.HEADER + row, changes=changes))
        assert found["deployment_frequency"][0] == frequency
        assert found["change_fail_rate"][0] == failures

    @pytest.mark.parametrize(("day", "state"), [(DAY, "impossible"), (LATER, "possible")])
    def test_what_is_said_of_the_period_after_needs_rows_in_it(
        self, read: Read, day: str, state: str
    ) -> None:
        log = f"{self.HEADER}d1,{day},production,rolled_back,c0,\n"
        found = figures(read(deployments=log, incidents=incidents(10, 10, day)))
        for figure in ("deployment_frequency", "change_fail_rate", "recovery_time"):
            assert found[figure][0] == state
        if state == "impossible":
            assert found["recovery_time"][1] == "incidents.csv with rows in the period after"


class TestReviews:
    HEADER = "change_id,team,state,opened_at,merged_at\n"
    EVENTS = "change_id,at,stage,kind,actor_hash\n"

    def changes(self) -> str:
        """Return ten merged changes of one team in each period; nobody stamped a review."""
        return self.HEADER + "".join(
            f"c{k}-{day},Billing,merged,{day},{day}\n" for day in (DAY, LATER) for k in range(10)
        )

    @pytest.mark.parametrize(
        ("kind", "n_told", "state"),
        [("queued", 7, "weak"), ("queued", 8, "possible"), ("finished", 10, "impossible")],
    )
    def test_events_tell_the_wait_of_the_changes_that_they_are_of(
        self, read: Read, kind: str, n_told: int, state: str
    ) -> None:
        rows = [f"c{k}-{day},{day},review,{kind},\n" for day in (DAY, LATER) for k in range(n_told)]
        found = read(changes=self.changes(), events=self.EVENTS + "".join(rows))
        assert figures(found)["review_queue"][0] == state

    @pytest.mark.parametrize(("n_after", "state"), [(4, "impossible"), (5, "possible")])
    def test_who_reviews_needs_five_people_of_one_team_in_both_periods(
        self, read: Read, n_after: int, state: str
    ) -> None:
        rows = [
            f"c{k}-{day},{day},review,finished,p{k}\n"
            for day, n in ((DAY, 6), (LATER, n_after))
            for k in range(n)
        ]
        found = read(changes=self.changes(), events=self.EVENTS + "".join(rows))
        assert figures(found)["review_concentration"][0] == state


class TestTrend:
    def test_a_first_wave_alone_is_not_said_to_give_a_trend(self, folder: Path, read: Read) -> None:
        for name in ("responses.csv", "roster.csv"):
            (folder / name).unlink(missing_ok=True)
        found = examine(read()).helps_most
        assert found is None or "trend" not in found.figures
