"""Any table with a mapping file, and the proposal for one."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from flowgap.cli.importing_csv import csv_table
from flowgap.errors import InputError
from flowgap.importing.delimited import read_delimited
from flowgap.importing.harvest import AI_ADOPTION, CHANGES, Harvest, ImportContext
from flowgap.importing.mapping.mapping_file import FILES, read_mapping
from flowgap.importing.mapping.proposal import likely_file, propose_mapping
from flowgap.importing.mapping.rows import read_mapped
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


def read(folder: Path, table: str, mapping: str) -> Imported:
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

    def test_days_are_days(self, tmp_path: Path) -> None:
        table = "week,until,team,users\n2024-05-06,2024-05-13,A,4\n"
        mapping = (
            "file: ai_adoption\ncolumns: {from: week, to: until, team: team, active: users}\n"
            "constants: {tool: cursor}\n"
        )
        row = read(tmp_path, table, mapping).row(AI_ADOPTION)
        assert (row["from"], row["active"], row["tool"]) == (date(2024, 5, 6), 4, "cursor")


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
            ("file: changes\ncolumns: {change_id: a}\ndates: european", "'european' is no order"),
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

    def test_a_value_that_nothing_tells_is_left_open(self, path: Path) -> None:
        path.write_text("id,type\n1,Gizmo\n", encoding="utf-8")
        text = propose_mapping(read_delimited(path), "changes")
        assert '    # "Gizmo": ' in text
        assert yaml.safe_load(text)["values"] == {"type": {}}

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
