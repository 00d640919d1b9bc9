"""CSV files as text: separators, headers, rows of a wrong width."""

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowgap.engagement.tables import raw as module
from flowgap.engagement.tables.raw import LINE, RawTable, read_raw
from flowgap.errors import InputError

# Control characters and noncharacters are left out on reading, as test_content.py says.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"
)
VALUES = st.text(LETTERS | st.sampled_from('",;\n \t'), max_size=8)


def read(path: Path, text: str) -> RawTable:
    path.write_text(text, encoding="utf-8", newline="")
    return read_raw(path, known=("team", "invited"))


def rows_of(raw: RawTable) -> list[tuple[str | None, ...]]:
    return raw.table.drop(LINE).rows()


class TestReadRaw:
    @pytest.mark.parametrize(
        "text",
        [
            "team,invited\nA,1\nB,\n",
            "team;invited\nA;1\nB;\n",
            "\ufeffteam,invited\nA,1\nB,\n",
            "team,invited\r\nA,1\r\nB,\r\n",
            "team,invited\r\n\r\nA,1\r\n  \r\n , \r\nB,\r\n",
            '"team","invited"\n"A","1"\n"B",""\n',
            "Team , INVITED\n A , 1 \nB, \n",
            "team,invited\nA,1\nB,",
        ],
    )
    def test_every_way_of_writing_gives_the_same_table(self, file: Path, text: str) -> None:
        found = read(file, text)
        assert found.columns == ("team", "invited")
        assert rows_of(found) == [("A", "1"), ("B", None)]

    def test_rows_of_another_width_are_refused_and_the_others_stay(self, file: Path) -> None:
        found = read(file, "team,invited\nA\nB,2\nC,3,x\n\nD,4\n")
        assert rows_of(found) == [("B", "2"), ("D", "4")]
        assert found.table[LINE].to_list() == [3, 6]
        assert (found.n_rows, found.table.height) == (4, 2)
        assert [(refusal.line, refusal.problem) for refusal in found.refusals] == [
            (2, "the row has 1 fields, the header has 2"),
            (4, "the row has 3 fields, the header has 2"),
        ]

    def test_a_value_over_two_lines_keeps_the_line_it_starts_on(self, file: Path) -> None:
        found = read(file, 'team,invited\n"A\nB",1\nC,x,y\nD,2\n')
        assert rows_of(found) == [("A\nB", "1"), ("D", "2")]
        assert found.table[LINE].to_list() == [2, 5]
        assert found.refusals[0].line == 4

    def test_a_row_with_a_misplaced_mark_is_refused(self, file: Path) -> None:
        found = read(file, 'team,invited\n5" A,1\nB,2\n')
        assert rows_of(found) == [("B", "2")]
        assert "quotation mark" in found.refusals[0].problem

    def test_all_refused_rows_are_counted_though_not_all_are_kept(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MAX_REFUSALS", 2)
        found = read(file, "team,invited\n" + "A\n" * 5)
        assert len(found.refusals) == 2
        assert (found.n_rows, found.table.height) == (5, 0)

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("team,team\nA,1\n", "the column team stands in the header twice"),
            ("team,TEAM\nA,1\n", "the column team stands in the header twice"),
            ("team,\nA,1\n", "the name of column 2 is empty"),
            (f"team,{'x' * 101}\nA,1\n", "the name of column 2 is empty or no name"),
            (f"team,{'x' * 200_000}\nA,1\n", "a name is far too long"),
            ('team,"a\nb"\nA,1\n', "the name of column 2 is empty or no name"),
            ('team,a"b\nA,1\n', "the header cannot be read"),
            ("team,invited\rA,1\rB,2\r", "the header cannot be read"),
            (f"team{',x' * 1000}\nA\n", "it has 1,001 columns"),
        ],
    )
    def test_a_header_that_cannot_be_used_is_refused(
        self, file: Path, text: str, problem: str
    ) -> None:
        with pytest.raises(InputError) as caught:
            read(file, text)
        assert problem in str(caught.value)
        assert caught.value.line == 1

    def test_a_name_may_have_a_hundred_characters(self, file: Path) -> None:
        assert read(file, f"team,{'x' * 100}\nA,1\n").table.height == 1

    def test_it_refuses_more_rows_than_the_limit(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MAX_ROWS", 2)
        assert read(file, "team,invited\nA,1\nB,2\n").n_rows == 2
        with pytest.raises(InputError, match="it has 3 rows"):
            read(file, "team,invited\nA,1\nB,2\nC,3\n")

    def test_a_header_alone_has_no_rows(self, file: Path) -> None:
        found = read(file, "team,invited\n")
        assert found.table.schema == {"team": pl.String, "invited": pl.String, LINE: pl.Int64}
        assert found.n_rows == 0

    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(rows=st.lists(st.tuples(VALUES, VALUES), max_size=8))
    def test_values_come_back_without_surrounding_blanks(
        self, file: Path, rows: list[tuple[str, str]]
    ) -> None:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([("team", "invited"), *rows])
        found = read(file, written.getvalue())
        stripped = [tuple(value.strip() or None for value in row) for row in rows]
        assert rows_of(found) == [row for row in stripped if any(row)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roster.csv"
