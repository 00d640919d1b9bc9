"""What those who did not answer could change: bounds that need no guess, and narrower ones."""

from dataclasses import dataclass
from typing import Final

from flowgap.scoring.points import TOP_POINTS

APART_POINTS: Final = 10.0
"""By how much the mean of those who did not answer is taken to differ from that of the others at
most: half a standard deviation of people within teams (`docs/methods/scores.md`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which a figure of everybody lies."""

    low: float
    high: float


def bounds_of_all(value: float, known_share: float, *, top: float = TOP_POINTS) -> Bounds:
    r"""Return between which a mean of everybody lies, whatever the others would have said.

    Parameters
    ----------
    value : float
        Mean of those who are known, 0 to `top`.
    known_share : float
        These of everybody, 0 to 1.
    top : float
        The best answer, 100 for points, 1 for shares; the worst is 0.

    Raises
    ------
    ValueError
        If the value or the share lies outside.

    Notes
    -----
    With a share :math:`p` known: from :math:`p v` to :math:`p v + (1 - p)\,top` [1]_.

    References
    ----------
    .. [1] Manski (1989). Journal of Human Resources 24(3), 343-360.

    Examples
    --------
    >>> bounds_of_all(60.0, 0.75)
    Bounds(low=45.0, high=70.0)
    """
    return bounds_if_near(value, known_share, apart=top, top=top)


def bounds_if_near(
    value: float, known_share: float, *, apart: float = APART_POINTS, top: float = TOP_POINTS
) -> Bounds:
    """Return the same if the mean of the others is at most `apart` from that of those known.

    Raises
    ------
    ValueError
        If the value or the share lies outside, or the distance is negative.

    Examples
    --------
    >>> bounds_if_near(60.0, 0.75, apart=10.0)
    Bounds(low=57.5, high=62.5)
    """
    if not 0 <= value <= top or not 0 <= known_share <= 1 or not apart >= 0:
        raise ValueError(
            f"a mean of {value}, known of a share of {known_share}, the others {apart} apart. "
            f"Allowed: 0 to {top}, 0 to 1, and 0 or more"
        )
    unknown = 1 - known_share
    worst, best = max(value - apart, 0.0), min(value + apart, top)
    return Bounds(
        low=known_share * value + unknown * worst, high=known_share * value + unknown * best
    )
