"""Classes of like changes: size and type, merged until each can be compared."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.delivery.work_items import ChangeType, Codes, Flags

SIZE_LIMITS: Final = (25, 50, 100, 200, 400, 800)
"""Upper limits in lines, included; a larger change is in the last class.

Within wider classes changes grow unseen, and what that takes would pass for slower work.
"""
UNKNOWN_SIZE: Final = len(SIZE_LIMITS) + 1
N_SIZES: Final = UNKNOWN_SIZE + 1

LEAST_ITEMS: Final = 15
"""A class with fewer items in either period is merged (`docs/methods/ledger.md`)."""


def size_class(lines: NDArray[np.int64]) -> Codes:
    """Return the number of the first limit that is not below; unknown sizes (below 0) come last."""
    sizes = np.searchsorted(SIZE_LIMITS, lines, side="left")
    return np.where(lines < 0, UNKNOWN_SIZE, sizes)


def like_with_like(lines: NDArray[np.int64], types: Codes, in_after: Flags) -> Codes:
    """Return the class of each item: size by type, thin classes merged.

    Parameters
    ----------
    lines, types, in_after : arrays of shape (n,)
        Lines changed (below 0: unknown), `ChangeType`, whether in the period after.

    Returns
    -------
    array of shape (n,)
        Numbers from 0 without gaps; one class in all if nothing thicker is possible.

    Notes
    -----
    While a class has fewer than 15 items in either period, the thinnest (fewest items in its
    thinner period; of equals the first by type, then size) joins the nearest other: of the same
    type before another, then with the closest size, unknown size being the farthest; of equals
    the first. The rule sees only counts, and treats both periods alike: swapping the periods
    changes no class, and the order of the items does not matter.
    """
    cell = types * N_SIZES + size_class(lines)
    n_cells = len(ChangeType) * N_SIZES
    counts = np.stack(
        [np.bincount(cell[in_after == after], minlength=n_cells) for after in (False, True)]
    )
    target = _merge_thin(counts)
    return np.unique(target[cell], return_inverse=True)[1].reshape(-1)


def _merge_thin(counts: NDArray[np.intp]) -> Codes:
    """Return for each cell the cell that it is merged into."""
    target = np.arange(counts.shape[1])
    counts = counts.copy()
    alive = np.flatnonzero(counts.sum(axis=0))
    while len(alive) > 1:
        thickness = counts[:, alive].min(axis=0)
        if thickness.min() >= LEAST_ITEMS:
            break
        thin = alive[np.argmin(thickness)]
        others = alive[alive != thin]
        nearest = others[np.argmin(_distance(thin, others))]
        target[target == thin] = nearest
        counts[:, nearest] += counts[:, thin]
        alive = others
    return target


def _distance(cell: np.intp, others: Codes) -> Codes:
    same_type = cell // N_SIZES == others // N_SIZES
    size, sizes = cell % N_SIZES, others % N_SIZES
    one_unknown = (size == UNKNOWN_SIZE) != (sizes == UNKNOWN_SIZE)
    steps = np.where(one_unknown, N_SIZES, np.abs(size - sizes))
    # Any size of the same type is nearer than any other type.
    return np.where(same_type, 0, 2 * N_SIZES) + steps
