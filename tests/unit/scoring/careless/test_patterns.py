"""Runs of equal answers, and how far raw answers spread."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.scoring.careless.patterns import Runs, answer_spread, find_runs


class TestLongestRun:
    @pytest.mark.parametrize(
        ("codes", "expected"),
        [
            ((3, 3, 4, 4, 4, 1), 3),
            ((2, 2, 2, 2), 4),
            ((1, 2, 3), 1),
            ((3, 3, DONT_KNOW, 3), 2),  # "don't know" ends a run
            ((3, 3, SKIPPED, 3), 2),
            ((3, 3, NOT_ASKED, 3), 3),  # what stood on no page does not
            ((NOT_ASKED, NOT_ASKED), 0),
            ((SKIPPED, SKIPPED, DONT_KNOW, DONT_KNOW), 0),  # no answers, however equal
            ((), 0),
        ],
    )
    def test_it_counts_equal_answers_in_a_row(self, codes: tuple[int, ...], expected: int) -> None:
        assert runs(codes).longest[0] == expected

    @given(st.lists(st.integers(1, 5), min_size=1, max_size=30))
    def test_it_is_the_same_from_the_end(self, codes: list[int]) -> None:
        assert runs(codes).longest[0] == runs(codes[::-1]).longest[0]

    def test_people_do_not_mix(self) -> None:
        shown = np.array([[1, 1, 1], [1, 2, 2]], dtype=np.uint8)
        found = find_runs(shown, np.zeros((2, 3), dtype=np.bool_), n_points=5)
        assert found.longest.tolist() == [3, 2]

    def test_keys_of_other_items_are_refused(self) -> None:
        with pytest.raises(ValueError, match="one shape"):
            find_runs(np.ones((1, 3), dtype=np.uint8), np.zeros((1, 2), np.bool_), n_points=5)


class TestPolarRun:
    @pytest.mark.parametrize(
        ("codes", "keys", "expected"),
        [
            ((5, 5, 5, 5), (0, 0, 1, 0), True),
            ((1, 1, 1, 1), (0, 0, 1, 0), True),
            ((5, 5, 5), (0, 1, 0), False),  # three are one too few
            ((4, 4, 4, 4), (0, 0, 1, 0), False),  # 4 is no end of five points
            ((5, 5, 5, 5), (0, 0, 0, 0), False),  # nothing is contradicted
            ((5, 5, 5, 1, 5), (0, 0, 0, 1, 0), False),  # the reversed item is answered otherwise
            ((5, 5, NOT_ASKED, 5, 5), (0, 0, 0, 1, 0), True),
        ],
    )
    def test_it_holds_items_of_both_keys_at_one_end(
        self, codes: tuple[int, ...], keys: tuple[int, ...], *, expected: bool
    ) -> None:
        assert bool(runs(codes, keys).is_polar[0]) is expected


class TestAnswerSpread:
    def test_worked_example(self) -> None:
        # 2, 4, 4, 2: mean 3, squares 4, over 3.
        assert answer_spread(np.array([[2.0, 4, 4, 2, np.nan]]))[0] == pytest.approx((4 / 3) ** 0.5)

    def test_equal_answers_do_not_spread(self) -> None:
        assert answer_spread(np.full((1, 12), 3.0))[0] == 0

    def test_one_answer_has_no_spread(self) -> None:
        assert np.isnan(answer_spread(np.array([[3.0, np.nan], [np.nan, np.nan]]))).all()


def runs(codes: tuple[int, ...] | list[int], keys: tuple[int, ...] | None = None) -> Runs:
    shown = np.array([codes], dtype=np.uint8)
    reverse = np.zeros(shown.shape, dtype=np.bool_) if keys is None else np.array([keys]) == 1
    return find_runs(shown, reverse, n_points=5)
