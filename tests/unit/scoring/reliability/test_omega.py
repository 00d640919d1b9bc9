"""Omega against closed forms, a brute-force likelihood, simulated truth and spoilt data."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points
from flowgap.scoring.reliability import one_factor
from flowgap.scoring.reliability.covariance import complete_covariance
from flowgap.scoring.reliability.omega import NoOmega, estimate_omega
from flowgap.scoring.reliability.one_factor import NoFactor, OneFactor, fit_one_factor

LOADINGS = np.array([0.9, 0.7, 0.6, 0.5])
RESIDUALS = np.array([0.4, 0.6, 1.0, 0.3])


def with_covariance(covariance: Floats, n_people: int = 60) -> Points:
    """Return people whose covariances over n are exactly these."""
    rng = np.random.default_rng(7)
    raw = rng.standard_normal((n_people, len(covariance)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(raw.T @ raw / n_people)).T
    return np.asarray(white @ np.linalg.cholesky(covariance).T)


class TestEstimateOmega:
    def test_it_finds_the_loadings_that_made_the_covariances(self) -> None:
        # Common (.9 + .7 + .6 + .5)^2 = 7.29, residuals 2.3: omega = 7.29 / 9.59.
        points = with_covariance(np.outer(LOADINGS, LOADINGS) + np.diag(RESIDUALS))
        found = estimate_omega(points)
        assert found.value == pytest.approx(7.29 / 9.59, abs=1e-6)
        assert found.over_observed == pytest.approx(7.29 / 9.59, abs=1e-6)
        assert found.loadings == pytest.approx(LOADINGS, abs=1e-6)
        assert found.residuals == pytest.approx(RESIDUALS, abs=1e-6)

    def test_three_items_are_solved_by_hand(self) -> None:
        # Loadings follow from covariances: l1^2 = s12 s13 / s23 = .6 x .4 / .3 = .8,
        # l2^2 = .6 x .3 / .4 = .45, l3^2 = .4 x .3 / .6 = .2.
        covariance = np.array([[1.0, 0.6, 0.4], [0.6, 1.0, 0.3], [0.4, 0.3, 1.0]])
        common = (0.8**0.5 + 0.45**0.5 + 0.2**0.5) ** 2
        found = estimate_omega(with_covariance(covariance))
        assert found.value == pytest.approx(common / (common + 0.2 + 0.55 + 0.8), abs=1e-6)

    def test_it_equals_alpha_where_all_items_measure_equally_well(self) -> None:
        # Loadings 1, residuals 1, four items: 16 / 20 = .8 = alpha.
        points = with_covariance(np.ones((4, 4)) + np.eye(4))
        assert estimate_omega(points).value == pytest.approx(0.8, abs=1e-6)

    @pytest.mark.parametrize("seed", range(6))
    def test_no_other_loadings_and_residuals_are_likelier(self, seed: int) -> None:
        # Brute force over all 2 k parameters: ln|C| + tr(S C^-1), C = l l' + diag(exp(p)).
        rng = np.random.default_rng(seed)
        n_items = int(rng.integers(4, 7))
        weights = rng.uniform(0.4, 1.2, n_items)
        points = rng.standard_normal((150, 1)) * weights + rng.standard_normal((150, n_items))
        sample = complete_covariance(points)
        found = fit_one_factor(sample)
        assert isinstance(found, OneFactor)
        own = np.concatenate([found.loadings, np.log(found.residuals)])
        best = minimize(_misfit, np.concatenate([weights, np.zeros(n_items)]), args=(sample,))
        assert _misfit(own, sample) <= best.fun + 1e-9
        assert found.loadings == pytest.approx(np.abs(best.x[:n_items]), abs=1e-4)

    def test_it_comes_near_a_simulated_truth(self) -> None:
        rng = np.random.default_rng(3)
        noise = rng.standard_normal((4_000, 4)) * np.sqrt(RESIDUALS)
        points = rng.standard_normal((4_000, 1)) * LOADINGS + noise
        assert estimate_omega(points).value == pytest.approx(7.29 / 9.59, abs=0.02)

    def test_units_of_items_do_not_matter_to_the_fit(self) -> None:
        points = with_covariance(np.outer(LOADINGS, LOADINGS) + np.diag(RESIDUALS))
        stretched = estimate_omega(points * np.array([1.0, 10.0, 1.0, 0.1]) + 1e3)
        expected = LOADINGS * np.array([1.0, 10.0, 1.0, 0.1])
        assert stretched.loadings == pytest.approx(expected, rel=1e-5)

    def test_all_items_the_other_way_are_one_scale(self) -> None:
        points = with_covariance(np.outer(LOADINGS, LOADINGS) + np.diag(RESIDUALS))
        assert estimate_omega(-points).value == pytest.approx(7.29 / 9.59, abs=1e-6)


class TestNoOmega:
    def test_items_against_the_others_are_named(self) -> None:
        loadings = LOADINGS * np.array([1, -1, 1, 1])
        points = with_covariance(np.outer(loadings, loadings) + np.diag(RESIDUALS))
        found = estimate_omega(points)
        assert (found.value, found.reason, found.items) == (None, NoOmega.WRONG_WAY, (1,))
        assert found.loadings == pytest.approx(loadings, abs=1e-6)

    @pytest.mark.parametrize(("n_items", "is_enough"), [(2, False), (3, True)])
    def test_it_needs_three_items(self, n_items: int, *, is_enough: bool) -> None:
        points = with_covariance(np.ones((n_items, n_items)) + np.eye(n_items))
        found = estimate_omega(points)
        assert (found.value is not None) == is_enough
        assert (found.reason is NoOmega.FEW_ITEMS) == (not is_enough)

    def test_a_constant_item_is_named(self) -> None:
        points = with_covariance(np.ones((3, 3)) + np.eye(3))
        found = estimate_omega(np.column_stack([points, np.full(60, 0.1)]))
        assert (found.reason, found.items) == (NoOmega.CONSTANT_ITEM, (3,))

    def test_an_item_twice_makes_covariances_singular(self) -> None:
        points = with_covariance(np.ones((3, 3)) + np.eye(3))
        assert estimate_omega(points[:, [0, 1, 2, 2]]).reason is NoOmega.SINGULAR

    def test_fewer_people_than_items_make_covariances_singular(self) -> None:
        points = np.random.default_rng(1).standard_normal((4, 6))
        assert estimate_omega(points).reason is NoOmega.SINGULAR

    @pytest.mark.parametrize(
        "points", [np.empty((0, 4)), np.full((9, 4), np.nan), np.arange(4.0)[np.newaxis]]
    )
    def test_it_needs_two_people_who_answered_all(self, points: Points) -> None:
        assert estimate_omega(points).reason is NoOmega.FEW_PEOPLE

    def test_an_item_that_would_need_negative_residual_variance_is_a_heywood_case(self) -> None:
        # l1^2 = .8 x .8 / .5 = 1.28 of a variance of 1: no residual above 0 fits.
        covariance = np.array([[1.0, 0.8, 0.8], [0.8, 1.0, 0.5], [0.8, 0.5, 1.0]])
        assert estimate_omega(with_covariance(covariance)).reason is NoOmega.HEYWOOD

    def test_a_slope_that_is_not_flat_is_no_convergence(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        points = with_covariance(np.outer(LOADINGS, LOADINGS) + np.diag(RESIDUALS))
        monkeypatch.setattr(one_factor, "_MOST_STEPS", 1)
        assert estimate_omega(points).reason is NoOmega.NO_CONVERGENCE

    def test_unrelated_items_have_no_factor(self) -> None:
        assert fit_one_factor(np.eye(4)) is NoFactor.UNRELATED

    def test_of_two_related_items_only_the_product_of_loadings_is_known(self) -> None:
        covariance = np.eye(4)
        covariance[0, 1] = covariance[1, 0] = 0.25
        assert fit_one_factor(covariance) is NoFactor.UNRELATED

    @settings(max_examples=60)
    @given(
        arrays(
            np.float64,
            st.tuples(st.integers(0, 14), st.integers(1, 6)),
            elements=st.sampled_from([0.0, 1.0, 10.0, np.nan]),
        )
    )
    def test_any_answers_give_a_value_or_a_reason_and_no_warning(self, points: Points) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = estimate_omega(points)
        assert (found.value is None) == (found.reason is not None)
        if found.value is not None:
            assert 0 < found.value < 1


def _misfit(parameters: Floats, sample: Floats) -> float:
    loadings, log_residuals = np.split(parameters, 2)
    implied = np.outer(loadings, loadings) + np.diag(np.exp(log_residuals))
    _, log_size = np.linalg.slogdet(implied)
    return float(log_size + np.trace(np.linalg.solve(implied, sample)))
