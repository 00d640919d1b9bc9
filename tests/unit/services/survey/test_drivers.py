"""Drivers of a wave: of shown teams, with the words that say what they are not."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.privacy.suppression import Decision
from flowgap.result.survey import SurveyState
from flowgap.scoring.associations.drivers import NoDrivers
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.drivers import (
    FEW_TEAMS,
    NO_CLEAR_DRIVER,
    NO_OUTCOME,
    DriverPart,
    driver_part,
)
from tests.support.survey_tables import FULL, questionnaire

INSTRUMENT = questionnaire(FULL)
NAMES = [dimension.id for dimension in INSTRUMENT.dimensions]


class TestDriverPart:
    def test_every_practice_has_an_importance_and_the_outcome_none(self) -> None:
        found = part(30).drivers
        assert {item.id for item in found.items} == {*NAMES} - {"OUT"}
        assert sum(item.importance for item in found.items) == pytest.approx(1)
        assert all(item.low <= item.importance <= item.high for item in found.items)

    def test_the_first_is_the_one_that_outcomes_follow(self) -> None:
        found = part(60, drives="SEC").drivers
        assert found.items[0].id == "SEC"
        assert (found.state, found.reason) == (SurveyState.MEASURED, None)

    def test_with_few_teams_it_says_who_pulled(self) -> None:
        found = part(29, drives="SEC").drivers
        assert found.state is SurveyState.PROVISIONAL
        assert found.notes == (FEW_TEAMS,)

    def test_where_chance_decides_it_says_so(self) -> None:
        found = part(40, drives=None).drivers
        assert found.state is SurveyState.PROVISIONAL
        assert found.notes == (NO_CLEAR_DRIVER,)

    def test_below_ten_teams_it_refuses(self) -> None:
        found = part(9).drivers
        assert found.state is SurveyState.INSUFFICIENT
        assert (found.reason, found.items) == (NoDrivers.FEW_TEAMS, ())

    def test_a_team_that_is_hidden_in_any_dimension_takes_no_part(self) -> None:
        gate = decision(10)
        hidden = gate.shown.copy()
        hidden[3, NAMES.index("QAC")] = False
        assert part(10).drivers.items
        found = part(10, gate=replace(gate, shown=hidden))
        assert found.drivers.reason == NoDrivers.FEW_TEAMS
        assert found.study is not None
        assert found.study.n_teams == 9

    def test_a_dimension_that_is_hidden_everywhere_is_left_out(self) -> None:
        gate = decision(30)
        hidden = gate.shown.copy()
        hidden[:, NAMES.index("QAC")] = False
        found = part(30, gate=replace(gate, shown=hidden), without="QAC")
        assert "QAC" not in {item.id for item in found.drivers.items}
        assert len(found.drivers.items) == 10

    def test_without_an_outcome_there_is_nothing_to_go_along_with(self) -> None:
        found = part(30, without="OUT")
        assert (found.drivers.state, found.drivers.reason) == (SurveyState.INSUFFICIENT, NO_OUTCOME)
        assert found.study is None

    def test_equal_states_of_chance_give_equal_drivers(self) -> None:
        assert part(12).drivers == part(12).drivers


def part(
    n_teams: int,
    *,
    drives: str | None = "REV",
    gate: Decision | None = None,
    without: str | None = None,
) -> DriverPart:
    """Return the drivers of teams of 12, where one practice makes the outcome, or none."""
    chance = np.random.default_rng(3)
    truth = chance.normal(0, 10, size=(n_teams, len(NAMES)))
    if drives is not None:
        truth[:, NAMES.index("OUT")] = truth[:, NAMES.index(drives)]
    teams = np.repeat(np.arange(n_teams), 12)
    scores = 50 + truth[teams] + chance.normal(0, 8, size=(len(teams), len(NAMES)))
    usable = {
        name: UsableAnswers(
            scores=scores[:, column],
            teams=teams,
            group=np.arange(n_teams),
            invited=np.full(n_teams, 12),
            responded=np.full(n_teams, 12),
            shared_error=0.0,
        )
        for column, name in enumerate(NAMES)
        if name != without
    }
    rng = np.random.default_rng(1)
    return driver_part(usable, gate or decision(n_teams), INSTRUMENT, rng=rng)


def decision(n_teams: int) -> Decision:
    everything = np.ones((n_teams, len(NAMES)), dtype=np.bool_)
    return Decision(
        answered=everything,
        shown=everything,
        group=np.tile(np.arange(n_teams)[:, np.newaxis], len(NAMES)),
        node_shown=np.ones((1, len(NAMES)), dtype=np.bool_),
    )
