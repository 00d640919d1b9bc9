"""Differences between roles, with intervals that hold for the listed ones."""

import numpy as np
import pytest
from scipy.stats import norm

from flowgap.scoring.associations.role_gaps import Gap, RoleView, listed_gaps, role_gap, role_view
from flowgap.scoring.mixture import NormalMixture
from flowgap.scoring.pooling import PooledTeams, TeamMeans, pool_teams, team_means


class TestRoleGap:
    def test_it_is_the_difference_of_the_means(self) -> None:
        found = role_gap(view(70.0, 6, 6), view(55.0, 10, 10), known_spreads(20.0, 5.0))
        assert found.mean[0] == pytest.approx(15)

    def test_roles_that_share_all_teams_alike_need_no_spread_of_teams(self) -> None:
        # 20^2 (1/12 + 1/20), whatever tau is.
        for tau in (1.0, 9.0):
            found = role_gap(view(70.0, 6, 6), view(55.0, 10, 10), known_spreads(20.0, tau))
            assert found.spread[0] ** 2 == pytest.approx(400 * (1 / 12 + 1 / 20))

    def test_a_role_that_is_a_team_of_its_own_is_hardly_known(self) -> None:
        # All 12 in the first team, all 20 in the second: tau^2 (1 + 1) more.
        found = role_gap(view(70.0, 12, 0), view(55.0, 0, 20), known_spreads(20.0, 5.0))
        assert found.spread[0] ** 2 == pytest.approx(400 * (1 / 12 + 1 / 20) + 25 * 2)

    def test_the_other_way_round_is_the_opposite(self) -> None:
        pooled = known_spreads(20.0, 5.0)
        first, second = view(70.0, 6, 2), view(55.0, 10, 10)
        there, back = role_gap(first, second, pooled), role_gap(second, first, pooled)
        assert there.mean[0] == -back.mean[0]
        assert there.spread[0] == pytest.approx(back.spread[0])

    def test_views_of_other_teams_are_refused(self) -> None:
        with pytest.raises(ValueError, match="numbers of teams"):
            role_gap(view(70.0, 6), view(55.0, 10, 10), known_spreads(20.0, 5.0))

    def test_nobody_has_no_view(self) -> None:
        with pytest.raises(ValueError, match="Allowed: 1 person"):
            role_view(np.empty(0), np.empty(0, dtype=np.intp), 2)

    @pytest.mark.parametrize("n_teams", [6, 12])
    def test_intervals_hold_the_truth_where_roles_are_uneven(self, n_teams: int) -> None:
        # 8 points between roles, of whom a team holds 15 % or 90 %; teams differ by 6 points, and
        # by 4 more for each role.
        chance, held = np.random.default_rng(3), []
        for _ in range(200):
            teams = np.repeat(np.arange(n_teams), chance.integers(6, 14, size=n_teams))
            rate = np.where(chance.random(n_teams) < 0.3, 0.9, 0.15)
            role = (chance.random(len(teams)) < rate[teams]).astype(int)
            if min(role.sum(), len(role) - role.sum()) < 10:
                continue
            own = chance.normal(0, 4, size=(n_teams, 2))[teams, role]
            level = 55 + chance.normal(0, 6, n_teams)[teams] + own + 8 * role
            scores = level + chance.normal(0, 20, len(teams))
            pooled = pool_teams(team_means(scores, teams, n_teams))
            views = [role_view(scores[role == k], teams[role == k], n_teams) for k in (1, 0)]
            low, high = role_gap(views[0], views[1], pooled).quantiles(0.05, 0.95)[:, 0]
            held.append(low <= 8 <= high)
        assert 0.85 <= np.mean(held) <= 0.97


class TestListedGaps:
    def test_all_of_a_short_list_have_their_plain_interval(self) -> None:
        (found,) = listed_gaps([normal(10.0, 4.0)], most=3)
        assert found.low == pytest.approx(10 - 4 * norm.ppf(0.95), abs=1e-4)
        assert found.high == pytest.approx(10 + 4 * norm.ppf(0.95), abs=1e-4)

    def test_the_clearest_are_listed_and_the_largest_come_first(self) -> None:
        # Evidence 2.5, 1, 3 and 0.5: the first and the third.
        gaps = [normal(10, 4), normal(-20, 20), normal(-6, 2), normal(1, 2)]
        assert [found.place for found in listed_gaps(gaps, most=2)] == [0, 2]

    def test_a_list_drawn_from_more_has_wider_intervals(self) -> None:
        # One of four: 1 - .1 / 4 = 97.5 %.
        gaps = [normal(10, 2), normal(1, 2), normal(1, 2), normal(1, 2)]
        (found,) = listed_gaps(gaps, most=1)
        assert found.high == pytest.approx(10 + 2 * norm.ppf(0.9875), abs=1e-4)

    def test_no_gaps_give_no_list(self) -> None:
        assert listed_gaps([]) == ()

    def test_at_most_a_tenth_of_the_listed_intervals_miss(self) -> None:
        # 48 gaps, true ones 4 points apart, measured with an error of 6: the 12 clearest.
        chance = np.random.default_rng(9)
        misses, plain = [], []
        for _ in range(100):
            truth = chance.normal(0, 4, 48)
            gaps = [normal(seen, 6.0) for seen in truth + chance.normal(0, 6, 48)]
            listed = listed_gaps(gaps)
            misses.append(np.mean([is_missed(found, truth) for found in listed]))
            plain.append(np.mean([abs(g.difference - truth[g.place]) > 9.87 for g in listed]))
        # 1,200 intervals: .10 and two standard errors.
        assert np.mean(misses) <= 0.12
        assert np.mean(plain) > 0.2  # what plain 90 % intervals would have missed


def is_missed(found: Gap, truth: np.ndarray) -> bool:
    return not found.low <= truth[found.place] <= found.high


def view(mean: float, *n_by_team: int) -> RoleView:
    return RoleView(mean=mean, n_by_team=np.array(n_by_team))


def normal(mean: float, spread: float) -> NormalMixture:
    return NormalMixture(weights=np.ones(1), means=np.array([[mean]]), spreads=np.array([[spread]]))


def known_spreads(sigma: float, tau: float) -> PooledTeams:
    """Return two teams of 16 where both spreads are known."""
    error = np.full((1, 2), sigma**2 / 16)
    return PooledTeams(
        weights=np.ones(1),
        pull=tau**2 / (tau**2 + error),
        error=error,
        centre=np.array([60.0]),
        centre_error=np.array([1.0]),
        means=TeamMeans(mean=np.array([60.0, 60.0]), n=np.array([16, 16]), squares_within=1.0),
        freedom=1_000.0,
    )
