"""Intraclass correlations against worked examples, a balanced design and simulated truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.agreement.intraclass import Intraclass, NoSplit, intraclass
from flowgap.scoring.pooling import TeamMeans, team_means
from tests.support.team_scores import of_teams


class TestIntraclass:
    def test_worked_example_of_equal_teams(self) -> None:
        # Means 2, 3, 7 about 4: MSB = 2 (4 + 1 + 9) / 2 = 14. Within 1/2 + 1/2 + 1/2 squares
        # from three pairs one apart: MSW = 1.5 / 3 = 1/2.
        # ICC(1) = (14 - .5) / (14 + .5) = 27/29; ICC(2) = 13.5 / 14.
        found = intraclass(of_teams([1.5, 2.5], [2.5, 3.5], [6.5, 7.5]))
        assert found.mean_square_between == pytest.approx(14)
        assert found.mean_square_within == pytest.approx(0.5)
        assert found.icc1 == pytest.approx(27 / 29)
        assert found.icc1_unequal == pytest.approx(27 / 29)
        assert found.icc2 == pytest.approx(13.5 / 14)

    def test_the_two_k_differ_for_unequal_teams(self) -> None:
        # Sizes 2 and 4: N / J = 3; (6 - (4 + 16) / 6) / 1 = 8/3.
        # Means 1 and 4 about 3: MSB = 2 (4) + 4 (1) = 12. Within 2 + 2 squares: MSW = 4 / 4 = 1.
        found = intraclass(of_teams([0.0, 2.0], [3.0, 5.0, 4.0, 4.0]))
        assert found.size == pytest.approx(3)
        assert found.size_unequal == pytest.approx(8 / 3)
        assert found.icc1 == pytest.approx(11 / (12 + 2 * 1))
        assert found.icc1_unequal == pytest.approx(11 / (12 + 5 / 3 * 1))
        assert found.icc2 == pytest.approx(11 / 12)

    def test_icc2_is_icc1_stepped_up_by_either_k(self) -> None:
        found = intraclass(of_teams([0.0, 2.0], [3.0, 5.0, 4.0, 4.0]))
        for share, size in ((found.icc1, found.size), (found.icc1_unequal, found.size_unequal)):
            assert share is not None
            assert size is not None
            assert found.icc2 == pytest.approx(size * share / (1 + (size - 1) * share))

    def test_teams_alike_have_a_share_below_zero_and_no_reliable_mean(self) -> None:
        # MSB = 0: ICC(1) = -1 / (k - 1) with k = 2.
        found = intraclass(of_teams([1.0, 3.0], [1.0, 3.0]))
        assert found.icc1 == pytest.approx(-1)
        assert found.icc2 is None
        assert found.reason is None

    def test_people_alike_in_teams_that_differ_have_a_share_of_one(self) -> None:
        found = intraclass(of_teams([0.1, 0.1, 0.1], [0.7, 0.7, 0.7]))
        assert (found.icc1, found.icc2, found.mean_square_within) == (1, 1, 0)
        assert (found.icc1_low, found.icc1_high) == (1, 1)

    def test_the_interval_holds_the_truth_in_nine_of_ten_balanced_samples(self) -> None:
        # 15 teams of 6, variance 1 between and 4 within: ICC(1) = 1/5.
        rng = np.random.default_rng(11)
        n_samples, teams = 1_000, np.repeat(np.arange(15), 6)
        n_held = 0
        for _ in range(n_samples):
            scores = rng.standard_normal(15)[teams] + 2 * rng.standard_normal(90)
            found = intraclass(team_means(scores, teams, 15))
            assert found.icc1_low is not None
            assert found.icc1_high is not None
            n_held += found.icc1_low <= 0.2 <= found.icc1_high
        # Standard error of the share: sqrt(.9 x .1 / 1000) = .0095.
        assert n_held / n_samples == pytest.approx(0.90, abs=0.03)

    @pytest.mark.parametrize(
        ("means", "reason"),
        [
            (of_teams([1.0, 2.0, 3.0]), NoSplit.FEW_TEAMS),
            (of_teams([1.0], [2.0], [4.0]), NoSplit.TEAMS_OF_ONE),
            (of_teams([0.1, 0.1, 0.1], [0.1, 0.1]), NoSplit.EQUAL_SCORES),
        ],
    )
    def test_without_two_teams_a_pair_and_spread_there_is_a_reason(
        self, means: TeamMeans, reason: NoSplit
    ) -> None:
        assert intraclass(means) == Intraclass(reason=reason)

    @given(
        st.lists(
            st.lists(st.integers(1, 5).map(float), min_size=1, max_size=6), min_size=2, max_size=6
        ),
        st.sampled_from([(1.0, 0.0), (-25.0, 125.0), (0.1, 7.3)]),
    )
    def test_it_depends_on_no_unit(
        self, teams: list[list[float]], unit: tuple[float, float]
    ) -> None:
        factor, shift = unit
        own = intraclass(of_teams(*teams))
        other = intraclass(of_teams(*[[factor * x + shift for x in team] for team in teams]))
        assert own.reason == other.reason
        assert other.icc1 == pytest.approx(own.icc1, abs=1e-9)


def test_it_is_fast_with_ten_thousand_teams() -> None:
    teams = np.arange(100_000) % 10_000
    scores = np.random.default_rng(1).standard_normal(100_000)
    found = intraclass(team_means(scores, teams, 10_000))
    assert found.icc1 == pytest.approx(0, abs=0.02)
