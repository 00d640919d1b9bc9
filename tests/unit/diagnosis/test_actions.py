"""A chosen action says everything that the playbook holds of it, in the reader's language."""

from dataclasses import replace

import pytest

from flowgap.diagnosis.actions import UNKNOWN_EFFECT, choose_actions
from flowgap.diagnosis.situation import Situation
from flowgap.playbook.loader import playbook_in
from flowgap.playbook.schema import Lever
from flowgap.result.diagnosis import Action, ConstraintState, ExpectedEffect
from flowgap.stages import Stage
from flowgap.wording import LANGUAGES

QA = Situation(
    state=ConstraintState.NAMED,
    posterior={Stage.QA: 0.8, Stage.REVIEW: 0.2},
    findings=("constraint:qa", "slower:qa", "weakest:TST"),
)


class TestChooseActions:
    @pytest.mark.parametrize(
        ("finding", "action"),
        [
            ("slower:review", "rev-promise"),
            ("felt:qa", "qac-kickoff"),
            ("weakest:OWN", "own-list"),
            ("fell:INT", "int-short"),
            ("no-build:build", "measure-build"),
        ],
    )
    def test_a_finding_asks_for_its_action(self, finding: str, action: str) -> None:
        situation = Situation(state=ConstraintState.ABSTAIN, findings=(finding,))
        assert chosen(situation)[0].id == action

    def test_two_findings_that_ask_for_the_same_give_one_action_with_both_reasons(self) -> None:
        first = chosen(QA)[0]
        assert first.id == "tst-flaky"
        assert first.because == ("constraint:qa", "slower:qa", "weakest:TST")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_it_carries_all_that_the_playbook_says(self, language: str) -> None:
        (first, _) = choose_actions(QA, playbook_in(language))
        source = playbook_in(language).actions[first.id]
        assert first.stage is Stage.QA
        assert first.dimension == source.dimensions[0]
        assert first.title == source.title
        assert first.owner_role == source.owner_role
        assert first.stop_rule == source.stop_rule
        assert first.lagging_indicator == source.lagging_indicator
        assert first.expected_range == source.expected_range
        assert (first.move, first.effort, first.evidence_grade) == ("exploit", "S", "B")
        assert first.review_after_weeks == source.review_after_weeks
        assert first.sources == source.sources

    def test_without_a_prediction_no_days_are_promised(self) -> None:
        assert chosen(QA)[0].expected == UNKNOWN_EFFECT

    def test_predicted_days_are_handed_on_with_their_interval(self) -> None:
        effect = ExpectedEffect(days=-1.2, low=-2.0, high=-0.3)
        known = replace(QA, expected={(Stage.QA, Lever.SPEED): effect})
        assert chosen(known)[0].expected == effect

    def test_a_verdict_adds_its_name_and_what_not_to_do(self) -> None:
        plain, judged = chosen(QA)[0], chosen(replace(QA, low_p={"TST": 0.9}))[0]
        assert (plain.verdict, judged.verdict) == (None, "qa-untested")
        assert judged.verdict_name
        assert judged.do_not.startswith("Do not hire testers into a flaky pipeline.")
        assert judged.do_not.endswith(plain.do_not)


def chosen(situation: Situation) -> tuple[Action, ...]:
    return choose_actions(situation, playbook_in("en"))
