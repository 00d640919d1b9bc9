"""Figures as CSV, workbook and JSON: the same in all, and safe to open."""

import csv
import io
import json

import jsonschema
import openpyxl  # type: ignore[import-untyped] # has no types
import pytest

from flowgap.engagement.tables.formulas import FORMULA_STARTS, unguarded
from flowgap.paths import PROJECT_ROOT
from flowgap.reporting.exports.codebook_page import write_page
from flowgap.reporting.exports.csv_text import BOM, csv_of
from flowgap.reporting.exports.figures_json import json_schema
from flowgap.reporting.exports.figures_table import COLUMNS
from flowgap.reporting.exports.files import FileKind, codebook_file, file_of, spoken
from flowgap.reporting.exports.table import Column, Format, Table
from flowgap.reporting.exports.workbook import LONGEST_TEXT, workbook_of
from flowgap.reporting.figures.figure import FigureState
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.document import Result
from flowgap.wording import LANGUAGES, Wording
from tests.support.hostile_names import HOSTILE_NAMES, with_team_names
from tests.support.sample_hard import HARD
from tests.support.sample_result import sample_result

DIGEST = "5e" * 32
SHEETS = ["figures", "dimensions", "teams", "ledger", "trend", "actions", "codebook"]
DOCS = PROJECT_ROOT / "docs"
MANY_TEAMS = 2000


def content(kind: FileKind, result: Result, language: str = "en") -> bytes:
    return file_of(kind, result, spoken(language), digest=DIGEST)


def csv_rows(result: Result, language: str = "en") -> list[dict[str, str]]:
    text = content(FileKind.CSV, result, language).removeprefix(BOM).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def book_of(result: Result, language: str = "en") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content(FileKind.XLSX, result, language)))


class TestCsv:
    def test_has_a_mark_that_excel_knows_and_can_leave_it_out(self) -> None:
        table = Table(name="t", columns=(Column("a"),), rows=(("ü",),))
        assert csv_of(table).startswith(BOM)
        assert csv_of(table, bom=False) == "a\r\nü\r\n".encode()

    def test_a_negative_number_stays_a_number(self) -> None:
        table = Table(name="t", columns=(Column("a"), Column("b")), rows=((-1.5, "-1.5"),))
        assert csv_of(table, bom=False) == b"a,b\r\n-1.5,'-1.5\r\n"

    def test_holds_every_figure_with_its_value(self) -> None:
        figures = figures_of(sample_result())
        rows = csv_rows(sample_result())
        assert [row["id"] for row in rows] == [figure.id for figure in figures]
        for row, figure in zip(rows, figures, strict=True):
            for name in ("value", "low", "high", "n"):
                told = getattr(figure, name)
                assert row[name] == ("" if told is None else repr(told))

    @pytest.mark.parametrize("team", HOSTILE_NAMES)
    def test_no_name_is_a_formula_and_each_comes_back(self, team: str) -> None:
        rows = [row for row in csv_rows(with_team_names((team,))) if row["team"]]
        assert rows
        for row in rows:
            assert not row["team"].startswith(FORMULA_STARTS)
            assert unguarded(row["team"]) == team
            assert not row["id"].startswith(FORMULA_STARTS)


