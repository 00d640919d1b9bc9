"""What may be said of scores that were asked several times, by people who are not linked."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.special import ndtr

from flowgap.result.survey import TrendVerdict
from flowgap.scoring.detectable import FALSE_SHARE, SURE_ONCE, WaveError, detectable_change
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import TOP_POINTS

NOTICEABLE_POINTS: Final = 5.0
"""The smallest change worth acting on (`docs/methods/trend.md`)."""

SURE_TWICE: Final = 0.90
"""A change needs this probability in two waves in a row, or `SURE_ONCE` in one."""

SURE_AMONG_ALL: Final = 0.90
"""And this one, once it is weighed with what all teams show."""

LARGEST_DETECTABLE_POINTS: Final = 3 * NOTICEABLE_POINTS
"""Where only larger changes than this would show, their absence tells nothing."""


class NoVerdict(StrEnum):
    """Why it cannot be told whether a score has changed."""

    ONE_WAVE = "one_wave"
    LAST_HIDDEN = "last_hidden"
    TOO_FEW_PEOPLE = "too_few_people"


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePoint:
    """The score of one wave and its standard error, in points, before any pooling over teams.

    `few` is how many people stand behind it where no one of them may make a verdict, else None.
    """

    estimate: float
    spread: float
    few: float | None = None

    @property
    def error(self) -> WaveError:
        """How sure the score is."""
        return WaveError(spread=self.spread, few=self.few)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One score over the waves.

    Attributes
    ----------
    points : tuple of WavePoint or None
        In the order of the waves; None where a wave has no score that may be shown.
    rise : float or None
        Probability that the score of the last wave lies above that of the first known one, weighed
        with what all teams show; None where this series is all there is.
    """

    points: tuple[WavePoint | None, ...]
    rise: float | None = None

    @classmethod
    def alone(cls, points: Sequence[WavePoint | None]) -> "Series":
        """Return the series of a score that nothing else is known of."""
        return cls(points=tuple(points))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The verdict, and the change since the first wave that would show in 4 of 5 cases.

    `minimum_detectable` is None with fewer than two scores, and where it is beyond the scale. Where
    few people stand behind a wave, it is what would show without any one of them, too.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Cells that are read together, and how each of them can be seen to have changed.

    Attributes
    ----------
    rows : tuple of Series
    looks : tuple of tuple of _Look
        The ways to see a change of each row, none where it cannot be seen.
    p : array of shape (n_rows,)
        Of the surest way, times the number of ways.
    """

    rows: tuple[Series, ...]
    looks: tuple[tuple[_Look, ...], ...]
    p: Floats

    @classmethod
    def of(cls, rows: Sequence[Series]) -> "HeatMap":
        """Return the map of these cells."""
        looks = tuple(_looks(series) for series in rows)
        return cls(rows=tuple(rows), looks=looks, p=np.array([_smallest_p(ways) for ways in looks]))

    def replaced(self, rows: Mapping[int, Series]) -> "HeatMap":
        """Return the map with other series in some places; all others are not looked at again."""
        series, looks, p = list(self.rows), list(self.looks), self.p.copy()
        for place, row in rows.items():
            series[place], looks[place] = row, _looks(row)
            p[place] = _smallest_p(looks[place])
        return HeatMap(rows=tuple(series), looks=tuple(looks), p=p)

    def changes(self) -> tuple[Change, ...]:
        """Return the verdicts of all cells."""
        return self.changes_of(range(len(self.rows)))

    def changes_of(self, places: Sequence[int]) -> tuple[Change, ...]:
        """Return the verdicts of some cells, read together with all."""
        n_compared = sum(bool(ways) for ways in self.looks)
        limit = _list_limit(self.p, n_compared)
        return tuple(
            _judge(
                self.rows[place],
                self.looks[place],
                is_listed=bool(self.p[place] <= limit),
                n_compared=n_compared,
            )
            for place in places
        )


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
    return HeatMap.of(rows).changes()


def chance_of_rise(first: WavePoint, later: WavePoint) -> float:
    """Return the probability (0-1) that the score rose, before any data as likely as a fall."""
    spread = math.hypot(first.spread, later.spread)
    change = later.estimate - first.estimate
    if spread == 0:
        return (float(np.sign(change)) + 1) / 2
    return float(ndtr(change / spread))


def _joint_spread(first: float, later: Sequence[float]) -> float:
    """Return the standard error of the mean of later waves less the first."""
    return math.hypot(first, math.hypot(*later) / len(later))


def _looks(series: Series) -> tuple[_Look, ...]:
    """Return the ways to see a change, none where it cannot be seen."""
    known = [point for point in series.points if point is not None]
    if len(known) < 2 or series.points[-1] is None:  # noqa: PLR2004 - a change has two ends
        return ()
    among_all = series.rise
    ways = [_look(known[0], known[-1:], SURE_ONCE, among_all)]
    if len(known) > 2:  # noqa: PLR2004 - two later waves
        ways.append(_look(known[0], known[-2:], SURE_TWICE, among_all))
    return tuple(ways)


def _look(
    first: WavePoint, later: Sequence[WavePoint], needed: float, among_all: float | None
) -> _Look:
    change = sum(point.estimate for point in later) / len(later) - first.estimate
    chances = [(chance_of_rise(first, point), needed) for point in later]
    if among_all is not None:
        chances.append((among_all, SURE_AMONG_ALL))
    return _Look(
        change=change,
        spread=_joint_spread(first.spread, [point.spread for point in later]),
        is_sure=all((rise if change > 0 else 1 - rise) >= least for rise, least in chances),
    )


def _smallest_p(ways: Sequence[_Look]) -> float:
    return min([1.0, *(len(ways) * way.p for way in ways)])


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
    first, *later = [point.error for point in series.points if point is not None]
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
