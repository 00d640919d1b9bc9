"""How much a score hangs on the half rule."""

import numpy as np
import pytest

from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.complete import complete_case_shifts, completeness, is_complete
from flowgap.services.survey.waves import read_waves, team_tree
from tests.support.survey_tables import person, questionnaire, survey_folder
from tests.support.usable_people import usable_people

TEAMS = np.repeat(np.arange(2), 20)
"""Two teams of twenty."""


class TestCompleteCaseShifts:
    def test_worked_example(self) -> None:
        # In each team ten with gaps say 30 and ten without say 50: 50 less 40 is 10.
        complete = np.tile([True, False], 20)
        assert shift(complete) == pytest.approx(10)

    def test_nobody_with_gaps_moves_nothing(self) -> None:
        assert shift(np.ones(40, np.bool_)) == 0

    @pytest.mark.parametrize(("n_gaps", "is_given"), [(9, False), (10, True)])
    def test_it_takes_ten_with_gaps(self, n_gaps: int, *, is_given: bool) -> None:
        complete = people(range(n_gaps, 20))
        assert (shift(complete | (TEAMS == 1)) is not None) is is_given

    @pytest.mark.parametrize(("n_whole", "is_given"), [(9, False), (10, True)])
    def test_it_takes_ten_without_gaps(self, n_whole: int, *, is_given: bool) -> None:
        assert (shift(people(range(n_whole))) is not None) is is_given

    def test_what_is_left_of_mixed_teams_is_not_small_either(self) -> None:
        # Team one has gaps throughout and can be taken off: four of team two are left.
        assert shift(people(range(24, 40))) is None
        assert shift(people(range(30, 40))) is not None

    def test_a_stricter_engagement_asks_for_more(self) -> None:
        complete = np.tile([True, False], 20)
        assert shift(complete, minimum=21) is None
        assert shift(complete, minimum=20) is not None

    def test_who_has_no_score_is_in_neither(self) -> None:
        complete = np.tile([True, False], 20)
        scores = np.where(complete, 50.0, 30.0)
        scores[np.flatnonzero(complete)[:9]] = np.nan
        # 11 without gaps and 20 with: 50 less (550 + 600) / 31.
        found = shifts(usable_people(scores, np.zeros(40)), complete)
        assert found["D"] == pytest.approx(50 - 1150 / 31)

    def test_without_the_gate_nothing_is_said(self) -> None:
        part = usable_people(np.full(40, 50.0), TEAMS)
        assert shifts(part, np.tile([True, False], 20), is_admitted=False) == {}


class TestIsComplete:
    @pytest.mark.parametrize(
        ("code", "whole"), [(3, True), (DONT_KNOW, False), (SKIPPED, False), (NOT_ASKED, True)]
    )
    def test_an_item_that_was_not_asked_is_no_gap(self, code: int, *, whole: bool) -> None:
        assert complete_of(OWN1=code) is whole

    def test_who_was_asked_nothing_is_not_complete(self) -> None:
        assert complete_of(OWN1=NOT_ASKED, OWN2=NOT_ASKED, OWN3=NOT_ASKED, OWN4=NOT_ASKED) is False

    def test_it_has_a_word_for_the_gate(self) -> None:
        assert completeness(np.array([True, False])).tolist() == ["complete", "partial"]


def complete_of(**answers: int) -> bool:
    folder = survey_folder([{**person("a"), **answers}])
    (wave,) = read_waves(folder, team_tree(folder), questionnaire)
    return bool(is_complete(wave, "OWN")[0])


def people(places: range) -> np.ndarray:
    found = np.zeros(40, np.bool_)
    found[list(places)] = True
    return found


def shift(complete: np.ndarray, *, minimum: int = 5) -> float | None:
    part = usable_people(np.where(complete, 50.0, 30.0), TEAMS)
    return shifts(part, complete, minimum=minimum).get("D")


def shifts(
    part: UsableAnswers, complete: np.ndarray, *, minimum: int = 5, is_admitted: bool = True
) -> dict[str, float]:
    return complete_case_shifts(
        {"D": part}, {"D": complete}, minimum=minimum, admits=lambda _: is_admitted
    )
