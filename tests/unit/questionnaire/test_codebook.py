"""The codebook says what is asked, of whom, and how an answer is stored."""

import csv
import io
import json
from pathlib import Path

import openpyxl  # type: ignore[import-untyped] # has no types
import pytest

from flowgap.cli.main import main
from flowgap.importing.sheet_rows import read_rows
from flowgap.paths import PROJECT_ROOT, SURVEYS
from flowgap.questionnaire.codebook import CodebookEntry, make_codebook
from flowgap.questionnaire.loader import load_file, load_questionnaire

MRI = SURVEYS / "organizational-mri/v1.yaml"
TINY = PROJECT_ROOT / "tests/questionnaires/tiny/v1.yaml"


def entries(reference: str) -> dict[str, CodebookEntry]:
    worded = [load_questionnaire(reference, language=language) for language in ("en", "de")]
    return {f"{entry.kind} {entry.id}": entry for entry in make_codebook(worded).entries}


class TestEntries:
    def test_an_item_has_its_place_page_keying_and_texts(self) -> None:
        item = entries("organizational-mri@1")["item OWN3"]
        assert (item.number, item.dimension, item.page) == (3, "OWN", 4)
        assert (item.role, item.keyed, item.referent) == ("core", "reversed", "team")
        assert item.texts["en"] == "Work stalls because people are unsure whose job it is."
        assert item.texts["de"].startswith("Arbeit bleibt liegen")
        assert item.asked == "of everyone"
        assert item.stored == (
            "byte: 1 to 5, 0 skipped (empty), 254 not asked (na), 255 don't know (dk)"
        )

    def test_it_says_which_routes_lead_past_an_item(self) -> None:
        found = entries("organizational-mri@1")
        assert found["item REV1"].asked == (
            "of all but the routes verification, operations, product"
        )
        assert found["item SEC4"].asked == "of all but the routes product"
        assert found["item SEC5"].asked == "of nobody: in reserve"

    def test_it_says_which_pulses_ask_an_item(self) -> None:
        found = entries("pulse@1")
        assert found["item OWN1"].asked == "in pulse 1, 5"
        assert found["item OUT5"].asked == "in pulse 6"

    def test_the_scale_and_its_codes_come_first(self) -> None:
        found = list(entries("organizational-mri@1").items())
        assert [name for name, _entry in found[:6]] == [
            *(f"answer {value}" for value in range(1, 6)),
            "answer dk",
        ]
        assert found[1][1].texts["en"] == "Rarely (~25%)"

    def test_every_question_and_choice_is_there(self) -> None:
        found = entries("organizational-mri@1")
        assert found["vote BV"].texts["en"] == (
            "Think of the last few pieces of work you were part of. Where did they wait the"
            " longest?"
        )
        assert found["vote BV"].stored == "column BV: ids of choices, joined by +"
        assert found["choice BV.dk"].asked == "alone"
        assert found["screener stages"].stored == "not stored: it decides the route"
        assert found["attention ATT"].page == 5
        assert found["open question OPEN1"].stored.startswith("comments.csv, up to 500")

    def test_a_screener_of_its_own_has_a_column_of_its_own(self) -> None:
        path = PROJECT_ROOT / "tests/questionnaires/with-a-screener-of-its-own/v1.yaml"
        found = {entry.id: entry for entry in make_codebook([load_file(path)]).entries}
        assert found["site"].stored == (
            "column site, after those of every questionnaire: ids of choices"
        )
        assert found["site.north"].stored == "north"

    def test_items_stand_in_the_order_of_packed_answers(self) -> None:
        questionnaire = load_questionnaire("organizational-mri@1")
        items = [one for one in make_codebook([questionnaire]).entries if one.kind == "item"]
        assert tuple(one.id for one in items) == questionnaire.item_ids
        assert [one.number for one in items] == list(range(1, 61))


class TestCommand:
    def test_csv_has_a_column_for_each_language(
        self, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        assert main(["survey", "export", str(MRI), "--to", "csv"]) == 0
        text = capsysbinary.readouterr().out.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert {"text (en)", "text (de)"} <= rows[0].keys()
        assert sum(row["kind"] == "item" for row in rows) == 60

    def test_a_workbook_says_the_same_as_csv(self, tmp_path: Path) -> None:
        for name in ("book.xlsx", "book.csv"):
            options = ["--to", name[5:], "--out", str(tmp_path / name)]
            assert main(["survey", "export", str(TINY), *options]) == 0
        names = ("id", "kind", "text (en)")
        sheet, text = (
            read_rows(tmp_path / name, required=names) for name in ("book.xlsx", "book.csv")
        )
        assert sheet == text
        assert openpyxl.load_workbook(tmp_path / "book.xlsx").active.max_row == len(sheet) + 1

    def test_json_has_the_codes(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "export", str(TINY), "--to", "json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["item_codes"] == {"skipped": 0, "not asked": 254, "don't know": 255}
        assert found["questionnaire"] == "tiny@1"
        assert found["translations_validated"] == {"en": True, "de": True}

    def test_markdown_is_a_table_that_no_text_breaks(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "tiny/v1.yaml"
        path.parent.mkdir()
        text = TINY.read_text(encoding="utf-8")
        path.write_text(text.replace("work moves on.", "w|o*r_k <b> moves on."), encoding="utf-8")
        assert load_file(path).items[0].text == "Our w|o*r_k <b> moves on."
        assert main(["survey", "export", str(path), "--to", "md"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "# A tiny questionnaire, tiny@1"
        (row,) = (line for line in lines if line.startswith("| FLO1 "))
        assert row.endswith("| Our w\\|o\\*r\\_k \\<b> moves on. |")

    def test_a_workbook_needs_a_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "export", str(TINY), "--to", "xlsx"]) == 2
        assert "Allowed: --out FILE.xlsx" in capsys.readouterr().err

    def test_a_broken_file_has_no_codebook(self, capsys: pytest.CaptureFixture[str]) -> None:
        path = PROJECT_ROOT / "tests/questionnaires/and-or/v1.yaml"
        assert main(["survey", "export", str(path), "--to", "json"]) == 2
        assert "'and/or' asks two things at once" in capsys.readouterr().err
