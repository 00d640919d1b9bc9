"""The company's mean weighted to the roster."""

import numpy as np
import polars as pl
import pytest

from flowgap.result.survey import WeightedMean
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.weights import RoleWeights, invited_roles, weighted_means
from tests.support.usable_people import usable_people

TEAMS = np.repeat(np.arange(5), 10)
ROLES = np.tile(np.repeat(["build", "lead"], 5), 5)
"""Five of either role in each of five teams."""

TWICE_BUILD = {"build": 100, "lead": 50}
"""A fourth of the builders answered and half of the leads."""


class TestByTeam:
    def test_a_team_of_whom_few_answered_weighs_more(self) -> None:
        # Ten answer in each team; the first has 30 people, the others 10. Mean response is
        # 50 of 70, weights 30 / 14 = 2.14 and 10 / 14 = .714. Scores are 90 there, else 50:
        # (30 * 90 + 40 * 50) / 70 = 67.1. Kish: 70^2 / (30^2 + 4 * 10^2) teams of 10 = 37.7.
        scores = np.where(TEAMS == 0, 90.0, 50.0)
        found = of(usable_people(scores, TEAMS, invited=[30, 10, 10, 10, 10]))
        assert found.mean == pytest.approx(67.14, abs=0.01)
        assert found.n_effective == 40  # 37.69 in tens
        assert (found.by, found.reason) == (("team",), None)

    def test_it_is_the_sum_of_the_shares_that_the_estimate_uses(self) -> None:
        rng = np.random.default_rng(1)
        part = usable_people(rng.normal(50, 20, 50), TEAMS, invited=[80, 10, 12, 30, 10])
        belief = part.belief()
        assert of(part).mean == pytest.approx(float(belief.shares @ belief.pooled.means.mean))

    def test_where_all_answered_nothing_moves(self) -> None:
        scores = np.linspace(10, 90, 50)
        found = of(usable_people(scores, TEAMS))
        assert found.mean == pytest.approx(50)
        assert found.n_effective == pytest.approx(50)

    @pytest.mark.parametrize(("n_teams", "reason"), [(4, "few_teams"), (5, None)])
    def test_it_takes_five_groups(self, n_teams: int, reason: str | None) -> None:
        teams = np.repeat(np.arange(n_teams), 10)
        found = of(usable_people(np.linspace(10, 90, len(teams)), teams))
        assert found.reason == reason
        assert (found.mean is None) is (reason is not None)

    @pytest.mark.parametrize("invited", [[-1, 20, 20, 20, 20], [9, 20, 20, 20, 20]])
    def test_without_the_number_of_every_team_there_is_no_weight(self, invited: list[int]) -> None:
        found = of(usable_people(np.linspace(10, 90, 50), TEAMS, invited=invited))
        assert (found.mean, found.by, found.reason) == (None, (), "no_roster")

    def test_what_would_tell_how_many_is_left_out(self) -> None:
        part = usable_people(np.linspace(10, 90, 50), TEAMS)
        found = weighted_means({"D": part}, {"D": part.belief()}, none_told(), incomplete={"D"})
        assert found["D"].n_effective is None
        assert found["D"].mean is not None


