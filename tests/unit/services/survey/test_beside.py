"""What stands beside the company's scores, asked of the gate."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import polars as pl
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger
from flowgap.services.survey.asked import AskedWave, roles_of
from flowgap.services.survey.beliefs import usable_answers
from flowgap.services.survey.beside import BesideGate, BesideScores
from flowgap.services.survey.cuts import Cuts
from flowgap.services.survey.scale import on_one_scale
from flowgap.services.survey.turnout import turnout
from flowgap.services.survey.waves import read_waves, team_tree
from tests.support.survey_tables import person, questionnaire, survey_folder

TEAMS = ("a", "b", "c", "d", "e")
ROLES = ("build", "lead")
T = TypeVar("T")
HALVES = ("new",) * 5 + ("settled",) * 5


class TestTenure:
    def test_newcomers_stand_beside_settled_people(self) -> None:
        # Newcomers answer 2 to plain items and 4 to the reversed one: 25 points; the others 75.
        (gap,) = beside(tenures=HALVES).tenure
        assert (gap.dimension, gap.newcomers, gap.settled) == ("OWN", 25, 75)

    @pytest.mark.parametrize(("n_untold", "n_gaps"), [(4, 0), (5, 1)])
    def test_few_who_told_nothing_must_not_follow_from_the_others(
        self, n_untold: int, n_gaps: int
    ) -> None:
        # All 50 less newcomers less settled people are those who told nothing.
        tenures = ("undisclosed",) * n_untold + (HALVES * 5)[n_untold:]
        assert len(beside(tenures=tenures).tenure) == n_gaps

    def test_it_does_not_stand_beside_roles_that_differ_by_one(self) -> None:
        # Leads are the settled people; then all but one of them.
        assert len(beside(tenures=HALVES, roles=ROLES).tenure) == 1
        but_one = ("new",) * 6 + (HALVES * 5)[6:]
        assert beside(tenures=but_one, roles=ROLES).tenure == ()
        assert len(beside(tenures=but_one).tenure) == 1

    def test_what_the_cuts_refuse_is_not_in_the_ledger(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        but_one = ("new",) * 6 + (HALVES * 5)[6:]
        assert beside(tenures=but_one, roles=ROLES, gate=gate).tenure == ()
        told = [one for one in gate.given if one.figure.name == "OWN/tenure"]
        assert {group.role for one in told for group in one.groups} == {None}

    def test_the_same_question_leaves_no_new_line_in_the_ledger(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        beside(tenures=HALVES, gate=gate)
        known = Ledger().plus(gate.given)
        again = Gate(known, minimum=5)
        beside(tenures=HALVES, gate=again)
        assert known.plus(again.given) == known
        assert any(one.figure.name == "OWN/tenure" for one in gate.given)


class TestWeighted:
    def test_weights_know_the_roles_of_the_roster(self) -> None:
        # All leads answered and half of the builders: 2/3 * 25 + 1/3 * 75.
        found = beside(roles=ROLES).weighted["OWN"]
        assert found.by == ("team", "role")
        assert found.mean == pytest.approx(125 / 3)

    def test_roles_that_were_held_back_are_not_weighed(self) -> None:
        found = beside().weighted["OWN"]
        assert found.by == ("team",)
        assert found.mean == pytest.approx(50)


class TestCompleteCases:
    def test_who_left_out_a_question_is_left_out(self) -> None:
        # The fives who say 75 leave out an item each: 25 of the others, 50 of all.
        found = beside(gaps=(False,) * 5 + (True,) * 5)
        assert found.complete_case_shifts == {"OWN": pytest.approx(-25)}

    def test_few_who_left_out_a_question_are_not_told(self) -> None:
        assert beside(gaps=(True,) * 4 + (False,) * 46).complete_case_shifts == {}

    def test_without_gaps_nothing_moves(self) -> None:
        assert beside().complete_case_shifts == {"OWN": 0}

    def test_they_do_not_stand_beside_newcomers_that_differ_by_one(self) -> None:
        but_one = ("new",) * 6 + (HALVES * 5)[6:]
        gaps = (False,) * 5 + (True,) * 5
        assert beside(gaps=gaps, tenures=HALVES).complete_case_shifts != {}
        assert beside(gaps=gaps, tenures=but_one).complete_case_shifts == {}


def beside(
    *,
    tenures: Sequence[str] = ("undisclosed",) * 10,
    gaps: Sequence[bool] = (False,) * 10,
    roles: tuple[str, ...] = (),
    gate: Gate | None = None,
) -> BesideScores:
    """Ask about OWN of five teams of ten: in each, five builders say 25 points, five leads 75.

    Sequences have an entry for each person, or for each of the ten of a team. `roles` are those
    that were let through.
    """
    gate = gate or Gate(Ledger(), minimum=5)
    asked = _asked(_folder(_each(tenures), _each(gaps)), gate)
    wave = asked.answers
    decision = gate.rule([asked.scores_of("OWN")])
    usable = usable_answers(
        wave.levels["OWN"].scores, turnout(wave), wave.teams, decision.group[:, 0], shared_error=0.0
    )
    cuts = Cuts({"OWN": usable}, minimum=5)
    assert all(cuts.admits("OWN", asked.roles == role) for role in roles)
    door = BesideGate(
        asked=asked,
        usable={"OWN": usable},
        beliefs={"OWN": usable.belief()},
        decisions={"OWN": decision},
        incomplete=frozenset(),
        cuts=cuts,
    )
    return door.beside(_folder(_each(tenures), _each(gaps)), {"OWN": roles})


def _asked(folder: EngagementFolder, gate: Gate) -> AskedWave:
    tree = team_tree(folder)
    (wave,) = read_waves(folder, tree, questionnaire)
    one = AskedWave(answers=wave, tree=tree, gate=gate, roles=roles_of(folder, wave))
    return on_one_scale([one])[0]


def _folder(tenures: Sequence[str], gaps: Sequence[bool]) -> EngagementFolder:
    folder = survey_folder(
        [_person(TEAMS[place // 10], place, has_gap=gap) for place, gap in enumerate(gaps)]
    )
    told = [pl.Series("role", _each([role for role in ROLES for _ in range(5)]))]
    told.append(pl.Series("tenure", tenures))
    rows = [
        (team, None, None, role, n)
        for team in TEAMS
        for role, n in zip(ROLES, (10, 5), strict=True)
    ]
    roster = pl.DataFrame(rows, schema=folder.roster.schema, orient="row")
    return replace(folder, responses=folder.responses.with_columns(told), roster=roster)


def _person(team: str, place: int, *, has_gap: bool) -> dict[str, object]:
    high = place % 10 >= 5
    plain, turned = (4, 2) if high else (2, 4)
    answers = {"OWN1": plain, "OWN2": plain, "OWN3": turned, "OWN4": 0 if has_gap else plain}
    return {**person(team, 3), **answers}


def _each(values: Sequence[T]) -> list[T]:
    return list(values) * (50 // len(values))
