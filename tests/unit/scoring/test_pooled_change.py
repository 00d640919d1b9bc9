"""Changes of teams, weighed by those of all others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import halfnorm, norm

from flowgap.scoring.pooled_change import CHANGE_SPREAD_SCALE, pool_changes

SURE = 10_000.0
"""Degrees of freedom at which errors are taken as known."""


class TestPoolChanges:
    def test_one_team_alone_keeps_its_own_change(self) -> None:
        found = pool_changes(np.array([12.0]), np.array([100.0]), freedom=SURE)
        assert found.mean == pytest.approx([12.0])

    def test_it_is_the_integral_over_the_spread_of_changes(self) -> None:
        # The posterior mean of the first team by adaptive quadrature of the textbook formula.
        change, error = np.array([20.0, 0.0, 4.0]), np.array([50.0, 80.0, 30.0])

        def parts(tau: float) -> tuple[float, float]:
            precision = 1 / (tau**2 + error)
            centre = precision @ change / precision.sum()
            likelihood = np.prod(norm.pdf(change, centre, precision**-0.5)) / precision.sum() ** 0.5
            pull = tau**2 * precision[0]
            weight = likelihood * halfnorm.pdf(tau, scale=CHANGE_SPREAD_SCALE)
            return weight, weight * (pull * change[0] + (1 - pull) * centre)

        total, first = (quad(lambda tau, k=k: parts(tau)[k], 0, 50)[0] for k in (0, 1))
        found = pool_changes(change, error, freedom=SURE)
        assert found.mean[0] == pytest.approx(first / total, abs=1e-3)

    def test_a_lone_change_among_many_still_teams_is_mostly_taken_for_chance(self) -> None:
        alone = pool_changes(np.array([20.0]), np.array([100.0]), freedom=SURE)
        among = pool_changes(np.array([20.0] + [0.0] * 30), np.full(31, 100.0), freedom=SURE)
        assert 1 - alone.below(0)[0] == pytest.approx(norm.cdf(2), abs=1e-4)
        assert 1 - among.below(0)[0] < 0.9

    def test_a_shared_error_spreads_every_change(self) -> None:
        plain, shared = (
            pool_changes(np.array([5.0, 6.0]), np.array([4.0, 4.0]), freedom=SURE, shared_error=off)
            for off in (0.0, 3.0)
        )
        assert shared.spread**2 - plain.spread**2 == pytest.approx([9.0, 9.0])

    def test_few_people_make_the_errors_themselves_uncertain(self) -> None:
        change, error = np.array([20.0]), np.array([100.0])
        few, many = (pool_changes(change, error, freedom=f) for f in (10.0, SURE))
        assert few.spread[0] > many.spread[0]
        assert few.below(0)[0] > many.below(0)[0]

    @pytest.mark.parametrize(
        ("change", "error", "words"), [([], [], "no team"), ([1.0], [0.0], "above 0")]
    )
    def test_it_refuses_what_it_cannot_pool(
        self, change: list[float], error: list[float], words: str
    ) -> None:
        with pytest.raises(ValueError, match=words):
            pool_changes(np.array(change), np.array(error), freedom=SURE)

    @given(st.lists(st.floats(-60, 60), min_size=1, max_size=8))
    def test_a_change_is_believed_between_its_own_and_the_others(self, change: list[float]) -> None:
        found = pool_changes(np.array(change), np.full(len(change), 60.0), freedom=SURE).mean
        assert (found >= min(change) - 1e-6).all()
        assert (found <= max(change) + 1e-6).all()
        assert np.isfinite(found).all()
