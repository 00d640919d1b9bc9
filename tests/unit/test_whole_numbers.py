"""Numbers that were typed: what is one, and what is none."""

import pytest

from flowgap.whole_numbers import MOST_DIGITS, revision_of, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9" * 9, 10**9 - 1)])
def test_plain_digits_are_a_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", [None, "", " 7", "+7", "-7", "7.0", "1e3", "1_000", "٣", "²", "\x007", "9" * 10]
)
def test_whatever_else_was_typed_is_none(text: str | None) -> None:
    assert whole_number(text) is None


def test_more_digits_than_python_reads_are_none() -> None:
    assert whole_number("1" * 4400) is None
    assert revision_of("1" * 4400) == 0


def test_both_bounds_belong_to_it() -> None:
    found = [whole_number(str(number), least=2, most=4) for number in range(1, 6)]
    assert found == [None, 2, 3, 4, None]


def test_a_made_up_revision_is_that_of_nothing() -> None:
    assert [revision_of(text) for text in ("3", "x", None)] == [3, 0, 0]
    assert len(str(10**9 - 1)) == MOST_DIGITS
