"""Which change will be visible."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from flowgap.scoring.planning import (
    GroupKind,
    NoPlan,
    PlannedTeam,
    SurveyPlan,
    Visible,
    plan_survey,
)

ALL = SurveyPlan(response_share=1.0, minimum_group=5)


def planned(*sizes: int, plan: SurveyPlan = ALL) -> tuple[Visible, ...]:
    teams = [PlannedTeam(name=f"T{place}", n_invited=size) for place, size in enumerate(sizes)]
    return plan_survey(teams, plan)


def visible(n: float, n_compared: int) -> float:
    return float(norm.ppf(1 - 0.04 / n_compared) + norm.ppf(0.8)) * float(20 * (2 / n) ** 0.5)


class TestPlanSurvey:
    def test_worked_example(self) -> None:
        # Two teams of 8 in 12 dimensions: 24 cells, z of 1 - .08 / 48 is 2.935, and
        # (2.935 + 0.842) * 10 = 37.8 points.
        team = planned(8, 8)[0]
        assert team.one_wave == pytest.approx(37.8, abs=0.05)
        assert team.one_wave == pytest.approx(visible(8, 24))

    def test_the_company_is_the_last_line_and_sees_most(self) -> None:
        company = planned(8, 8, 12)[-1]
        assert (company.kind, company.n_invited) == (GroupKind.COMPANY, 28)
        assert company.one_wave == pytest.approx(visible(28, 12))

    def test_a_second_wave_shows_smaller_changes(self) -> None:
        team = planned(12, 12)[0]
        assert team.one_wave is not None
        assert team.two_waves is not None
        assert team.two_waves < team.one_wave

    def test_two_teams_merged_show_what_one_of_their_size_would(self) -> None:
        # 8 and 12 make 20 people; of three teams two are left: 24 cells.
        team = planned(8, 12, 16)[0]
        assert team.merged_with == "T1"
        assert team.merged == pytest.approx(visible(20, 24))

    def test_teams_of_another_unit_are_not_merged(self) -> None:
        teams = [
            PlannedTeam(name="A", n_invited=8, units=("North",)),
            PlannedTeam(name="B", n_invited=8, units=("South",)),
            PlannedTeam(name="C", n_invited=9, units=("North",)),
        ]
        rows = plan_survey(teams, ALL)
        assert [row.merged_with for row in rows[:3]] == ["C", None, "A"]

    def test_units_hold_all_below_them(self) -> None:
        teams = [
            PlannedTeam(name="A", n_invited=8, units=("Web", "Product")),
            PlannedTeam(name="B", n_invited=9, units=("Product",)),
        ]
        units = {row.name: row.n_invited for row in plan_survey(teams, ALL) if row.kind == "unit"}
        assert units == {"Web": 8, "Product": 17}

    def test_five_answers_are_a_score_and_fewer_are_not(self) -> None:
        half = replace(ALL, response_share=0.5)
        enough, few = planned(10, 9, plan=half)[:2]
        assert enough.one_wave is not None
        assert (few.one_wave, few.reason) == (None, NoPlan.TOO_FEW_ANSWERS)

    def test_a_team_without_a_score_lengthens_no_list(self) -> None:
        assert planned(8, 8, 4)[0].one_wave == planned(8, 8)[0].one_wave

    def test_the_chance_of_a_score_is_binomial(self) -> None:
        # At least 5 of 6, each with .5: (6 + 1) / 64.
        team = planned(6, 20, plan=replace(ALL, response_share=0.5))[0]
        assert team.p_shown == pytest.approx(7 / 64)

    @pytest.mark.parametrize(("n", "share", "p"), [(4, 1.0, 0.0), (5, 1.0, 1.0), (4, 0.5, 0.0)])
    def test_a_score_is_certain_or_impossible_where_it_must_be(
        self, n: int, share: float, p: float
    ) -> None:
        assert planned(n, 20, plan=replace(ALL, response_share=share))[0].p_shown == p

    def test_below_the_minimum_of_a_verdict_it_must_show_without_any_one_of_them(self) -> None:
        seven, eight = planned(7, 8, plan=replace(ALL, minimum_verdict=8))[:2]
        plain_seven, plain_eight = planned(7, 8)[:2]
        assert eight.one_wave == plain_eight.one_wave
        # The bar of the first of 24 is 2.935. Errors in units of one person's 20 points: s is
        # sqrt(2 / 7) = .5345 and sqrt(1 / 7 + 1 / 6) = .5563 without one. The most extreme of seven
        # lies 1.352 off, variance .392 - 1 / 7; over 6 people that is .2254 and .0069. The larger
        # of two such: .2254 + sqrt(.0069 / pi) = .2722, variance .0069 (1 - 1 / pi) = .0047.
        # Together 2.935 * .5563 + .2722 + .8416 * sqrt(.2857 + .0047) = 2.358, times 20.
        assert seven.one_wave == pytest.approx(47.2, abs=0.1)
        assert plain_seven.one_wave == pytest.approx(40.4, abs=0.1)

    def test_no_change_on_the_scale_may_be_visible(self) -> None:
        team = planned(8, plan=replace(ALL, later_spread=90.0))[0]
        assert (team.one_wave, team.reason) == (None, NoPlan.BEYOND_SCALE)

    def test_an_error_that_all_share_is_not_lost_by_asking_more_people(self) -> None:
        plan = replace(ALL, later_shared_error=3.0)
        company = planned(1_000_000, plan=plan)[-1]
        # Bar and power are 2.713 and 0.842 errors of 3 points.
        assert company.one_wave == pytest.approx(10.66, abs=0.05)

    @pytest.mark.parametrize("sizes", [(0,), (0, 0), (8, -1), ()])
    def test_somebody_must_be_invited(self, sizes: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="invited"):
            planned(*sizes)

    @pytest.mark.parametrize("share", [0.0, 1.01, float("nan")])
    def test_a_share_lies_between_nobody_and_all(self, share: float) -> None:
        with pytest.raises(ValueError, match="at most 1"):
            planned(8, plan=replace(ALL, response_share=share))

    @given(st.lists(st.integers(1, 300), min_size=1, max_size=20), st.floats(0.05, 1))
    def test_more_people_never_see_less(self, sizes: list[int], share: float) -> None:
        plan = replace(ALL, response_share=share)
        seen = sorted(
            (row.n_invited, row.one_wave)
            for row in planned(*sizes, plan=plan)[:-1]
            if row.one_wave is not None
        )
        changes = [change for _, change in seen]
        assert changes == sorted(changes, reverse=True)
