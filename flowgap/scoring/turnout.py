"""How many people will have answered when a wave closes, told from how earlier waves went on."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scipy.special import ndtri

SURE: Final = 0.95
"""Each end of a 90 % interval leaves a twentieth out."""

OTHER_WAVES: Final = 0.2
"""How far a wave may go on otherwise than earlier ones did: a fifth of the way to none or all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How an earlier wave went.

    Attributes
    ----------
    times : tuple of float
        Share (0-1) of its duration that was over at each count, ascending.
    shares : tuple of float
        Share (0-1) of the invited people that had answered by then.
    final : float
        Share (0-1) at its end.
    """

    times: tuple[float, ...]
    shares: tuple[float, ...]
    final: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """People that will have answered at the end, and the ends of a 90 % interval."""

    n_people: int
    low: int
    high: int


def expected_turnout(
    n_answered: int, n_invited: int, *, time: float, earlier: Sequence[Course]
) -> Expected | None:
    r"""Return how many people will have answered at the end of a wave.

    Parameters
    ----------
    n_answered, n_invited : int
        People so far, and all that are asked.
    time : float
        Share (0-1) of the wave's duration that is over.
    earlier : sequence of Course
        Earlier waves of the same people; without any that had people left, nothing is told.

    Returns
    -------
    Expected or None

    Notes
    -----
    Of those who had not answered at the same share of time, an earlier wave won
    :math:`r = (f - s) / (1 - s)`, with s its share then and f its share at the end. The middle is
    the mean of r; the ends are the least and the largest r, moved by a fifth of the way to 0 and
    to 1, for no wave repeats another, and widened by chance:
    :math:`\pm 1.645 \sqrt{m r (1 - r)}` of the m people that are left
    (`docs/methods/turnout.md`).

    Examples
    --------
    >>> last = Course(times=(0.0, 0.5), shares=(0.0, 0.5), final=0.75)
    >>> expected_turnout(60, 100, time=0.5, earlier=[last])
    Expected(n_people=80, low=70, high=90)
    """
    rates = [rate for course in earlier if (rate := _won_later(course, time)) is not None]
    if not rates or n_invited <= 0:
        return None
    n_left = max(n_invited - n_answered, 0)
    low = min(rates) * (1 - OTHER_WAVES)
    high = max(rates) + (1 - max(rates)) * OTHER_WAVES
    middle = n_left * sum(rates) / len(rates)
    return Expected(
        n_people=n_answered + round(middle),
        low=n_answered + max(math.floor(n_left * low - _chance(n_left, low)), 0),
        high=n_answered + min(math.ceil(n_left * high + _chance(n_left, high)), n_left),
    )


def _won_later(course: Course, time: float) -> float | None:
    """Return the share of those left that still answered; None where nobody was left."""
    before = 0.0
    for at, share in zip(course.times, course.shares, strict=True):
        if at > time:
            break
        before = share
    if before >= 1:
        return None
    return min(max((course.final - before) / (1 - before), 0.0), 1.0)


def _chance(n_left: int, rate: float) -> float:
    return float(ndtri(SURE)) * math.sqrt(n_left * rate * (1 - rate))
