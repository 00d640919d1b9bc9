"""What counts as right: the marks that a named stage gets."""

from dataclasses import dataclass

import numpy as np

from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.simulation.organizations.truth import LEAST_GAIN, SHARED_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Of M organizations.

    Attributes
    ----------
    best : array of shape (M, 8)
        Whether the stage gains most.
    near : array of shape (M, 8)
        Whether it gains at least 0.8 as much: it is the constraint, or one of those that share it.
    none, shared : arrays of shape (M,)
        Whether there is no constraint, and whether it is shared.
    """

    best: Flags
    near: Flags
    none: Flags
    shared: Flags


def marks_of(gain_share: Days) -> Marks:
    """Return marks by gains of shape (M, 8), by the rules of the truth."""
    most = gain_share.max(axis=1, keepdims=True)
    best = np.zeros(gain_share.shape, dtype=np.bool_)
    best[np.arange(len(best)), np.argmax(gain_share, axis=1)] = True
    none = most[:, 0] < LEAST_GAIN
    near = (gain_share >= SHARED_FROM * most) & ~none[:, np.newaxis]
    return Marks(best=best, near=near, none=none, shared=near.sum(axis=1) > 1)
