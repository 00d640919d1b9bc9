"""Readiness without practices that have no score, and the reasons of what is hidden."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from benchmarks.late_answers import assessed, company
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger
from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import ItemMean, Shown, Survey
from flowgap.services.survey.assessment import assess_survey
from flowgap.services.survey.beliefs import WaveBeliefs
from flowgap.services.survey.company import company_scores, readiness
from flowgap.services.survey.gate import gated_survey
from flowgap.services.survey.teams import team_rows
from flowgap.wording import Wording
from tests.support.survey_tables import Row, person, questionnaire, survey_folder, team

TEN = (1, 2, 3, 4, 5, 1, 2, 3, 4, 5)
PRACTICES = ("OWN", "DEC", "TST", "WRK", "COM", "PRD", "REV", "QAC", "SEC", "INT")


class TestReadiness:
    def test_a_practice_without_a_score_is_neither_in_the_mean_nor_the_weakest(self) -> None:
        found = surveyed("DEC")
        scores = {score.id: score for score in found.dimensions}
        assert scores["DEC"].shown is Shown.ITEMS
        assert {score.shown for name, score in scores.items() if name != "DEC"} == {Shown.SCORE}
        assert {chance.id for chance in found.readiness.weakest} == {*PRACTICES} - {"DEC"}
        others = [scores[name].estimate or 0.0 for name in PRACTICES if name != "DEC"]
        assert found.readiness.estimate == pytest.approx(np.mean(others), abs=0.1)

    def test_eight_scores_do_and_seven_do_not(self) -> None:
        assert surveyed("DEC", "WRK").readiness.estimate is not None
        found = surveyed("DEC", "WRK", "INT").readiness
        assert (found.estimate, found.weakest, found.reason) == (None, (), "item_by_item")

    @pytest.mark.parametrize(("n_held", "reason"), [(1, "earlier_result"), (0, "too_few")])
    def test_what_an_earlier_result_holds_back_is_not_called_too_few(
        self, n_held: int, reason: str
    ) -> None:
        # Seven practices are left: with one that is held there would be eight.
        wave, _ = gated(few=())
        left = {name: belief for name, belief in wave.beliefs.items() if name not in PRACTICES[:3]}
        held = frozenset(PRACTICES[:n_held])
        found = readiness(replace(wave, beliefs=left, held=held), np.random.default_rng(1))
        assert found.reason == reason


class TestItems:
    def test_they_are_told_where_they_do_not_go_together_and_only_there(self) -> None:
        wave, _ = gated(few=())
        loose = replace(wave.consistency_of("OWN"), shown=Shown.ITEMS)
        wave = replace(wave, consistency={**wave.consistency, "OWN": loose})
        means = {"OWN": (("OWN1", 62.5), ("OWN3", 40.0)), "DEC": (("DEC1", 50.0),)}
        of_dec = replace(wave.consistency_of("DEC"), shown=Shown.INDEX)
        wave = replace(wave, consistency={**wave.consistency, "DEC": of_dec})
        scores = {score.id: score for score in company_scores(wave, means)}
        assert scores["OWN"].items == (
            ItemMean(
                id="OWN1",
                text="When something I work on breaks, I know which team must fix it.",
                mean=62.5,
            ),
            ItemMean(
                id="OWN3",
                text="Work stalls because people are unsure whose job it is.",
                mean=40.0,
            ),
        )
        assert scores["DEC"].items == ()

    def test_without_leave_to_tell_them_there_are_none(self) -> None:
        wave, _ = gated(few=())
        assert {score.items for score in company_scores(wave)} == {()}


class TestReasons:
    def test_what_an_earlier_result_holds_back_says_so_of_the_company_and_every_team(self) -> None:
        drawn = company(1)
        first = assessed(drawn, drawn.early, Ledger())
        later = assessed(drawn, [*drawn.early, *drawn.late], Ledger(snapshots=first.given)).survey
        cells = [cell for row in later.teams for cell in row.dimensions]
        assert {score.reason for score in later.dimensions} == {"earlier_result"}
        assert {cell.reason for cell in cells} == {"earlier_result"}
        assert later.readiness.reason == "earlier_result"

    def test_of_hidden_teams_it_is_not_told_which_an_earlier_result_holds_back(self) -> None:
        wave, tree = gated(few=(1, 2))
        rows = team_rows(replace(wave, held_in_part=frozenset({"OWN"})), tree, unsteady=())
        reasons = {
            (row.team, cell.id): cell.reason
            for row in rows
            for cell in row.dimensions
            if cell.suppressed
        }
        assert reasons["Few", "OWN"] == "few_or_earlier_result"
        assert reasons["Few", "DEC"] is None

    def test_a_cell_that_is_shown_has_none(self) -> None:
        wave, tree = gated(few=())
        rows = team_rows(replace(wave, held_in_part=frozenset({"OWN"})), tree, unsteady=())
        assert {cell.reason for row in rows for cell in row.dimensions} == {None}

    def test_without_an_earlier_result_a_hidden_dimension_has_too_few(self) -> None:
        wave, _ = gated(few=())
        nothing = replace(wave, beliefs={})
        assert {score.reason for score in company_scores(nothing)} == {"hidden"}


def surveyed(*loose: str) -> Survey:
    """Return what is found of ten people whose answers go together but for some dimensions."""
    rows = [coherent(answer, loose) for answer in TEN]
    return assess_survey(
        survey_folder(rows),
        questionnaires=questionnaire,
        wording=Wording("en"),
        rng=np.random.default_rng(1),
    ).survey


def coherent(answer: int, loose: tuple[str, ...]) -> Row:
    """Return a person who answers reversed items the other way round, but in some dimensions.

    There three items rise and the turned one falls with the person: variances of 4 v for the items
    and (3 - 1)^2 v for their sum, so alpha is 0.
    """
    turned: Any = {
        item.id: 6 - answer
        for item in questionnaire("organizational-mri@1").items
        if item.reverse_keyed and item.dimension not in loose
    }
    return person("A", answer, **turned)


def gated(*, few: tuple[int, ...]) -> tuple[WaveBeliefs, TeamTree]:
    """Return a wave of two teams of ten, and perhaps one that is too small."""
    rows = [*team("A", *TEN), *team("B", *TEN), *team("Few", *few)]
    found = gated_survey(
        survey_folder(rows),
        gate=Gate(Ledger(), minimum=5),
        questionnaires=questionnaire,
        rng=np.random.default_rng(1),
    )
    assert found.described is not None
    return found.described, found.tree
