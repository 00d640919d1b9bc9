"""Readiness and the weakest dimension."""

import numpy as np
import pytest
from scipy.stats import norm

from flowgap.scoring.readiness import error_covariance, estimate_readiness


class TestEstimateReadiness:
    def test_it_is_the_mean_of_the_dimensions(self) -> None:
        found = estimate_readiness(np.array([40.0, 60.0]), np.zeros((2, 2)), _rng())
        assert found.estimate == 50
        assert found.weakest.tolist() == [1, 0]

    def test_errors_that_go_together_do_not_average_out(self) -> None:
        # Two dimensions with standard error 4: together 4, apart 4 / sqrt(2).
        together = estimate_readiness(np.full(2, 50.0), np.full((2, 2), 16.0), _rng())
        apart = estimate_readiness(np.full(2, 50.0), 16 * np.eye(2), _rng())
        assert together.high - together.low == pytest.approx(2 * norm.ppf(0.95) * 4, rel=0.03)
        assert apart.high - apart.low == pytest.approx(
            2 * norm.ppf(0.95) * 4 / np.sqrt(2), rel=0.03
        )

    def test_the_chance_to_be_the_weakest_is_that_of_two_normals(self) -> None:
        # P(A < B) with means 50 and 53, variances 4 and 5: z = 3 / 3 = 1.
        found = estimate_readiness(np.array([50.0, 53.0]), np.diag([4.0, 5.0]), _rng())
        assert found.weakest[0] == pytest.approx(norm.cdf(1), abs=0.01)
        assert found.weakest.sum() == pytest.approx(1)

    def test_other_weights_of_two_dimensions_give_anything_between(self) -> None:
        # The weight of the first is uniform, so the index is uniform between 40 and 60: its 5th
        # and 95th percentiles are 41 and 59.
        found = estimate_readiness(np.array([40.0, 60.0]), np.eye(2), _rng())
        assert found.weights_low == pytest.approx(41, abs=0.5)
        assert found.weights_high == pytest.approx(59, abs=0.5)

    def test_equal_dimensions_leave_weights_no_choice(self) -> None:
        found = estimate_readiness(np.full(3, 50.0), np.eye(3), _rng())
        assert found.weights_low == pytest.approx(50)
        assert found.weights_high == pytest.approx(50)

    def test_equal_states_of_chance_give_equal_results(self) -> None:
        first = estimate_readiness(np.array([50.0, 51.0]), np.eye(2), _rng())
        again = estimate_readiness(np.array([50.0, 51.0]), np.eye(2), _rng())
        assert first.low == again.low

    def test_no_dimension_is_refused(self) -> None:
        with pytest.raises(ValueError, match="at least one dimension"):
            estimate_readiness(np.empty(0), np.empty((0, 0)), _rng())


class TestErrorCovariance:
    def test_the_same_answers_to_both_dimensions_err_together(self) -> None:
        found = error_covariance(np.array([[-1.0, -2.0], [1.0, 2.0]]), np.array([3.0, 3.0]))
        np.testing.assert_allclose(found, [[9, 9], [9, 9]])

    def test_opposite_answers_err_in_opposite_ways(self) -> None:
        found = error_covariance(np.array([[-1.0, 1.0], [1.0, -1.0]]), np.array([2.0, 3.0]))
        np.testing.assert_allclose(found, [[4, -6], [-6, 9]])

    def test_different_people_err_apart(self) -> None:
        influences = np.array([[-1.0, 0.0], [1.0, 0.0], [0.0, -2.0], [0.0, 2.0]])
        found = error_covariance(influences, np.array([2.0, 3.0]))
        np.testing.assert_allclose(found, [[4, 0], [0, 9]])

    def test_people_who_do_not_differ_tell_nothing(self) -> None:
        found = error_covariance(np.zeros((5, 2)), np.array([2.0, 3.0]))
        np.testing.assert_allclose(found, [[4, 0], [0, 9]])


def _rng() -> np.random.Generator:
    return np.random.default_rng(3)
