"""A table of texts: no cell is a formula, and every text comes back as it was."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl  # type: ignore[import-untyped] # has no types
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flowgap.engagement.tables.formulas import FORMULA_STARTS, guarded, unguarded
from flowgap.errors import InputError
from flowgap.importing.sheet_rows import read_rows
from flowgap.importing.sheet_writing import workbook, workbook_of, write_table

# What a text of a questionnaire can hold: anything that YAML can print, on one line, no blanks
# around it.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")),
    max_size=60,
).map(str.strip)


class TestGuarding:
    @given(TEXTS)
    @example("=1+1")
    @example("'=1+1")
    @example("''")
    @example("\t=1+1")
    def test_a_text_comes_back_and_begins_no_formula(self, text: str) -> None:
        assert unguarded(guarded(text)) == text
        assert not guarded(text).startswith(FORMULA_STARTS)

    @pytest.mark.parametrize("text", ["'tis", "a=b", "~25%", "1-2", ""])
    def test_what_nobody_guarded_stays(self, text: str) -> None:
        assert unguarded(text) == text


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
@example(texts=["=HYPERLINK(1)", '"quoted", and; more', "007", "{answer}", "1e5"])
@example(texts=["a", "", "b"])
def test_a_table_comes_back_as_it_was(suffix: str, texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        write_table(path, ("key", "text"), [(f"k{n}", text) for n, text in enumerate(texts)])
        rows = read_rows(path, required=("key", "text"))
    assert [row.values["text"] for row in rows] == texts
    assert [row.line for row in rows] == list(range(2, len(texts) + 2))


def test_cells_of_a_workbook_are_texts_below_a_header_that_stays() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(("key",), [("=1",), ("2",)]))).active
    assert [cell.data_type for (cell,) in sheet.iter_rows()] == ["s", "s", "s"]
    assert sheet["A2"].quotePrefix
    assert sheet.freeze_panes == "A2"


def test_a_workbook_has_a_sheet_for_each_table_and_no_character_breaks_it() -> None:
    tables = {"a": (("key",), [("=1\x0b",)]), "b": (("key",), [])}
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(tables)))
    assert book.sheetnames == ["a", "b"]
    assert (book["a"]["A2"].value, book["a"]["A2"].data_type) == ("=1", "s")


class TestReadRows:
    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"key\na\n", "line 1: the column text is missing. Allowed: key, text."),
            (b"key,text,text\na,b,c\n", "line 1: text is twice"),
            (b"", "the file is empty"),
            (b"key,text\na,\xff\n", "line 2: byte 12 (0xFF) is no UTF-8"),
            (b"\xff\xfek\x00", "the file is UTF-16 text"),
            (b"PK\x03\x04", "the file is a zip archive or an Excel workbook"),
            (b'key,text\na,"b\n', "it cannot be read as CSV"),
            (b"key,text\na," + b"x" * 200_000 + b"\n", "it cannot be read as CSV"),
            (b"key,text\na,b,c\n", "line 2: the row has 3 fields, the header has 2"),
        ],
    )
    def test_what_is_no_such_table_is_refused(
        self, tmp_path: Path, content: bytes, told: str
    ) -> None:
        path = tmp_path / "table.csv"
        path.write_bytes(content)
        with pytest.raises(InputError) as caught:
            read_rows(path, required=("key", "text"))
        assert told in str(caught.value)

    def test_a_file_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="it is missing"):
            read_rows(tmp_path / "table.csv", required=("key",))

    def test_a_workbook_that_is_none_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "table.xlsx"
        path.write_bytes(b"key,text\n")
        with pytest.raises(InputError, match="it is no workbook"):
            read_rows(path, required=("key",))

    def test_a_short_row_is_filled_up_and_an_empty_one_left_out(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        path.write_text("key,text,note\n\na\n,,\nb,c\n", encoding="utf-8")
        rows = read_rows(path, required=("key", "text"))
        assert [(row.line, dict(row.values)) for row in rows] == [
            (3, {"key": "a", "text": ""}),
            (5, {"key": "b", "text": "c"}),
        ]

    def test_an_optional_column_may_be_missing(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        path.write_text("key\na\n", encoding="utf-8")
        (row,) = read_rows(path, required=("key",), optional=("source",))
        assert row.values["source"] == ""
