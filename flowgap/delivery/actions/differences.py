"""One team against the others: whether its time changed by more than theirs did."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from flowgap.delivery.actions.interrupted import Step, step_of
from flowgap.delivery.actions.series import Weekly

LEAST_OTHERS: Final = 4
"""Teams to compare with: their steps tell what chance does to one team."""


def difference_of(own: Weekly, others: Sequence[Weekly]) -> Step | None:
    r"""Return by how much a team's step exceeds the others', None with too few weeks or teams.

    Notes
    -----
    With :math:`d_j` the step of team j beside its own trend (`step_of`),

    .. math:: \delta = d_0 - \bar d, \qquad se = s_d \sqrt{1 + 1/J},

    where the spread :math:`s_d` of the J other teams stands for what else moves one team at that
    day; Student's t with J - 1 degrees. A single treated unit has no spread of its own [1]_, and
    teams that were on different courses before are no controls without their trends.

    References
    ----------
    .. [1] T. G. Conley and C. R. Taber (2011), Inference with "difference in differences" with a
       small number of policy changes, Review of Economics and Statistics 93, 113-125.
    """
    first = step_of(own)
    steps = [step.days for one in others if (step := step_of(one)) is not None]
    if first is None or len(steps) < LEAST_OTHERS:
        return None
    return Step(
        days=first.days - float(np.mean(steps)),
        error=float(np.std(steps, ddof=1)) * math.sqrt(1 + 1 / len(steps)),
        freedom=len(steps) - 1,
    )
