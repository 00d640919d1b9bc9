"""Tables as programs export them."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.delimited import Table, read_delimited


def read(folder: Path, content: bytes | str) -> Table:
    path = folder / "export.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_delimited(path)


class TestReading:
    @pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
    def test_the_separator_is_the_one_of_the_header(self, tmp_path: Path, mark: str) -> None:
        table = read(tmp_path, f"a{mark}b\n1{mark}2\n")
        assert table.columns == ("a", "b")
        assert table.lines[0].text("b") == "2"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_usual_encodings_are_read(self, tmp_path: Path, encoding: str) -> None:
        table = read(tmp_path, "Schlüssel,b\nä,2\n".encode(encoding))
        assert table.columns == ("Schlüssel", "b")

    def test_a_separator_within_a_quoted_name_does_not_count(self, tmp_path: Path) -> None:
        assert read(tmp_path, '"a;b;c;d",e\n1,2\n').columns == ("a;b;c;d", "e")

    def test_repeated_names_keep_all_their_cells(self, tmp_path: Path) -> None:
        line = read(tmp_path, "Labels,Labels,Key\nx,,A-1\n").lines[0]
        assert line.texts("Labels") == ("x",)

    def test_a_quoted_line_break_belongs_to_its_cell_and_lines_are_those_of_the_file(
        self, tmp_path: Path
    ) -> None:
        table = read(tmp_path, 'a,b\r\n"one\r\ntwo",2\r\n3,4\r\n')
        assert [line.number for line in table.lines] == [2, 4]

    def test_a_line_of_another_width_is_left_out_and_named(self, tmp_path: Path) -> None:
        table = read(tmp_path, "a,b\n1\n1,2\n1,2,3\n\n")
        assert table.short_lines == (2, 4)
        assert len(table.lines) == 1


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"", "the file is empty"),
            (b" \n ", "the file is empty"),
            (b"a\0b", "NUL byte"),
            (b"\x81\x8d", "its encoding is not known"),
        ],
    )
    def test_what_is_no_table_is_refused(
        self, tmp_path: Path, content: bytes, problem: str
    ) -> None:
        with pytest.raises(InputError, match=problem):
            read(tmp_path, content)

    @pytest.mark.parametrize(
        "rows",
        [
            '1,"x\n3,4\n',  # to the end of the file
            '1,"x\n3,"4"\n',  # to the next quotation mark: two cells, as if it were one row
            '1,"x"y\n',
        ],
    )
    def test_a_quotation_mark_that_does_not_end_is_refused_with_its_line(
        self, tmp_path: Path, rows: str
    ) -> None:
        with pytest.raises(InputError, match=r"export\.csv, line 3: a quotation mark does not end"):
            read(tmp_path, f"a,b\n0,0\n{rows}")

    def test_a_quotation_mark_in_a_cell_without_them_is_an_inch(self, tmp_path: Path) -> None:
        assert read(tmp_path, 'a,b\n1,5" disk\n').lines[0].text("b") == '5" disk'

    def test_a_cell_that_is_too_long_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="line 2: a cell is too long"):
            read(tmp_path, f"a,b\n1,{'x' * 1_000_001}\n")
