"""The difference of two figures that were measured apart, from their intervals alone."""

import math
from dataclasses import dataclass

from flowgap.delivery.comparison.exact_intervals import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A figure with its interval, in any unit."""

    value: float
    low: float
    high: float


def difference(first: Known, last: Known) -> Known:
    r"""Return the last figure minus the first, with an interval of the same level.

    Parameters
    ----------
    first, last : Known
        Of times that share no item; each may have an interval that is not symmetric.

    Raises
    ------
    ValueError
        If a figure lies outside its own interval.

    Notes
    -----
    With figures :math:`x_1, x_2` and intervals :math:`(l_1, u_1), (l_2, u_2)` the ends are

    .. math:: x_2 - x_1 - \sqrt{(x_2 - l_2)^2 + (u_1 - x_1)^2}, \quad
              x_2 - x_1 + \sqrt{(u_2 - x_2)^2 + (x_1 - l_1)^2}.

    References
    ----------
    G. Y. Zou and A. Donner (2008), Construction of confidence limits about effect measures: a
    general approach, Statistics in Medicine 27, 1693-1702.
    """
    for one in (first, last):
        if not one.low <= one.value <= one.high:
            raise ValueError(f"{one.value} lies outside {one.low} to {one.high}")
    low, high = _reach(first, last)
    change = last.value - first.value
    return Known(value=change, low=change - low, high=change + high)


def _reach(first: Known, last: Known) -> Interval:
    down = math.hypot(last.value - last.low, first.high - first.value)
    up = math.hypot(last.high - last.value, first.value - first.low)
    return down, up
