"""First moves follow from findings, each once, and never promise days."""

import pytest

from flowgap.diagnosis.actions import MOST_ACTIONS, PLAYBOOK, choose_actions
from flowgap.result.diagnosis import Action, Finding, Grade
from flowgap.wording import LANGUAGES, Wording


class TestChooseActions:
    @pytest.mark.parametrize(
        ("finding", "move"),
        [
            ("slower:review", "review"),
            ("felt:qa", "qa"),
            ("weakest:OWN", "own"),
            ("fell:INT", "integrate"),
            ("no-build:build", "measure"),
        ],
    )
    def test_a_finding_asks_for_its_move(self, finding: str, move: str) -> None:
        assert [action.id for action in chosen(finding)] == [move]

    @pytest.mark.parametrize(
        "finding",
        [
            "gap:build",
            "rose:REV",
            "faster:qa",
            "mix:size",
            "weakest:AIA",
            "fell:OUT",
            "split:teams",
            "unseen:DEC",
        ],
    )
    def test_good_news_and_outcomes_ask_for_none(self, finding: str) -> None:
        assert chosen(finding) == ()

    @pytest.mark.parametrize("finding", ["weakest-hint:OWN", "felt-hint:qa", "fell-hint:INT"])
    def test_a_hint_asks_for_none(self, finding: str) -> None:
        assert chosen(finding) == ()

    def test_two_findings_that_ask_for_the_same_give_one_move_with_both_reasons(self) -> None:
        (action,) = chosen("slower:review", "weakest:REV")
        assert action.because == ("slower:review", "weakest:REV")

    def test_there_are_at_most_three_in_the_order_of_the_findings(self) -> None:
        found = chosen("slower:qa", "slower:review", "felt:ci", "weakest:OWN")
        assert [action.id for action in found] == ["qa", "review", "ci"]
        assert len(found) == MOST_ACTIONS

    def test_no_days_are_promised(self) -> None:
        (action,) = chosen("slower:review")
        assert action.expected.days is None

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_move_of_the_playbook_has_its_texts(self, language: str) -> None:
        wording = Wording(language)
        for move in PLAYBOOK:
            for part in ("title", "first-step", "owner", "indicator", "do-not"):
                assert wording.say(f"move-{move}-{part}")


def chosen(*findings: str) -> tuple[Action, ...]:
    return choose_actions([_finding(name) for name in findings], Wording("en"))


def _finding(name: str) -> Finding:
    return Finding(
        id=name,
        grade=Grade.MEASURED,
        statement="",
        evidence=(),
        n=None,
        alternative="",
        falsifier="",
    )
