"""What is said of the constraint, given what the model makes of one organization."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.model import Model, by_opinions_alone, judge, may_name
from flowgap.result.diagnosis import ConstraintState

LIKELIER_THAN_NOT: Final = 0.5
LEAST_KNOWN: Final = 0.1
"""Share of the features: a survey with votes alone tells a ninth of them; less names nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Of one organization, or one team.

    Attributes
    ----------
    state : ConstraintState
    order : tuple of int
        Places of the stages, the likeliest first.
    posterior : array of shape (8,)
    gain_share : array of shape (3, 8)
        Low, median and high, as shares of lead time.
    p_right, p_none, p_shared : float
    """

    state: ConstraintState
    order: tuple[int, ...]
    posterior: Days
    gain_share: Days
    p_right: float
    p_none: float
    p_shared: float


def decide(model: Model, rows: Days) -> Verdict:
    """Return the verdict on rows of shape (8, F).

    What lies outside of what was simulated is not judged. No constraint is said if that is
    likelier than not and stages were measured: opinions alone do not clear a company. A stage,
    or that two share it, is named only if both that there is a constraint and that the name is
    right are probable enough.
    """
    told = judge(model, rows[np.newaxis])
    p_right, p_none, p_shared = (
        float(chance[0]) for chance in (told.p_right, told.p_none, told.p_shared)
    )
    if not told.strangeness[0] <= 1:
        state = ConstraintState.OUT_OF_RANGE
    elif np.mean(np.isfinite(rows[:, 1:])) < LEAST_KNOWN:
        state = ConstraintState.ABSTAIN
    elif p_none >= LIKELIER_THAN_NOT:
        measured = not by_opinions_alone(rows[np.newaxis])[0]
        state = ConstraintState.NONE if measured else ConstraintState.ABSTAIN
    elif may_name(model, rows[np.newaxis], told)[0]:
        state = ConstraintState.SHARED if p_shared >= LIKELIER_THAN_NOT else ConstraintState.NAMED
    else:
        state = ConstraintState.ABSTAIN
    return Verdict(
        state=state,
        order=tuple(np.argsort(-told.posterior[0], kind="stable").tolist()),
        posterior=told.posterior[0],
        gain_share=told.gain_share[0],
        p_right=p_right,
        p_none=p_none,
        p_shared=p_shared,
    )