class TestWorkbook:
    def test_has_seven_sheets_with_a_frozen_head(self) -> None:
        book = book_of(sample_result())
        assert book.sheetnames == SHEETS
        assert {sheet.freeze_panes for sheet in book} == {"B2"}

    def test_the_figures_are_those_of_the_csv(self) -> None:
        sheet = book_of(sample_result())["figures"]
        head, *rows = sheet.iter_rows(values_only=True)
        assert head == tuple(column.title for column in COLUMNS)
        for row, told in zip(rows, csv_rows(sample_result()), strict=True):
            found = ["" if cell is None else str(cell) for cell in row]
            assert found == [unguarded(cell) for cell in told.values()]

    @pytest.mark.parametrize("team", HOSTILE_NAMES)
    def test_a_name_is_text_whatever_it_begins_with(self, team: str) -> None:
        cell = book_of(with_team_names((team,)))["teams"]["A2"]
        assert cell.data_type == "s"
        assert cell.quotePrefix is team.startswith(FORMULA_STARTS)
        # openpyxl leaves alone what Excel reads as a sign that was written by its number.
        assert cell.value.replace("_x005F_", "_") == team.replace("\0", "")

    def test_a_number_is_a_number_with_a_format(self) -> None:
        cell = book_of(sample_result())["ledger"]["J3"]
        assert (cell.value, cell.data_type, cell.number_format) == (-1.87, "n", "0.00")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_heads_speak_the_language(self, language: str) -> None:
        head = {"en": "Dimension", "de": "Dimension"}
        book = book_of(sample_result(language=language), language)
        assert book["dimensions"]["B1"].value == head[language]
        assert book["trend"]["F1"].value == {"en": "Score", "de": "Wert"}[language]

    def test_equal_results_give_equal_bytes(self) -> None:
        first, second = (content(FileKind.XLSX, sample_result()) for _ in range(2))
        assert first == second

    def test_a_hidden_team_has_no_number(self) -> None:
        result = HARD["all_suppressed"](language="en")
        rows = list(book_of(result)["teams"].iter_rows(min_row=2, values_only=True))
        assert len(rows) == 12
        assert {cell for row in rows for cell in row[2:]} == {None}

    def test_a_text_longer_than_a_cell_is_cut_and_shows_it(self) -> None:
        table = Table(name="t", columns=(Column("a"),), rows=(("x" * (LONGEST_TEXT + 1),),))
        book = openpyxl.load_workbook(io.BytesIO(workbook_of([table])))
        value = book["t"]["A2"].value
        assert len(value) == LONGEST_TEXT
        assert value.endswith("\N{HORIZONTAL ELLIPSIS}")

    def test_columns_go_on_after_z(self) -> None:
        columns = tuple(Column(str(n), Format.WHOLE) for n in range(30))
        table = Table(name="t", columns=columns, rows=(tuple(range(30)),))
        book = openpyxl.load_workbook(io.BytesIO(workbook_of([table])))
        assert book["t"]["Z2"].value == 25
        assert book["t"]["AD2"].value == 29


class TestJson:
    def test_the_published_schema_is_current(self) -> None:
        # To renew it: make schema
        published = (DOCS / "figures.schema.json").read_text(encoding="utf-8")
        assert json.loads(published) == json_schema()

    @pytest.mark.parametrize("name", HARD)
    def test_every_result_gives_a_document_that_fits_the_schema(self, name: str) -> None:
        document = json.loads(content(FileKind.JSON, HARD[name](language="en")))
        jsonschema.validate(document, json_schema())
        assert document["result_sha256"] == DIGEST

    def test_a_figure_has_interval_state_and_reason(self) -> None:
        document = json.loads(content(FileKind.JSON, sample_result()))
        figures = {figure["id"]: figure for figure in document["figures"]}
        gap = figures["flow_gap.days"]
        assert (gap["value"], gap["low"], gap["high"]) == (1.7, 0.9, 2.5)
        recovery = figures["delivery.dora.recovery_time.value"]
        assert recovery["value"] is None
        assert recovery["state"] == FigureState.NOT_GIVEN
        assert recovery["reason"]


class TestCodebook:
    def test_the_published_page_is_current(self) -> None:
        # To renew it: make schema
        page = (DOCS / "codebook.md").read_text(encoding="utf-8")
        assert page == write_page(Wording("en"))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_every_column_and_the_dimensions_of_the_result(self, language: str) -> None:
        text = codebook_file(spoken(language), sample_result()).removeprefix(BOM).decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        columns = [row["code"] for row in rows if row["kind"] == "column"]
        assert columns == [column.title for column in COLUMNS]
        dimensions = [row["label"] for row in rows if row["kind"] == "dimension"]
        assert "Ownership" in dimensions

    def test_its_sources_are_pages_that_exist(self) -> None:
        text = codebook_file(spoken("en"), sample_result()).removeprefix(BOM).decode()
        rows = csv.DictReader(io.StringIO(text, newline=""))
        sources = {row["source"] for row in rows if row["source"]}
        assert sources
        for source in sources:
            assert (PROJECT_ROOT / source).is_file(), source


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("kind", FileKind)
def test_every_result_can_be_written(kind: FileKind, name: str) -> None:
    assert content(kind, HARD[name](language="de"), "de")


def test_two_thousand_teams_are_written_whole() -> None:
    names = tuple(f"Team {number}" for number in range(MANY_TEAMS))
    text = content(FileKind.CSV, with_team_names(names)).removeprefix(BOM).decode()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    assert {row["team"] for row in rows} >= set(names)
