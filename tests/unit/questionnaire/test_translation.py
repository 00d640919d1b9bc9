"""Translations go out as a table and come back; what does not fit is told, never taken."""

import csv
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl  # type: ignore[import-untyped] # has no types
import pytest
import yaml

from flowgap.cli.main import main
from flowgap.importing.sheet_rows import read_rows
from flowgap.importing.sheet_writing import write_table
from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.checks import check_file
from flowgap.questionnaire.loader import load_file
from flowgap.questionnaire.translation import (
    COLUMNS,
    existing_texts,
    read_source,
    translation_lines,
)

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"
Row = dict[str, str]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLES / "tiny", tmp_path / "tiny") / "v1.yaml"


def translate(source: Path, *options: object, language: str = "fr") -> int:
    arguments = ["survey", "translate", str(source), "--language", language]
    return main([*arguments, *map(str, options)])


def written(source: Path, table: Path, *, language: str = "fr") -> list[Row]:
    assert translate(source, "--out", table, language=language) == 0
    rows = read_rows(table, required=COLUMNS)
    return [dict(row.values) for row in rows]


def filled(source: Path, tmp_path: Path, change: Mapping[str, Row] | None = None) -> Path:
    """Write a table in which every text is translated by itself in capitals, but for changes."""
    table = tmp_path / "back.csv"
    rows = written(source, tmp_path / "out.csv")
    for row in rows:
        row["translation"] = f"FR {row['source']}"
        row.update((change or {}).get(row["key"], {}))
    write_table(table, COLUMNS, [[row[name] for name in COLUMNS] for row in rows])
    return table


class TestLines:
    def test_there_is_one_for_each_text_in_the_order_of_the_questionnaire(self, tiny: Path) -> None:
        lines = translation_lines(read_source(tiny), {})
        assert [line.key for line in lines] == [
            *("title", "window", "referent", "prompt", "dont_know"),
            *(f"scale.{number}.{part}" for number in (1, 2, 3) for part in ("label", "anchor")),
            *(f"dimensions.FLO.{part}" for part in ("name", "short_name", "definition")),
            *("items.FLO1", "items.FLO2", "questions.BV.text"),
            *("questions.BV.choices.review", "questions.BV.choices.dk"),
            *("attention", "open_questions.OPEN1"),
        ]
        assert all(line.note for line in lines)

    def test_a_reversed_item_is_explained(self, tiny: Path) -> None:
        notes = {line.key: line.note for line in translation_lines(read_source(tiny), {})}
        assert notes["items.FLO1"] == "Flow; speaks of the team"
        assert "bad answer: state it without a negation" in notes["items.FLO2"]
        assert "{answer}" in notes["attention"]

    def test_what_there_is_stands_in_the_table(self, tiny: Path, tmp_path: Path) -> None:
        rows = written(tiny, tmp_path / "de.xlsx", language="de")
        assert {row["key"]: row["translation"] for row in rows} == existing_texts(tiny, "de")

    def test_a_pulse_has_three_texts(self) -> None:
        pulse = EXAMPLES / "tiny-pulse/v1.yaml"
        lines = translation_lines(read_source(pulse), existing_texts(pulse, "de"))
        assert [line.key for line in lines] == ["title", "window", "prompt"]
        assert all(line.translation for line in lines)