class TestByTeamAndRole:
    def test_roles_that_answered_less_weigh_more(self) -> None:
        # Builders answered half as often, so they are to weigh twice as much: 2/3 against 1/3.
        # They say 60, leads 30: 2/3 * 60 + 1/3 * 30 = 50. Weights 4/3 and 2/3.
        found = of(answers(), roles(TWICE_BUILD))
        assert found.mean == pytest.approx(50)
        assert found.by == ("team", "role")
        # 50^2 / (25 * (4/3)^2 + 25 * (2/3)^2) = 45.
        assert found.n_effective == 40  # in tens, half to even

    def test_teams_keep_their_weight(self) -> None:
        # Teams differ, roles do not: whatever roles weigh, the mean is that by teams.
        part = usable_people(10.0 * TEAMS, TEAMS, invited=[30, 10, 10, 10, 10])
        assert of(part, roles(TWICE_BUILD)).mean == pytest.approx(of(part).mean)

    @pytest.mark.parametrize("admitted", [(), ("build",), ("lead",)])
    def test_a_role_that_the_gate_holds_back_has_no_weight(self, admitted: tuple[str]) -> None:
        found = of(answers(), roles(TWICE_BUILD, admitted=admitted))
        assert found.by == ("team",)
        assert found.mean == pytest.approx(45)

    def test_who_told_no_role_stands_for_as_many_as_before(self) -> None:
        own = ROLES.copy()
        own[TEAMS == 4] = ""
        scores = np.where(own == "", 100.0, np.where(own == "build", 60.0, 30.0))
        found = of(usable_people(scores, TEAMS), roles(TWICE_BUILD, own=own))
        # 40 people tell a role and stand for 50 on average, 10 do not and say 100.
        assert found.mean == pytest.approx((40 * 50 + 10 * 100) / 50)

    @pytest.mark.parametrize(("n_silent", "by"), [(9, ("team",)), (10, ("team", "role"))])
    def test_fewer_than_ten_without_a_role_could_be_told_apart(
        self, n_silent: int, by: tuple[str, ...]
    ) -> None:
        own = ROLES.copy()
        own[:n_silent] = ""
        found = of(answers(), roles({"build": 100, "lead": 50}, own=own))
        assert found.by == by

    def test_it_follows_from_the_sums_of_teams_and_of_roles(self) -> None:
        # Answers are exchanged so that every team and every role keeps its sum: one in a builder
        # and a lead of one team, the other way round in another team.
        rng = np.random.default_rng(3)
        scores = rng.uniform(20, 80, 50)
        moved = scores.copy()
        moved[[0, 15]] += 7
        moved[[5, 10]] -= 7
        invited = [24, 16, 18, 20, 22]
        weights = roles({"build": 60, "lead": 40})
        found = [
            of(usable_people(s, TEAMS, invited=invited), weights).mean for s in (scores, moved)
        ]
        assert found[0] == pytest.approx(found[1])
        assert found[0] != pytest.approx(of(usable_people(scores, TEAMS, invited=invited)).mean)

    def test_a_roster_that_means_other_roles_is_not_used(self) -> None:
        # 25 people call themselves leads, the roster has 24.
        assert of(answers(), roles({"build": 100, "lead": 24})).by == ("team",)
        assert of(answers(), roles({"build": 100, "lead": 25})).by == ("team", "role")

    def test_roles_that_are_teams_change_nothing(self) -> None:
        own = np.where(TEAMS < 2, "lead", "build")
        assert of(answers(), roles({"build": 200, "lead": 40}, own=own)).by == ("team",)


class TestInvitedRoles:
    @pytest.mark.parametrize(("n_all", "found"), [(10, {"build": 8, "lead": 2}), (11, {})])
    def test_roles_that_are_not_all_of_a_team_are_unknown(
        self, n_all: int, found: dict[str, int]
    ) -> None:
        rows = ("a", None, "build", 8), ("a", None, "lead", 2), ("a", None, None, n_all)
        assert invited_roles(roster(*rows), ["a"], "w1") == found

    def test_rows_of_roles_are_added_over_teams(self) -> None:
        table = roster(("a", None, "build", 8), ("a", None, "lead", 2), ("b", None, "build", 5))
        assert invited_roles(table, ["a", "b"], "w1") == {"build": 13, "lead": 2}

    def test_rows_of_the_wave_beat_those_of_all_waves(self) -> None:
        table = roster(("a", None, "build", 8), ("a", "w1", "build", 6), ("a", "w2", "build", 9))
        assert invited_roles(table, ["a"], "w1") == {"build": 6}
        assert invited_roles(table, ["a"], "w3") == {"build": 8}

    def test_a_team_without_roles_leaves_all_unknown(self) -> None:
        table = roster(("a", None, "build", 8), ("b", None, None, 5))
        assert invited_roles(table, ["a", "b"], "w1") == {}
        assert invited_roles(table, ["a"], "w1") == {"build": 8}

    def test_a_roster_of_teams_tells_no_roles(self) -> None:
        assert invited_roles(roster(("a", None, None, 8)), ["a"], "w1") == {}
        assert invited_roles(roster(), [], "w1") == {}


def answers() -> UsableAnswers:
    return usable_people(np.where(ROLES == "build", 60.0, 30.0), TEAMS)


def of(part: UsableAnswers, weights: RoleWeights | None = None) -> WeightedMean:
    return weighted_means({"D": part}, {"D": part.belief()}, weights or none_told())["D"]


def none_told() -> RoleWeights:
    return RoleWeights(of_people=np.full(50, ""), invited={}, admitted={})


def roles(
    invited: dict[str, int],
    *,
    own: np.ndarray = ROLES,
    admitted: tuple[str, ...] = ("build", "lead"),
) -> RoleWeights:
    return RoleWeights(of_people=own, invited=invited, admitted={"D": admitted})


def roster(*rows: tuple[str, str | None, str | None, int]) -> pl.DataFrame:
    text = dict.fromkeys(("team", "wave", "role"), pl.String)
    return pl.DataFrame(list(rows), schema={**text, "invited": pl.Int64}, orient="row")
