"""How answers would vary if people of a team had nothing in common."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

FEWEST_POINTS: Final = 2

_SLIGHT_SKEW: Final = {5: 1.34}
"""By number of points, squared scale points: LeBreton & Senter (2008), table 2."""


class Null(StrEnum):
    """What people answer who have nothing in common."""

    UNIFORM = "uniform"
    SLIGHT_SKEW = "slight_skew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A response scale from `low` up in steps of 1, e.g. 1 to 5 with 5 points.

    Raises
    ------
    ValueError
        If there are fewer than 2 points.
    """

    low: float
    n_points: int

    def __post_init__(self) -> None:
        """Refuse a scale that has no two ends."""
        if self.n_points < FEWEST_POINTS:
            raise ValueError(f"a scale has at least {FEWEST_POINTS} points, got {self.n_points}")

    @property
    def high(self) -> float:
        """The upper end."""
        return self.low + self.n_points - 1


def null_variance(null: Null, *, n_points: int) -> float | None:
    r"""Return the variance of answers under a null distribution, in squared scale points.

    Parameters
    ----------
    null : Null
        `uniform`: every point is as likely. `slight_skew`: people are lenient, as they are in
        most surveys of employees.
    n_points : int
        Points of the scale, at least 2.

    Returns
    -------
    float or None
        None for the slight skew on scales other than 5 points: 1.34 is published for those, and
        a value made up by us for others would not be comparable with anything.

    Raises
    ------
    ValueError
        If there are fewer than 2 points.

    Notes
    -----
    Uniform: :math:`(A^2 - 1) / 12` for A points [1]_, 2 for 5 points. Slight skew: [2]_.

    References
    ----------
    .. [1] James, Demaree & Wolf (1984). Journal of Applied Psychology 69(1), 85-98.
    .. [2] LeBreton & Senter (2008). Organizational Research Methods 11(4), 815-852.
    """
    uniform = uniform_variance(n_points)
    return uniform if null is Null.UNIFORM else _SLIGHT_SKEW.get(n_points)


def uniform_variance(n_points: int) -> float:
    """Return the variance of equally likely points, in squared scale points.

    Raises
    ------
    ValueError
        If there are fewer than 2 points.
    """
    if n_points < FEWEST_POINTS:
        raise ValueError(f"a scale has at least {FEWEST_POINTS} points, got {n_points}")
    return (n_points**2 - 1) / 12
