"""Explained variance shared by way of uncorrelated predictors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.associations.relative_weights import car_weights, relative_weights
from flowgap.scoring.associations.shapley import lmg, subset_r2


class TestRelativeWeights:
    def test_of_uncorrelated_predictors_they_are_squared_correlations(self) -> None:
        covariance = np.array([[1, 0, 0.6], [0, 1, 0.3], [0.6, 0.3, 1]])
        assert relative_weights(covariance) == pytest.approx([0.36, 0.09])
        assert car_weights(covariance) == pytest.approx([0.36, 0.09])

    def test_of_two_predictors_they_are_lmg(self) -> None:
        # R^{1/2} of [[1, .5], [.5, 1]] has .9659 and .2588 in each row; for two predictors both
        # ways share equally what they explain together.
        covariance = np.array([[1, 0.5, 0.6], [0.5, 1, 0.4], [0.6, 0.4, 1]])
        assert relative_weights(covariance) == pytest.approx(lmg(covariance))

    def test_what_does_not_vary_explains_nothing(self) -> None:
        covariance = np.array([[1, 0, 0.6], [0, 0, 0], [0.6, 0, 1]])
        assert relative_weights(covariance) == pytest.approx([0.36, 0])

    def test_a_predictor_that_stands_twice_shares(self) -> None:
        covariance = np.array([[1, 1, 0.6], [1, 1, 0.6], [0.6, 0.6, 1]])
        assert relative_weights(covariance) == pytest.approx([0.18, 0.18])

    @given(st.integers(0, 2**32 - 1), st.integers(2, 6))
    def test_they_add_up_to_what_all_explain(self, seed: int, n_predictors: int) -> None:
        draws = np.random.default_rng(seed).normal(size=(30, n_predictors + 1))
        covariance = np.cov(draws @ draws[: n_predictors + 1], rowvar=False)
        total = subset_r2(covariance)[-1]
        assert relative_weights(covariance).sum() == pytest.approx(total, abs=1e-6)
        assert car_weights(covariance).sum() == pytest.approx(total, abs=1e-6)
