"""Does AI buy more where a team is rated stronger: right where it does, silent where it cannot."""

import numpy as np
import pytest

from flowgap.delivery.adoption.amplifier import (
    PRIOR_SPREAD,
    Amplified,
    AmplifierReason,
    TeamPeriods,
    amplified_by,
    in_periods,
    shrunk,
)
from flowgap.delivery.adoption.clustered import Slope, clustered_slope
from flowgap.delivery.work_items import Days

GAIN, MORE = 0.2, 0.1


def periods(n_teams: int, n_periods: int, *, seed: int = 1, noise: float = 0.01) -> TeamPeriods:
    """Return teams of which each standard deviation of scores adds MORE to what AI buys."""
    rng = np.random.default_rng(seed)
    share = rng.uniform(0, 1, (n_teams, n_periods))
    score = scores(n_teams)[:, np.newaxis]
    stronger = (score - score.mean()) / score.std(ddof=1)
    gained = share * (GAIN + MORE * stronger)
    chance = rng.normal(0, noise, share.shape)
    level = rng.normal(2, 1, (n_teams, 1)) + rng.normal(0, 1, (1, n_periods))
    return TeamPeriods(log_delivered=level + gained + chance, share=share)


def scores(n_teams: int) -> Days:
    return np.linspace(40.0, 70.0, n_teams)


class TestTheDifference:
    def test_what_strong_teams_gain_more_is_found_beside_levels_and_periods(self) -> None:
        found = amplified_by(periods(12, 8), scores(12))
        assert isinstance(found, Amplified)
        assert found.value == pytest.approx(MORE, abs=0.02)
        assert 0 < found.low < MORE < found.high
        assert (found.n_teams, found.n_periods) == (12, 8)

    def test_scores_that_are_turned_around_turn_the_sign(self) -> None:
        found = amplified_by(periods(12, 8), scores(12)[::-1])
        assert isinstance(found, Amplified)
        assert found.high < 0

    def test_a_step_is_the_standard_deviation_of_the_scores(self) -> None:
        found = amplified_by(periods(12, 8), scores(12))
        assert isinstance(found, Amplified)
        assert found.step_points == pytest.approx(np.std(scores(12), ddof=1))

    def test_a_hidden_team_is_left_out(self) -> None:
        score = scores(12)
        score[3] = np.nan
        found = amplified_by(periods(12, 8), score)
        assert isinstance(found, Amplified)
        assert found.n_teams == 11


class TestTooLittle:
    @pytest.mark.parametrize(("n_teams", "is_enough"), [(10, True), (9, False)])
    def test_ten_teams_are_needed(self, n_teams: int, *, is_enough: bool) -> None:
        found = amplified_by(periods(n_teams, 4), scores(n_teams))
        assert isinstance(found, Amplified) is is_enough
        assert is_enough or found is AmplifierReason.FEW_TEAMS

    @pytest.mark.parametrize(("n_periods", "is_enough"), [(2, True), (1, False)])
    def test_two_periods_are_needed(self, n_periods: int, *, is_enough: bool) -> None:
        found = amplified_by(periods(12, n_periods), scores(12))
        assert isinstance(found, Amplified) is is_enough
        assert is_enough or found is AmplifierReason.FEW_PERIODS

    def test_teams_that_are_rated_alike_tell_nothing(self) -> None:
        assert amplified_by(periods(12, 4), np.full(12, 55.0)) is AmplifierReason.NO_VARIATION

    def test_use_that_never_moves_tells_nothing(self) -> None:
        moved = periods(12, 4)
        still = TeamPeriods(log_delivered=moved.log_delivered, share=np.full((12, 4), 0.5))
        assert amplified_by(still, scores(12)) is AmplifierReason.NO_VARIATION


class TestShrinkage:
    def test_an_exact_slope_is_believed_and_a_vague_one_leaves_the_prior(self) -> None:
        exact, _low, _high = shrunk(Slope(value=0.15, error=0.001, freedom=100))
        vague, low, high = shrunk(Slope(value=0.15, error=50.0, freedom=100))
        assert exact == pytest.approx(0.15, abs=0.001)
        assert vague == pytest.approx(0, abs=0.001)
        # 1.645 standard deviations of a normal distribution hold 90 %.
        assert (low, high) == pytest.approx((-1.645 * PRIOR_SPREAD, 1.645 * PRIOR_SPREAD), abs=1e-3)

    def test_with_an_error_as_large_as_the_prior_half_of_the_slope_is_left(self) -> None:
        value, low, high = shrunk(Slope(value=0.1, error=PRIOR_SPREAD, freedom=1e6))
        # Mean 0.1 / 2, standard deviation 0.1 / sqrt(2) = 0.0707; 1.645 of it on either side.
        assert (value, low, high) == pytest.approx((0.05, 0.05 - 0.1163, 0.05 + 0.1163), abs=1e-3)


class TestPeriods:
    def test_the_first_weeks_are_left_out_where_they_fill_no_period(self) -> None:
        delivered = np.array([[9.0, 1, 2, 3, 4]])
        found = in_periods(delivered, np.full((1, 5), 0.5), np.full((1, 5), 2.0))
        # 1 + 2 + 3 + 4 items and a half, by 2 people.
        assert found.log_delivered == pytest.approx(np.log([[10.5 / 2]]))
        assert found.share == pytest.approx(np.array([[0.5]]))

    def test_a_team_that_nobody_counted_is_one(self) -> None:
        found = in_periods(np.full((1, 4), 1.0), np.full((1, 4), 0.5), np.full((1, 4), np.nan))
        assert found.log_delivered == pytest.approx(np.log([[4.5]]))

    def test_a_period_without_a_delivery_has_a_logarithm(self) -> None:
        found = in_periods(np.zeros((1, 4)), np.full((1, 4), 0.5), np.ones((1, 4)))
        assert found.log_delivered == pytest.approx(np.log([[0.5]]))


class TestClusteredSlope:
    def test_the_error_is_that_of_bell_and_mccaffrey(self) -> None:
        rng = np.random.default_rng(0)
        cluster = np.repeat(np.arange(5), [3, 4, 2, 5, 4])
        outcome, regressor = rng.normal(size=(2, len(cluster)))
        beside = np.column_stack([np.ones(len(cluster)), rng.normal(size=len(cluster))])
        design = np.column_stack([regressor, beside])
        weights = np.linalg.inv(design.T @ design) @ design.T
        leaves = np.eye(len(cluster)) - design @ weights
        variance = 0.0
        for one in range(5):
            rows = cluster == one
            values, vectors = np.linalg.eigh(leaves[np.ix_(rows, rows)])
            root = vectors @ np.diag(values**-0.5) @ vectors.T
            variance += float(weights[0][rows] @ root @ (leaves @ outcome)[rows]) ** 2
        found = clustered_slope(outcome, regressor, beside, cluster)
        assert found is not None
        assert found.value == pytest.approx(weights[0] @ outcome)
        assert found.error == pytest.approx(variance**0.5)

    def test_alike_clusters_leave_one_degree_less_than_there_are(self) -> None:
        # A mean of 8 clusters of 3 alike rows: 8 - 1 degrees of freedom.
        rows = np.arange(24.0)
        found = clustered_slope(rows, np.ones(24), np.zeros((24, 1)), np.repeat(np.arange(8), 3))
        assert found is not None
        assert found.freedom == pytest.approx(7)

    def test_a_regressor_that_stands_in_the_others_has_no_slope(self) -> None:
        beside = np.column_stack([np.ones(6), np.arange(6.0)])
        assert clustered_slope(np.ones(6), np.arange(6.0), beside, np.arange(6)) is None
