"""What may be said of a score that was asked several times, by people who are not linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtr, ndtri

from flowgap.result.survey import TrendVerdict

NOTICEABLE_POINTS: Final = 5.0
"""The smallest change worth acting on (`docs/methods/scores.md`)."""

SURE_TWICE: Final = 0.90
SURE_ONCE: Final = 0.975
"""A change needs the first probability in two waves in a row, or the second one once."""

LARGEST_DETECTABLE_POINTS: Final = 3 * NOTICEABLE_POINTS
"""Where only larger changes than this would show, their absence tells nothing."""

_POWER: Final = 0.80


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePoint:
    """The score of one wave and its standard error, in points."""

    estimate: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The verdict, and the change between first and last wave that would show in 4 of 5 cases."""

    verdict: TrendVerdict
    minimum_detectable: float | None


def judge_change(points: Sequence[WavePoint | None]) -> Change:
    r"""Compare the last wave with the first.

    Parameters
    ----------
    points : sequence of WavePoint or None
        In the order of the waves; None where a wave has no score that may be shown.

    Returns
    -------
    Change
        `cannot_tell` with fewer than two scores, without one of the last wave, or where the
        smallest detectable change is more than three times what is worth acting on.

    Notes
    -----
    Responses are not linked, so both errors count in full: with
    :math:`s = \sqrt{s_1^2 + s_2^2}` the chance of a rise that matters is
    :math:`\Phi((\Delta - 5) / s)`, and the smallest true change that would once reach .975 in 80 %
    of cases is :math:`5 + (1.960 + 0.842) s`. For teams of 8 whose people differ by 20 points, s
    is 10 and that change 33 points; to find any change at all, 28 (`docs/methods/scores.md`).
    """
    known = [point for point in points if point is not None]
    if len(known) < 2 or points[-1] is None:  # noqa: PLR2004 - a change has two ends
        return Change(verdict=TrendVerdict.CANNOT_TELL, minimum_detectable=None)
    noise = _joint_spread(known[0], known[-1])
    detectable = NOTICEABLE_POINTS + float(ndtri(SURE_ONCE) + ndtri(_POWER)) * noise
    return Change(verdict=_verdict(known, detectable), minimum_detectable=detectable)


def chance_of_rise(first: WavePoint, later: WavePoint) -> float:
    """Return the probability (0-1) that the score rose by more than what is worth acting on."""
    return _chance(later.estimate - first.estimate, _joint_spread(first, later))


def _chance(change: float, spread: float) -> float:
    if spread == 0:
        return float(change > NOTICEABLE_POINTS)
    return float(ndtr((change - NOTICEABLE_POINTS) / spread))


def _joint_spread(first: WavePoint, later: WavePoint) -> float:
    return float(np.hypot(first.spread, later.spread))


def _verdict(points: Sequence[WavePoint], detectable: float) -> TrendVerdict:
    rises = [chance_of_rise(points[0], later) for later in points[1:]]
    falls = [chance_of_rise(later, points[0]) for later in points[1:]]
    if _is_sure(rises):
        return TrendVerdict.BETTER
    if _is_sure(falls):
        return TrendVerdict.WORSE
    if detectable > LARGEST_DETECTABLE_POINTS:
        return TrendVerdict.CANNOT_TELL
    return TrendVerdict.NO_EVIDENCE


def _is_sure(chances: Sequence[float]) -> bool:
    return chances[-1] >= SURE_ONCE or (
        len(chances) > 1 and min(chances[-1], chances[-2]) >= SURE_TWICE
    )
