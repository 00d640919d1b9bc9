"""Variance between and within teams by maximum likelihood, exact in one dimension."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import brentq

from flowgap.scoring.agreement.intraclass import NoSplit, Squares, split_squares
from flowgap.scoring.mixture import Floats
from flowgap.scoring.pooling import TeamMeans

_LEAST_RATIO: Final = 1e-9
_LARGEST_RATIO: Final = 1e20
_N_RATIOS: Final = 600
"""Ratios of the two variances at which the slope is looked at; a step is 12 %."""

_SAME: Final = 1e-14
"""Relative distance of two ratios that are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceComponents:
    """The two variances, and the team scores that they imply, or the reason why there are none.

    Attributes
    ----------
    tau2, sigma2 : float or None
        Variance of true team scores and of people within teams, squared units of the score.
    mu : float
        Mean of true team scores; without variances the mean of team means.
    icc1 : float or None
        `tau2` over the sum of both.
    pull : array of shape (J,), or None
        Lambda, the reliability of each team's mean: 0 it says nothing, 1 it is exact.
    shrunken : array of shape (J,), or None
        Each team's mean moved towards `mu` by what it is not reliable.
    reason : NoSplit or None
    """

    tau2: float | None = None
    sigma2: float | None = None
    mu: float
    icc1: float | None = None
    pull: Floats | None = None
    shrunken: Floats | None = None
    reason: NoSplit | None = None


def variance_components(means: TeamMeans, *, restricted: bool = True) -> VarianceComponents:
    r"""Return the variance components of a one-way random effects model.

    Parameters
    ----------
    means : TeamMeans of J teams, J at least 1
    restricted : bool
        Whether the likelihood is that of scores with their mean taken off (REML), which makes up
        for `mu` being estimated; else the plain one (ML).

    Returns
    -------
    VarianceComponents

    Raises
    ------
    ValueError
        If there is no team.

    Notes
    -----
    With :math:`\gamma = \tau^2 / \sigma^2` and :math:`w_j = n_j / (1 + n_j \gamma)` the best
    :math:`\mu` is the mean of team means weighted by w, the best :math:`\sigma^2` is
    :math:`(SS_W + Q) / (N - 1)` with :math:`Q = \sum w_j (\bar y_j - \mu)^2`, and what is left to
    maximize is a function of :math:`\gamma` alone [1]_:

    .. math::
        -2 \ell = (N - 1) \ln \sigma^2 + \sum \ln (1 + n_j \gamma) + \ln \sum w_j

    (ML: N for N - 1, no last term). Its slope is known in closed form; every place where it
    falls through 0 is found, and the highest of these and of :math:`\gamma = 0` is taken.
    Then :math:`\lambda_j = \tau^2 / (\tau^2 + \sigma^2 / n_j)` and the shrunken mean is
    :math:`\mu + \lambda_j (\bar y_j - \mu)` [2]_.

    References
    ----------
    .. [1] Searle, Casella & McCulloch (1992). Variance Components, chapter 3. Wiley.
    .. [2] Robinson (1991). Statistical Science 6(1), 15-32.
    """
    if len(means.mean) == 0:
        raise ValueError("there is no team")
    squares = split_squares(means)
    if isinstance(squares, NoSplit):
        return VarianceComponents(mu=float(means.mean.mean()), reason=squares)
    if squares.within == 0:
        return _without_error(means, restricted=restricted)
    profile = _Profile.of(means, squares, restricted=restricted)
    ratio = min(_peaks(profile), key=profile.misfit)
    mu, sigma2 = profile.mu(ratio), profile.sigma2(ratio)
    pull = squares.n * ratio / (1 + squares.n * ratio)
    return VarianceComponents(
        tau2=ratio * sigma2,
        sigma2=sigma2,
        mu=mu,
        icc1=ratio / (1 + ratio),
        pull=pull,
        shrunken=mu + pull * (means.mean - mu),
    )


def _without_error(means: TeamMeans, *, restricted: bool) -> VarianceComponents:
    """Return the limit for teams of which everybody says the same."""
    return VarianceComponents(
        tau2=float(means.mean.var(ddof=int(restricted))),
        sigma2=0.0,
        mu=float(means.mean.mean()),
        icc1=1.0,
        pull=np.ones(len(means.mean)),
        shrunken=means.mean,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """The likelihood of the ratio of variances; teams of equal size are taken together.

    `sums` and `squares` are those of team means of each size, measured from `centre`.
    """

    size: Floats
    count: Floats
    sums: Floats
    squares: Floats
    centre: float
    within: float
    freedom: float
    restricted: bool

    @classmethod
    def of(cls, means: TeamMeans, squares: Squares, *, restricted: bool) -> "_Profile":
        centre = float(np.average(means.mean, weights=squares.n))
        distance = means.mean - centre
        size, place = np.unique(squares.n, return_inverse=True)
        return cls(
            size=size,
            count=np.bincount(place).astype(np.float64),
            sums=np.bincount(place, weights=distance).astype(np.float64),
            squares=np.bincount(place, weights=distance**2).astype(np.float64),
            centre=centre,
            within=squares.within,
            freedom=squares.n_people - int(restricted),
            restricted=restricted,
        )

    def mu(self, ratio: float) -> float:
        return self.centre + float(self._mean(self._weights(np.array([ratio])))[0])

    def sigma2(self, ratio: float) -> float:
        return float(self._variances(np.array([ratio]))[0])

    def misfit(self, ratio: float) -> float:
        ratios = np.array([ratio])
        logs = self.freedom * np.log(self._variances(ratios))
        logs += np.log1p(np.outer(ratios, self.size)) @ self.count
        if self.restricted:
            logs += np.log(self._weights(ratios) @ self.count)
        return float(logs[0])

    def slope(self, ratio: float) -> float:
        return float(self.slopes(np.array([ratio]))[0])

    def slopes(self, ratios: Floats) -> Floats:
        """Return by how much twice the log likelihood rises with the ratio."""
        weights = self._weights(ratios)
        mean = self._mean(weights)
        pulled = self._spread(weights**2, mean)
        slopes = pulled / self._variances(ratios) - weights @ self.count
        if self.restricted:
            slopes += weights**2 @ self.count / (weights @ self.count)
        return np.asarray(slopes)

    def _weights(self, ratios: Floats) -> Floats:
        return np.asarray(self.size / (1 + np.outer(ratios, self.size)))

    def _mean(self, weights: Floats) -> Floats:
        return np.asarray(weights @ self.sums / (weights @ self.count))

    def _variances(self, ratios: Floats) -> Floats:
        weights = self._weights(ratios)
        return (self.within + self._spread(weights, self._mean(weights))) / self.freedom

    def _spread(self, weights: Floats, mean: Floats) -> Floats:
        """Return the weighted squares of team means about `mean`, one for each row of weights."""
        about = self.squares - 2 * np.outer(mean, self.sums) + np.outer(mean**2, self.count)
        return np.asarray(np.maximum((weights * about).sum(axis=1), 0.0))


def _peaks(profile: _Profile) -> Iterator[float]:
    """Yield every ratio where the likelihood stops rising; 0 always is a candidate."""
    yield 0.0
    grid = np.concatenate([[0.0], np.geomspace(_LEAST_RATIO, _LARGEST_RATIO, _N_RATIOS)])
    slopes = profile.slopes(grid)
    for place in np.flatnonzero((slopes[:-1] > 0) & (slopes[1:] <= 0)).tolist():
        ends = grid[place : place + 2].tolist()
        yield float(brentq(profile.slope, *ends, xtol=_LEAST_RATIO**2, rtol=_SAME))
