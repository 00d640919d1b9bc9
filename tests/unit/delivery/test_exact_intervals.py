"""Intervals of a share and of a median against published values and by counting."""

import numpy as np
import pytest
from scipy.stats import binom

from flowgap.delivery.comparison.exact_intervals import median_interval, share_interval


class TestShare:
    @pytest.mark.parametrize(
        ("n_yes", "n", "low", "high"),
        # R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ],
    )
    def test_it_is_the_published_one_at_95_percent(
        self, n_yes: int, n: int, low: float, high: float
    ) -> None:
        found = share_interval(n_yes, n, level=0.95)
        assert found == pytest.approx((low, high), abs=5e-5)

    def test_nothing_of_ten_may_still_be_something(self) -> None:
        low, high = share_interval(0, 10)
        # z = 1.645: z^2 / (10 + z^2) = 2.706 / 12.706.
        assert (low, high) == pytest.approx((0.0, 0.213), abs=1e-3)

    def test_all_of_them_is_the_mirror_of_none(self) -> None:
        assert share_interval(10, 10)[0] == pytest.approx(1 - share_interval(0, 10)[1])

    @pytest.mark.parametrize(("n_yes", "n"), [(0, 0), (-1, 3), (4, 3)])
    def test_what_cannot_be_counted_is_refused(self, n_yes: int, n: int) -> None:
        with pytest.raises(ValueError, match=r"of .* events"):
            share_interval(n_yes, n)


class TestMedian:
    @pytest.mark.parametrize(
        ("n", "rank"),
        # The chance of at most k - 1 heads in n is at most 5 %: 1/32 for 5 and k = 1, 10/512 for
        # 9 and k = 2 (46/512 for k = 3 is too much), 0.0207 for 20 and k = 6.
        [(5, 1), (9, 2), (20, 6)],
    )
    def test_it_lies_between_two_of_the_values(self, n: int, rank: int) -> None:
        values = np.random.default_rng(n).permutation(np.arange(1.0, n + 1))
        assert median_interval(values) == (float(rank), float(n + 1 - rank))

    @pytest.mark.parametrize("n", range(5))
    def test_fewer_than_five_cannot_hold_it(self, n: int) -> None:
        assert median_interval(np.arange(float(n))) is None

    @pytest.mark.parametrize("n", [5, 8, 13, 40, 101])
    def test_it_holds_the_median_as_often_as_asked_for_and_no_closer_one_does(self, n: int) -> None:
        found = median_interval(np.arange(1.0, n + 1))
        assert found is not None
        rank = round(found[0])
        assert 1 - 2 * binom.cdf(rank - 1, n, 0.5) >= 0.90
        assert 1 - 2 * binom.cdf(rank, n, 0.5) < 0.90
