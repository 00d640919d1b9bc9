"""Answers that contradict each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from flowgap.scoring.careless.consistency import even_odd, reversed_gap, synonym_consistency

NO = np.nan


class TestReversedGap:
    def test_it_is_the_mean_distance_over_dimensions(self) -> None:
        # First dimension: plain 100 and 50, mean 75, reversed 25: 50. Second: 100 against 0.
        points = np.array([[100.0, 50, 25, 100, 0]])
        assert gap(points, fewest=2) == pytest.approx((50 + 100) / 2)

    def test_a_straight_line_of_fives_is_100_points_apart(self) -> None:
        assert gap(np.array([[100.0, 100, 0, 100, 0]]), fewest=2) == 100

    def test_a_dimension_without_either_key_does_not_count(self) -> None:
        points = np.array([[100.0, 50, 25, 100, NO]])
        assert gap(points, fewest=1) == pytest.approx(50)
        assert np.isnan(gap(points, fewest=2))


class TestEvenOdd:
    def test_a_person_who_agrees_with_themselves_has_1(self) -> None:
        # Odd and even items of four dimensions alike.
        points = np.repeat([[0.0, 25, 75, 100]], 2, axis=1)
        assert consistency(points) == pytest.approx(1)

    def test_it_is_stepped_up_to_full_length(self) -> None:
        # Odd means 1, 2, 3, 4 and even means 1, 2, 4, 3: squares 5 and 5, products 4, r = .8.
        points = np.array([[1.0, 1, 2, 2, 3, 4, 4, 3]])
        assert consistency(points) == pytest.approx(2 * 0.8 / 1.8)

    def test_it_is_cut_at_minus_1(self) -> None:
        # r = -1 would be minus infinity.
        assert consistency(np.array([[1.0, 4, 2, 3, 3, 2, 4, 1]])) == -1

    def test_equal_means_tell_nothing(self) -> None:
        assert np.isnan(consistency(np.full((1, 8), 50.1)))

    def test_it_needs_so_many_dimensions_with_both_halves(self) -> None:
        points = np.array([[1.0, 1, 2, 2, 3, 4, 4, NO]])
        three, four = (
            even_odd(points, np.repeat(np.arange(4), 2), fewest_dimensions=n)[0] for n in (3, 4)
        )
        assert not np.isnan(three)
        assert np.isnan(four)

    @given(arrays(np.float64, (3, 10), elements=st.integers(1, 5).map(float)))
    def test_it_lies_between_minus_1_and_1(self, points: np.ndarray) -> None:
        found = even_odd(points, np.repeat(np.arange(5), 2), fewest_dimensions=5)
        known = found[~np.isnan(found)]
        assert ((known >= -1) & (known <= 1 + 1e-12)).all()


class TestSynonyms:
    def test_only_items_that_go_together_are_compared(self) -> None:
        # Three pairs of equal items, correlated 1, among six; a person who answers each pair
        # alike has 1, and one who turns one pair round less.
        rng = np.random.default_rng(2)
        once = rng.integers(1, 6, size=(60, 3)).astype(float)
        answers = np.repeat(once, 2, axis=1)
        answers[0] = [1, 1, 5, 5, 3, 3]
        answers[1] = [1, 5, 5, 1, 3, 3]
        found = synonym_consistency(answers, least_correlation=0.6)
        assert found[0] == pytest.approx(1)
        assert found[1] == pytest.approx(-1)

    def test_fewer_than_three_pairs_tell_nothing(self) -> None:
        answers = np.random.default_rng(3).integers(1, 6, size=(50, 4)).astype(float)
        assert np.isnan(synonym_consistency(answers, least_correlation=0.99)).all()


def gap(points: np.ndarray, *, fewest: int) -> float:
    dimensions = np.array([0, 0, 0, 1, 1])
    keys = np.array([False, False, True, False, True])
    return float(reversed_gap(points, dimensions, keys, fewest_pairs=fewest)[0])


def consistency(points: np.ndarray) -> float:
    dimensions = np.repeat(np.arange(4), 2)
    return float(even_odd(points, dimensions, fewest_dimensions=4)[0])
