"""Records of a CSV text, compared with the standard library's reader."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.engagement.tables import records as module
from flowgap.engagement.tables.records import Records, find_records

VALUES = st.text(alphabet='ab,;"\n ', max_size=6)


def texts_of(data: bytes, found: Records) -> list[str]:
    pairs = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    return [data[start:end].decode() for start, end in pairs]


class TestFindRecords:
    def test_a_record_is_placed_at_the_line_it_starts_on(self) -> None:
        data = b'a,b\n"x\ny",1\n\nz,2\n'
        found = find_records(data, separator=",")
        assert texts_of(data, found) == ["a,b", '"x\ny",1', "z,2"]
        assert found.lines.tolist() == [1, 2, 5]

    def test_fields_are_counted_outside_quotation_marks(self) -> None:
        found = find_records(b'a,b,c\n"1,2",3\n1,2,3,4\n', separator=",")
        assert found.n_fields.tolist() == [3, 2, 4]

    def test_the_last_line_needs_no_end(self) -> None:
        assert len(find_records(b"a\n1", separator=",")) == 2
        assert len(find_records(b"a\n1\n", separator=",")) == 2

    @pytest.mark.parametrize("line", ['5" disk,1', 'x,"y"z', '"a" ,b', 'x,""y', '"a"b"c",1'])
    def test_a_misplaced_mark_spoils_its_own_line_only(self, line: str) -> None:
        data = f'a,b\n{line}\n"x, y",2\nz,3\n'.encode()
        found = find_records(data, separator=",")
        assert found.n_fields.tolist() == [2, 0, 2, 2]
        assert found.lines.tolist() == [1, 2, 3, 4]

    def test_a_mark_that_is_not_closed_spoils_its_own_line_only(self) -> None:
        found = find_records(b'a,b\n"x,1\ny,2\nz,3\n', separator=",")
        assert found.n_fields.tolist() == [2, 0, 2, 2]

    @pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 100])
    @pytest.mark.parametrize("data", [b'a,b\n"x\n""y",1\nz,2\n', b'a,b\n"",""\n1,2'])
    def test_the_size_of_blocks_changes_nothing(
        self, data: bytes, size: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = find_records(data, separator=",")
        monkeypatch.setattr(module, "BLOCK_BYTES", size)
        parts = find_records(data, separator=",")
        for column in ("starts", "ends", "lines", "n_fields"):
            assert getattr(parts, column).tolist() == getattr(whole, column).tolist()

    @given(rows=st.lists(st.lists(VALUES, min_size=2, max_size=4), min_size=1, max_size=6))
    def test_it_finds_what_was_written(self, rows: list[list[str]]) -> None:
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        data = written.getvalue().encode()
        found = find_records(data, separator=",")
        assert [next(csv.reader([text])) for text in texts_of(data, found)] == rows
        assert found.n_fields.tolist() == [len(row) for row in rows]

    @given(text=st.text(alphabet='a,"\n', min_size=1, max_size=40))
    def test_both_ways_of_searching_agree_on_sound_text(self, text: str) -> None:
        data = text.encode()
        quick, careful = module.count_records(data, ","), module.match_records(data, ",")
        if quick is None:
            assert 0 in careful.n_fields
        else:
            lines = text.split("\n")
            n_last = 1 if lines[-1] == "" else 0  # the careful way knows no empty last record
            for column in ("starts", "ends", "lines", "n_fields"):
                given_whole = getattr(quick, column).tolist()
                assert getattr(careful, column).tolist() == given_whole[: len(quick) - n_last]