class TestRoundTrip:
    @pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
    def test_a_language_comes_back_as_it_was(self, tiny: Path, tmp_path: Path, suffix: str) -> None:
        german = tiny.parent / "locales/de.yaml"
        before = yaml.safe_load(german.read_text(encoding="utf-8"))
        table = tmp_path / f"de{suffix}"
        written(tiny, table, language="de")
        assert translate(tiny, "--from", table, "--validated", language="de") == 0
        assert yaml.safe_load(german.read_text(encoding="utf-8")) == before
        assert check_file(german) == []

    def test_a_new_language_is_a_draft_unless_it_is_said_to_be_validated(
        self, tiny: Path, tmp_path: Path
    ) -> None:
        table = filled(tiny, tmp_path, {"attention": {"translation": "FR “{answer}”"}})
        for options, validated in (((), False), (("--validated",), True)):
            assert translate(tiny, "--from", table, *options) == 0
            french = load_file(tiny, language="fr")
            assert french.translation_validated is validated
            assert french.items[0].text == "FR Our work moves on."

    @pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "''"])
    def test_a_text_that_looks_like_a_formula_is_none_and_comes_back(
        self, tiny: Path, tmp_path: Path, suffix: str, start: str
    ) -> None:
        text = tiny.read_text(encoding="utf-8").replace("A tiny questionnaire", f'"{start}SUM(A1)"')
        tiny.write_text(text, encoding="utf-8")
        table = tmp_path / f"fr{suffix}"
        assert written(tiny, table)[0]["source"] == f"{start}SUM(A1)"
        if suffix == ".xlsx":
            cell = openpyxl.load_workbook(table).active["B2"]
            assert (cell.data_type, cell.value) == ("s", f"{start}SUM(A1)")
        else:
            with table.open(encoding="utf-8-sig", newline="") as file:
                shown = list(csv.reader(file))[1][1]
            assert not shown.startswith(("=", "+", "-", "@"))


class TestForms:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    @pytest.mark.parametrize("start", ["", "\ufeff"])
    def test_what_spreadsheets_write_is_read(
        self, tiny: Path, tmp_path: Path, separator: str, end: str, start: str
    ) -> None:
        table = tmp_path / "fr.csv"
        lines = ['Key,TRANSLATION,"note, ours"', "items.FLO1,Notre travail va bien.,", ",,"]
        text = end.join(line.replace(",", separator) for line in lines)
        table.write_bytes((start + text).encode())
        assert translate(tiny, "--from", table) == 0
        assert existing_texts(tiny, "fr") == {"items.FLO1": "Notre travail va bien."}


