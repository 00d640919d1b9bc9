"""Numbers as people write them."""

import pytest

from flowgap.importing.conditions import Condition
from flowgap.importing.mapping.numbers import (
    AMBIGUOUS_NUMBERS,
    COMMA,
    MIXED_NUMBERS,
    POINT,
    number_column,
)


class TestForms:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("12", 12.0),
            ("-3", -3.0),
            ("1.234,5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("0,5", 0.5),
            ("1,234.5", 1234.5),
            ("1 234", 1234.0),
            ("1\u202f234,5", 1234.5),
            ("1'234.5", 1234.5),
            ("0.125", 0.125),
            ("1e3", 1000.0),
        ],
    )
    def test_one_that_can_only_be_read_in_one_way_is_read(self, text: str, number: float) -> None:
        assert number_column([text], is_count=False).read(text) == number

    @pytest.mark.parametrize(
        "text", ["", "x", "1.2.3", "1,2,3", "12 34", "nan", "inf", "1e999", "\u00b2", "=1+1", "--1"]
    )
    def test_what_is_no_number_is_told(self, text: str) -> None:
        assert number_column([text], is_count=False).read(text) is Condition.WRONG_TYPE


class TestColumns:
    def test_one_row_tells_for_the_others(self) -> None:
        found = number_column(["1.234", "0,5"], is_count=False)
        assert found.read("1.234") == 1234.0
        assert found.settled == "in {} a number such as 1.234 is 1234, as other rows tell"

    def test_a_mark_that_may_be_both_is_not_guessed(self) -> None:
        found = number_column(["1.234", "7"], is_count=False)
        assert found.problem == AMBIGUOUS_NUMBERS
        assert found.read("1.234") is Condition.WRONG_TYPE
        assert found.read("7") == 7.0

    @pytest.mark.parametrize(("text", "decimal"), [("1.234", COMMA), ("1,234", POINT)])
    def test_a_count_has_no_fraction(self, text: str, decimal: str) -> None:
        found = number_column([text], is_count=True)
        assert found.read(text) == number_column([text], is_count=True, decimal=decimal).read(text)
        assert found.read(text) == 1234.0

    @pytest.mark.parametrize(("decimal", "number"), [(COMMA, 1234.0), (POINT, 1.234)])
    def test_a_mapping_may_tell(self, decimal: str, number: float) -> None:
        assert number_column(["1.234"], is_count=False, decimal=decimal).read("1.234") == number

    def test_rows_that_contradict_each_other_are_unknown(self) -> None:
        found = number_column(["0,5", "0.5", "3"], is_count=False)
        assert found.problem == MIXED_NUMBERS
        assert found.read("0.5") is Condition.WRONG_TYPE
        assert found.read("3") == 3.0

    def test_counts_with_both_marks_are_unknown(self) -> None:
        assert number_column(["1.234", "1,234"], is_count=True).problem == AMBIGUOUS_NUMBERS
