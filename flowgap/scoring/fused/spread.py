"""What lies between and within teams, for all dimensions at once.

The same figures as `flowgap.scoring.agreement`, where the formulas and their sources stand; here
teams of equal size are taken together first, and every step is one of arrays over dimensions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.agreement.intraclass import FEWEST_TEAMS, NoSplit
from flowgap.scoring.fused.packed import Counts, Sums
from flowgap.scoring.mixture import Floats

TEAMS_AT_ONCE: Final = 4_096

_NO_SPREAD: Final = 1e-18
"""Share of all squares below which squares are rounding."""
_ROUNDING: Final = 1e-24
"""The same as a share of the squared scores themselves."""

_RATIOS: Final = np.concatenate([[0.0], np.geomspace(1e-9, 1e20, 600)])
"""Ratios of the two variances at which the slope of the likelihood is looked at."""
_SAME: Final = 1e-12
"""Relative step after which the next one would be lost in rounding."""
_MOST_CHORDS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Squares of people's points between and within teams.

    Attributes
    ----------
    n_people, n_teams : arrays of shape (D,)
        People with a score and teams that have some.
    centre : array of shape (D,)
        Mean of people's points.
    size : array of shape (S,)
        Every number of people that a team has.
    count, sums, squares : arrays of shape (S, D)
        Teams of each size; their means from `centre`, and the squares of these, added up.
    between, within : arrays of shape (D,)
        Squared points, rounding taken off.
    """

    n_people: Floats
    n_teams: Counts
    centre: Floats
    size: Floats
    count: Floats
    sums: Floats
    squares: Floats
    between: Floats
    within: Floats

    @classmethod
    def of(cls, found: Sums) -> "Spread":
        """Return the spread of a wave."""
        n_people = found.n.sum(axis=0).astype(np.float64)
        centre = np.einsum("jd,jd->d", found.n, found.mean) / np.maximum(n_people, 1)
        size, (count, sums, squares) = _by_size(found.n, found.mean, centre)
        between, within = size @ squares, found.squares_within
        least = _ROUNDING * (between + n_people * centre**2)
        least = np.maximum(least, _NO_SPREAD * (between + within))
        return cls(
            n_people=n_people,
            n_teams=count.sum(axis=0).astype(np.int64),
            centre=centre,
            size=size,
            count=count,
            sums=sums,
            squares=squares,
            between=np.where(between > least, between, 0.0),
            within=np.where(within > least, within, 0.0),
        )

    @property
    def mean_of_teams(self) -> Floats:
        """The mean of team means, 0 without teams."""
        return np.asarray(self.centre + self.sums.sum(axis=0) / np.maximum(self.n_teams, 1))

    def reason(self, dimension: int) -> NoSplit | None:
        """Return why a dimension cannot be split, None if it can."""
        if self.n_teams[dimension] < FEWEST_TEAMS:
            return NoSplit.FEW_TEAMS
        if self.n_people[dimension] == self.n_teams[dimension]:
            return NoSplit.TEAMS_OF_ONE
        if self.between[dimension] + self.within[dimension] == 0:
            return NoSplit.EQUAL_SCORES
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Components:
    """Restricted maximum likelihood variances between and within teams, arrays of shape (D,).

    `ratio` is the former over the latter, infinite without the latter.
    """

    ratio: Floats
    tau2: Floats
    sigma2: Floats
    mu: Floats


def components(spread: Spread) -> Components:
    """Return the variance components; figures of a dimension without a split mean nothing."""
    splits = np.array([spread.reason(d) is None for d in range(len(spread.centre))], dtype=np.bool_)
    has_error = splits & (spread.within > 0)
    ratio = np.where(splits, np.inf, 0.0)
    freedom = np.maximum(spread.n_teams - 1, 1)
    about_mean = spread.squares.sum(axis=0) - spread.sums.sum(axis=0) ** 2 / np.maximum(
        spread.n_teams, 1
    )
    tau2, sigma2, mu = about_mean / freedom, np.zeros_like(ratio), spread.mean_of_teams
    if has_error.any():
        profile = _Profile.of(spread, np.flatnonzero(has_error))
        ratio[has_error] = profile.highest()
        best = profile.best(ratio[has_error])
        sigma2[has_error] = best.variance
        tau2[has_error] = ratio[has_error] * best.variance
        mu[has_error] = spread.centre[has_error] + best.mean
    return Components(ratio=ratio, tau2=tau2, sigma2=sigma2, mu=mu)


def blocks(n_teams: int) -> Iterator[slice]:
    """Yield all teams, so many at a time that what is computed of them stays near."""
    for start in range(0, n_teams, TEAMS_AT_ONCE):
        yield slice(start, start + TEAMS_AT_ONCE)


