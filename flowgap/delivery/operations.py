"""Deployments and incidents as arrays: stamps in UTC microseconds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flowgap.delivery.work_items import Flags, Micros


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployments:
    """Deployments that reached production, one row per deployment.

    Attributes
    ----------
    finished_at : array of shape (n,)
    failed : array of shape (n,)
        Rolled back, or tied to an incident.
    unplanned : array of shape (n,)
        1 yes, 0 no, -1 not recorded.
    failures_known : bool
        Whether incidents or roll-backs are recorded at all.
    """

    finished_at: Micros
    failed: Flags
    unplanned: NDArray[np.int64]
    failures_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """Incidents, and what the data say of their cause.

    Attributes
    ----------
    started_at, resolved_at : arrays of shape (n,)
        `UNKNOWN` where not recorded.
    tied : array of shape (n,)
        Whether the incident names its deployment or is said to be caused by a change.
    ruled_out : array of shape (n,)
        Whether the incident is said not to be caused by a change.
    """

    started_at: Micros
    resolved_at: Micros
    tied: Flags
    ruled_out: Flags
