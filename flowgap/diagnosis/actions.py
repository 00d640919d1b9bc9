"""What to do first, in words: the chosen actions with the findings that ask for them."""

from typing import Final

from flowgap.diagnosis.choosing_actions import Choice, choose
from flowgap.diagnosis.situation import Situation
from flowgap.playbook.schema import Playbook
from flowgap.result.diagnosis import Action, ExpectedEffect

UNKNOWN_EFFECT: Final = ExpectedEffect(days=None, low=None, high=None)


def choose_actions(situation: Situation, playbook: Playbook) -> tuple[Action, ...]:
    """Return what to do first, at most two actions, in the language of the playbook.

    The effect in days stays unknown until a what-if can predict it: what studies found
    elsewhere is small or mixed, and stands beside it in words.
    """
    return tuple(_action(choice) for choice in choose(situation, playbook))


def _action(choice: Choice) -> Action:
    action, verdict = choice.action, choice.verdict
    return Action(
        id=action.id,
        stage=choice.stage,
        dimension=next(iter(action.dimensions), None),
        title=action.title,
        first_step=action.first_step,
        owner_role=action.owner_role,
        evidence_grade=action.evidence_grade.value,
        because=choice.because,
        expected=UNKNOWN_EFFECT if choice.expected is None else choice.expected,
        leading_indicator=action.leading_indicator,
        do_not=action.do_not if verdict is None else f"{verdict.do_not} {action.do_not}",
        move=action.move.value,
        effort=action.effort.value,
        lagging_indicator=action.lagging_indicator,
        expected_range=action.expected_range,
        review_after_weeks=action.review_after_weeks,
        stop_rule=action.stop_rule,
        sources=action.sources,
        verdict=None if verdict is None else verdict.id,
        verdict_name=None if verdict is None else verdict.name,
    )
