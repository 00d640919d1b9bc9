"""What may be said of scores that were asked several times, by people who are not linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.special import ndtr, ndtri

from flowgap.result.survey import TrendVerdict
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import TOP_POINTS

NOTICEABLE_POINTS: Final = 5.0
"""The smallest change worth acting on (`docs/methods/trend.md`)."""

SURE_TWICE: Final = 0.90
SURE_ONCE: Final = 0.975
"""A change needs the first probability in two waves in a row, or the second one once."""

SURE_AMONG_ALL: Final = 0.90
"""And this one, once it is weighed with what all teams show."""

FALSE_SHARE: Final = 0.08
"""Of the changes called in a list, this share may be none. A tenth is allowed; a part of it is
left for the spread of people, which is an estimate (`docs/methods/trend.md`)."""

LARGEST_DETECTABLE_POINTS: Final = 3 * NOTICEABLE_POINTS
"""Where only larger changes than this would show, their absence tells nothing."""

POWER: Final = 0.80


class NoVerdict(StrEnum):
    """Why it cannot be told whether a score has changed."""

    ONE_WAVE = "one_wave"
    LAST_HIDDEN = "last_hidden"
    TOO_FEW_PEOPLE = "too_few_people"


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePoint:
    """The score of one wave and its standard error, in points, before any pooling over teams."""

    estimate: float
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One score over the waves.

    Attributes
    ----------
    points : tuple of WavePoint or None
        In the order of the waves; None where a wave has no score that may be shown.
    rises : tuple of float or None
        Probability that the score of a wave lies above that of the first known one, weighed with
        what all teams show; None where this series is all there is.
    """

    points: tuple[WavePoint | None, ...]
    rises: tuple[float | None, ...]

    @classmethod
    def alone(cls, points: Sequence[WavePoint | None]) -> "Series":
        """Return the series of a score that nothing else is known of."""
        return cls(points=tuple(points), rises=(None,) * len(points))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The verdict, and the change since the first wave that would show in 4 of 5 cases.

    `minimum_detectable` is None with fewer than two scores, and where it is beyond the scale.
    `reason` says why nothing can be told.
    """

    verdict: TrendVerdict
    minimum_detectable: float | None
    reason: NoVerdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """One way to see a change: what was found, its error, and whether that is sure enough."""

    change: float
    spread: float
    is_sure: bool

    @property
    def p(self) -> float:
        """Two-sided; 1 where a rise or fall is not sure enough to be called one."""
        if not self.is_sure:
            return 1.0
        return 0.0 if self.spread == 0 else float(2 * ndtr(-abs(self.change) / self.spread))


def judge_change(points: Sequence[WavePoint | None]) -> Change:
    """Compare the last wave with the first: `judge_changes` of one series alone."""
    return judge_changes([Series.alone(points)])[0]


def judge_changes(rows: Sequence[Series]) -> tuple[Change, ...]:
    r"""Compare the last wave with the first in every cell of a heat map.

    Parameters
    ----------
    rows : sequence of Series
        All cells that are read together: every team in every dimension, or the company in every
        dimension. The more there are, the more one of them must stand out.

    Returns
    -------
    tuple of Change
        In the order of the cells. `cannot_tell` with fewer than two scores, without one of the
        last wave, or where the smallest detectable change exceeds 15 points.

    Notes
    -----
    Responses are not linked, so both errors count in full: :math:`s = \sqrt{s_1^2 + s_2^2}`. A
    rise is called where its probability reaches .975 in the last wave, or .90 in the last two;
    where it is .90 still, once weighed with what all teams show; and where it stays on the list
    of Benjamini and Hochberg [1]_ at 8 % over all cells. There the last wave counts, or the mean
    of the last two; with three waves or more these are two looks, and each p counts twice. Where
    nothing has changed, the list is empty in at least 90 % of cases.

    References
    ----------
    .. [1] Benjamini & Hochberg (1995). Journal of the Royal Statistical Society B 57(1), 289-300.
    """
    looks = [_looks(series) for series in rows]
    n_compared = sum(bool(ways) for ways in looks)
    p = np.array([min([1.0, *(len(ways) * way.p for way in ways)]) for ways in looks])
    limit = _list_limit(p, n_compared)
    return tuple(
        _judge(series, ways, is_listed=bool(value <= limit), n_compared=n_compared)
        for series, ways, value in zip(rows, looks, p, strict=True)
    )


def chance_of_rise(first: WavePoint, later: WavePoint) -> float:
    """Return the probability (0-1) that the score rose, before any data as likely as a fall."""
    spread = float(np.hypot(first.spread, later.spread))
    change = later.estimate - first.estimate
    if spread == 0:
        return float((np.sign(change) + 1) / 2)
    return float(ndtr(change / spread))


def detectable_change(first: float, later: Sequence[float], *, n_compared: int) -> float:
    r"""Return the true change in points that would be called one in 4 of 5 cases.

    Parameters
    ----------
    first : float
        Standard error of the first wave, in points.
    later : sequence of float
        Standard errors of the later waves in which the change is there, one or more.
    n_compared : int
        Cells that are read together, all others unchanged.

    Notes
    -----
    :math:`(z_b + z_{.80}) s` with :math:`z_b` the bar for the first on the list,
    :math:`1 - .08 / (2 m)` for m cells and .975 at least; of two looks the better. For one team of
    8 whose people differ by 20 points, s is 10 and the change 28 points [1]_; as one of 12 teams
    in 12 dimensions it is 43.

    References
    ----------
    .. [1] Cohen (1988). Statistical Power Analysis for the Behavioral Sciences, chapter 2.
    """
    spreads = [float(np.hypot(first, later[-1]))]
    if len(later) > 1:
        spreads.append(_joint_spread(first, later[-2:]))
    bar = 1 - FALSE_SHARE / (2 * n_compared * len(spreads))
    return float(ndtri(max(bar, SURE_ONCE)) + ndtri(POWER)) * min(spreads)


def _joint_spread(first: float, later: Sequence[float]) -> float:
    """Return the standard error of the mean of later waves less the first."""
    return float(np.hypot(first, np.linalg.norm(later) / len(later)))


def _looks(series: Series) -> list[_Look]:
    """Return the ways to see a change, none where it cannot be seen."""
    known = [point for point in series.points if point is not None]
    if len(known) < 2 or series.points[-1] is None:  # noqa: PLR2004 - a change has two ends
        return []
    among_all = series.rises[-1]
    ways = [_look(known[0], known[-1:], SURE_ONCE, among_all)]
    if len(known) > 2:  # noqa: PLR2004 - two later waves
        ways.append(_look(known[0], known[-2:], SURE_TWICE, among_all))
    return ways


def _look(
    first: WavePoint, later: Sequence[WavePoint], needed: float, among_all: float | None
) -> _Look:
    change = float(np.mean([point.estimate for point in later])) - first.estimate
    chances = [(chance_of_rise(first, point), needed) for point in later]
    if among_all is not None:
        chances.append((among_all, SURE_AMONG_ALL))
    return _Look(
        change=change,
        spread=_joint_spread(first.spread, [point.spread for point in later]),
        is_sure=all((rise if change > 0 else 1 - rise) >= least for rise, least in chances),
    )


def _list_limit(p: Floats, n_compared: int) -> float:
    """Return the largest p that stays on the list, below 0 if none does."""
    ordered = np.sort(p)
    stays = ordered <= FALSE_SHARE * np.arange(1, len(p) + 1) / max(n_compared, 1)
    return float(ordered[stays][-1]) if stays.any() else -1.0


def _judge(series: Series, ways: Sequence[_Look], *, is_listed: bool, n_compared: int) -> Change:
    if not ways:
        is_hidden = sum(point is not None for point in series.points) > 1
        reason = NoVerdict.LAST_HIDDEN if is_hidden else NoVerdict.ONE_WAVE
        return Change(verdict=TrendVerdict.CANNOT_TELL, minimum_detectable=None, reason=reason)
    first, *later = [point.spread for point in series.points if point is not None]
    detectable = detectable_change(first, later, n_compared=n_compared)
    shown = detectable if detectable <= TOP_POINTS else None
    surest = min(ways, key=lambda way: way.p)
    if is_listed and surest.p < 1:
        verdict = TrendVerdict.BETTER if surest.change > 0 else TrendVerdict.WORSE
        return Change(verdict=verdict, minimum_detectable=shown)
    if detectable > LARGEST_DETECTABLE_POINTS:
        return Change(
            verdict=TrendVerdict.CANNOT_TELL,
            minimum_detectable=shown,
            reason=NoVerdict.TOO_FEW_PEOPLE,
        )
    return Change(verdict=TrendVerdict.NO_EVIDENCE, minimum_detectable=shown)
