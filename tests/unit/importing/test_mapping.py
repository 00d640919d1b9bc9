"""Any table with a mapping file, and the proposal for one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from flowgap.cli.importing_csv import csv_table
from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.tables.columns import FileFormat
from flowgap.errors import InputError
from flowgap.importing.delimited import read_delimited
from flowgap.importing.harvest import AI_ADOPTION, CHANGES, Harvest, ImportContext
from flowgap.importing.mapping.mapping_file import FILES, read_mapping
from flowgap.importing.mapping.own_files import own_file
from flowgap.importing.mapping.proposal import likely_file, people_columns, propose_mapping
from flowgap.importing.mapping.rows import read_mapped
from flowgap.importing.merging import merge_harvest
from tests.support.import_run import Imported, run_importer

TABLE = (
    "Ticket;Squad;Status;Typ;Erstellt;Ausgeliefert;Entwickler;Zeilen\n"
    "A-1;Alpha;Fertig;Fehler;13.05.2024 09:00;15.05.2024 12:00;Mia;12\n"
    "A-2;Alpha;Offen;Story;03.05.2024 09:00;;Max;-3\n"
)
MAPPING = """\
file: changes
columns:
  change_id: Ticket
  team: Squad
  state: Status
  created_at: Erstellt
  deployed_at: Ausgeliefert
  author_hash: Entwickler
  additions: Zeilen
constants: {repository: shop}
values:
  state: {fertig: deployed, offen: open}
