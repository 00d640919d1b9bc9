"""The verdict on the constraint again, with something changed or left out."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES, Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
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
    rows: Days,
    heard: Heard,
    verdict: Verdict,
    *,
    measured: bool,
    judge: Callable[[Days], Verdict],
) -> tuple[Robustness, ...]:
    """Return the verdict on other evidence; what was not there is not left out.

    Parameters
    ----------
    rows : array of shape (8, F)
        Features of what is known.
    heard : Heard
    verdict : Verdict
        What was said of them.
    measured : bool
        Whether delivery data tell anything.
    judge : callable
        From features of shape (8, F) to a verdict.
    """
    others = _others(rows, heard, measured=measured)
    found = [_outcome(change, judge(other)) for change, other in others]
    if heard.people > 1:
        found.append(_without_anyone(rows, heard, verdict, judge))
    return tuple(found)


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


def _without_anyone(
    rows: Days, heard: Heard, verdict: Verdict, judge: Callable[[Days], Verdict]
) -> Robustness:
    """Return another verdict that one respondent less could bring, or else the same."""
    change = RobustnessChange.ONE_RESPONDENT
    same = _outcome(change, verdict)
    told = (_outcome(change, judge(other)) for other in without_one(rows, heard))
    return next((one for one in told if one != same), same)


def without_one(rows: Days, heard: Heard) -> Iterator[Days]:
    """Return features as they would be at the most without one respondent.

    Of each stage once without somebody who praised it and blamed all others, and once the other
    way round: no figure can move farther, whatever people answered, so nobody's answers are
    looked at.
    """
    for stage in np.eye(N_PIPELINE, dtype=np.bool_):
        for praised in (stage, ~stage):
            asked = features(None, _left(heard, praised))
            yield np.where(np.isnan(asked), rows, asked)


def _left(heard: Heard, praised: Flags) -> Heard:
    """Return what is heard without one who gave these stages 100 points and all others a vote."""
    n = heard.people
    score = (heard.score * n - np.where(praised, 100.0, 0.0)) / (n - 1)
    vote_share = (heard.vote_share * n - np.where(praised, 0.0, 1.0)) / (n - 1)
    return Heard(
        score=np.clip(score, 0.0, 100.0), vote_share=np.clip(vote_share, 0.0, 1.0), people=n - 1
    )


def _outcome(change: RobustnessChange, verdict: Verdict) -> Robustness:
    named = verdict.state is ConstraintState.NAMED
    return Robustness(
        change=change,
        state=verdict.state,
        stage=PIPELINE_STAGES[verdict.order[0]] if named else None,
    )
