"""Rounding that keeps sums: printed parts add up to the printed total."""

import math
from collections.abc import Collection, Sequence
from typing import Final

MACHINE_ERROR: Final = 1e-9
"""In units: a part that is whole but for this must not fall or rise by one."""
HALF: Final = 0.5


def round_parts(
    parts: Sequence[float],
    *,
    decimals: int,
    total: float | None = None,
    keep: Collection[int] = (),
) -> tuple[float, ...]:
    """Return the parts rounded so that they add up to the rounded total.

    Largest remainder: every part is rounded down, and the units that are missing go to the
    parts that lost most. A rounded part differs from its value by less than one unit.

    Parameters
    ----------
    parts : sequence of float
        Any sign, any unit.
    decimals : int
        Decimals to keep.
    total : float, optional
        The rounded whole, where it was rounded among other wholes before. It must be the sum
        of the parts rounded up or down; a total that is further off is ignored, since no
        rounding can reach it.
    keep : collection of int, optional
        Positions of parts that are printed elsewhere, too: they keep their own rounding as long
        as the others can make up for it.

    References
    ----------
    .. [1] Balinski & Young (1982). Fair Representation, on Hamilton's method.
    """
    unit = 10.0**-decimals
    exact = [part / unit for part in parts]
    down = [math.floor(part + MACHINE_ERROR) for part in exact]
    whole = round(sum(exact))
    if total is not None and abs(total / unit - sum(exact)) < 1 + MACHINE_ERROR:
        whole = round(total / unit)
    missing = min(max(whole - sum(down), 0), len(parts))
    lost = [part - floor for part, floor in zip(exact, down, strict=True)]
    order = sorted(range(len(parts)), key=lambda i: (_turn(lost[i], kept=i in keep), -lost[i], i))
    lifted = set(order[:missing])
    return tuple(
        round((part + (index in lifted)) * unit, decimals) for index, part in enumerate(down)
    )


def _turn(lost: float, *, kept: bool) -> int:
    """Return when a part that was rounded down by `lost` units is lifted, 0 first."""
    if lost <= MACHINE_ERROR:
        return 3
    if not kept:
        return 1
    return 0 if lost >= HALF else 2
