"""The echelon form by hand."""

from fractions import Fraction

from flowgap.privacy.elimination import reduced_rows


class TestReducedRows:
    def test_three_overlapping_pairs_have_full_rank(self) -> None:
        rows = reduced_rows([[0, 1], [0, 2], [1, 2]])
        assert rows == {column: {column: Fraction(1)} for column in range(3)}

    def test_a_row_that_follows_from_others_is_dropped(self) -> None:
        assert reduced_rows([[0, 1], [2], [0, 1, 2]]) == {0: {0: 1, 1: 1}, 2: {2: 1}}

    def test_a_pivot_stands_alone_in_its_column(self) -> None:
        # ab, bc: a - c and b + c.
        assert reduced_rows([[0, 1], [1, 2]]) == {0: {0: 1, 2: -1}, 1: {1: 1, 2: 1}}

    def test_empty_rows_say_nothing(self) -> None:
        assert reduced_rows([[], []]) == {}
