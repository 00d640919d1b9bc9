"""Parts of the people of a figure: roles, and whoever is left without some of them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from flowgap.privacy.cell import Cell
from flowgap.privacy.gate import Gate
from flowgap.privacy.objections import first_conflict
from flowgap.privacy.snapshot import Ledger
from tests.unit.privacy.engagements import cell, figure


class TestRoles:
    def test_a_role_of_the_minimum_is_given_beside_the_teams(self) -> None:
        # Roles: not told, build, lead. Build 4 + 4 = 8, lead 3 + 3 = 6; nobody is left over.
        asked, gate = cell({"a": [0, 4, 3], "b": [0, 4, 3]}), Gate(Ledger(), minimum=5)
        assert gate.admit_roles(asked, gate.rule([asked])) == ("build", "lead")

    def test_a_role_that_leaves_too_few_others_is_not(self) -> None:
        # 14 people less 10 who build are the 4 who lead.
        asked, gate = cell({"a": [0, 5, 2], "b": [0, 5, 2]}), Gate(Ledger(), minimum=5)
        assert gate.admit_roles(asked, gate.rule([asked])) == ()

    def test_people_who_tell_no_role_are_no_role(self) -> None:
        asked, gate = cell({"a": [9, 0, 0]}), Gate(Ledger(), minimum=5)
        assert gate.admit_roles(asked, gate.rule([asked])) == ()

    def test_a_team_left_out_of_the_company_is_in_no_role(self) -> None:
        units = {"a": "North", "b": "North"}
        asked = cell({"a": [0, 9, 9], "b": [0, 9, 9], "c": [0, 3, 0]}, units=units)
        gate = Gate(Ledger(), minimum=5)
        gate.admit_roles(asked, gate.rule([asked]))
        assert not any("c" in group.teams for one in gate.given for group in one.groups)

    def test_roles_of_an_earlier_result_count(self) -> None:
        # Without lateness build (10) of 20 was given; one late lead would be 21 - 20.
        first, gate = cell({"a": [0, 5, 5], "b": [0, 5, 5]}), Gate(Ledger(), minimum=5)
        assert gate.admit_roles(first, gate.rule([first])) == ("build", "lead")
        later = Gate(Ledger().plus(gate.given), minimum=5)
        asked = cell({"a": [0, 5, 6], "b": [0, 5, 5]})
        assert later.admit_roles(asked, later.rule([asked])) == ()

    def test_only_those_that_are_wanted_are_asked_for(self) -> None:
        asked, gate = cell({"a": [0, 4, 3], "b": [0, 4, 3]}), Gate(Ledger(), minimum=5)
        decision = gate.rule([asked])
        assert gate.admit_roles(asked, decision, wanted=()) == ()
        assert gate.admit_roles(asked, decision, wanted=("lead",)) == ("lead",)
        assert [group.role for one in gate.given for group in one.groups if group.role] == ["lead"]

    def test_a_role_that_nobody_has_cannot_be_wanted(self) -> None:
        asked, gate = cell({"a": [0, 9, 9]}), Gate(Ledger(), minimum=5)
        with pytest.raises(ValueError, match=r"role 'boss' is wanted\. Allowed: , build, lead"):
            gate.admit_roles(asked, gate.rule([asked]), wanted=("boss",))

    def test_the_same_question_has_the_same_answer_and_adds_nothing(self) -> None:
        asked, gate = cell({"a": [0, 5, 5], "b": [0, 9, 5]}), Gate(Ledger(), minimum=5)
        first = gate.admit_roles(asked, gate.rule([asked]))
        again = Gate(Ledger().plus(gate.given), minimum=5)
        assert again.admit_roles(asked, again.rule([asked])) == first == ("build", "lead")
        assert Ledger().plus(gate.given).plus(again.given) == Ledger().plus(gate.given)


class TestOtherParts:
    """The same people cut otherwise: for a mean without some of them."""

    def parts(self, teams: Mapping[str, tuple[int, int]]) -> tuple[Cell, Cell]:
        """Return how many are careful and flagged, under a name of its own, and the figure."""
        whole = cell({team: sum(counts) for team, counts in teams.items()})
        split = cell({team: [0, *counts] for team, counts in teams.items()})
        return replace(split, figure=figure(name="OWN/flagged")), whole

    def test_without_few_who_are_flagged_nothing_is_given(self) -> None:
        # 18 less the 14 careful ones would be the 4.
        split, whole = self.parts({"a": (7, 2), "b": (7, 2)})
        gate = Gate(Ledger(), minimum=5)
        assert gate.admit_roles(split, gate.rule([whole]), wanted=("build",)) == ()

    @pytest.mark.parametrize(("careful", "flagged", "admitted"), [(1, 4, ("build",)), (0, 5, ())])
    def test_the_means_of_teams_are_held_against_it_as_well(
        self, careful: int, flagged: int, admitted: tuple[str, ...]
    ) -> None:
        # Of a one is flagged. If all 5 of c are as well, the 6 flagged less c are that one.
        split, whole = self.parts({"a": (5, 1), "b": (9, 0), "c": (careful, flagged)})
        gate = Gate(Ledger(), minimum=5)
        decision = gate.rule([whole])
        assert decision.shown.all()
        assert gate.admit_roles(split, decision, wanted=("build",)) == admitted

    def test_groups_are_remembered_though_no_part_is_admitted(self) -> None:
        split, whole = self.parts({"a": (7, 2), "b": (7, 2)})
        gate = Gate(Ledger(), minimum=5)
        decision = gate.rule([whole])
        gate.admit_roles(split, decision)
        *_, kept = gate.given
        assert (kept.figure.name, kept.restated) == ("OWN/flagged", True)
        assert [group.teams for group in kept.groups] == [("a", "b"), ("a",), ("b",)]
        assert [(head.team, head.role, head.n) for head in kept.people][:2] == [
            ("a", "build", 7),
            ("a", "lead", 2),
        ]

    def test_groups_of_an_earlier_result_count_though_no_part_was_given(self) -> None:
        # 16 careful ones and 7 flagged. But 5 of a came late, and all of them are flagged: the 7
        # less these are the 2 of b.
        split, whole = self.parts({"a": (9, 0), "b": (7, 2)})
        first = Gate(Ledger(), minimum=5)
        assert first.admit_roles(split, first.rule([whole]), wanted=("build",)) == ()
        split, whole = self.parts({"a": (9, 5), "b": (7, 2)})
        for ledger, admitted in ((Ledger(), ("build",)), (Ledger().plus(first.given), ())):
            later = Gate(ledger, minimum=5)
            decision = later.rule([whole])
            assert decision.company_shown.all()
            assert later.admit_roles(split, decision, wanted=("build",)) == admitted

    def test_of_a_figure_that_was_not_given_nothing_is_remembered(self) -> None:
        split, whole = self.parts({"a": (2, 1)})
        gate = Gate(Ledger(), minimum=5)
        assert gate.admit_roles(split, gate.rule([whole])) == ()
        assert gate.given == ()

    def test_people_who_are_flagged_otherwise_than_before_are_refused(self) -> None:
        # Nobody came or went; one is flagged instead of another one. The scores are given again.
        split, whole = self.parts({"a": (9, 6), "b": (9, 6)})
        first = Gate(Ledger(), minimum=5)
        assert first.admit_roles(split, first.rule([whole]), wanted=("build",)) == ("build",)
        ledger = Ledger().plus(first.given)
        split, whole = self.parts({"a": (8, 7), "b": (10, 5)})
        later = Gate(ledger, minimum=5)
        decision = later.rule([whole])
        assert decision.shown.all()
        assert later.admit_roles(split, decision, wanted=("build",)) == ()
        # It is no conflict: what is restated was given under the name of the scores.
        assert first_conflict(ledger, later.given) is None
        again = Gate(ledger.plus(later.given), minimum=5)
        assert again.admit_roles(split, again.rule([whole]), wanted=("build",)) == ()

    def test_a_third_split_of_near_waves_is_refused_each_time(self) -> None:
        ledger = Ledger()
        for number, careful in enumerate((9, 15, 22, 22)):
            wave = min(number, 2)
            of = figure(wave + 1, day=30 * wave, name="OWN/flagged")
            split = replace(cell({"a": [0, careful, 6]}), figure=of)
            whole = replace(cell({"a": careful + 6}), figure=replace(of, name=f"OWN{number}"))
            gate = Gate(ledger, minimum=5)
            admitted = gate.admit_roles(split, gate.rule([whole]), wanted=("build",))
            assert admitted == (("build",) if wave < 2 else ())
            ledger = ledger.plus(gate.given)
