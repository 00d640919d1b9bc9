import numpy as np
import pytest

from flowgap.delivery.comparison.contrast import (
    Observations,
    contrast_counts,
    contrast_means,
    contrast_quantiles,
)
from flowgap.delivery.work_items import DAY
from tests.support.delivery_arrays import periods

PERIODS = periods(10)
RNG = np.random.default_rng(1)


def observed(before: list[float], after: list[float]) -> Observations:
    """Return values spread evenly over two periods of 70 days each."""
    days = [*np.linspace(0, 69, len(before)), *np.linspace(70, 139, len(after))]
    return Observations(
        values=np.array([*before, *after], dtype=np.float64),
        at=np.array([round(day * DAY) for day in days], dtype=np.int64),
    )


class TestMeans:
    def test_means_of_both_periods_and_their_difference(self) -> None:
        # Five weeks of 1 and five of 3 days; then of 4 and 6.
        before, after = [1.0] * 20 + [3.0] * 20, [4.0] * 20 + [6.0] * 20
        found = contrast_means(observed(before, after), PERIODS, rng=RNG)
        assert (found.before, found.after, found.n) == (2, 5, 80)
        assert found.change is not None
        assert found.change.value == 3
        assert found.change.low is not None
        assert found.change.high is not None
        assert found.change.low < 3 < found.change.high

    def test_an_empty_period_is_null_not_zero(self) -> None:
        found = contrast_means(observed([1.0], []), PERIODS, rng=RNG)
        assert (found.before, found.after, found.change) == (1, None, None)


class TestQuantiles:
    def test_quantiles_are_exact(self) -> None:
        # 0..100 before; 0..200 in steps of 2 after: upper quartiles 75 and 150.
        sample = observed(list(np.arange(101.0)), list(np.arange(0.0, 201.0, 2.0)))
        found = contrast_quantiles(sample, PERIODS, probability=0.75, rng=RNG)
        assert (found.before, found.after) == (75, 150)
        assert found.change is not None
        assert found.change.value == 75

    def test_draws_lie_where_the_medians_of_resampled_weeks_lie(self) -> None:
        rng = np.random.default_rng(5)
        sample = observed(list(rng.exponential(1, 3000)), list(rng.exponential(2, 3000)))
        found = contrast_quantiles(sample, PERIODS, probability=0.5, rng=rng)
        assert found.change is not None
        assert found.change.draws is not None
        # Medians of exponential times: ln 2 and 2 ln 2.
        assert np.median(found.change.draws) == pytest.approx(np.log(2), abs=0.1)
        assert found.change.low is not None
        assert found.change.low > 0

    def test_nothing_has_no_quantile(self) -> None:
        found = contrast_quantiles(observed([], []), PERIODS, probability=0.5, rng=RNG)
        assert (found.before, found.after, found.change, found.n) == (None, None, None, 0)


class TestCounts:
    def test_counts_are_per_exposure(self) -> None:
        # 40 in 10 weeks of 2 developers; 60 in 10 weeks of 4: 2 and 1.5 each week.
        sample = observed([1.0] * 40, [1.0] * 60)
        found = contrast_counts(sample.at, PERIODS, per=(20.0, 40.0), rng=RNG)
        assert (found.before, found.after, found.n) == (2, 1.5, 100)
        assert found.change is not None
        assert found.change.value == pytest.approx(-0.5)

    def test_a_count_of_none_is_null(self) -> None:
        found = contrast_counts(observed([1.0], []).at, PERIODS, per=(1.0, 1.0), rng=RNG)
        assert (found.before, found.after, found.change) == (1, None, None)
