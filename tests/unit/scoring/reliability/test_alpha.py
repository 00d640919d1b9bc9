"""Alpha and its interval against worked examples, other formulas and simulated truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import f as f_distribution

from flowgap.scoring.points import Points
from flowgap.scoring.reliability.alpha import (
    NoAlpha,
    alpha_of_covariance,
    cronbach_alpha,
    estimate_alpha,
    pairwise_alpha,
)

WORKED = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 2.0]])


class TestCronbachAlpha:
    def test_worked_example(self) -> None:
        # Items 1, 2, 3 and 1, 2, 2: variances 1 and 1/3. Sums 2, 4, 5: variance 7/3.
        # alpha = 2 (1 - (1 + 1/3) / (7/3)) = 2 (1 - 4/7) = 6/7.
        assert cronbach_alpha(WORKED) == pytest.approx(6 / 7)

    def test_people_with_a_gap_are_left_out_before_anything_is_counted(self) -> None:
        with_gap = np.vstack([WORKED, [100.0, np.nan]])
        assert estimate_alpha(with_gap) == estimate_alpha(WORKED)
        assert estimate_alpha(with_gap).n == 3

    def test_items_that_disagree_give_a_negative_value(self) -> None:
        # Items 1, 2, 3 and 3, 2, 2: variances 1 and 1/3. Sums 4, 4, 5: variance 1/3.
        # alpha = 2 (1 - (4/3) / (1/3)) = -6.
        points = np.array([[1.0, 3.0], [2.0, 2.0], [3.0, 2.0]])
        assert cronbach_alpha(points) == pytest.approx(-6)

    @pytest.mark.parametrize(
        ("points", "reason"),
        [
            (np.empty((0, 3)), NoAlpha.FEW_PEOPLE),
            (np.full((9, 3), np.nan), NoAlpha.FEW_PEOPLE),
            (np.array([[1.0, 2.0, 3.0]]), NoAlpha.FEW_PEOPLE),
            (np.array([[1.0], [2.0], [3.0]]), NoAlpha.FEW_ITEMS),
            (np.full((9, 3), 0.1), NoAlpha.EQUAL_SUMS),
            (np.array([[1.0, 3.0], [2.0, 2.0]]), NoAlpha.EQUAL_SUMS),  # all sums are 4
            (np.array([[0.1, 0.3], [0.2, 0.2], [0.3, 0.1]]), NoAlpha.EQUAL_SUMS),
        ],
    )
    def test_without_two_people_two_items_and_varying_sums_there_is_none(
        self, points: Points, reason: NoAlpha
    ) -> None:
        found = estimate_alpha(points)
        assert (found.value, found.low, found.high) == (None, None, None)
        assert found.reason is reason

    def test_two_people_and_two_items_are_enough(self) -> None:
        # Equal items: variances 1/2 each, of the sum 2. alpha = 2 (1 - 1/2) = 1.
        assert cronbach_alpha(np.array([[1.0, 1.0], [2.0, 2.0]])) == pytest.approx(1)

    @given(arrays(np.float64, (12, 4), elements=st.integers(1, 5).map(float)))
    def test_it_does_not_care_for_the_order_of_people_items_and_scale_ends(
        self, points: Points
    ) -> None:
        value = cronbach_alpha(points)
        if value is None:
            return
        assert cronbach_alpha(points[::-1, ::-1]) == pytest.approx(value, abs=1e-9)
        assert cronbach_alpha(6 - points) == pytest.approx(value, abs=1e-9)
        assert value <= 1 + 1e-12


class TestFeldtInterval:
    def test_its_ends_are_those_values_that_the_estimate_would_just_refuse(self) -> None:
        # Feldt: (1 - alpha) / (1 - estimate) follows F(n - 1, (n - 1)(k - 1)), here F(2, 2).
        found = estimate_alpha(WORKED)
        assert found.value is not None
        assert found.low is not None
        assert found.high is not None
        for end, tail in ((found.low, 0.95), (found.high, 0.05)):
            ratio = (1 - end) / (1 - found.value)
            assert f_distribution.cdf(ratio, 2, 2) == pytest.approx(tail)

    def test_it_holds_the_truth_in_nine_of_ten_samples(self) -> None:
        # Four parallel items of reliability .5 each: alpha = 4 (.5) / (1 + 3 (.5)) = .8.
        rng = np.random.default_rng(4)
        n_samples, n_held = 1_500, 0
        for _ in range(n_samples):
            points = rng.standard_normal((40, 1)) + rng.standard_normal((40, 4))
            found = estimate_alpha(points)
            assert found.low is not None
            assert found.high is not None
            n_held += found.low <= 0.8 <= found.high
        # Standard error of the share: sqrt(.9 x .1 / 1500) = .008.
        assert n_held / n_samples == pytest.approx(0.90, abs=0.025)

    def test_perfect_items_have_an_interval_of_one_point(self) -> None:
        found = estimate_alpha(np.repeat(np.arange(5.0)[:, np.newaxis], 3, axis=1))
        assert found.low == pytest.approx(1)
        assert found.high == pytest.approx(1)


class TestPairwiseAlpha:
    def test_it_equals_the_other_where_nothing_is_missing(self) -> None:
        assert pairwise_alpha(WORKED) == pytest.approx(6 / 7)

    def test_it_takes_each_covariance_from_the_people_who_answered_both(self) -> None:
        # Item 1 of all four: variance of 1, 2, 3, 4 = 5/3. Item 2 of three: 1/3.
        # Covariance of the three pairs (1, 1), (2, 2), (3, 2): 1/2. Sum 5/3 + 1/3 + 1 = 3.
        points = np.vstack([WORKED, [4.0, np.nan]])
        assert pairwise_alpha(points) == pytest.approx(2 * (1 - 2 / 3))

    @pytest.mark.parametrize(
        "points",
        [
            np.array([[1.0, np.nan], [np.nan, 2.0], [3.0, 3.0]]),  # one person answered both
            np.full((5, 2), np.nan),
            np.empty((0, 2)),
            np.array([[1.0], [2.0]]),
        ],
    )
    def test_items_without_two_people_in_common_give_none(self, points: Points) -> None:
        assert pairwise_alpha(points) is None


def test_a_covariance_matrix_gives_the_textbook_value() -> None:
    # Equal variances 1 and covariances 1/2, three items: 3/2 (1 - 3 / 6) = 3/4.
    assert alpha_of_covariance(np.full((3, 3), 0.5) + 0.5 * np.eye(3)) == pytest.approx(0.75)
