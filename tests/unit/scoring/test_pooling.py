"""Team scores borrow strength: little from few, nothing alone, and they say how sure they are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import dblquad

from flowgap.scoring.pooling import (
    PERSON_SPREAD,
    PERSON_SPREAD_WEIGHT,
    TEAM_SPREAD_SCALE,
    TeamMeans,
    pool_teams,
    team_means,
)


def means(*teams: tuple[float, int], person_spread: float = 20.0) -> TeamMeans:
    """Return teams of (mean, people) whose people differ by exactly this spread."""
    n = np.array([size for _, size in teams], dtype=np.int64)
    return TeamMeans(
        mean=np.array([mean for mean, _ in teams]),
        n=n,
        squares_within=person_spread**2 * float(n.sum() - len(n)),
    )


class TestTeamMeans:
    def test_worked_example(self) -> None:
        # Team 0: 40, 60 -> mean 50, squares 100 + 100. Team 1: 70 -> mean 70, squares 0.
        found = team_means(np.array([40.0, 70.0, 60.0]), np.array([0, 1, 0]), 2)
        assert found.mean.tolist() == [50, 70]
        assert found.n.tolist() == [2, 1]
        assert found.squares_within == 200

    def test_a_missing_score_is_refused(self) -> None:
        with pytest.raises(ValueError, match="every person needs a score"):
            team_means(np.array([np.nan]), np.array([0]), 1)

    def test_a_team_of_nobody_is_refused(self) -> None:
        with pytest.raises(ValueError, match="every team a person"):
            team_means(np.array([50.0]), np.array([0]), 2)


class TestPoolTeams:
    def test_it_equals_the_integral_that_it_stands_for(self) -> None:
        # Independent of the grid: the posterior mean of team 0 by adaptive quadrature over the
        # spreads, from the textbook formulas (Gelman et al. 2013, 5.4).
        data = means((30.0, 6), (55.0, 10), (60.0, 5), (48.0, 8))
        found = pool_teams(data).combine(np.eye(4)).mean[0]
        assert found == pytest.approx(_quadrature(data), abs=0.02)

    def test_one_team_alone_keeps_its_mean(self) -> None:
        alone = pool_teams(means((42.0, 8))).combine(np.eye(1))
        assert alone.mean[0] == pytest.approx(42)
        # 20 / sqrt(8) = 7.07 points, a little more as the spread of people is not known exactly.
        assert 7.0 < alone.spread[0] < 8.0

    def test_a_small_team_is_pulled_more_than_a_large_one(self) -> None:
        data = means((30.0, 5), (30.0, 40), (60.0, 12), (62.0, 12), (58.0, 12))
        small, large = pool_teams(data).combine(np.eye(5)).mean[:2]
        assert 30 < large < small < 55

    def test_teams_that_say_the_same_are_pulled_together(self) -> None:
        reliability = pool_teams(means(*[(50.0, 8)] * 10)).reliability
        assert (reliability < 0.2).all()

    def test_teams_that_differ_widely_keep_their_means(self) -> None:
        data = means(*[(mean, 200) for mean in (10.0, 30.0, 50.0, 70.0, 90.0)])
        pooled = pool_teams(data)
        assert (pooled.reliability > 0.99).all()
        np.testing.assert_allclose(pooled.combine(np.eye(5)).mean, data.mean, atol=0.5)

    def test_the_company_is_the_weighted_sum_of_its_teams(self) -> None:
        pooled = pool_teams(means((30.0, 6), (55.0, 10), (60.0, 5)))
        shares = np.array([[0.5, 0.3, 0.2]])
        np.testing.assert_allclose(
            pooled.combine(shares).mean, shares @ pooled.combine(np.eye(3)).mean
        )

    def test_a_team_against_itself_is_certain(self) -> None:
        pooled = pool_teams(means((30.0, 6), (55.0, 10)))
        nothing = pooled.combine(np.zeros((1, 2)))
        assert nothing.mean[0] == 0
        assert nothing.spread[0] == 0

    @settings(max_examples=30)
    @given(
        st.lists(st.tuples(st.floats(0, 100), st.integers(1, 30)), min_size=1, max_size=8),
        st.floats(-50, 50),
    )
    def test_moving_every_answer_moves_every_score_alike(
        self, teams: list[tuple[float, int]], shift: float
    ) -> None:
        contrasts = np.eye(len(teams))
        here = pool_teams(means(*teams)).combine(contrasts)
        there = pool_teams(means(*((mean + shift, n) for mean, n in teams))).combine(contrasts)
        np.testing.assert_allclose(there.mean, here.mean + shift, atol=1e-6)
        np.testing.assert_allclose(there.spread, here.spread, atol=1e-6)

    @settings(max_examples=30)
    @given(
        st.lists(st.tuples(st.floats(0, 100), st.integers(1, 30)), min_size=2, max_size=8),
        st.randoms(use_true_random=False),
    )
    def test_the_order_of_teams_is_irrelevant(
        self, teams: list[tuple[float, int]], random: object
    ) -> None:
        order = np.array(sorted(range(len(teams)), key=lambda _: random.random()))  # type: ignore[attr-defined] # hypothesis gives a Random
        contrasts = np.eye(len(teams))
        plain = pool_teams(means(*teams)).combine(contrasts).mean
        mixed = pool_teams(means(*(teams[place] for place in order))).combine(contrasts).mean
        np.testing.assert_allclose(mixed, plain[order], atol=1e-9)

    def test_no_team_is_refused(self) -> None:
        with pytest.raises(ValueError, match="no team"):
            pool_teams(means())


class TestCoverage:
    def test_intervals_hold_the_truth_as_often_as_they_say(self) -> None:
        # 300 organizations of 8 teams whose spread comes from the prior. The share of 2,400 90 %
        # intervals that hold has a standard error of at most 1 point: 86 to 94 % is wide enough.
        rng = np.random.default_rng(5)
        held = []
        for _ in range(300):
            between = abs(rng.normal(0, TEAM_SPREAD_SCALE))
            truth = rng.normal(50, between, size=8)
            n = rng.integers(5, 13, size=8)
            data = TeamMeans(
                mean=rng.normal(truth, 20 / np.sqrt(n)),
                n=n,
                squares_within=400 * float(rng.chisquare(int(n.sum()) - 8)),
            )
            below = pool_teams(data).combine(np.eye(8)).below(truth)
            held.append(np.abs(below - 0.5) <= 0.45)
        assert 0.86 < np.mean(held) < 0.94


def _quadrature(data: TeamMeans) -> float:
    """Return the posterior mean of the first team, integrated over both spreads."""
    freedom = PERSON_SPREAD_WEIGHT + float(data.n.sum() - len(data.n))
    squares = PERSON_SPREAD_WEIGHT * PERSON_SPREAD**2 + data.squares_within

    def density(tau: float, sigma: float) -> tuple[float, float]:
        variance = tau**2 + sigma**2 / data.n
        weight = 1 / variance
        centre = (weight * data.mean).sum() / weight.sum()
        log = -0.5 * (np.log(variance).sum() + np.log(weight.sum()))
        log -= 0.5 * (weight * (data.mean - centre) ** 2).sum()
        log -= 0.5 * (tau / TEAM_SPREAD_SCALE) ** 2
        # Scaled inverse chi-squared of sigma^2, times d sigma^2 / d sigma.
        log += -(freedom / 2 + 1) * np.log(sigma**2) - squares / (2 * sigma**2) + np.log(sigma)
        pull = tau**2 / variance[0]
        return float(np.exp(log + 95)), float(pull * data.mean[0] + (1 - pull) * centre)

    def weighted(tau: float, sigma: float) -> float:
        p, value = density(tau, sigma)
        return p * value

    box = (10.0, 40.0, 0.0, 50.0)
    total = dblquad(lambda tau, sigma: density(tau, sigma)[0], *box)[0]
    return float(dblquad(weighted, *box)[0] / total)
