"""The verdict on the constraint again, with something changed or left out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from flowgap.diagnosis.constraint.features import Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.verdict import Verdict
from flowgap.result.diagnosis import ConstraintState, Robustness, RobustnessChange
from flowgap.services.constraint_evidence import Stages
from flowgap.stages import PIPELINE_STAGES

FEWER: Final = 0.7
MORE: Final = 1.3
"""What clients say of their capacity is wrong by up to 30 %."""

_PEOPLE: Final = {
    RobustnessChange.FEWER_PEOPLE: FEWER,
    RobustnessChange.MORE_PEOPLE: MORE,
}


def judge_again(
    stages: Stages, heard: Heard, *, judge: Callable[[Days], Verdict]
) -> tuple[Robustness, ...]:
    """Return the verdict on other evidence; what was not there is not left out.

    Parameters
    ----------
    stages : Stages
        Without a flow where delivery data tell nothing.
    heard : Heard
    judge : callable
        From features of shape (8, F) to a verdict.
    """
    return tuple(
        _outcome(change, judge(features(other.flow, said, _people(other))))
        for change, other, said in _others(stages, heard)
    )


def _others(stages: Stages, heard: Heard) -> Iterator[tuple[RobustnessChange, Stages, Heard]]:
    measured = stages.flow is not None
    if measured and not _is_unknown(stages.people):
        for change, factor in _PEOPLE.items():
            yield change, replace(stages, people=stages.people * factor), heard
    if measured and heard.people:
        yield RobustnessChange.NO_SURVEY, stages, nothing_heard()
        yield RobustnessChange.NO_DELIVERY, replace(stages, flow=None), heard


def _is_unknown(people: Days) -> bool:
    return not (people > 0).any()


def _people(stages: Stages) -> Days | None:
    return None if stages.flow is None else stages.people


def _outcome(change: RobustnessChange, verdict: Verdict) -> Robustness:
    named = verdict.state is ConstraintState.NAMED
    return Robustness(
        change=change,
        state=verdict.state,
        stage=PIPELINE_STAGES[verdict.order[0]] if named else None,
    )
