"""Whether AI use rose between the periods: a lower bound, since traces can be missing."""

from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import Observations, contrast_means
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.work_items import Flags, Micros, WorkItems
from flowgap.result.delivery import Adoption, AdoptionState

NOTICEABLE_RISE: Final = 0.05
"""A rise of the share of items that show help by AI by at least five points."""
SURE: Final = 0.95
"""In at least this share of the resamples the share rose."""
KNOWN_SHARE: Final = 0.80
"""`none` needs this share of the items of both periods to say whether AI helped."""
HARDLY_USED: Final = 0.10
"""Below this share of the items of each period, AI counts as never adopted."""


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
    `rose`: the share rose by at least 5 points, and in at least 95 % of the resamples. `used`:
    it rose by less than 5 points, and a tenth of the items of a period show help by AI. `none`:
    fewer do, and it rose by less, although 80 % of the items of both periods say whether AI
    helped. Anything else is `unknown`: the absence of traces is not the absence of AI.
    """
    before, after = _share(evident, ~in_after), _share(evident, in_after)
    if before is None or after is None:
        state = AdoptionState.UNKNOWN
    # 0.15 - 0.10 is a rounding error below 0.05.
    elif round(after - before, 9) >= NOTICEABLE_RISE:
        sure = p_rose is not None and p_rose >= SURE
        state = AdoptionState.ROSE if sure else AdoptionState.UNKNOWN
    elif max(before, after) >= HARDLY_USED:
        state = AdoptionState.USED
    else:
        told = min(np.mean(known[in_after]), np.mean(known[~in_after])) >= KNOWN_SHARE
        state = AdoptionState.NONE if told else AdoptionState.UNKNOWN
    return Adoption(state=state, share_before=before, share_after=after)


def use_within(
    items: WorkItems, at: Micros, period: Period, *, rng: np.random.Generator
) -> AdoptionState:
    """Return what AI use was like within one period: its second half against its first.

    Parameters
    ----------
    items : WorkItems of length n
    at : array of shape (n,)
        The stamp that puts each item into a period.
    period : Period
    rng : Generator

    Notes
    -----
    The states are those of `adoption`. `unknown` where a half holds no items.
    """
    half = period.n_weeks // 2
    if not half:
        return AdoptionState.UNKNOWN
    halves = Periods(
        before=Period(edges=period.edges[: half + 1]), after=Period(edges=period.edges[half:])
    )
    shown = Observations(values=items.ai_evident.astype(np.float64), at=at)
    change = contrast_means(shown, halves, rng=rng).change
    rose = None if change is None else change.p_above_zero
    held = period.holds(at)
    return adoption(
        items.ai_evident[held],
        items.ai_known[held],
        halves.after.holds(at[held]),
        p_rose=None if rose is None else float(rose),
    ).state


def _share(flags: Flags, chosen: Flags) -> float | None:
    return float(np.mean(flags[chosen])) if np.any(chosen) else None
