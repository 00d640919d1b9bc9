"""Lists of people as workbooks: read as text, bounded, formulas refused."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import openpyxl  # type: ignore[import-untyped] # has no types
import pytest

from flowgap.errors import InputError
from flowgap.importing import sheet
from flowgap.importing.roster.people import read_people

Cells = Sequence[object]


def workbook(folder: Path, rows: Sequence[Cells], *, more: Sequence[Cells] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    if more:
        second = book.create_sheet()
        for row in more:
            second.append(list(row))
    path = folder / "people.xlsx"
    book.save(path)
    book.close()
    return path


class TestSheet:
    def test_it_reads_as_the_csv_does(self, tmp_path: Path) -> None:
        rows = [
            ("Team", "E-Mail", "Parent"),
            ("Dispatch", "mia@a.example", "Ops"),
            (None, None, None),
            (" Dispatch ", "bo@a.example\n", None),
        ]
        (team,) = read_people(workbook(tmp_path, rows))
        assert team.addresses == ("mia@a.example", "bo@a.example")
        assert (team.name, team.parent) == ("Dispatch", "Ops")

    def test_numbers_and_dates_are_names_like_others(self, tmp_path: Path) -> None:
        day = datetime(2026, 10, 12, tzinfo=UTC).replace(tzinfo=None)
        rows = [("team", "address"), (7, "a@a.example"), (7.0, "b@a.example"), (day, "c@a.example")]
        teams = read_people(workbook(tmp_path, rows))
        assert [team.name for team in teams] == ["7", "2026-10-12T00:00:00"]

    def test_only_the_first_sheet_counts(self, tmp_path: Path) -> None:
        rows = [("team", "address"), ("Dispatch", "mia@a.example")]
        path = workbook(tmp_path, rows, more=[("team", "address"), ("Other", "x@a.example")])
        assert [team.name for team in read_people(path)] == ["Dispatch"]

    def test_notes_beside_the_table_are_no_people(self, tmp_path: Path) -> None:
        rows = [
            ("team", "address"),
            ("Dispatch", "mia@a.example"),
            (None, None, None, "asked on Monday"),
        ]
        (team,) = read_people(workbook(tmp_path, rows))
        assert team.addresses == ("mia@a.example",)


class TestRefusals:
    def test_a_fault_has_the_row_of_the_sheet(self, tmp_path: Path) -> None:
        rows = [(None,), ("team", "address"), (None, None), ("Dispatch", "mia")]
        with pytest.raises(InputError, match=r"people.xlsx, line 4, column address: 'mia'"):
            read_people(workbook(tmp_path, rows))

    def test_a_formula_is_refused_and_not_computed(self, tmp_path: Path) -> None:
        rows = [("team", "address"), ("Dispatch", '="mia"&"@a.example"')]
        with pytest.raises(InputError, match="line 2: the row holds a formula"):
            read_people(workbook(tmp_path, rows))

    @pytest.mark.parametrize(
        "content",
        [b"", b"PK\x03\x04", b"team,address\n", b"PK\x05\x06" + 18 * b"\0", b"\xd0\xcf\x11\xe0"],
    )
    def test_what_is_no_workbook_is_refused(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "people.xlsx"
        path.write_bytes(content)
        with pytest.raises(InputError, match=r"people.xlsx: it is no workbook"):
            read_people(path)

    def test_a_zip_of_other_things_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "people.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
        with pytest.raises(InputError, match="it is no workbook, or a broken one"):
            read_people(path)

    def test_a_bomb_is_refused_before_it_is_unpacked(self, tmp_path: Path) -> None:
        path = tmp_path / "people.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            block = bytes(sheet.MAX_UNPACKED_BYTES // 4 + 1)
            for number in range(4):
                archive.writestr(f"xl/worksheets/sheet{number}.xml", block)
        assert path.stat().st_size < sheet.MAX_FILE_BYTES
        with pytest.raises(InputError, match="unpacks to 268,435,460 bytes in 4 parts"):
            read_people(path)

    def test_an_empty_sheet_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="its first sheet is empty"):
            read_people(workbook(tmp_path, []))

    def test_a_header_with_a_column_twice_is_refused(self, tmp_path: Path) -> None:
        rows = [("team", "address", "Team"), ("Dispatch", "mia@a.example", "x")]
        with pytest.raises(InputError, match="the column team stands in the header twice"):
            read_people(workbook(tmp_path, rows))

    @pytest.mark.parametrize(("n_rows", "is_fine"), [(4, True), (5, False)])
    def test_a_sheet_has_an_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_rows: int, *, is_fine: bool
    ) -> None:
        monkeypatch.setattr(sheet, "MAX_ROWS", 5)
        rows: list[Cells] = [("team", "address")]
        rows += [("Dispatch", f"p{n}@a.example") for n in range(n_rows)]
        path = workbook(tmp_path, rows)
        if is_fine:
            assert len(read_people(path)[0].addresses) == n_rows
            return
        with pytest.raises(InputError, match=r"too long. Allowed: at most 5 rows"):
            read_people(path)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path, [("team", "address"), ("Dispatch", "mia@a.example")]).read_bytes()
    path = tmp_path / "people.xlsx"
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError):
            read_people(path)


def test_a_workbook_with_spoiled_bytes_is_read_or_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path, [("team", "address"), ("Dispatch", "mia@a.example")]).read_bytes()
    for at in range(0, len(whole), 31):
        spoiled = io.BytesIO(whole)
        spoiled.seek(at)
        spoiled.write(bytes([whole[at] ^ 0xFF]))
        path = tmp_path / "people.xlsx"
        path.write_bytes(spoiled.getvalue())
        try:
            read_people(path)
        except InputError:
            continue
