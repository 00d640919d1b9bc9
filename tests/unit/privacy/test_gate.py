"""The gate: what was given before is never told apart by what is given now."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowgap.privacy.cell import Cell
from flowgap.privacy.gate import Gate
from flowgap.privacy.refusals import RefusalReason
from flowgap.privacy.snapshot import Group, Ledger
from tests.unit.privacy.engagements import after, cell, figure, reasons, shown


class TestFirstRelease:
    def test_it_is_decided_by_the_tree_alone(self) -> None:
        asked, gate = cell({"a": 2, "b": 9, "c": 7, "d": 8}), Gate(Ledger(), minimum=5)
        assert shown(asked, gate.rule([asked])) == ["b", "d"]
        assert gate.refusals == ()

    def test_it_remembers_the_groups_and_the_people_behind_them(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        gate.rule([cell({"a": 2, "b": 9, "c": 7})])
        (kept,) = gate.given
        assert [group.teams for group in kept.groups] == [("a", "b", "c"), ("b",)]
        assert [(head.team, head.n) for head in kept.people] == [("a", 2), ("b", 9), ("c", 7)]

    def test_where_nothing_may_be_shown_nothing_is_remembered(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        decision = gate.rule([cell({"a": 2, "b": 1})])
        assert not decision.company_shown.any()
        assert gate.given == ()


class TestAgain:
    def test_the_same_question_has_the_same_answer_and_no_refusal(self) -> None:
        asked = cell({"a": 2, "b": 9, "c": 7, "d": 8})
        first, second = (Gate(ledger, minimum=5) for ledger in (Ledger(), after(asked)))
        np.testing.assert_array_equal(first.rule([asked]).group, second.rule([asked]).group)
        assert second.refusals == ()
        assert after(asked, asked) == after(asked)

    def test_the_order_of_the_roster_makes_no_other_question(self) -> None:
        one, other = cell({"a": 2, "b": 9, "c": 7}), cell({"c": 7, "b": 9, "a": 2})
        assert after(one, other) == after(one)

    def test_a_decision_that_was_made_stricter_is_repeated_as_it_was(self) -> None:
        # Two and three came late: a and b are hidden for it, and are the next time as well.
        first, later = cell({"a": 8, "b": 9, "c": 9}), cell({"a": 10, "b": 12, "c": 9})
        ledger = after(first, later)
        again = Gate(ledger, minimum=5)
        assert shown(later, again.rule([later])) == ["c"]
        assert ledger.plus(again.given) == ledger
        assert reasons(again) == [RefusalReason.TEAM_TOLD]


class TestLateAnswers:
    def test_one_late_answer_of_one_team_refuses_the_whole_figure(self) -> None:
        # 8 + 9 = 17 before, 9 + 9 = 18 after: both companies less each other are the late one.
        gate = Gate(after(cell({"a": 8, "b": 9})), minimum=5)
        decision = gate.rule([cell({"a": 9, "b": 9})])
        assert not decision.shown.any()
        assert not decision.company_shown.any()
        assert reasons(gate) == [RefusalReason.FIGURE_TOLD]
        assert gate.given == ()

    @pytest.mark.parametrize(("late", "allowed"), [(4, False), (5, True)])
    def test_as_many_as_the_minimum_may_come_late_together(
        self, late: int, *, allowed: bool
    ) -> None:
        asked = cell({"a": 8 + late, "b": 9})
        gate = Gate(after(cell({"a": 8, "b": 9})), minimum=5)
        assert bool(gate.rule([asked]).company_shown[0]) is allowed

    def test_late_answers_of_two_teams_hide_both_and_leave_the_company(self) -> None:
        # 2 and 3 late: the company differs by 5. Either team alone would tell the other's.
        asked = cell({"a": 10, "b": 12, "c": 9})
        gate = Gate(after(cell({"a": 8, "b": 9, "c": 9})), minimum=5)
        decision = gate.rule([asked])
        assert shown(asked, decision) == ["c"]
        assert decision.company_shown.tolist() == [True]
        assert reasons(gate) == [RefusalReason.TEAM_TOLD]

    def test_one_who_takes_an_answer_back_is_not_told_either(self) -> None:
        gate = Gate(after(cell({"a": 8, "b": 9})), minimum=5)
        gate.rule([cell({"a": 7, "b": 9})])
        assert gate.given == ()

    def test_the_first_result_may_be_given_again_after_a_refusal(self) -> None:
        first = cell({"a": 8, "b": 9})
        ledger = after(first, cell({"a": 9, "b": 9}))
        gate = Gate(ledger, minimum=5)
        assert gate.rule([first]).shown.all()
        assert gate.refusals == ()

    def test_people_under_another_name_are_refused(self) -> None:
        # 13 people of one team, then 9 and 4 under two names: the difference would be the 4.
        gate = Gate(after(cell({"a": 13, "b": 9})), minimum=5)
        decision = gate.rule([cell({"a1": 9, "a2": 4, "b": 9})])
        assert not decision.company_shown.any()
        assert reasons(gate) == [RefusalReason.REGROUPED]

    def test_the_same_people_under_other_units_are_checked_as_well(self) -> None:
        # First North is a and b, and c (3) is hidden with d (7) right below the company. Then
        # North is a, b and c: its sum less that of a and b would be the 3.
        teams = {"a": 6, "b": 6, "c": 3, "d": 7}
        first = cell(teams, units=dict.fromkeys("ab", "North"))
        second = cell(teams, units=dict.fromkeys("abc", "North"))
        gate = Gate(after(first), minimum=5)
        gate.rule([second])
        assert Group(teams=("a", "b")) in after(first).snapshots[0].groups
        assert gate.given == ()
        assert reasons(gate) == [RefusalReason.FIGURE_TOLD]


class TestMinimum:
    def test_a_lower_one_than_before_is_not_used(self) -> None:
        asked = cell({"a": 6, "b": 9, "c": 12})
        gate = Gate(after(asked, minimum=8), minimum=5)
        assert gate.minimum == 8
        assert shown(asked, gate.rule([asked])) == ["c"]
        assert reasons(gate) == [RefusalReason.MINIMUM_LOWERED]

    def test_a_higher_one_hides_more_and_what_is_out_stays_out(self) -> None:
        asked = cell({"a": 6, "b": 9, "c": 12})
        gate = Gate(after(asked, minimum=5), minimum=8)
        assert shown(asked, gate.rule([asked])) == ["c"]
        assert gate.refusals == ()

    def test_it_is_never_below_the_product_s_own(self) -> None:
        with pytest.raises(ValueError, match="minimum group of 4"):
            Gate(Ledger(), minimum=4)


class TestWaves:
    def test_far_apart_they_are_not_compared(self) -> None:
        asked = cell({"a": 9, "b": 9}, of=figure(2))
        gate = Gate(after(cell({"a": 8, "b": 9})), minimum=5)
        assert gate.rule([asked]).shown.all()

    def test_in_near_waves_a_team_that_one_has_joined_is_hidden(self) -> None:
        # a gains one, c loses one: hidden together, they are people in and people out, and no
        # sum is that of either. The company is the same number of people.
        first = cell({"a": 8, "b": 9, "c": 10}, of=figure(1, day=0))
        asked = cell({"a": 9, "b": 9, "c": 9}, of=figure(2, day=30))
        gate = Gate(after(first), minimum=5)
        decision = gate.rule([asked])
        assert shown(asked, decision) == ["b"]
        assert decision.company_shown.tolist() == [True]

    def test_a_wave_that_links_two_others_may_not_tell_what_they_tell_together(self) -> None:
        # 10 of a and b on day 0, 7 of b on day 74: too far apart. A wave in between would make
        # 10 - 7 = 3 of it; given alone, it is what the first one gave.
        teams, units, agree = {"a": 3, "b": 7}, {"b": "North"}, ("a", "b")
        first = cell(teams, of=figure(1, day=0), units=units, unanimous=agree)
        between = cell(teams, of=figure(2, day=40), units=units, unanimous=agree)
        ledger = after(first, cell(teams, of=figure(3, day=74), units=units))
        given = {group.teams for one in ledger.snapshots for group in one.groups}
        assert given == {("a", "b"), ("b",)}
        gate = Gate(ledger, minimum=5)
        gate.rule([between])
        assert gate.given == ()

    def test_a_third_group_of_people_in_near_waves_is_refused(self) -> None:
        steps = [
            cell({"a": 9 + 5 * number, "b": 12}, of=figure(number + 1, day=30 * number))
            for number in range(3)
        ]
        gate = Gate(after(*steps[:2]), minimum=5)
        assert len(after(*steps[:2]).snapshots) == 2
        gate.rule([steps[2]])
        assert reasons(gate) == [RefusalReason.THIRD]

    def test_as_many_people_in_each_of_three_near_waves_are_not(self) -> None:
        steps = [cell({"a": 9, "b": 12}, of=figure(wave, day=30 * wave)) for wave in (1, 2, 3)]
        assert len(after(*steps).snapshots) == 3

    def test_two_waves_of_one_result_are_compared_as_well(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        gate.rule([cell({"a": 8, "b": 9}, of=figure(1, day=0))])
        decision = gate.rule([cell({"a": 9, "b": 9}, of=figure(2, day=30))])
        assert not decision.company_shown.any()

    def test_figures_of_several_dimensions_are_columns(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        decision = gate.rule([cell({"a": 9}), cell({"a": 3}, of=figure(name="DEC"))])
        assert decision.shown.tolist() == [[True, False]]


class TestCompany:
    def everyone(self, asked: Cell) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.ones(len(asked.tree.teams), dtype=np.bool_)

    @pytest.mark.parametrize(("n", "allowed"), [(9, False), (10, True)])
    def test_it_needs_its_own_minimum(self, n: int, *, allowed: bool) -> None:
        asked = cell({"a": n}, of=figure(name="votes"))
        gate = Gate(Ledger(), minimum=5)
        assert gate.admits(asked, minimum=10, among=self.everyone(asked)) is allowed

    def test_a_stricter_engagement_raises_it(self) -> None:
        asked = cell({"a": 11}, of=figure(name="votes"))
        assert not Gate(Ledger(), minimum=12).admits(asked, minimum=10, among=self.everyone(asked))

    @pytest.mark.parametrize(("late", "allowed"), [(0, True), (1, False), (9, False), (10, True)])
    def test_two_results_must_differ_by_nobody_or_by_as_many(
        self, late: int, *, allowed: bool
    ) -> None:
        votes = figure(name="votes")
        before, later = cell({"a": 12}, of=votes), cell({"a": 12 + late}, of=votes)
        first = Gate(Ledger(), minimum=5)
        assert first.admits(before, minimum=10, among=self.everyone(before))
        second = Gate(Ledger().plus(first.given), minimum=5)
        assert second.admits(later, minimum=10, among=self.everyone(later)) is allowed

    def test_only_the_teams_in_it_count(self) -> None:
        asked = cell({"a": 9, "b": 3}, of=figure(name="votes"))
        assert not Gate(Ledger(), minimum=5).admits(
            asked, minimum=10, among=np.array([True, False])
        )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=5),
    st.lists(st.integers(0, 3), min_size=5, max_size=5),
)
def test_no_difference_of_two_results_of_a_team_is_of_too_few_people(
    before: list[int], late: list[int]
) -> None:
    first = cell({f"t{team}": n for team, n in enumerate(before)})
    asked = cell({f"t{team}": n + late[team] for team, n in enumerate(before)})
    ledger = after(first, asked)
    for one in ledger.snapshots:
        for other in ledger.snapshots:
            for group in set(one.groups) & set(other.groups):
                counts = [
                    sum(n for (team, _), n in kept.counts.items() if team in group.teams)
                    for kept in (one, other)
                ]
                assert abs(counts[0] - counts[1]) not in range(1, 5)
