"""The echelon form by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.privacy import elimination
from flowgap.privacy.elimination import UncheckedError, reduced_rows


class TestReducedRows:
    def test_three_overlapping_pairs_have_full_rank(self) -> None:
        rows = reduced_rows([[0, 1], [0, 2], [1, 2]])
        assert rows == {column: {column: 1} for column in range(3)}

    def test_a_row_that_follows_from_others_is_dropped(self) -> None:
        assert reduced_rows([[0, 1], [2], [0, 1, 2]]) == {0: {0: 1, 1: 1}, 2: {2: 1}}

    def test_a_pivot_stands_alone_in_its_column(self) -> None:
        # ab, bc: a - c and b + c.
        assert reduced_rows([[0, 1], [1, 2]]) == {0: {0: 1, 2: -1}, 1: {1: 1, 2: 1}}

    def test_empty_rows_say_nothing(self) -> None:
        assert reduced_rows([[], []]) == {}

    def test_it_divides_exactly(self) -> None:
        # ab, ac, bcd: a - d/2, b + d/2 and c + d/2.
        half = Fraction(1, 2)
        rows = reduced_rows([[0, 1], [0, 2], [1, 2, 3]])
        assert rows == {0: {0: 1, 3: -half}, 1: {1: 1, 3: half}, 2: {2: 1, 3: half}}

    @given(st.lists(st.sets(st.integers(0, 6)), max_size=6))
    def test_each_row_can_be_put_together_again(self, groups: list[set[int]]) -> None:
        # In reduced form, a row of the matrix is the sum of the basis rows of its pivots.
        basis = reduced_rows(groups)
        for group in groups:
            total: dict[int, int | Fraction] = {}
            for pivot in basis.keys() & group:
                for column, value in basis[pivot].items():
                    total[column] = total.get(column, 0) + value
            assert {column for column, value in total.items() if value} == group
            assert {value for value in total.values() if value} <= {1}

    @pytest.mark.parametrize(("most", "checked"), [(2, True), (1, False)])
    def test_more_steps_than_are_allowed_are_not_made(
        self, monkeypatch: pytest.MonkeyPatch, most: int, *, checked: bool
    ) -> None:
        # ab, then abc less ab: two coefficients are subtracted.
        monkeypatch.setattr(elimination, "MOST_STEPS", most)
        if checked:
            assert len(reduced_rows([[0, 1], [0, 1, 2]])) == 2
        else:
            with pytest.raises(UncheckedError, match="too many ways"):
                reduced_rows([[0, 1], [0, 1, 2]])
