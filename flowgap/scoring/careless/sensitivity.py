"""What the flags change: scores with and without the flagged, and whom the flags hit."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import hypergeom

from flowgap.scoring.careless.patterns import Flags
from flowgap.scoring.points import Points

NOTABLE_SHIFT: Final = 3.0
"""Points by which a dimension may move before the report says so."""
N_QUARTERS: Final = 4
FEWEST_IN_QUARTER: Final = 10
NOTABLE_P: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One dimension with and without the flagged people, in points; None where nobody is left."""

    n_with: int
    n_without: int
    mean_with: float | None
    mean_without: float | None

    @property
    def change(self) -> float | None:
        """By how many points the mean moves when the flagged are left out."""
        if self.mean_with is None or self.mean_without is None:
            return None
        return self.mean_without - self.mean_with

    @property
    def is_notable(self) -> bool:
        """Whether it moves by more than `NOTABLE_SHIFT`."""
        return self.change is not None and abs(self.change) > NOTABLE_SHIFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarters:
    """How many people are flagged in each quarter of the scores, the lowest first.

    Attributes
    ----------
    n, n_flagged : arrays of shape (4,)
        Equal scores stand in one quarter, so quarters may differ in size.
    p_lowest : float
        Chance (0-1) that as many of the flagged or more would stand in the lowest quarter if
        scores and flags had nothing to do with each other.
    """

    n: NDArray[np.int64]
    n_flagged: NDArray[np.int64]
    p_lowest: float

    @property
    def shares(self) -> Points:
        """Share (0-1) of flagged people in each quarter, shape (4,)."""
        return np.asarray(self.n_flagged / self.n)

    @property
    def hits_the_negative(self) -> bool:
        """Whether people with low scores are flagged more often than chance would have it."""
        return self.p_lowest < NOTABLE_P


def shift_without(scores: Points, excluded: Flags) -> Shift:
    """Return the mean of a dimension with and without the flagged.

    Parameters
    ----------
    scores : array of shape (n_people,)
        0 to 100; NaN without a score.
    excluded : array of shape (n_people,)
    """
    known = ~np.isnan(scores)
    everybody, kept = scores[known], scores[known & ~excluded]
    return Shift(
        n_with=len(everybody),
        n_without=len(kept),
        mean_with=float(everybody.mean()) if len(everybody) else None,
        mean_without=float(kept.mean()) if len(kept) else None,
    )


def exclusion_by_quarter(scores: Points, excluded: Flags) -> Quarters | None:
    """Return how the flags fall over the quarters of the scores.

    Parameters
    ----------
    scores : array of shape (n_people,)
        A person's mean over dimensions; NaN without a score.
    excluded : array of shape (n_people,)

    Returns
    -------
    Quarters or None
        None where a quarter would hold fewer than `FEWEST_IN_QUARTER` people.

    Notes
    -----
    Nobody may be left out for being negative. The test is Fisher's exact one, one-sided, of the
    lowest quarter against the others.
    """
    known = ~np.isnan(scores)
    if not known.any():
        return None
    values, flagged = scores[known], excluded[known]
    bounds = np.quantile(values, np.arange(1, N_QUARTERS) / N_QUARTERS)
    quarter = np.searchsorted(bounds, values, side="left")
    n = np.bincount(quarter, minlength=N_QUARTERS)
    if n.min() < FEWEST_IN_QUARTER:
        return None
    n_flagged = np.bincount(quarter[flagged], minlength=N_QUARTERS)
    chance = hypergeom.sf(n_flagged[0] - 1, len(values), int(n_flagged.sum()), int(n[0]))
    return Quarters(n=n, n_flagged=n_flagged, p_lowest=float(chance))
