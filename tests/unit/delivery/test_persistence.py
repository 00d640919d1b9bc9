"""How slow weeks follow slow weeks, and what blocks of weeks miss of it."""

import math

import numpy as np
import pytest

from flowgap.delivery.comparison.persistence import (
    HIGHEST,
    correlation_of_weeks,
    missed_by_blocks,
)

SLOW_IN_PAIRS = np.array([0.0, 0, 2, 2, 0, 0, 2, 2])


class TestCorrelation:
    def test_it_is_that_of_neighbours_corrected_for_few_weeks(self) -> None:
        # Apart from the mean 1: -1 -1 1 1 -1 -1 1 1. Seven products: 1 -1 1 -1 1 -1 1, mean 1/7;
        # mean square 1. Corrected: 1/7 + (1 + 3/7) / 8 = 9/28.
        assert correlation_of_weeks([SLOW_IN_PAIRS]) == pytest.approx(9 / 28)

    def test_each_period_has_a_mean_of_its_own(self) -> None:
        # Twice as many weeks with the same products: 1/7 + 2 * (1 + 3/7) / 16 = 9/28.
        both = correlation_of_weeks([SLOW_IN_PAIRS, SLOW_IN_PAIRS + 40])
        assert both == pytest.approx(9 / 28)

    def test_weeks_around_one_without_items_are_no_neighbours(self) -> None:
        # Apart from the mean 1: 1 1 ? -1 -1 1 -1. The four pairs without the gap have products
        # 1, 1, -1, -1, mean 0; mean square 1. Corrected: 0 + 1/6.
        weeks = np.array([2.0, 2, math.nan, 0, 0, 2, 0])
        assert correlation_of_weeks([weeks]) == pytest.approx(1 / 6)

    def test_four_pairs_are_enough_and_three_are_not(self) -> None:
        rising = np.array([0.0, 0, 0, 9, 9])
        assert correlation_of_weeks([rising]) > 0
        assert correlation_of_weeks([rising[:4]]) == 0

    @pytest.mark.parametrize("weeks", [np.array([0.0, 2] * 6), np.full(12, 7.0)])
    def test_weeks_that_take_turns_or_never_vary_have_none(self, weeks: np.ndarray) -> None:
        assert correlation_of_weeks([weeks]) == 0

    def test_one_long_step_counts_as_the_highest(self) -> None:
        assert correlation_of_weeks([np.repeat([0.0, 1.0], 13)]) == HIGHEST

    @pytest.mark.parametrize("truth", [0.3, 0.5])
    def test_it_is_right_on_average_over_26_weeks(self, truth: float) -> None:
        rng = np.random.default_rng(20261127)
        found = []
        for _ in range(2000):
            series = rng.normal(size=(2, 26))
            for week in range(1, 26):
                fresh = math.sqrt(1 - truth**2) * series[:, week]
                series[:, week] = truth * series[:, week - 1] + fresh
            found.append(correlation_of_weeks(list(series)))
        # Cut off at 0 and at HIGHEST, which moves the mean by less than 0.03 here.
        assert np.mean(found) == pytest.approx(truth, abs=0.03)


class TestMissed:
    def test_nothing_is_missed_of_independent_weeks(self) -> None:
        assert missed_by_blocks(0.0, 6) == 1

    def test_single_weeks_miss_all_that_neighbours_share(self) -> None:
        # (1 + 1/2) / (1 - 1/2) = 3 against 1.
        assert missed_by_blocks(0.5, 1) == pytest.approx(math.sqrt(3))

    def test_pairs_keep_half_of_what_neighbours_share(self) -> None:
        # 1 + 2 * (1 - 1/2) * 1/2 = 1.5 against 3.
        assert missed_by_blocks(0.5, 2) == pytest.approx(math.sqrt(2))

    def test_long_blocks_miss_little(self) -> None:
        assert 1 < missed_by_blocks(0.5, 1000) < 1.001
