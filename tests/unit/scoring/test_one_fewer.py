"""How far one person can move a small group's score, beside draws of such groups."""

import numpy as np
import pytest

from flowgap.scoring.one_fewer import Pull, larger_pull, largest_pull


class TestLargestPull:
    def test_of_two_people_it_is_half_their_distance(self) -> None:
        # The larger of two lies 1 / sqrt(pi) = .564 above 0: left out, the mean falls by as much,
        # which is .564 * sqrt(2) = .798 errors of the mean of two.
        assert largest_pull(2).mean == pytest.approx((2 / np.pi) ** 0.5, abs=1e-6)

    @pytest.mark.parametrize("n", [5, 7])
    def test_it_is_that_of_drawn_groups(self, n: int) -> None:
        people = np.random.default_rng(n).normal(size=(100_000, n))
        falls = (people.max(axis=1) - people.mean(axis=1)) / (n - 1) * n**0.5
        found = largest_pull(n)
        assert found.mean == pytest.approx(falls.mean(), abs=0.005)
        assert found.variance == pytest.approx(falls.var(), rel=0.03)

    def test_the_more_people_the_less_one_counts(self) -> None:
        pulls = [largest_pull(n).mean for n in (5, 5.5, 6, 7, 30)]
        assert pulls == sorted(pulls, reverse=True)

    @pytest.mark.parametrize("n", [1, 0.5, float("nan")])
    def test_one_person_alone_can_not_be_left_out(self, n: float) -> None:
        with pytest.raises(ValueError, match="above 1"):
            largest_pull(n)


class TestLargerPull:
    def test_of_none_it_is_nothing(self) -> None:
        assert larger_pull([]) == Pull(mean=0.0, variance=0.0)

    def test_of_two_alike_it_is_that_of_two_normal_draws(self) -> None:
        # The larger of two standard normals: mean 1 / sqrt(pi), variance 1 - 1 / pi.
        found = larger_pull([Pull(mean=3.0, variance=1.0)] * 2)
        assert found.mean == pytest.approx(3 + 1 / np.pi**0.5)
        assert found.variance == pytest.approx(1 - 1 / np.pi)

    def test_of_certain_ones_it_is_the_larger(self) -> None:
        pulls = [Pull(mean=1.0, variance=0.0), Pull(mean=2.0, variance=0.0)]
        assert larger_pull(pulls) == pulls[1]
