"""What is said of the constraint, given what the model makes of one organization."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.model import (
    NOWHERE,
    Model,
    by_opinions_alone,
    hidden_queue,
    hidden_waiting,
    is_probable,
    judge,
)
from flowgap.diagnosis.situation import IDLE_BELOW
from flowgap.result.diagnosis import ConstraintState

LIKELIER_THAN_NOT: Final = 0.5
MOST_UNSEEN: Final = 0.5
"""Share of the time that no stage can claim, up to which it is said that none holds work back."""
_MATTERS: Final = 0.03
"""Of lead time: what gains less is no constraint, and nothing gains more than is waited."""
_HARDLY_WAITED: Final = 0.01
"""Of lead time: less waiting is no queue."""
LEAST_KNOWN: Final = 0.1
"""Share of the features: a survey with votes alone tells a ninth of them; less names nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Of one organization, or one team.

    Attributes
    ----------
    state : ConstraintState
    unseen : bool
        Whether too little was seen to say that there is none, likely as that is.
    hidden : int or None
        The place of a stage whose hidden queue keeps back what the probabilities allow.
    without_queue : bool
        Whether hardly anything waits at the likeliest stage: its work takes the time.
    order : tuple of int
        Places of the stages, the likeliest first.
    posterior : array of shape (8,)
    gain_share : array of shape (3, 8)
        Low, median and high, as shares of lead time.
    p_right, p_none, p_shared : float
    """

    state: ConstraintState
    unseen: bool = False
    hidden: int | None = None
    without_queue: bool = False
    order: tuple[int, ...]
    posterior: Days
    gain_share: Days
    p_right: float
    p_none: float
    p_shared: float


def decide(model: Model, rows: Days) -> Verdict:
    """Return the verdict on rows of shape (8, F).

    What lies outside of what was simulated is not judged. No constraint is said if that is
    likelier than not and most of the time was seen at stages: neither opinions nor time that no
    stage can claim clear a company. A stage, or that two share it, is named only if both that
    there is a constraint and that the name is right are probable enough. A hidden queue keeps
    both back.
    """
    told = judge(model, rows[np.newaxis])
    p_right, p_none, p_shared = (
        float(chance[0]) for chance in (told.p_right, told.p_none, told.p_shared)
    )
    hidden, unseen = NOWHERE, False
    if not told.strangeness[0] <= 1:
        state = ConstraintState.OUT_OF_RANGE
    elif np.mean(np.isfinite(rows[:, 1:])) < LEAST_KNOWN:
        state = ConstraintState.ABSTAIN
    elif p_none >= LIKELIER_THAN_NOT:
        state, unseen, hidden = _cleared(rows)
    elif is_probable(model, rows[np.newaxis], told)[0]:
        hidden = int(hidden_queue(rows[np.newaxis], told)[0])
        state = _named(hidden, p_shared)
    else:
        state = ConstraintState.ABSTAIN
    order = np.argsort(-told.posterior[0], kind="stable")
    return Verdict(
        state=state,
        unseen=unseen,
        hidden=None if hidden == NOWHERE else hidden,
        without_queue=_without_queue(rows[order[0]]),
        order=tuple(order.tolist()),
        posterior=told.posterior[0],
        gain_share=told.gain_share[0],
        p_right=p_right,
        p_none=p_none,
        p_shared=p_shared,
    )


def _named(hidden: int, p_shared: float) -> ConstraintState:
    """Return what is said where a constraint and its name are probable."""
    if hidden != NOWHERE:
        return ConstraintState.ABSTAIN
    return ConstraintState.SHARED if p_shared >= LIKELIER_THAN_NOT else ConstraintState.NAMED


def _cleared(rows: Days) -> tuple[ConstraintState, bool, int]:
    """Return what is said where no constraint is likelier than not, and what keeps it back."""
    if by_opinions_alone(rows[np.newaxis])[0]:
        return ConstraintState.ABSTAIN, False, NOWHERE
    if rows[0, NAMES.index("unattributed_share")] > MOST_UNSEEN:
        return ConstraintState.ABSTAIN, True, NOWHERE
    waited = hidden_waiting(rows[np.newaxis])[0]
    if waited.max() >= _MATTERS:
        return ConstraintState.ABSTAIN, False, int(np.argmax(waited))
    return ConstraintState.NONE, False, NOWHERE


def _without_queue(row: Days) -> bool:
    """Return whether it is known that people of a stage are free, and that work hardly waits."""
    knows_waiting, waited, seen, told = (
        row[NAMES.index(name)] for name in ("tells_wait", "wait_share", "utilization", "load_told")
    )
    busy = max(seen, told) if told >= 0 else seen
    return bool(knows_waiting == 1 and waited < _HARDLY_WAITED and busy < IDLE_BELOW)