class TestMissing:
    def test_what_is_missing_is_counted_and_named(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "fr.csv"
        keys = [line.key for line in translation_lines(read_source(tiny), {})]
        rows = [f"{key},{'' if key == 'title' else 'x'}" for key in keys if key != "attention"]
        table.write_text("\n".join(["key,translation", *rows]), encoding="utf-8")
        assert translate(tiny, "--from", table) == 0
        assert "2 texts missing: title, attention" in capsys.readouterr().out

    def test_of_many_only_the_first_ten_are_named(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "fr.csv"
        table.write_text("key,translation\ntitle,x\n", encoding="utf-8")
        assert translate(tiny, "--from", table) == 0
        # 21 texts, one of them there: 20 missing, 10 named.
        said = capsys.readouterr().out
        assert "20 texts missing: window, " in said
        assert said.strip().endswith("and 10 more")

    def test_a_text_that_the_table_leaves_out_stays_as_it_was(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "de.csv"
        table.write_text("key,translation\ntitle,Neue Zeile\n", encoding="utf-8")
        before = existing_texts(tiny, "de")
        assert translate(tiny, "--from", table, language="de") == 0
        assert existing_texts(tiny, "de") == before | {"title": "Neue Zeile"}
        assert "missing" not in capsys.readouterr().out

    def test_an_unfinished_language_can_be_gone_on_with(self, tiny: Path, tmp_path: Path) -> None:
        first = tmp_path / "first.csv"
        first.write_text("key,translation\nscale.2.label,Parfois\n", encoding="utf-8")
        assert translate(tiny, "--from", first) == 0
        rows = written(tiny, tmp_path / "next.csv")
        found = {row["key"]: row["translation"] for row in rows if row["translation"]}
        assert found == {"scale.2.label": "Parfois"}


class TestStale:
    def test_a_source_that_has_changed_since_is_told_with_its_line(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        changes = {"items.FLO1": {"source": "Our work moves."}, "attention": {"translation": ""}}
        assert translate(tiny, "--from", filled(tiny, tmp_path, changes)) == 0
        said = capsys.readouterr().out
        assert "1 text translated from words that have changed, look again: items.FLO1" in said
        assert "1 text missing: attention" in said

    def test_other_blanks_are_no_other_words(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        changes = {"items.FLO1": {"source": "Our  work\nmoves on."}}
        table = filled(tiny, tmp_path, changes | {"attention": {"translation": ""}})
        assert translate(tiny, "--from", table) == 0
        assert "have changed" not in capsys.readouterr().out


class TestRefusals:
    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            (["items.NO1,x"], "line 2, column key: unknown key 'items.NO1'"),
            (["title,a", "title,b"], "line 3, column key: title stands in an earlier row, too"),
            (
                ["attention,Choisissez."],
                "column translation: attention has the placeholders none. Allowed: {answer}.",
            ),
            (["title,{name}"], "title has the placeholders {name}. Allowed: none."),
            ([f"title,{'x' * 401}"], "the text has 401 characters. Allowed: at most 400."),
            (["title,a,b"], "line 2: the row has 3 fields, the header has 2"),
            (['title,"a'], "it cannot be read as CSV"),
        ],
    )
    def test_what_does_not_fit_is_told_and_nothing_is_written(
        self,
        tiny: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        *,
        rows: Sequence[str],
        told: str,
    ) -> None:
        table = tmp_path / "fr.csv"
        table.write_text("\n".join(["key,translation", *rows]), encoding="utf-8")
        assert translate(tiny, "--from", table) == 2
        assert told in capsys.readouterr().err
        assert not (tiny.parent / "locales/fr.yaml").exists()

    def test_a_text_of_400_characters_is_taken(self, tiny: Path, tmp_path: Path) -> None:
        table = tmp_path / "fr.csv"
        table.write_text(f"key,translation\ntitle,{'x' * 400}\n", encoding="utf-8")
        assert translate(tiny, "--from", table) == 0

    def test_a_workbook_with_a_formula_is_refused(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        book = openpyxl.Workbook()
        for row in (("key", "translation"), ("title", "=1+1")):
            book.active.append(row)
        book.save(tmp_path / "fr.xlsx")
        assert translate(tiny, "--from", tmp_path / "fr.xlsx") == 2
        assert "fr.xlsx, line 2: the row holds a formula" in capsys.readouterr().err

    @pytest.mark.parametrize("language", ["en", "FR", "français", "../fr", ""])
    def test_what_is_no_other_language_is_refused(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
    ) -> None:
        assert translate(tiny, "--out", tmp_path / "t.csv", language=language) == 2
        assert "is no language to translate to" in capsys.readouterr().err

    def test_a_published_translation_keeps_its_texts_but_may_be_found_valid(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "de.csv"
        written(tiny, table, language="de")
        assert translate(tiny, "--from", table, language="de") == 0
        assert main(["survey", "publish", str(tiny.parent / "locales/de.yaml")]) == 0
        table.write_text("key,translation\ntitle,Neue Zeile\n", encoding="utf-8")
        assert translate(tiny, "--from", table, language="de") == 2
        assert "it is published: its texts may not change" in capsys.readouterr().err

    def test_a_table_is_never_written_over(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        table = tmp_path / "fr.csv"
        table.write_text("work", encoding="utf-8")
        assert translate(tiny, "--out", table) == 2
        assert "nobody's work is written over" in capsys.readouterr().err
        assert table.read_text(encoding="utf-8") == "work"

    @pytest.mark.parametrize("options", [(), ("--out", "a.csv", "--from", "b.csv")])
    def test_it_writes_or_reads(self, tiny: Path, options: tuple[str, ...]) -> None:
        assert translate(tiny, *options) == 2

    def test_a_translation_is_not_translated(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        german = tiny.parent / "locales/de.yaml"
        assert translate(german, "--out", tmp_path / "fr.csv") == 2
        assert "Allowed: the questionnaire itself" in capsys.readouterr().err

    def test_after_reading_it_says_what_the_check_finds(
        self, tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        changes = {
            "title": {"translation": "L'enquête"},
            "attention": {"translation": "FR “{answer}”"},
        }
        assert translate(tiny, "--from", filled(tiny, tmp_path, changes)) == 0
        assert "straight quote ' in a text" in capsys.readouterr().out
