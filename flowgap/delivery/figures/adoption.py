"""Whether AI use rose between the periods: a lower bound, since traces can be missing."""

from typing import Final

import numpy as np

from flowgap.delivery.work_items import Flags
from flowgap.result.delivery import Adoption, AdoptionState

NOTICEABLE_RISE: Final = 0.05
"""A rise of the share of items that show help by AI by at least five points."""
SURE: Final = 0.95
"""In at least this share of the resamples the share rose."""
KNOWN_SHARE: Final = 0.80
"""`none` needs this share of the items of both periods to say whether AI helped."""
HARDLY_USED: Final = 0.10
"""Below this share of items, AI counts as never adopted."""


def adoption(evident: Flags, known: Flags, in_after: Flags, *, p_rose: float | None) -> Adoption:
    """Return the shares of items that show help by AI, and whether the share rose.

    Parameters
    ----------
    evident, known, in_after : arrays of shape (n,)
        Whether the item shows help by AI, says whether AI helped, is in the period after.
    p_rose : float or None
        Share of resamples in which the share of AI items rose; None without resamples.

    Returns
    -------
    Adoption
        Shares 0 to 1; None for a period without items.

    Notes
    -----
    `rose`: the share rose by at least 5 points, and in at least 95 % of the resamples. `none`:
    it rose by less than 5 points although 80 % of the items of both periods say whether AI
    helped. Anything else is `unknown`: the absence of traces is not the absence of AI.
    """
    before, after = _share(evident, ~in_after), _share(evident, in_after)
    if before is None or after is None:
        state = AdoptionState.UNKNOWN
    # 0.15 - 0.10 is a rounding error below 0.05.
    elif round(after - before, 9) >= NOTICEABLE_RISE:
        sure = p_rose is not None and p_rose >= SURE
        state = AdoptionState.ROSE if sure else AdoptionState.UNKNOWN
    else:
        told = min(np.mean(known[in_after]), np.mean(known[~in_after])) >= KNOWN_SHARE
        state = AdoptionState.NONE if told else AdoptionState.UNKNOWN
    return Adoption(state=state, share_before=before, share_after=after)


def _share(flags: Flags, chosen: Flags) -> float | None:
    return float(np.mean(flags[chosen])) if np.any(chosen) else None
