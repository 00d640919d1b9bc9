"""Answers from any CSV file: every way of writing them, and a refusal with line and column."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.errors import InputError
from flowgap.importing.matrix import LARGEST, AnswerMatrix, read_matrix


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.csv"


def read(path: Path, text: str | bytes, items: str = "a,b", **options: object) -> AnswerMatrix:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_matrix(path, items.split(","), **options)  # type: ignore[arg-type] # of the tests


class TestReading:
    @pytest.mark.parametrize(
        "text",
        [
            "a,b\n1,2\n3,4\n",
            "a;b\r\n1;2\r\n3;4\r\n",
            "a\tb\n1\t2\n3\t4",
            "\ufeffa,b\n1,2\n3,4\n",
            '"a","b"\n"1","2"\n"3","4"\n',
            "a,b\n 1 , 2 \n\n3,4\n,\n",
            'b,note,a\n2,x,1\n4,"y, or z\nand more",3\n',
            "a,b\n1.0,2e0\n+3,4\n",
        ],
    )
    def test_separators_marks_and_line_ends_do_not_matter(self, path: Path, text: str) -> None:
        found = read(path, text)
        assert found.values.tolist() == [[1, 2], [3, 4]]
        assert (found.items, found.groups) == (("a", "b"), None)

    @pytest.mark.parametrize("missing", ["", "NA", "na", "nan", "NaN", "dk", "DK", '""', " NA "])
    def test_what_is_missing_is_no_number(self, path: Path, missing: str) -> None:
        values = read(path, f"a,b\n1,{missing}\n").values
        assert values[0, 0] == 1
        assert np.isnan(values[0, 1])

    def test_items_come_in_the_order_asked_for(self, path: Path) -> None:
        assert read(path, "a,b,c\n1,2,3\n", items="c,a").values.tolist() == [[3, 1]]

    def test_reversed_items_are_turned_on_their_scale(self, path: Path) -> None:
        text = "a,b\n0,0\n4,1\n,\n3,NA\n"
        found = read(path, text, reverse=("b",), low=0, points=5)
        assert found.values[:2].tolist() == [[0, 4], [4, 3]]
        assert np.isnan(found.values[2, 1])

    def test_a_scale_starts_at_one_unless_said_otherwise(self, path: Path) -> None:
        found = read(path, "a,b\n1,6\n", reverse=("a", "b"), points=6)
        assert found.values.tolist() == [[6, 1]]

    def test_groups_are_names_and_may_be_missing(self, path: Path) -> None:
        found = read(path, "g,a,b\n7,1,2\n,1,2\nNA,1,2\n Ops ,1,2\nDK,1,2\n", group="g")
        assert found.groups == ("7", None, None, "Ops", "DK")

    def test_a_header_alone_is_nobody(self, path: Path) -> None:
        found = read(path, "a,b,g\n", group="g", points=5)
        assert found.values.shape == (0, 2)
        assert found.groups == ()

    @pytest.mark.parametrize("value", ["1", "5", "3.5"])
    def test_the_ends_of_the_scale_and_what_lies_between_are_fine(
        self, path: Path, value: str
    ) -> None:
        assert read(path, f"a,b\n{value},1\n", points=5).values[0, 0] == float(value)

    @given(rows=st.lists(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=2), min_size=1))
    def test_numbers_come_back_as_they_were_written(
        self, tmp_path_factory: pytest.TempPathFactory, rows: list[list[float]]
    ) -> None:
        text = "\n".join(["a,b", *(f"{a!r},{b!r}" for a, b in rows)])
        found = read(tmp_path_factory.mktemp("matrix") / "answers.csv", text)
        assert found.values.tolist() == rows


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a,b\n1,2\n1,x\n", r"line 3, column b: 'x' is no number. Allowed: a number with"),
            ("a;b\n1;2,5\n", r"line 2, column b: '2,5' is no number"),
            ("a,b\n1,inf\n", r"line 2, column b: 'inf' is no number"),
            ("a,b\n1,1e400\n", r"line 2, column b: '1e400' is no number"),
            ("a,b\n1,0.9\n", r"line 2, column b: 0.9 is off the scale. Allowed: 1 to 5, or"),
            ("a,b\n1,5\n6,5.1\n", r"line 3, column a: 6 is off the scale \(1 more value is wrong"),
            ("a,b\n9,9\n9,1\n", r"line 2, column a: 9 is off the scale \(2 more values are wrong"),
            ('a,b,c\n1,1,"x\ny"\n1,7,z\n', r"line 4, column b: 7 is off the scale"),
            ("a,b\n1,2,3\n", r"line 2: the row has 3 fields, the header has 2"),
            ('a,b\n1,"2\n', r"line 2: a quotation mark stands within a value"),
            ("a,c\n1,2\n", r"column b: it is not there. Allowed: the columns of the file: a, c"),
            ("a,b,b\n1,2,3\n", r"column b: it stands in the header twice"),
            ("", "the file is empty"),
            (b"PK\x03\x04", "a zip archive or an Excel workbook"),
            (b"a,b\n1,\xff\n", "is no UTF-8"),
            ("a,b\n1,\u202e2\n", r"'\\u202e2' is no number"),
            (f"{'c,' * 1_100}a,b\n", "1,102 columns"),
        ],
    )
    def test_the_first_fault_is_named_with_its_place(
        self, path: Path, text: str | bytes, said: str
    ) -> None:
        with pytest.raises(InputError, match=said):
            read(path, text, points=5)

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ({"items": "a,b,a"}, "column a: the item is named twice"),
            ({"items": "a", "group": "a"}, "column a: it is an item, too"),
            ({"reverse": ("c",), "points": 5}, "column c: it is no item that is read"),
            ({"reverse": ("a",)}, "the scale on which answers are turned is not given"),
            ({"points": 1}, "a scale of 1 points. Allowed: 2 to 1,001"),
            ({"points": 5, "low": float("nan")}, "a scale that starts at nan"),
            ({"group": "team"}, "column team: it is not there"),
        ],
    )
    def test_wishes_that_cannot_be_met_are_refused(
        self, path: Path, options: dict[str, object], said: str
    ) -> None:
        with pytest.raises(InputError, match=said):
            read(path, "a,b\n1,2\n", **options)  # type: ignore[arg-type] # some of them wrong

    def test_no_item_is_no_wish(self, path: Path) -> None:
        path.write_text("a,b\n1,2\n")
        with pytest.raises(InputError, match="no item is named"):
            read_matrix(path, [])

    def test_a_missing_file_is_named(self, path: Path) -> None:
        with pytest.raises(InputError, match=r"answers.csv: it is missing"):
            read_matrix(path, ["a"])

    @pytest.mark.parametrize(("value", "is_fine"), [(LARGEST, True), (1.001 * LARGEST, False)])
    def test_without_a_scale_values_still_have_an_end(
        self, path: Path, value: float, *, is_fine: bool
    ) -> None:
        if is_fine:
            assert read(path, f"a,b\n1,{value}\n").values[0, 1] == value
            return
        with pytest.raises(InputError, match=r"is too large. Allowed: -1e\+09 to 1e\+09"):
            read(path, f"a,b\n1,{value}\n")

    def test_a_wide_file_is_not_listed_to_its_end(self, path: Path) -> None:
        names = ",".join(f"c{number}" for number in range(30))
        with pytest.raises(InputError, match=r"c19, \.\.\.\.$"):
            read(path, f"{names}\n", items="z")