def _by_size(n: Counts, mean: Floats, centre: Floats) -> tuple[Floats, Floats]:
    """Return the sizes of teams, and by size and dimension their number, sums and squares."""
    n_teams, n_dimensions = n.shape
    most = int(n.max(initial=0))
    size = np.flatnonzero(np.bincount(n.ravel(), minlength=most + 1)[1:]) + 1
    # Teams without a score go behind the last size, and are cut off there.
    cell_of = np.full(most + 1, len(size) * n_dimensions)
    cell_of[size] = np.arange(len(size)) * n_dimensions
    cells = np.zeros((3, (len(size) + 1) * n_dimensions))
    for some in blocks(n_teams):
        cell = (cell_of[n[some]] + np.arange(n_dimensions)).ravel()
        distance = (mean[some] - centre).ravel()
        for row, weights in enumerate((None, distance, distance * distance)):
            cells[row] += np.bincount(cell, weights, minlength=cells.shape[1])
    return size.astype(np.float64), cells.reshape(3, len(size) + 1, n_dimensions)[:, :-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Best:
    """The best mean, measured from the centre, and variance within teams, arrays of shape (K,).

    `total` is that of the weights of teams; two more say how fast it and the weighted squares fall.
    """

    mean: Floats
    variance: Floats
    total: Floats
    slope_of_spread: Floats
    slope_of_total: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """The likelihood of the ratio of variances of K dimensions, all else being chosen best."""

    size: Floats
    count: Floats
    sums: Floats
    squares: Floats
    within: Floats
    freedom: Floats

    @classmethod
    def of(cls, spread: Spread, dimensions: NDArray[np.intp]) -> "_Profile":
        return cls(
            size=spread.size,
            count=spread.count[:, dimensions],
            sums=spread.sums[:, dimensions],
            squares=spread.squares[:, dimensions],
            within=spread.within[dimensions],
            freedom=spread.n_people[dimensions] - 1,
        )

    def best(self, ratio: Floats) -> "_Best":
        """Return what is best where the ratio is this, one for each dimension."""
        weights = 1 / (1 / self.size[:, np.newaxis] + ratio)
        weighted = weights * self.count
        total = weighted.sum(axis=0)
        mean = (weights * self.sums).sum(axis=0) / total
        about = self.squares - 2 * mean * self.sums + mean**2 * self.count
        pulled = weights * np.maximum(about, 0.0)
        return _Best(
            mean=mean,
            variance=(self.within + pulled.sum(axis=0)) / self.freedom,
            total=total,
            slope_of_spread=(weights * pulled).sum(axis=0),
            slope_of_total=(weights * weighted).sum(axis=0),
        )

    def misfit(self, ratio: Floats) -> Floats:
        """Return twice the negative log likelihood, but for a constant."""
        best = self.best(ratio)
        logs = np.log1p(ratio * self.size[:, np.newaxis]) * self.count
        return np.asarray(
            self.freedom * np.log(best.variance) + logs.sum(axis=0) + np.log(best.total)
        )

    def slope(self, ratio: Floats) -> Floats:
        """Return by how much twice the log likelihood rises with the ratio."""
        best = self.best(ratio)
        restricted = best.slope_of_total / best.total
        return np.asarray(best.slope_of_spread / best.variance - best.total + restricted)

    def slopes(self) -> Floats:
        """Return the slopes at all ratios looked at, shape (R, K)."""
        weights = self.size / (1 + np.outer(_RATIOS, self.size))
        total, shifted = weights @ self.count, weights @ self.sums
        mean = shifted / total
        spread = weights @ self.squares - mean * shifted
        squared = weights**2
        own = squared @ self.count
        pulled = squared @ self.squares - 2 * mean * (squared @ self.sums) + mean**2 * own
        variance = (self.within + np.maximum(spread, 0.0)) / self.freedom
        return np.asarray(np.maximum(pulled, 0.0) / variance - total + own / total)

    def highest(self) -> Floats:
        """Return the likeliest ratio of each dimension, shape (K,): 0 or where the slope falls."""
        best = np.zeros(len(self.within))
        least = self.misfit(best)
        slopes = self.slopes()
        rows, places = np.nonzero((slopes[:-1] > 0) & (slopes[1:] <= 0))
        if not len(rows):
            return best
        roots = self._roots(places, _RATIOS[rows], _RATIOS[rows + 1])
        misfits = self._at(places).misfit(roots)
        for place, root, misfit in zip(places.tolist(), roots, misfits, strict=True):
            if misfit < least[place]:
                best[place], least[place] = root, misfit
        return best

    def _roots(self, places: NDArray[np.intp], low: Floats, high: Floats) -> Floats:
        """Return where the slopes of dimensions are 0, each between a rise and a fall.

        Chords of the slope; an end that stays counts half the next time (Dowell & Jarratt 1971,
        BIT 11(2), 168-174).
        """
        profile = self._at(places)
        rise, fall = profile.slope(low), profile.slope(high)
        root, was_rise = low, np.zeros(len(low), dtype=np.bool_)
        for step in range(_MOST_CHORDS):
            before, root = root, low + (high - low) * rise / (rise - fall)
            slope = profile.slope(root)
            is_rise = slope > 0
            half = np.where(is_rise == was_rise, 0.5 if step else 1.0, 1.0)
            rise, fall = (
                np.where(is_rise, slope, rise * half),
                np.where(is_rise, fall * half, slope),
            )
            low, high = np.where(is_rise, root, low), np.where(is_rise, high, root)
            was_rise = is_rise
            if (np.abs(root - before) <= _SAME * root).all():
                break
        return root

    def _at(self, places: NDArray[np.intp]) -> "_Profile":
        return _Profile(
            size=self.size,
            count=self.count[:, places],
            sums=self.sums[:, places],
            squares=self.squares[:, places],
            within=self.within[places],
            freedom=self.freedom[places],
        )
