"""The verdict on the constraint again, with something changed or left out."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES, Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.other_people import with_people
from flowgap.diagnosis.constraint.verdict import Verdict
from flowgap.result.diagnosis import ConstraintState, Robustness, RobustnessChange
from flowgap.stages import PIPELINE_STAGES

FEWER: Final = 0.7
MORE: Final = 1.3
"""What clients say of their capacity is wrong by up to 30 %."""

_PEOPLE: Final = {
    RobustnessChange.FEWER_PEOPLE: FEWER,
    RobustnessChange.MORE_PEOPLE: MORE,
}


def judge_again(
    rows: Days, heard: Heard, *, measured: bool, judge: Callable[[Days], Verdict]
) -> tuple[Robustness, ...]:
    """Return the verdict on other evidence; what was not there is not left out.

    Parameters
    ----------
    rows : array of shape (8, F)
        Features of what is known.
    heard : Heard
    measured : bool
        Whether delivery data tell anything.
    judge : callable
        From features of shape (8, F) to a verdict.
    """
    others = _others(rows, heard, measured=measured)
    return tuple(_outcome(change, judge(other)) for change, other in others)


def _others(rows: Days, heard: Heard, *, measured: bool) -> Iterator[tuple[RobustnessChange, Days]]:
    if not measured:
        return
    if not np.isnan(rows[:, NAMES.index("load_told")]).all():
        for change, factor in _PEOPLE.items():
            yield change, with_people(rows, factor=factor)
    if heard.people:
        asked_only, nobody = features(None, heard), features(None, nothing_heard())
        # What speaks without delivery data is what people said.
        yield RobustnessChange.NO_SURVEY, np.where(np.isnan(asked_only), rows, nobody)
        yield RobustnessChange.NO_DELIVERY, asked_only


def _outcome(change: RobustnessChange, verdict: Verdict) -> Robustness:
    named = verdict.state is ConstraintState.NAMED
    return Robustness(
        change=change,
        state=verdict.state,
        stage=PIPELINE_STAGES[verdict.order[0]] if named else None,
    )
