"""Covariances between and within teams, from sums per team."""

from itertools import combinations

import numpy as np
import pytest

from flowgap.scoring.associations.moments import TeamSample, team_moments

NO = np.nan


class TestSplitHalves:
    def test_it_is_the_mean_over_all_halvings(self) -> None:
        # Four people per team can be halved in six ways; all are tried.
        sample = random_sample(n_teams=6, n_each=4, seed=1)
        found = team_moments(sample).between(np.ones((1, 6)))[0]
        within_team = [
            np.mean(
                [
                    of_team[list(half), 0].mean() * of_team[rest(half), 1].mean()
                    for half in combinations(range(4), 2)
                ]
            )
            for of_team in teams_of(sample)
        ]
        means = np.array([of_team.mean(axis=0) for of_team in teams_of(sample)])
        # Products of different teams need no halves: sum over j of U_j / J less the mean product
        # of different teams.
        products = np.outer(means[:, 0], means[:, 1])
        of_others = (products.sum() - np.trace(products)) / (6 * 5)
        assert found[0, 1] == pytest.approx(np.mean(within_team) - of_others)

    def test_it_is_the_covariance_of_means_less_that_within_over_the_size(self) -> None:
        sample = random_sample(n_teams=5, n_each=7, seed=2)
        found = team_moments(sample).between(np.ones((1, 5)))[0]
        means = np.array([of_team.mean(axis=0) for of_team in teams_of(sample)])
        inside = np.mean([np.cov(of_team, rowvar=False)[0, 1] / 7 for of_team in teams_of(sample)])
        assert found[0, 1] == pytest.approx(np.cov(means, rowvar=False)[0, 1] - inside)
        assert found[0, 0] == pytest.approx(np.var(means[:, 0], ddof=1))

    def test_a_mood_that_colours_all_answers_of_a_person_drops_out(self) -> None:
        # Nothing but mood, the same in both variables: means of teams go together for sure, and
        # halves do not.
        rng = np.random.default_rng(3)
        found, naive = [], []
        for _ in range(200):
            mood = rng.normal(0, 20, size=(80, 1))
            sample = TeamSample(
                values=np.hstack([mood, mood]), teams=np.repeat(np.arange(10), 8), n_teams=10
            )
            found.append(team_moments(sample).between(np.ones((1, 10)))[0, 0, 1])
            means = [of_team.mean(axis=0) for of_team in teams_of(sample)]
            naive.append(np.cov(np.array(means), rowvar=False)[0, 1])
        # 400 / 8 = 50 by mood alone.
        assert np.mean(naive) == pytest.approx(50, abs=5)
        assert np.mean(found) == pytest.approx(0, abs=5)

    def test_who_has_one_variable_only_enters_its_mean(self) -> None:
        # x: 2, 4 and 9; y: 1, 3 of the first two, whose covariance is 1 x 1 + 1 x 1 = 2. Means 5
        # and 2; of 3 x 2 pairs two are of one person: 2 x 2 / 6.
        values = np.array([[2.0, 1], [4, 3], [9, NO]])
        found = team_moments(TeamSample(values=values, teams=np.zeros(3, np.intp), n_teams=1))
        np.testing.assert_allclose(found.means, [[5, 2]])
        assert found.shared[0, 0, 1] == pytest.approx(2 / 3)

    def test_where_answers_are_missing_a_mood_drops_out_as_well(self) -> None:
        # As above, and of ten people three lack the first variable and three others the second.
        rng, found = np.random.default_rng(8), []
        for _ in range(200):
            mood = rng.normal(0, 20, size=(100, 1)) * np.ones(2)
            mood[np.arange(100) % 10 < 3, 0] = NO
            mood[np.arange(100) % 10 > 6, 1] = NO
            sample = TeamSample(values=mood, teams=np.repeat(np.arange(10), 10), n_teams=10)
            found.append(team_moments(sample).between(np.ones((1, 10)))[0, 0, 1])
        assert np.mean(found) == pytest.approx(0, abs=5)

    def test_nobody_in_common_has_nothing_to_take_off(self) -> None:
        values = np.array([[2.0, NO], [4, NO], [NO, 1], [NO, 3]])
        found = team_moments(TeamSample(values=values, teams=np.zeros(4, np.intp), n_teams=1))
        assert found.shared[0, 0, 1] == 0


class TestWithin:
    def test_it_is_pooled_over_teams(self) -> None:
        sample = random_sample(n_teams=4, n_each=6, seed=4)
        found = team_moments(sample).within(np.ones((1, 4)))[0]
        expected = np.mean([np.cov(of_team, rowvar=False) for of_team in teams_of(sample)], axis=0)
        np.testing.assert_allclose(found, expected)

    def test_teams_that_differ_change_nothing(self) -> None:
        sample = random_sample(n_teams=4, n_each=6, seed=5)
        moved = TeamSample(
            values=sample.values + 100.0 * sample.teams[:, np.newaxis],
            teams=sample.teams,
            n_teams=4,
        )
        weights = np.array([[1.0, 2, 0, 1]])
        np.testing.assert_allclose(
            team_moments(moved).within(weights), team_moments(sample).within(weights)
        )


class TestDraws:
    def test_a_team_drawn_twice_is_two_teams(self) -> None:
        sample = random_sample(n_teams=3, n_each=5, seed=6)
        again = TeamSample(
            values=np.concatenate([sample.values, sample.values[sample.teams == 1]]),
            teams=np.concatenate([sample.teams, np.full(5, 3)]),
            n_teams=4,
        )
        drawn = team_moments(sample).between(np.array([[1.0, 2, 1]]))
        written = team_moments(again).between(np.ones((1, 4)))
        np.testing.assert_allclose(drawn, written)

    def test_the_order_of_people_changes_nothing(self) -> None:
        sample = random_sample(n_teams=5, n_each=6, seed=7)
        order = np.random.default_rng(7).permutation(30)
        mixed = TeamSample(values=sample.values[order], teams=sample.teams[order], n_teams=5)
        weights = np.ones((1, 5))
        np.testing.assert_allclose(
            team_moments(mixed).between(weights), team_moments(sample).between(weights)
        )


class TestRefusal:
    def test_one_person_cannot_be_halved(self) -> None:
        values = np.array([[1.0, 2], [3, NO], [4, 5], [6, 7]])
        with pytest.raises(ValueError, match="1 answers in a team"):
            team_moments(TeamSample(values=values, teams=np.array([0, 0, 1, 1]), n_teams=2))


def random_sample(*, n_teams: int, n_each: int, seed: int) -> TeamSample:
    rng = np.random.default_rng(seed)
    teams = np.repeat(np.arange(n_teams), n_each)
    values = rng.normal(50, 10, size=(n_teams, 2))[teams] + rng.normal(0, 20, (len(teams), 2))
    return TeamSample(values=values, teams=teams, n_teams=n_teams)


def teams_of(sample: TeamSample) -> list[np.ndarray]:
    return [sample.values[sample.teams == team] for team in range(sample.n_teams)]


def rest(half: tuple[int, ...]) -> list[int]:
    return [person for person in range(4) if person not in half]
