"""Answers become points, and a reversed item counts the other way round."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.scoring.points import favourable_share, item_points

UP, DOWN = np.array([False]), np.array([True])


def codes(*values: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    return np.array(values, dtype=np.uint8)[:, np.newaxis]


class TestItemPoints:
    def test_the_five_points_stand_for_0_to_100(self) -> None:
        # A step of the scale is a quarter of 100 points.
        points = item_points(codes(1, 2, 3, 4, 5), UP, n_points=5)
        assert points[:, 0].tolist() == [0, 25, 50, 75, 100]

    def test_all_fives_give_100_on_plain_items_and_0_on_reversed_ones(self) -> None:
        points = item_points(
            np.full((1, 2), 5, dtype=np.uint8), np.array([False, True]), n_points=5
        )
        assert points.tolist() == [[100, 0]]

    @pytest.mark.parametrize("code", [SKIPPED, 6, NOT_ASKED, DONT_KNOW])
    def test_what_is_no_scale_point_is_no_answer(self, code: int) -> None:
        # 5 is the last scale point and 6 the first code beyond.
        assert np.isnan(item_points(codes(code), UP, n_points=5)).all()

    def test_don_t_know_is_never_the_mid_point(self) -> None:
        points = item_points(codes(3, DONT_KNOW), UP, n_points=5)
        assert points[0, 0] == 50
        assert np.isnan(points[1, 0])

    @given(arrays(np.uint8, (7, 3)))
    def test_turning_an_item_twice_changes_nothing(
        self, answers: np.ndarray[tuple[int, int], np.dtype[np.uint8]]
    ) -> None:
        reverse = np.array([True, False, True])
        once = item_points(answers, reverse, n_points=5)
        plain = item_points(answers, np.zeros(3, dtype=np.bool_), n_points=5)
        np.testing.assert_allclose(np.where(reverse, 100 - once, once), plain)

    def test_a_scale_of_one_point_is_refused(self) -> None:
        with pytest.raises(ValueError, match="at least 2 points, got 1"):
            item_points(codes(1), UP, n_points=1)

    def test_a_scale_of_two_points_is_allowed(self) -> None:
        assert item_points(codes(1, 2), DOWN, n_points=2)[:, 0].tolist() == [100, 0]

    def test_keys_that_do_not_fit_the_items_are_refused(self) -> None:
        with pytest.raises(ValueError, match="for 2 items"):
            item_points(codes(1), np.array([False, True]), n_points=5)


class TestFavourableShare:
    def test_four_and_five_are_favourable_and_three_is_not(self) -> None:
        # 3, 4, 5 and no answer: 2 of 3.
        assert favourable_share(np.array([50, 75, 100, np.nan])) == pytest.approx(2 / 3)

    def test_without_answers_there_is_no_share(self) -> None:
        assert favourable_share(np.array([np.nan])) is None

    @given(st.lists(st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0]), min_size=1))
    def test_it_lies_between_0_and_1(self, points: list[float]) -> None:
        share = favourable_share(np.array(points))
        assert share is not None
        assert 0 <= share <= 1
