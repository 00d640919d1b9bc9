"""When each team took up AI, as its use shows."""

from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes, Days

ADOPTED_SHARE: Final = 0.30
"""Of a team's known developers: so many are active."""
ADOPTED_WEEKS: Final = 2
"""So many weeks running, so that a trial of a few days is no rollout."""
NEVER: Final = -1
"""The team did not take it up in the weeks that were seen."""
UNDATED: Final = -2
"""Nobody counted, or the team used it already when somebody began to count."""


def first_weeks(active_share: Days) -> Codes:
    """Return the first week from which each team used AI, `NEVER` or `UNDATED`.

    Parameters
    ----------
    active_share : array of shape (J, n_weeks)
        Active developers as a share of those that are known, 0 to 1; NaN where nobody counted.

    Returns
    -------
    array of shape (J,)
        The first week in which at least 30 % are active, and in the week after it too.
    """
    known = np.isfinite(active_share)
    used = np.nan_to_num(active_share, nan=0.0) >= ADOPTED_SHARE
    n_weeks = used.shape[1] - ADOPTED_WEEKS + 1
    if n_weeks < 1:
        return np.full(len(used), UNDATED, dtype=np.intp)
    running = np.all([used[:, k : k + n_weeks] for k in range(ADOPTED_WEEKS)], axis=0)
    first = np.where(running.any(axis=1), running.argmax(axis=1), NEVER)
    undated = ~known.any(axis=1) | (first == known.argmax(axis=1))
    return np.where(undated, UNDATED, first).astype(np.intp)
