"""Which deployment an incident may come from, where nobody says it: the last one before it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(hours=24)
"""An incident that begins later than this after a deployment is not blamed on it."""


def last_before(
    began_at: datetime,
    deployments: Sequence[tuple[datetime, str]],
    *,
    window: timedelta | None = WINDOW,
) -> str | None:
    """Return the deployment that ended last, strictly before an incident began.

    Parameters
    ----------
    began_at : datetime
    deployments : sequence of (end, id)
        Successful ones in production, ascending.
    window : timedelta or None
        The longest gap between both; None: any.
    """
    place = bisect_left(deployments, began_at, key=lambda one: one[0])
    if not place:
        return None
    ended_at, deployment_id = deployments[place - 1]
    if window is not None and began_at - ended_at > window:
        return None
    return deployment_id