"""


def read(folder: Path, table: str | bytes, mapping: str) -> Imported:
    (folder / "map.yaml").write_text(mapping, encoding="utf-8")
    rules = read_mapping(folder / "map.yaml")

    def importer(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
        for path in paths:
            read_mapped(path, rules, context, harvest)

    return run_importer(importer, folder, table, zone=UTC, ending="csv")


class TestRows:
    def test_columns_constants_and_values_are_taken_as_told(self, tmp_path: Path) -> None:
        first, second = read(tmp_path, TABLE, MAPPING).rows(CHANGES)
        assert first["change_id"] == "A-1"
        assert (first["state"], second["state"]) == ("deployed", "open")
        assert first["created_at"] == datetime(2024, 5, 13, 9, tzinfo=UTC)
        assert first["repository"] == "shop"

    def test_no_name_reaches_a_row(self, tmp_path: Path) -> None:
        found = read(tmp_path, TABLE, MAPPING)
        assert "Mia" not in str(found.harvest.rows)

    def test_a_negative_count_is_unknown_and_told(self, tmp_path: Path) -> None:
        found = read(tmp_path, TABLE, MAPPING)
        assert found.rows(CHANGES)[1]["additions"] is None
        assert found.told == ["additions is of a kind that cannot be read, so it counts as unknown"]

    def test_a_row_without_its_id_is_refused_with_its_line(self, tmp_path: Path) -> None:
        found = read(tmp_path, TABLE.replace("A-2", ""), MAPPING)
        (refused,) = found.harvest.conditions.refused
        assert refused.place == "body0.csv, line 3"
        assert refused.problem == "change_id is missing or cannot be read"

    def test_a_column_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="it has no column 'Ticket', which the mapping takes"):
            read(tmp_path, TABLE.replace("Ticket", "Id"), MAPPING)

    def test_the_order_of_dates_may_be_told(self, tmp_path: Path) -> None:
        table = "id,team,created\n1,A,3/4/2024 10:00\n"
        mapping = "file: changes\ncolumns: {change_id: id, team: team, created_at: created}\n"
        assert read(tmp_path, table, mapping).rows(CHANGES)[0]["created_at"] is None
        told = read(tmp_path, table, f"{mapping}dates: month_first\n").rows(CHANGES)[0]
        assert told["created_at"] == datetime(2024, 3, 4, 10, tzinfo=UTC)

    def test_use_of_ai_without_any_measure_is_refused(self, tmp_path: Path) -> None:
        table = "from,to,team,active\n2024-05-06,2024-05-13,A,\n2024-05-06,2024-05-13,B,0\n"
        mapping = "file: ai_adoption\ncolumns: {from: from, to: to, team: team, active: active}\n"
        found = read(tmp_path, table, mapping)
        assert found.row(AI_ADOPTION)["team"] == "B"
        (refused,) = found.harvest.conditions.refused
        assert (refused.place, refused.problem) == ("body0.csv, line 2", "it holds no measure")

    def test_days_are_days(self, tmp_path: Path) -> None:
        table = "week,until,team,users\n2024-05-06,2024-05-13,A,4\n"
        mapping = (
            "file: ai_adoption\ncolumns: {from: week, to: until, team: team, active: users}\n"
            "constants: {tool: cursor}\n"
        )
        row = read(tmp_path, table, mapping).row(AI_ADOPTION)
        assert (row["from"], row["active"], row["tool"]) == (date(2024, 5, 6), 4, "cursor")


SIZES = (
    "file: changes\ncolumns: {change_id: id, team: team, additions: lines, draft_seconds: wait}\n"
)


class TestGermanTables:
    def test_counts_and_fractions_are_read_as_the_column_has_them(self, tmp_path: Path) -> None:
        table = "id;team;lines;wait\n1;A;1.234;1.234,5\n2;A;12;0,5\n"
        found = read(tmp_path, table, SIZES)
        assert [row["additions"] for row in found.rows(CHANGES)] == [1234, 12]
        assert [row["draft_seconds"] for row in found.rows(CHANGES)] == [1234.5, 0.5]
        assert found.assumed == [
            "in lines a number such as 1.234 is 1234, as it counts whole things"
        ]

    def test_a_fraction_that_may_be_a_thousand_is_unknown_until_the_mapping_tells(
        self, tmp_path: Path
    ) -> None:
        table = "id;team;lines;wait\n1;A;1;1.234\n"
        found = read(tmp_path, table, SIZES)
        assert found.row(CHANGES)["draft_seconds"] is None
        assert any(
            "wait may have a decimal comma or a decimal point" in text for text in found.told
        )
        told = read(tmp_path, table, f"{SIZES}numbers: decimal_point\n")
        assert told.row(CHANGES)["draft_seconds"] == 1.234

    def test_bytes_of_windows_are_read_and_told(self, tmp_path: Path) -> None:
        table = "id;team;lines;wait\n1;Bücher;1;1\n".encode("cp1252")
        found = read(tmp_path, table, SIZES)
        assert found.row(CHANGES)["team"] == "Bücher"
        assert found.assumed == ["body0.csv is no UTF-8, so it is read as Windows-1252"]

    def test_a_formula_in_a_cell_is_a_text_or_nothing(self, tmp_path: Path) -> None:
        table = "id;team;lines;wait\n=1+1;A;=2*3;1\n"
        found = read(tmp_path, table, SIZES)
        assert found.row(CHANGES)["additions"] is None
        merge_harvest(found.harvest, tmp_path)
        assert "\n'=1+1," in (tmp_path / CHANGES).read_text(encoding="utf-8")

    def test_a_day_with_dots_is_a_day(self, tmp_path: Path) -> None:
        table = "von;bis;team;users\n06.05.2024;13.05.2024;A;4\n"
        mapping = "file: ai_adoption\ncolumns: {from: von, to: bis, team: team, active: users}\n"
        found = read(tmp_path, table, mapping)
        assert (found.row(AI_ADOPTION)["from"], found.row(AI_ADOPTION)["to"]) == (
            date(2024, 5, 6),
            date(2024, 5, 13),
        )
        assert found.assumed == [
            (
                "in von a date such as 06.05.2024 is day/month/year, as dots stand between a day "
                "and a month"
            )
        ]


class TestAssumptions:
    def test_the_zone_that_was_taken_is_told_once_for_a_column(self, tmp_path: Path) -> None:
        assert read(tmp_path, TABLE, MAPPING).assumed == [
            (
                "in Erstellt a date such as 03.05.2024 is day/month/year, as other rows have a "
                "first number above 12"
            ),
            "Erstellt has stamps without an offset from UTC; their clock is taken to be of UTC",
            "Ausgeliefert has stamps without an offset from UTC; their clock is taken to be of UTC",
        ]

    def test_a_repeated_column_is_told(self, tmp_path: Path) -> None:
        table = "id,team,created,created\n1,A,,2024-05-01T10:00:00Z\n"
        mapping = "file: changes\ncolumns: {change_id: id, team: team, created_at: created}\n"
        found = read(tmp_path, table, mapping)
        assert found.row(CHANGES)["created_at"] == datetime(2024, 5, 1, 10, tzinfo=UTC)
        assert found.assumed == [
            (
                "the header has 'created' 2 times; of each row the first of these cells that is "
                "filled counts"
            )
        ]


class TestMappingFile:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("[]", "the file holds no keys"),
            ("file: tickets", "'tickets' is no file"),
            ("file: changes\nrows: 3", "'rows' is no key"),
            ("file: changes\ncolumns: {team: T}", "change_id is missing"),
            ("file: changes\ncolumns: {change_id: [a]}", "change_id is no text"),
            ("file: changes\ncolumns: {change_id: a, 'no column': b}", "'no column' is no column"),
            ("file: ai_adoption\ncolumns: {from: a, to: b}", "no column is a measure"),
            ("file: changes\ncolumns: {change_id: a}\ndates: european", "'european' is no order"),
            ("file: changes\ncolumns: {change_id: a}\nnumbers: [1]", "no way to write numbers"),
            (
                "file: changes\ncolumns: {change_id: a}\nvalues: {state: {x: melted}}",
                "'melted' is no value of state",
            ),
        ],
    )
    def test_what_cannot_be_used_is_refused(self, tmp_path: Path, text: str, problem: str) -> None:
        (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=problem):
            read_mapping(tmp_path / "map.yaml")


class TestProposal:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "export.csv"
        path.write_text(TABLE, encoding="utf-8")
        return path

    def test_it_is_a_mapping_that_can_be_used_at_once(self, path: Path) -> None:
        table = read_delimited(path)
        target = path.with_name("map.yaml")
        target.write_text(propose_mapping(table, likely_file(table)), encoding="utf-8")
        rules = read_mapping(target)
        assert rules.columns["change_id"] == "Ticket"
        assert rules.columns["created_at"] == "Erstellt"
        assert rules.values["type"] == {"fehler": "fix", "story": "feature"}
        assert rules.values["state"] == {"fertig": "deployed", "offen": "open"}

    @pytest.mark.parametrize("file", FILES)
    def test_it_is_yaml_for_every_file(self, path: Path, file: str) -> None:
        assert yaml.safe_load(propose_mapping(read_delimited(path), file))["file"] == file

    def test_the_columns_of_a_git_history_are_known(self, path: Path) -> None:
        path.write_text(
            "pull_request,first_commit_authored_at,landed_at,first_release_at,author,"
            "author_is_bot,insertions,deletions\n1,,,,,0,1,1\n",
            encoding="utf-8",
        )
        found = yaml.safe_load(propose_mapping(read_delimited(path), "changes"))["columns"]
        assert found == {
            "change_id": "pull_request",
            "author_hash": "author",
            "first_commit_at": "first_commit_authored_at",
            "merged_at": "landed_at",
            "deployed_at": "first_release_at",
            "additions": "insertions",
            "deletions": "deletions",
            "is_bot": "author_is_bot",
        }

    def test_a_value_that_nothing_tells_is_left_open(self, path: Path) -> None:
        path.write_text("id,type\n1,Gizmo\n", encoding="utf-8")
        text = propose_mapping(read_delimited(path), "changes")
        assert '    # "Gizmo": ' in text
        assert yaml.safe_load(text)["values"] == {"type": {}}

    @pytest.mark.parametrize(("name", "file"), [("state", "changes"), ("type", "changes")])
    def test_a_value_of_flowgaps_own_stands_for_itself(
        self, path: Path, name: str, file: str
    ) -> None:
        # By its name alone, a status `closed` reached its users; FlowGap's own says it did not.
        (column,) = (one for one in FIXED_FORMATS[f"{file}.csv"].columns if one.name == name)
        rows = "".join(f"{n},{value}\n" for n, value in enumerate(column.choices))
        path.write_text(f"change_id,{name}\n{rows}", encoding="utf-8")
        found = yaml.safe_load(propose_mapping(read_delimited(path), file))["values"]
        assert found == {name: {value: value for value in column.choices}}

    def test_its_case_does_not_matter(self, path: Path) -> None:
        path.write_text("id,state\n1,Closed\n", encoding="utf-8")
        found = yaml.safe_load(propose_mapping(read_delimited(path), "changes"))["values"]
        assert found == {"state": {"Closed": "closed"}}

    def test_it_names_what_it_takes_for_granted_of_moments_and_numbers(self, path: Path) -> None:
        text = propose_mapping(read_delimited(path), "changes")
        assert "# Moments and days: created_at (Erstellt), deployed_at (Ausgeliefert)." in text
        assert "# Erstellt has stamps without an offset from UTC: give --timezone" in text
        assert "as other rows have a first number above 12.\n" in text

    def test_it_lists_the_columns_that_got_nothing_and_what_they_would_make_possible(
        self, path: Path
    ) -> None:
        text = propose_mapping(read_delimited(path), "changes")
        assert "#   first_review_at: waiting for a review\n" in text
        assert "#   deployed_at:" not in text

    @pytest.mark.parametrize(
        "table",
        [
            "id,team,Service Owner,Group\n1,A,Mia,mia@x.de\n",
            "id,Team Member,Squad Assignee\n1,Mia,Max\n",
            "Vorgang;Gruppe;Entwickler Team\n1;max@x.de;Mia\n",
        ],
    )
    @pytest.mark.parametrize("file", FILES)
    def test_no_column_of_people_is_taken_unless_it_is_hashed(
        self, path: Path, table: str, file: str
    ) -> None:
        path.write_text(table, encoding="utf-8")
        columns = yaml.safe_load(propose_mapping(read_delimited(path), file))["columns"] or {}
        hashed = {"author_hash", "actor_hash"}
        kept = {own for name, own in columns.items() if name not in hashed}
        assert kept <= {"id", "team", "Vorgang"}

    def test_a_count_of_people_names_nobody(self, path: Path) -> None:
        names = FIXED_FORMATS[AI_ADOPTION].names
        row = "2024-05-06,2024-05-13,Dispatch,12,9,5,20,31,cursor"
        path.write_text(f"{','.join(names)}\n{row}\n", encoding="utf-8")
        table = read_delimited(path)
        assert likely_file(table) == "ai_adoption"
        found = yaml.safe_load(propose_mapping(table, "ai_adoption"))["columns"]
        assert found == {name: name for name in names}

    @pytest.mark.parametrize(
        ("file", "cell", "is_hidden"),
        [
            ("ai_adoption.csv", "12", False),
            ("ai_adoption.csv", "1.250,0", False),
            ("ai_adoption.csv", "Mia", True),
            # Numbers below the word for people may be those of their accounts.
            ("changes.csv", "12", True),
        ],
    )
    def test_a_column_called_developers_is_shown_only_where_it_counts(
        self, path: Path, file: str, cell: str, *, is_hidden: bool
    ) -> None:
        path.write_text(f"team;Developers\nA;7\nB;{cell}\n", encoding="utf-8")
        people = people_columns(read_delimited(path), FIXED_FORMATS[file])
        assert ("Developers" in people) is is_hidden

    def test_a_table_without_a_measure_is_not_one_of_the_use_of_ai(self, path: Path) -> None:
        path.write_text("team,from,to\nA,2024-05-06,2024-05-13\n", encoding="utf-8")
        assert likely_file(read_delimited(path)) != "ai_adoption"
        path.write_text("team,from,to,active\nA,2024-05-06,2024-05-13,3\n", encoding="utf-8")
        assert likely_file(read_delimited(path)) == "ai_adoption"

    @pytest.mark.parametrize("form", FIXED_FORMATS.values(), ids=lambda form: form.name)
    def test_files_of_a_folder_that_no_mapping_leads_to_are_known(
        self, path: Path, form: FileFormat
    ) -> None:
        path.write_text(f"{','.join(form.names)}\n", encoding="utf-8")
        is_mapped = form.name.removesuffix(".csv") in FILES
        assert own_file(read_delimited(path)) == (None if is_mapped else form.name)

    @pytest.mark.parametrize(
        "header", ["stage,team", "team,from,to", "stage,team,from,to,people,site"]
    )
    def test_a_table_of_somebody_else_is_none_of_them(self, path: Path, header: str) -> None:
        path.write_text(f"{header}\n", encoding="utf-8")
        assert own_file(read_delimited(path)) is None

    def test_odd_names_and_values_stay_what_they_are(self, path: Path) -> None:
        path.write_text("id,type,a\u2028b: #c\n1,x\u0085y,\n", encoding="utf-8")
        found = yaml.safe_load(propose_mapping(read_delimited(path), "changes"))
        assert found["columns"]["change_id"] == "id"

    def test_the_command_writes_it_once(self, path: Path, tmp_path: Path) -> None:
        target = tmp_path / "new.yaml"
        arguments = [str(path), "--propose", str(target)]
        assert CliRunner().invoke(csv_table, arguments).exit_code == 0
        again = CliRunner().invoke(csv_table, arguments)
        assert isinstance(again.exception, InputError)

    def test_the_command_imports_with_it(self, path: Path, tmp_path: Path) -> None:
        target, out = tmp_path / "new.yaml", tmp_path / "out"
        CliRunner().invoke(csv_table, [str(path), "--propose", str(target)])
        arguments = [str(path), "--map", str(target), "--out", str(out), "--timezone", "UTC"]
        found = CliRunner().invoke(csv_table, arguments)
        assert "changes.csv: 2 rows read" in found.output
        before = (out / CHANGES).read_bytes()
        CliRunner().invoke(csv_table, arguments)
        assert (out / CHANGES).read_bytes() == before
