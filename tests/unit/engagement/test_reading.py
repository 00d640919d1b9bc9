"""An engagement folder, read: tables of the contract, every refusal and remark."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.reading import read_engagement
from flowgap.errors import InputError
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.services.delivery.work_items import delivery_data
from tests.support.engagement_files import MANIFEST, changes, roster
from tests.unit.engagement.conftest import Read, Refuse, item_ids

TABLES = tuple(name.removesuffix(".csv") for name in (*FIXED_FORMATS, "responses.csv"))
TWO_WAVES = MANIFEST.replace(
    "before:",
    "  - {id: p1, questionnaire: pulse@1, opened_on: 2026-05-04, closed_on: 2026-05-08}\nbefore:",
)
HOSTILE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def lines_of(folder: EngagementFolder) -> list[tuple[str, int, str | None]]:
    return [(refusal.file, refusal.line, refusal.column) for refusal in folder.refusals]


def answers(*rows: str, header: str = "team,wave,OWN1,OWN2,BV") -> str:
    return "\n".join((header, *rows)) + "\n"


class TestReadEngagement:
    def test_every_row_of_a_sound_folder_stays(self, read: Read) -> None:
        found = read()
        assert (found.refusals, found.remarks) == ((), ())
        assert {name: record.rows for name, record in found.files.items()} == {
            "roster.csv": 3,
            "responses.csv": 18,
            "changes.csv": 184,
        }

    def test_tables_of_missing_files_have_the_columns_of_the_contract(self, read: Read) -> None:
        found = read()
        for form in FIXED_FORMATS.values():
            table: pl.DataFrame = getattr(found, form.name.removesuffix(".csv"))
            assert tuple(table.columns)[: len(form.names)] == form.names
        assert found.events.schema["at"] == pl.Datetime("us", "UTC")
        assert found.events.height == 0
        assert len(delivery_data(found).items) == 184

    def test_a_folder_that_is_none_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="it is no folder"):
            read_engagement(tmp_path / "nowhere", items=item_ids)

    def test_an_unknown_questionnaire_is_refused_where_it_stands(self, refuse: Refuse) -> None:
        error = refuse(
            engagement=MANIFEST.replace(
                "{id: w1, questionnaire: org", "{id: w1, questionnaire: torg"
            )
        )
        assert "torganizational-mri@1" in error.problem
        assert error.line == 8
        assert "pulse@1" in error.allowed

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda data: b"\xef\xbb\xbf" + data,
            lambda data: data.replace(b"\n", b"\r\n"),
            lambda data: data.replace(b",", b";"),
            lambda data: b"\xef\xbb\xbf" + data.replace(b",", b";").replace(b"\n", b"\r\n"),
            lambda data: data.rstrip(b"\n"),
            lambda data: data + b"\n\n",
        ],
        ids=["BOM", "CRLF", "semicolon", "all of them", "no last line end", "blank lines"],
    )
    def test_the_way_of_writing_changes_nothing(
        self, folder: Path, read: Read, spoil: Callable[[bytes], bytes]
    ) -> None:
        people = changes().replace("change_id,team,", "change_id,author_hash,team,", 1)
        people = people.replace(",Billing,", ",Ann,Billing,").replace(",Search,", ",Bob,Search,")
        people = people.replace(",Mobile,", ",Ann,Mobile,")
        plain = read(changes=people)
        for path in folder.glob("*.csv"):
            path.write_bytes(spoil(path.read_bytes()))
        assert_same(read(), plain)

    def test_the_order_of_rows_changes_nothing_but_the_roster(
        self, folder: Path, read: Read
    ) -> None:
        plain = read()
        for name in ("responses", "changes"):
            path = folder / f"{name}.csv"
            header, *rows = path.read_text(encoding="utf-8").splitlines()
            path.write_text("\n".join((header, *reversed(rows))), encoding="utf-8")
        assert_same(read(), plain)

    def test_the_order_of_the_roster_is_kept(self, read: Read) -> None:
        found = read(roster="team,invited\nSearch,7\nBilling,7\nMobile,7\n")
        assert found.roster["team"].to_list() == ["Search", "Billing", "Mobile"]

    @pytest.mark.usefixtures("local_time")
    def test_the_time_zone_of_the_machine_changes_nothing(
        self, read: Read, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        local = changes().replace("2025-07-01T09:00:00Z", "2025-07-01T11:00:00+02:00", 1)
        plain = read(changes=local)
        for zone in ("America/New_York", "Pacific/Kiritimati"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert_same(read(), plain)
        assert str(plain.changes["created_at"].min()) == "2025-07-01 09:00:00+00:00"

    def test_the_digest_is_that_of_the_bytes(self, read: Read) -> None:
        plain = read().files["roster.csv"].sha256
        assert read(roster=roster().replace("\n", "\r\n")).files["roster.csv"].sha256 != plain

    def test_a_link_that_leads_nowhere_is_refused(self, folder: Path, refuse: Refuse) -> None:
        (folder / "events.csv").symlink_to(folder / "gone.csv")
        assert refuse().file == "events.csv"


class TestResponses:
    def test_answers_are_packed_codes(self, read: Read) -> None:
        found = read(responses=answers("Billing,w1,5,,", "Billing,w1,dk,na,"))
        rows = set(found.responses.select("OWN1", "OWN2", "OWN3").iter_rows())
        assert rows == {(5, SKIPPED, NOT_ASKED), (DONT_KNOW, NOT_ASKED, NOT_ASKED)}
        assert found.responses.schema["OWN1"] == pl.UInt8

    def test_every_item_has_a_column_in_its_order(self, read: Read) -> None:
        columns = read().responses.columns
        items = [column for column in columns if column in item_ids("organizational-mri@1")]
        assert set(items) == item_ids("organizational-mri@1")
        assert items == sorted(items)

    def test_an_empty_wave_means_the_only_one(self, read: Read) -> None:
        assert read(responses=answers("Billing,,1,2,")).responses["wave"].to_list() == ["w1"]

    def test_an_empty_wave_is_refused_where_there_are_two(self, read: Read) -> None:
        found = read(engagement=TWO_WAVES, responses=answers("Billing,,1,2,"))
        assert lines_of(found) == [("responses.csv", 2, "wave")]

    @pytest.mark.parametrize(
        ("row", "column"),
        [
            ("Bilding,w1,1,2,", "team"),
            (",w1,1,2,", "team"),
            ("Billing,w9,1,2,", "wave"),
            ("Billing,w1,0,2,", "OWN1"),
            ("Billing,w1,6,2,", "OWN1"),
            ("Billing,w1,1,x,", "OWN2"),
            ("Billing,w1,1,2,reviews", "BV"),
            ("Billing,w1,1,2,review+review", "BV"),
            ("Billing,w1,1,2,review+qa+ci", "BV"),
            ("Billing,w1,1,2,review+dk", "BV"),
            ("Billing,w1,1,2,+", "BV"),
        ],
    )
    def test_a_row_that_breaks_a_rule_is_refused(self, read: Read, row: str, column: str) -> None:
        found = read(responses=answers("Billing,w1,1,2,", row))
        assert lines_of(found) == [("responses.csv", 3, column)]
        assert found.responses.height == 1

    @pytest.mark.parametrize("vote", ["review", "review+qa", "other", "dk", "Review + QA", ""])
    def test_a_vote_names_up_to_two_stages(self, read: Read, vote: str) -> None:
        found = read(responses=answers(f"Billing,w1,1,2,{vote}"))
        expected = vote.lower().replace(" ", "") or None
        assert found.responses["BV"].to_list() == [expected]

    @pytest.mark.parametrize(
        ("column", "good", "bad"),
        [
            ("role", "platform", "manager"),
            ("tenure", "new", "old"),
            ("order", "reversed", "random"),
            ("AIU", "q4", "q5"),
            ("ATT", "2", "6"),
            ("median_item_seconds", "6.9", "-1"),
        ],
    )
    def test_other_questions_have_their_own_values(
        self, read: Read, column: str, good: str, bad: str
    ) -> None:
        header = f"team,wave,{column}"
        found = read(responses=answers(f"Billing,w1,{good}", f"Billing,w1,{bad}", header=header))
        assert lines_of(found) == [("responses.csv", 3, column)]

    def test_a_column_of_an_unknown_item_is_refused(self, refuse: Refuse) -> None:
        error = refuse(responses=answers("Billing,w1,1", header="team,wave,OWN9"))
        assert (error.file, error.column) == ("responses.csv", "OWN9")
        assert "OWN1" in error.allowed

    def test_other_columns_stay_as_text(self, read: Read) -> None:
        found = read(responses=answers("Billing,w1,007", header="team,wave,office"))
        assert found.responses["office"].to_list() == ["007"]

    def test_a_team_that_was_guarded_against_formulas_is_the_same_in_every_file(
        self, read: Read
    ) -> None:
        found = read(
            roster="team,parent,invited\n'=Bill,'@Company,7\n",
            responses="team,wave,OWN1\n'=Bill,w1,4\n=Bill,w1,5\n",
            comments="team,wave,question,text\n'=Bill,w1,OPEN1,'=1+1\n'=Bill,w1,OPEN1,'tis\n",
        )
        assert found.refusals == ()
        assert found.roster.select("team", "parent").rows() == [("=Bill", "@Company")]
        assert found.responses["team"].to_list() == ["=Bill", "=Bill"]
        assert set(found.comments["text"]) == {"=1+1", "'tis"}

    @pytest.mark.parametrize("name", ["Billing", "Company", "Small Client"])
    def test_comments_may_stand_under_a_team_a_unit_or_the_client(
        self, read: Read, name: str
    ) -> None:
        found = read(comments=f"team,wave,question,text\n{name},w1,OPEN1,words\n")
        assert found.refusals == ()
        assert found.comments["team"].to_list() == [name]

    def test_answers_may_not_stand_under_the_client(self, read: Read) -> None:
        (refusal,) = read(responses="team,wave,OWN1\nSmall Client,w1,4\n").refusals
        assert refusal.column == "team"

    def test_without_a_roster_any_team_may_answer(self, folder: Path, read: Read) -> None:
        (folder / "roster.csv").unlink()
        assert read(responses=answers("Anybody,w1,1,2,")).responses.height == 1

    def test_without_waves_every_row_is_refused(self, read: Read) -> None:
        bare = MANIFEST.replace(MANIFEST[MANIFEST.index("waves:") : MANIFEST.index("before:")], "")
        found = read(engagement=bare)
        assert found.responses.height == 0
        assert found.files["responses.csv"].refused == 18
        assert "engagement.yaml has no wave" in found.refusals[0].allowed

    def test_items_of_another_questionnaire_were_not_asked_in_a_pulse(self, read: Read) -> None:
        # OWN5 is kept in reserve, so that no pulse asks it.
        rows = answers("Billing,w1,1,", "Billing,p1,1,3", header="team,wave,OWN1,OWN5")
        found = read(engagement=TWO_WAVES, responses=rows).responses.sort("wave")
        assert found["OWN5"].to_list() == [NOT_ASKED, SKIPPED]

    def test_a_pulse_asked_what_somebody_in_it_answered(self, read: Read) -> None:
        rows = answers("Billing,w1,,,", "Billing,p1,3,,", "Billing,p1,,,")
        found = read(engagement=TWO_WAVES, responses=rows).responses
        pulse = found.filter(pl.col("wave") == "p1").sort("OWN1")
        assert pulse["OWN1"].to_list() == [SKIPPED, 3]
        assert pulse["OWN2"].to_list() == [NOT_ASKED, NOT_ASKED]
        full = found.filter(pl.col("wave") == "w1")
        assert full.select("OWN1", "OWN2").row(0) == (SKIPPED, SKIPPED)


class TestRoster:
    @pytest.mark.parametrize(
        ("row", "column"),
        [
            ("A,Company,7", "team"),
            ("C,Company,-1", "invited"),
            ("C,Company,", "invited"),
            (",Company,7", "team"),
        ],
    )
    def test_a_row_that_breaks_a_rule_is_refused(self, read: Read, row: str, column: str) -> None:
        found = read(roster=f"team,parent,invited\nA,Company,7\n{row}\n", responses=answers())
        assert lines_of(found) == [("roster.csv", 3, column)]

    def test_a_team_has_one_parent(self, read: Read) -> None:
        text = "team,parent,wave,invited\nA,,,7\nA,North,w1,7\nA,South,,8\n"
        found = read(roster=text.replace("A,South,", "A,South,w1"), responses=answers())
        assert lines_of(found)[0] == ("roster.csv", 4, "parent")

    def test_an_unknown_wave_is_refused(self, read: Read) -> None:
        found = read(roster="team,wave,invited\nA,w9,7\n", responses=answers())
        assert lines_of(found) == [("roster.csv", 2, "wave")]

    def test_teams_that_stand_in_a_circle_are_refused(self, read: Read) -> None:
        text = "team,parent,invited\nA,B,7\nB,C,7\nC,B,7\nD,D,7\nE,Company,7\n"
        found = read(roster=text, responses=answers())
        assert [refusal.line for refusal in found.refusals] == [3, 4, 5]
        assert found.roster["team"].to_list() == ["A", "E"]


class TestOtherFiles:
    @pytest.mark.parametrize(
        ("file", "text", "column"),
        [
            ("changes", "change_id,team\n,A\n", "change_id"),
            ("changes", "change_id,team,type\n1,A,bug\n", "type"),
            ("changes", "change_id,team,created_at\n1,A,2025-07-01T09:00:00\n", "created_at"),
            ("changes", "change_id,team\n1,A\n1,B\n", "change_id"),
            ("events", "change_id,at,stage,kind\nc0,2025-07-01T09:00:00Z,qa,paused\n", "kind"),
            ("events", "change_id,at,stage,kind\nc0,2025-07-01T09:00:00Z,lunch,queued\n", "stage"),
            ("deployments", "deployment_id,finished_at,result\nd,2025-07-01T09:00Z,ok\n", "result"),
            (
                "incidents",
                "incident_id,started_at,caused_by_change\ni,2025-07-01T09:00Z,?\n",
                "caused_by_change",
            ),
            ("ai_adoption", "from,to,team\n2025-07-01,2025-07-01,A\n", "to"),
            ("capacity", "stage,hours_per_week\nreview,169\n", "hours_per_week"),
            ("actions", "action_id,started_on\na,2025-07\n", "started_on"),
            ("comments", "team,wave,question,text\nNobody,w1,OPEN1,words\n", "team"),
            ("comments", "team,wave,question,text\nBilling,w1,OPEN1,\n", "text"),
        ],
    )
    def test_a_row_that_breaks_a_rule_is_refused(
        self, read: Read, file: str, text: str, column: str
    ) -> None:
        last_line = text.count("\n")
        assert lines_of(read(**{file: text})) == [(f"{file}.csv", last_line, column)]

    def test_the_stage_map_is_read(self, read: Read) -> None:
        found = read(stage_map="In Review: review\nWaiting for QA: qa.wait\nDone: done\n")
        assert found.stage_map == {
            "In Review": "review",
            "Waiting for QA": "qa.wait",
            "Done": "done",
        }

    @pytest.mark.parametrize("text", ["Review: lunch\n", "Review: [review]\n", "- review\n"])
    def test_a_stage_map_without_sense_is_refused(self, refuse: Refuse, text: str) -> None:
        assert (refuse(stage_map=text).file, refuse(stage_map=text).line) == ("stage_map.yaml", 1)

    def test_a_required_column_that_is_missing_ends_the_reading(self, refuse: Refuse) -> None:
        error = refuse(events="change_id,at,stage\n")
        assert (error.file, error.problem) == ("events.csv", "the header has no column kind")


class TestProperties:
    @HOSTILE
    @given(data=st.data())
    def test_no_text_in_a_cell_ends_otherwise_than_with_a_refusal(
        self, folder: Path, data: st.DataObject
    ) -> None:
        form = data.draw(st.sampled_from(list(FIXED_FORMATS.values())))
        cell = st.text(max_size=12) | st.sampled_from(["", "w1", "1", "true", "2025-07-01", "A"])
        cells = data.draw(st.lists(cell, min_size=len(form.names), max_size=len(form.names)))
        text = f"{','.join(form.names)}\n{','.join(cells)}\n"
        read_whatever(folder, form.name, text)

    @HOSTILE
    @given(cells=st.lists(st.text(max_size=6), min_size=6, max_size=6))
    def test_no_answer_ends_otherwise_than_with_a_refusal(
        self, folder: Path, cells: list[str]
    ) -> None:
        text = f"team,wave,OWN1,BV,AIU,ATT\n{','.join(cells)}\n"
        read_whatever(folder, "responses.csv", text)

    @HOSTILE
    @given(content=st.binary(max_size=60))
    def test_no_bytes_end_otherwise_than_with_a_refusal(self, folder: Path, content: bytes) -> None:
        for start in (b"", b"team,invited\n"):
            (folder / "roster.csv").write_bytes(start + content)
            read_or_refuse(folder)


def read_whatever(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8", errors="replace", newline="")
    read_or_refuse(folder)
    (folder / name).unlink()


def read_or_refuse(folder: Path) -> None:
    found = reading_of(folder)
    if isinstance(found, InputError):
        assert "\n" not in str(found)
    else:
        n_refused = sum(record.refused for record in found.files.values())
        assert len(found.refusals) == n_refused


def reading_of(folder: Path) -> EngagementFolder | InputError:
    try:
        return read_engagement(folder, items=item_ids)
    except InputError as error:
        return error


def assert_same(found: EngagementFolder, expected: EngagementFolder) -> None:
    for name in TABLES:
        assert_frame_equal(getattr(found, name), getattr(expected, name))


@pytest.fixture
def local_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    time.tzset()
