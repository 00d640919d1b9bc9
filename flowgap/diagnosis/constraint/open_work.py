"""How long work takes of which some is still open."""

import numpy as np

from flowgap.diagnosis.constraint.flow import Days, Flags, Flow


def cohort_days(flow: Flow) -> float:
    """Return the mean lead time of all that was started in the period, open items included.

    The mean of what was delivered leaves out the longest. What was given up is left out.

    Returns
    -------
    float
        NaN where nothing was started.
    """
    started = flow.asked & (flow.counted | flow.under_way)
    days = (flow.end - flow.start)[started]
    return restricted_mean_days(days, is_over=flow.counted[started])


def restricted_mean_days(days: Days, *, is_over: Flags) -> float:
    """Return the mean of durations, of which some are not over, up to the longest one seen.

    The area under the curve of Kaplan and Meier (1958), Journal of the American Statistical
    Association 53, 457-481.

    Parameters
    ----------
    days : array of shape (n,)
        How long each took, or has taken so far.
    is_over : array of shape (n,)
    """
    if not len(days):
        return float("nan")
    order = np.lexsort((~is_over, days))
    length, over = days[order], is_over[order]
    open_share = np.cumprod(1 - over / np.arange(len(days), 0, -1))
    before = np.concatenate([[1.0], open_share[:-1]])
    return float(np.sum(np.diff(length, prepend=0.0) * before))
