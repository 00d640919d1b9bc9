"""How a dimension's items hang together, which teams agree and which are split."""

import numpy as np
import pytest

from flowgap.result.survey import Shown, Survey, TeamDimension, TeamScores
from flowgap.services.survey.assessment import assess_survey
from flowgap.services.survey.consistency import consistency
from flowgap.wording import Wording
from tests.support.survey_tables import Row, person, questionnaire, survey_folder, team
from tests.support.usable_people import usable_people

AGREEING = (3, 4, 3, 4, 3, 4, 3, 4)


class TestSplitTeams:
    def test_four_against_four_are_two_views(self) -> None:
        # Half of the team answers 1 and half 5, mirrored on the reversed OWN3:
        # 2 points from the mean each, a spread of 2.1 and no agreement.
        assert _own(_assessed(*_others(), *_two_views(4, 4)), "Split").split

    def test_a_team_that_agrees_is_not_split(self) -> None:
        assert not _own(_assessed(*_others(), *team("Split", *AGREEING)), "Split").split

    @pytest.mark.parametrize(("n_each", "is_told"), [((4, 3), False), ((4, 4), True)])
    def test_of_seven_people_nothing_is_told(
        self, n_each: tuple[int, int], *, is_told: bool
    ) -> None:
        cell = _own(_assessed(*_others(), *_two_views(*n_each)), "Split")
        assert (cell.suppressed, cell.split) == (False, is_told)


class TestIndex:
    @pytest.mark.parametrize(("is_formative", "shown"), [(False, Shown.ITEMS), (True, Shown.INDEX)])
    def test_a_checklist_stays_an_index_where_others_are_items(
        self, shown: Shown, *, is_formative: bool
    ) -> None:
        # Two items of random answers: alpha lies near 0, and omega needs three.
        points = np.random.default_rng(1).choice([0.0, 25.0, 50.0, 75.0, 100.0], size=(40, 2))
        found = consistency(
            points,
            usable_people(points.mean(axis=1), np.repeat([0, 1], 20)),
            dimension="REV",
            n_points=5,
            dont_know_share=None,
            is_formative=is_formative,
        )
        assert found.shown is shown

    def test_of_the_shipped_dimensions_code_review_is_one(self) -> None:
        dimensions = questionnaire("organizational-mri@1").dimensions
        assert [one.id for one in dimensions if one.formative] == ["REV"]
        assert [one.id for one in questionnaire("pulse@1").dimensions if one.formative] == ["REV"]


class TestAgreement:
    def test_a_team_of_eight_has_an_agreement_and_one_of_seven_has_none(self) -> None:
        found = _assessed(*_others(), *team("Eight", *AGREEING), *team("Seven", *AGREEING[:7]))
        assert _team(found, "Eight").agreement is not None
        assert _team(found, "Seven").agreement is None

    def test_neighbours_on_the_scale_agree(self) -> None:
        found = _assessed(*_others(), *team("Alike", 4, 4, 4, 4, 4, 3, 3, 3, 5))
        agreement = _team(found, "Alike").agreement
        assert agreement is not None
        # The mean is 34/9, the squares add up to 32/9, and 32/9 / 8 = 0.444 against 1.34 of the
        # null: rwg of each item is 1 - 0.444 / 1.34 = 0.668. Of four items it is
        # 4 x 0.668 / (4 x 0.668 + 0.332) = 0.890; the mirrored one has the same variance.
        assert agreement == pytest.approx(0.890, abs=0.001)

    def test_a_hidden_team_has_none(self) -> None:
        found = _assessed(*_others(), *team("Small", 1, 2, 3, 4))
        assert _team(found, "Small").agreement is None


class TestItems:
    def test_the_item_that_goes_against_the_others_is_the_weakest(self) -> None:
        # OWN3 is reversed: answered like the others it goes against them.
        gates = _gates(_assessed(*_others()), "item_rest_r")
        assert gates["OWN"] is not None
        assert gates["OWN"] < 0

    def test_the_item_that_most_people_do_not_know_counts(self) -> None:
        # 5 of 45 people do not know OWN1, 11.1 %, and everybody knows the other three.
        rows = [
            {**row, "OWN1": 255} if number % 9 == 0 else row for number, row in enumerate(_others())
        ]
        assert _gates(_assessed(*rows), "dont_know_share")["OWN"] == 0.111

    def test_nine_people_are_too_few_for_the_share_of_an_item(self) -> None:
        nine, ten = (
            _assessed(*team("A", *range(1, 6), *range(1, 5))),
            _assessed(*team("A", *range(1, 6), *range(1, 6))),
        )
        assert _gates(nine, "dont_know_share")["OWN"] is None
        assert _gates(ten, "dont_know_share")["OWN"] == 0


def _two_views(n_low: int, n_high: int) -> list[Row]:
    views = [(1, 5)] * n_low + [(5, 1)] * n_high
    return [
        person("Split", 3 + number % 2, OWN1=plain, OWN2=plain, OWN3=mirrored, OWN4=plain)
        for number, (plain, mirrored) in enumerate(views)
    ]


def _others() -> list[Row]:
    """Return five teams of nine."""
    return [row for name in "ABCDE" for row in team(name, 1, 2, 3, 4, 5, 2, 3, 4, 3)]


def _assessed(*rows: Row) -> Survey:
    return assess_survey(
        survey_folder(rows),
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    ).survey


def _team(found: Survey, name: str) -> TeamScores:
    return next(row for row in found.teams if row.team == name)


def _own(found: Survey, name: str) -> TeamDimension:
    return next(cell for cell in _team(found, name).dimensions if cell.id == "OWN")


def _gates(found: Survey, name: str) -> dict[str | None, float | None]:
    return {gate.dimension: gate.value for gate in found.gates if gate.name == name}
