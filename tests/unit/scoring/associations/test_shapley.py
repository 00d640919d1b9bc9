"""LMG, against every subset, against R, and against what must hold for any numbers."""

from itertools import combinations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.associations.shapley import MOST_PREDICTORS, lmg, subset_r2

SWISS = {
    ("Agriculture", "Examination"): -0.68654221,
    ("Agriculture", "Education"): -0.63952252,
    ("Agriculture", "Catholic"): 0.40109510,
    ("Agriculture", "Infants"): -0.06085861,
    ("Agriculture", "Fertility"): 0.35307918,
    ("Examination", "Education"): 0.69841530,
    ("Examination", "Catholic"): -0.57274180,
    ("Examination", "Infants"): -0.11402160,
    ("Examination", "Fertility"): -0.64588270,
    ("Education", "Catholic"): -0.15385890,
    ("Education", "Infants"): -0.09932185,
    ("Education", "Fertility"): -0.66378886,
    ("Catholic", "Infants"): 0.17549590,
    ("Catholic", "Fertility"): 0.46368470,
    ("Infants", "Fertility"): 0.41655603,
}
"""Correlations of the 47 provinces of R's `swiss`."""


class TestPublishedExample:
    def test_it_gives_what_r_gives_for_swiss_fertility(self) -> None:
        # relaimpo::calc.relimp(swiss, type = "lmg"), the example of Groemping (2006).
        names = list(dict.fromkeys(name for pair in SWISS for name in pair))
        correlation = np.eye(len(names))
        for (first, second), value in SWISS.items():
            place = names.index(first), names.index(second)
            correlation[place] = correlation[place[::-1]] = value
        expected = [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592]
        np.testing.assert_allclose(lmg(correlation), expected, atol=3e-8)

    def test_two_predictors_by_hand(self) -> None:
        # r = .5 and .4 with the outcome, .2 with each other. R2 of both:
        # (.25 + .16 - 2 x .5 x .4 x .2) / (1 - .04) = .33 / .96 = .34375.
        # The first alone brings .25, after the second .34375 less .16, on average .216875; the
        # second .16 and .34375 less .25, .126875.
        correlation = np.array([[1, 0.2, 0.5], [0.2, 1, 0.4], [0.5, 0.4, 1]])
        np.testing.assert_allclose(lmg(correlation), [0.216875, 0.126875])
        np.testing.assert_allclose(subset_r2(correlation), [0, 0.16, 0.25, 0.34375])


class TestBruteForce:
    @pytest.mark.parametrize("seed", range(5))
    def test_it_is_the_mean_rise_over_all_orders(self, seed: int) -> None:
        covariance = random_covariance(seed, n_predictors=5)
        np.testing.assert_allclose(lmg(covariance), brute_force(covariance), atol=1e-12)

    def test_many_matrices_at_once_are_each_alone(self) -> None:
        several = np.stack([random_covariance(seed, n_predictors=4) for seed in range(6)])
        found = lmg(several.reshape(2, 3, 5, 5)).reshape(6, 4)
        np.testing.assert_allclose(found, [lmg(one) for one in several])


class TestInvariants:
    @given(st.integers(0, 10_000), st.integers(1, 7))
    def test_shares_add_up_and_none_is_negative(self, seed: int, n_predictors: int) -> None:
        covariance = random_covariance(seed, n_predictors=n_predictors)
        found = lmg(covariance)
        assert found.min() > -1e-9
        assert found.sum() == pytest.approx(subset_r2(covariance)[-1])

    @given(st.integers(0, 10_000))
    def test_neither_order_nor_unit_of_predictors_matters(self, seed: int) -> None:
        covariance = random_covariance(seed, n_predictors=4)
        order = [2, 0, 3, 1, 4]
        unit = np.diag([10.0, 0.1, 3, 1, 7])
        found = lmg((unit @ covariance @ unit)[np.ix_(order, order)])
        np.testing.assert_allclose(found, lmg(covariance)[order[:-1]], atol=1e-9)

    def test_without_relations_each_has_its_squared_correlation(self) -> None:
        correlation = np.eye(4)
        correlation[-1, :3] = correlation[:3, -1] = [0.6, -0.3, 0.1]
        np.testing.assert_allclose(lmg(correlation), [0.36, 0.09, 0.01])


class TestAwkwardInput:
    def test_the_same_predictor_twice_shares_equally(self) -> None:
        correlation = np.array([[1, 1, 0.6], [1, 1, 0.6], [0.6, 0.6, 1]])
        np.testing.assert_allclose(lmg(correlation), [0.18, 0.18])

    def test_a_constant_predictor_explains_nothing(self) -> None:
        covariance = np.diag([0.0, 2.0, 1.0])
        covariance[1, 2] = covariance[2, 1] = 0.5
        np.testing.assert_allclose(lmg(covariance), [0, 0.125])

    def test_a_constant_outcome_has_nothing_to_explain(self) -> None:
        np.testing.assert_array_equal(lmg(np.diag([1.0, 1.0, 0.0])), [0, 0])

    def test_no_predictors_share_nothing(self) -> None:
        assert lmg(np.ones((1, 1))).shape == (0,)

    @pytest.mark.parametrize("shape", [(3, 4), (MOST_PREDICTORS + 2, MOST_PREDICTORS + 2)])
    def test_other_shapes_are_refused(self, shape: tuple[int, int]) -> None:
        with pytest.raises(ValueError, match="Allowed: square"):
            lmg(np.ones(shape))


def random_covariance(seed: int, *, n_predictors: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(3 * n_predictors + 4, n_predictors + 1))
    rows[:, -1] += rows[:, :-1].sum(axis=1)
    return np.atleast_2d(np.cov(rows, rowvar=False))


def brute_force(covariance: np.ndarray) -> list[float]:
    """Fit a regression for every subset, as the definition has it."""
    n = len(covariance) - 1

    def r2(subset: tuple[int, ...]) -> float:
        if not subset:
            return 0.0
        among = covariance[np.ix_(subset, subset)]
        with_outcome = covariance[list(subset), -1]
        return float(with_outcome @ np.linalg.solve(among, with_outcome) / covariance[-1, -1])

    def importance(predictor: int) -> float:
        others = [one for one in range(n) if one != predictor]
        return sum(
            factorial(size)
            * factorial(n - 1 - size)
            / factorial(n)
            * (r2((*subset, predictor)) - r2(subset))
            for size in range(n)
            for subset in combinations(others, size)
        )

    return [importance(predictor) for predictor in range(n)]
