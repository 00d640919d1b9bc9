"""The ridge regression between teams: what it fits, and how strongly it pulls."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge, RidgeCV

from flowgap.scoring.associations.moments import TeamSample
from flowgap.scoring.associations.ridge import (
    PENALTIES,
    best_penalties,
    fitted_covariance,
    penalty_of,
    standardized,
)
from flowgap.scoring.associations.shapley import lmg, subset_r2

NO_PRIOR = np.zeros(3)


class TestFittedCovariance:
    @pytest.mark.parametrize("penalty", [0.01, 1.0, 50.0])
    def test_it_is_that_of_scikit_learn(self, penalty: float) -> None:
        predictors, outcome = teams(seed=1)
        model = Ridge(alpha=penalty * (len(outcome) - 1)).fit(predictors, outcome)
        expected = np.cov(np.column_stack([predictors, model.predict(predictors)]), rowvar=False)
        found = fitted_covariance(
            correlation_of(predictors, outcome), penalty=penalty, prior=NO_PRIOR
        )
        np.testing.assert_allclose(found, expected, atol=1e-10)

    def test_with_a_prior_it_is_scikit_learn_on_what_the_prior_leaves(self) -> None:
        predictors, outcome = teams(seed=2)
        prior = np.array([1.5, 1.0, 1.0])
        along = predictors @ prior
        strength = max(0.0, along @ outcome / (along @ along))
        model = Ridge(alpha=2.0 * (len(outcome) - 1)).fit(predictors, outcome - strength * along)
        fitted = strength * along + model.predict(predictors)
        expected = np.cov(np.column_stack([predictors, fitted]), rowvar=False)
        found = fitted_covariance(correlation_of(predictors, outcome), penalty=2.0, prior=prior)
        np.testing.assert_allclose(found, expected, atol=1e-10)

    def test_without_penalty_importances_are_those_of_the_outcome(self) -> None:
        correlation = correlation_of(*teams(seed=3))
        fitted = fitted_covariance(correlation, penalty=0.0, prior=NO_PRIOR)
        # A fit explains itself in full; of the outcome it explains R2.
        r2 = subset_r2(correlation)[-1]
        np.testing.assert_allclose(lmg(fitted) * r2, lmg(correlation), atol=1e-9)

    def test_a_heavy_penalty_leaves_the_prior_s_direction(self) -> None:
        correlation = correlation_of(*teams(seed=4))
        prior = np.array([3.0, 1.0, 0.0])
        found = fitted_covariance(correlation, penalty=1e9, prior=prior)
        expected = correlation[:3, :3] @ prior
        ratio = found[:3, -1] / expected
        np.testing.assert_allclose(ratio, ratio[0], rtol=1e-5)

    def test_a_prior_against_the_data_is_dropped(self) -> None:
        correlation = correlation_of(*teams(seed=5))
        against = -np.sign(correlation[:3, -1])
        np.testing.assert_allclose(
            fitted_covariance(correlation, penalty=1.0, prior=against),
            fitted_covariance(correlation, penalty=1.0, prior=NO_PRIOR),
        )

    def test_what_does_not_vary_gets_no_weight(self) -> None:
        covariance = np.diag([4.0, 0.0, 1.0, 1.0])
        covariance[0, 3] = covariance[3, 0] = 1.0
        found = fitted_covariance(standardized(covariance), penalty=0.0, prior=NO_PRIOR)
        assert lmg(found).tolist() == pytest.approx([1, 0, 0])


class TestPenalty:
    @pytest.mark.parametrize(
        ("n_teams", "prior"), [(12, [1, 1.5, 1]), (30, [0, 0, 0]), (3, [1, 1, 1])]
    )
    def test_it_is_the_one_that_scikit_learn_chooses(
        self, n_teams: int, prior: list[float]
    ) -> None:
        drawn = rng().normal(size=(20, n_teams, 4))
        drawn[..., 3] += drawn[..., 0]
        drawn -= drawn.mean(axis=1, keepdims=True)
        predictors, outcome = drawn[..., :3], drawn[..., 3]
        chosen = []
        for ours, told in zip(predictors, outcome, strict=True):
            along = ours @ prior
            rest = told - max(0, along @ told) / max(along @ along, 1e-9) * along
            peer = RidgeCV(alphas=PENALTIES * (n_teams - 1)).fit(ours, rest)
            chosen.append(peer.alpha_ / (n_teams - 1))
        found = best_penalties(predictors, outcome, np.array(prior, dtype=np.float64))
        assert found == pytest.approx(chosen)

    def test_clear_relations_are_hardly_penalized(self) -> None:
        assert penalty_of(sample(noise=0.5), prior=NO_PRIOR, rng=rng(), n_splits=20) < 0.1

    def test_noise_is_penalized_to_nothing(self) -> None:
        found = penalty_of(sample(noise=None), prior=NO_PRIOR, rng=rng(), n_splits=20)
        assert found > 10

    def test_it_is_one_that_was_tried(self) -> None:
        found = penalty_of(sample(noise=5.0), prior=NO_PRIOR, rng=rng(), n_splits=21)
        assert np.isclose(PENALTIES, found).any()

    def test_equal_states_of_chance_give_equal_penalties(self) -> None:
        first, again = (
            penalty_of(sample(noise=5.0), prior=NO_PRIOR, rng=rng(), n_splits=5) for _ in range(2)
        )
        assert first == again

    def test_a_half_that_nobody_of_a_team_is_in_stands_in_the_middle(self) -> None:
        # Two people per team have the first variable: some halves have none of them.
        given = sample(noise=1.0)
        values = given.values.copy()
        for team in range(given.n_teams):
            values[np.flatnonzero(given.teams == team)[2:], 0] = np.nan
        thin = TeamSample(values=values, teams=given.teams, n_teams=given.n_teams)
        assert penalty_of(thin, prior=NO_PRIOR, rng=rng(), n_splits=5) in PENALTIES


def teams(*, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return 25 teams of mean 0 and variance 1 in three predictors and an outcome."""
    drawn = np.random.default_rng(seed).normal(size=(25, 4))
    drawn[:, 3] += drawn[:, 0] + 0.5 * drawn[:, 1]
    unit = (drawn - drawn.mean(axis=0)) / drawn.std(axis=0, ddof=1)
    return unit[:, :3], unit[:, 3]


def correlation_of(predictors: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    return np.asarray(np.corrcoef(np.column_stack([predictors, outcome]), rowvar=False))


def sample(*, noise: float | None) -> TeamSample:
    """Return 20 teams of 6; people differ by `noise`, or there is nothing but that."""
    chance = np.random.default_rng(9)
    truth = np.zeros((20, 4)) if noise is None else chance.normal(0, 8, size=(20, 4))
    truth[:, 3] = truth[:, 0] + truth[:, 1]
    of_people = np.repeat(np.arange(20), 6)
    values = truth[of_people] + chance.normal(0, noise or 20.0, size=(120, 4))
    return TeamSample(values=values, teams=of_people, n_teams=20)


def rng() -> np.random.Generator:
    return np.random.default_rng(4)
