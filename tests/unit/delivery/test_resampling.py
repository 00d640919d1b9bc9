import numpy as np
import pytest
from scipy.stats import norm, t

from flowgap.delivery.comparison.persistence import correlation_of_weeks, missed_by_blocks
from flowgap.delivery.comparison.resampling import (
    Cells,
    Estimate,
    Sums,
    block_weeks,
    compare,
    into_cells,
)
from flowgap.delivery.work_items import Days


def cells(values: list[float], weeks: list[int], *, n_weeks: int) -> Cells:
    return into_cells(
        np.array(values)[:, np.newaxis],
        week=np.array(weeks),
        group=np.zeros(len(weeks), dtype=np.intp),
        n_weeks=n_weeks,
        n_groups=1,
    )


def weekly(values: Days) -> Cells:
    """Return a period with one item a week."""
    return cells(values.tolist(), list(range(len(values))), n_weeks=len(values))


def change_of_means(before: Sums, after: Sums) -> Days:
    return np.asarray(
        after.sums[..., 0].sum(axis=-1) / after.n.sum(axis=-1)
        - before.sums[..., 0].sum(axis=-1) / before.n.sum(axis=-1)
    )


class TestCells:
    def test_columns_are_summed_by_week_and_class(self) -> None:
        found = into_cells(
            np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]]),
            week=np.array([0, 0, 2]),
            group=np.array([1, 1, 0]),
            n_weeks=3,
            n_groups=2,
        )
        assert found.values[0, 1].tolist() == [3, 30, 2]
        assert found.values[2, 0].tolist() == [4, 40, 1]
        assert found.values.sum() == 3 + 30 + 2 + 4 + 40 + 1
        assert found.weeks_with_items == 2
        assert found.observed.n.tolist() == [1, 2]

    def test_the_mean_of_a_week_is_over_all_classes_and_columns(self) -> None:
        found = into_cells(
            np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]]),
            week=np.array([0, 0, 2]),
            group=np.array([1, 0, 0]),
            n_weeks=3,
            n_groups=2,
        )
        # Week 0: (1 + 10 + 2 + 20) / 2; week 1 holds nothing; week 2: 4 + 40.
        assert found.weekly_means.tolist() == pytest.approx([16.5, np.nan, 44], nan_ok=True)


class TestBlocks:
    @pytest.mark.parametrize(("weeks", "block"), [(6, 3), (9, 3), (10, 4), (13, 4), (26, 6)])
    def test_a_block_is_the_square_root_of_the_weeks_rounded_up(
        self, weeks: int, block: int
    ) -> None:
        assert block_weeks(weeks) == block


class TestCompare:
    def test_six_weeks_with_items_give_an_interval(self) -> None:
        six = weekly(np.arange(6.0))
        found = compare(six, six, rng=np.random.default_rng(1)).estimate(change_of_means)
        assert found.low is not None

    def test_five_weeks_give_none(self) -> None:
        six, five = weekly(np.arange(6.0)), cells([1.0] * 6, [0, 1, 2, 3, 4, 4], n_weeks=9)
        found = compare(six, five, rng=np.random.default_rng(1)).estimate(change_of_means)
        assert found.value == pytest.approx(1 - 2.5)
        assert found.low is None
        assert found.p_above_zero is None

    def test_equal_seeds_give_equal_draws(self) -> None:
        world = weekly(np.random.default_rng(3).normal(size=13))

        def drawn() -> Estimate:
            return compare(world, world, rng=np.random.default_rng(7)).estimate(change_of_means)

        first, second = drawn(), drawn()
        assert first.draws is not None
        assert second.draws is not None
        assert np.array_equal(first.draws, second.draws)

    def test_what_never_varies_has_an_interval_of_no_width(self) -> None:
        found = compare(
            weekly(np.full(8, 2.0)), weekly(np.full(8, 5.0)), rng=np.random.default_rng(1)
        ).estimate(change_of_means)
        assert found.low == pytest.approx(3)
        assert found.high == pytest.approx(3)
        assert found.p_above_zero == 1

    def test_draws_are_widened_for_the_few_blocks(self) -> None:
        # 16 weeks in blocks of 4: m = 4 in both periods, 1.5 * 3 + 1.5 * 3 = 9 degrees.
        world = weekly(np.random.default_rng(3).normal(size=16))
        slow_again = correlation_of_weeks([world.weekly_means, world.weekly_means])
        missed = missed_by_blocks(slow_again, 4)
        expected = missed * np.sqrt(4 / 3) * t.ppf(0.95, 9) / norm.ppf(0.95)
        found = compare(world, world, rng=np.random.default_rng(1))
        assert found.widening == pytest.approx(expected)
        # Circular blocks of 4 weeks: the variance of a mean of 4 blocks is that of the
        # overlapping block means over 4; the difference of two periods has twice that.
        values = world.values[:, 0, 0]
        blocks = np.array([np.mean(np.roll(values, -start)[:4]) for start in range(16)])
        deviation = expected * np.sqrt(2 * blocks.var() / 4)
        draws = found.estimate(change_of_means).draws
        assert draws is not None
        assert draws.std() == pytest.approx(deviation, rel=0.06)

    def test_samples_without_any_item_are_dropped(self) -> None:
        # Items in 6 of 60 weeks: many draws of whole blocks find none.
        sparse = cells([1.0] * 6, list(range(6)), n_weeks=60)
        found = compare(sparse, sparse, rng=np.random.default_rng(1)).estimate(change_of_means)
        assert found.draws is not None
        assert 0 < len(found.draws) < 2000
        assert np.all(np.isfinite(found.draws))


class TestEstimate:
    def test_the_interval_holds_ninety_percent_of_the_draws(self) -> None:
        found = Estimate(value=np.asarray(50.0), draws=np.arange(101.0))
        assert found.low == pytest.approx(5)
        assert found.high == pytest.approx(95)

    def test_a_figure_is_mapped_on_value_and_draws(self) -> None:
        found = Estimate(value=np.asarray(2.0), draws=np.array([1.0, 3.0])).map(lambda x: -x)
        assert found.value == -2
        assert found.p_above_zero == 0

    def test_without_draws_there_is_only_the_value(self) -> None:
        found = Estimate(value=np.asarray(2.0), draws=None).map(lambda x: -x)
        assert found.value == -2
        assert found.high is None
