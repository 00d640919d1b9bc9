"""The gates that stand in a result: what one engagement proves of its questionnaire."""

from collections import Counter

import numpy as np
import pytest

from flowgap.result.survey import GateState, InstrumentGate, Survey
from flowgap.services.survey.assessment import assess_survey
from flowgap.wording import Wording
from tests.support.survey_tables import questionnaire, survey_folder, team

TEAMS = tuple(f"Team {number}" for number in range(25))
TEN = (1, 2, 3, 4, 5, 2, 3, 4, 3, 4)


class TestGates:
    def test_every_dimension_has_six_and_the_whole_twelve(self) -> None:
        counts = Counter(gate.dimension for gate in _assessed(5).gates)
        assert counts.pop(None) == 12
        assert len(counts) == 12
        assert set(counts.values()) == {6}

    def test_one_organization_never_ends_the_pilot(self) -> None:
        # 250 people of 25 teams are enough of both; three organizations are asked for.
        found = _assessed(25)
        assert found.pilot_instrument
        assert all(dimension.pilot for dimension in found.dimensions)
        weakest = _gate(found, "item_rest_r")
        assert (weakest.state, weakest.reason) == (GateState.NOT_YET, "too_few")

    @pytest.mark.parametrize(("n_teams", "is_judged"), [(19, False), (20, True)])
    def test_twenty_teams_judge_how_teams_differ(self, n_teams: int, *, is_judged: bool) -> None:
        # All teams answer alike, so nothing of the variance lies between them.
        gate = _gate(_assessed(n_teams), "icc1")
        assert gate.value is not None
        assert gate.value < 0
        assert gate.state is (GateState.FAILED if is_judged else GateState.NOT_YET)

    def test_simulated_answers_prove_nothing(self) -> None:
        assert {gate.state for gate in _assessed(25, simulated=True).gates} == {GateState.NOT_YET}

    def test_values_of_too_few_people_are_none(self) -> None:
        found = assess_survey(
            survey_folder(team("A", 1, 2, 3, 4, 5)),
            questionnaires=questionnaire,
            wording=Wording("en"),
            rng=np.random.default_rng(1),
        ).survey
        assert {gate.value for gate in found.gates} == {None}
        assert {gate.reason for gate in found.gates} == {"not_measured"}

    def test_without_answers_nothing_is_measured(self) -> None:
        assert {gate.reason for gate in _assessed(0).gates} == {"not_measured"}


def _assessed(n_teams: int, *, simulated: bool = False) -> Survey:
    rows = [row for name in TEAMS[:n_teams] for row in team(name, *TEN)]
    return assess_survey(
        survey_folder(rows, settings={"simulated": simulated}),
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    ).survey


def _gate(found: Survey, name: str) -> InstrumentGate:
    return next(gate for gate in found.gates if (gate.name, gate.dimension) == (name, "OWN"))
