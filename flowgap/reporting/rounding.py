"""Rounding that keeps sums: printed parts add up to the printed total."""

import math
from collections.abc import Sequence


def round_parts(
    parts: Sequence[float], *, decimals: int, total: float | None = None
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

    References
    ----------
    .. [1] Balinski & Young (1982). Fair Representation, on Hamilton's method.
    """
    unit = 10.0**-decimals
    exact = [part / unit for part in parts]
    # A part that is whole but for a rounding error of the machine must not fall one unit.
    down = [math.floor(part + 1e-9) for part in exact]
    whole = round(sum(exact))
    if total is not None and abs(total / unit - sum(exact)) < 1 + 1e-9:
        whole = round(total / unit)
    missing = min(max(whole - sum(down), 0), len(parts))
    by_loss = sorted(range(len(parts)), key=lambda i: (down[i] - exact[i], i))
    lifted = set(by_loss[:missing])
    return tuple(
        round((part + (index in lifted)) * unit, decimals) for index, part in enumerate(down)
    )
