"""Intraclass correlations by analysis of variance: the share of scores that teams explain."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from scipy.stats import f as f_distribution

from flowgap.scoring.mixture import INTERVAL, Floats
from flowgap.scoring.pooling import TeamMeans

FEWEST_TEAMS: Final = 2

_NO_SPREAD: Final = 1e-18
"""Share of all squares below which squares are rounding."""
_ROUNDING: Final = 1e-24
"""The same as a share of the squared scores themselves: equal decimals have unequal means."""


class NoSplit(StrEnum):
    """Why scores cannot be split into what lies between and within teams."""

    FEW_TEAMS = "fewer_than_two_groups"
    TEAMS_OF_ONE = "every_group_has_one"
    EQUAL_SCORES = "scores_do_not_vary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Squares:
    """Sums of squares of N scores in J teams, rounding taken off.

    Attributes
    ----------
    n : array of shape (J,)
        People of each team.
    between, within : float
        In squared units of the score.
    """

    n: Floats
    between: float
    within: float

    @property
    def n_people(self) -> float:
        """N."""
        return float(self.n.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Intraclass:
    """The split by analysis of variance, or the reason why there is none.

    Attributes
    ----------
    mean_square_between, mean_square_within : float or None
        In squared units of the score.
    size : float or None
        k as N / J, which `icc1` uses.
    size_unequal : float or None
        k as it must be for teams of unequal size, which `icc1_unequal` uses.
    icc1, icc1_unequal : float or None
        Share of the variance that lies between teams; below 0 where teams differ less than
        chance would make them.
    icc1_low, icc1_high : float or None
        Ends of the 90 % interval of `icc1_unequal`.
    icc2 : float or None
        Reliability of the mean of a team of size k; None where all teams have the same mean.
    reason : NoSplit or None
    """

    mean_square_between: float | None = None
    mean_square_within: float | None = None
    size: float | None = None
    size_unequal: float | None = None
    icc1: float | None = None
    icc1_unequal: float | None = None
    icc1_low: float | None = None
    icc1_high: float | None = None
    icc2: float | None = None
    reason: NoSplit | None = None


def split_squares(means: TeamMeans) -> Squares | NoSplit:
    """Return the sums of squares between and within teams.

    Parameters
    ----------
    means : TeamMeans of J teams

    Returns
    -------
    Squares or NoSplit
        The reason with fewer than 2 teams, teams of one person only, or equal scores.
    """
    n = means.n.astype(np.float64)
    if len(n) < FEWEST_TEAMS:
        return NoSplit.FEW_TEAMS
    if (means.n == 1).all():
        return NoSplit.TEAMS_OF_ONE
    centre = float(np.average(means.mean, weights=n))
    between, within = float(n @ (means.mean - centre) ** 2), means.squares_within
    least = max(_ROUNDING * float(n @ means.mean**2), _NO_SPREAD * (between + within))
    between, within = between if between > least else 0.0, within if within > least else 0.0
    if between + within == 0:
        return NoSplit.EQUAL_SCORES
    return Squares(n=n, between=between, within=within)


def intraclass(means: TeamMeans) -> Intraclass:
    r"""Return ICC(1) and ICC(2) of a one-way analysis of variance.

    Parameters
    ----------
    means : TeamMeans of J teams

    Returns
    -------
    Intraclass

    Notes
    -----
    :math:`ICC(1) = (MS_B - MS_W) / (MS_B + (k - 1) MS_W)` and
    :math:`ICC(2) = (MS_B - MS_W) / MS_B` [1]_. The latter is the former stepped up by
    Spearman-Brown with the same k, whichever k that is. Two k are in use: N / J, and
    :math:`(N - \sum n_j^2 / N) / (J - 1)`, by which the estimate of the variance between teams is
    unbiased. They agree for teams of equal size. The interval is exact for such teams and
    approximate for others [2]_.

    References
    ----------
    .. [1] Bliese (2000). In Klein & Kozlowski (eds.), Multilevel Theory, Research, and Methods in
       Organizations, 349-381. Jossey-Bass.
    .. [2] McGraw & Wong (1996). Psychological Methods 1(1), 30-46.
    """
    squares = split_squares(means)
    if isinstance(squares, NoSplit):
        return Intraclass(reason=squares)
    n_people, n_teams = squares.n_people, len(squares.n)
    between, within = squares.between / (n_teams - 1), squares.within / (n_people - n_teams)
    size = n_people / n_teams
    size_unequal = (n_people - float(squares.n @ squares.n) / n_people) / (n_teams - 1)
    low, high = _interval(between, within, squares, size_unequal)
    return Intraclass(
        mean_square_between=between,
        mean_square_within=within,
        size=size,
        size_unequal=size_unequal,
        icc1=_icc1(between, within, size),
        icc1_unequal=_icc1(between, within, size_unequal),
        icc1_low=low,
        icc1_high=high,
        icc2=(between - within) / between if between > 0 else None,
    )


def _icc1(between: float, within: float, size: float) -> float:
    return (between - within) / (between + (size - 1) * within)


def _interval(between: float, within: float, squares: Squares, size: float) -> tuple[float, float]:
    tail = (1 - INTERVAL) / 2
    degrees = (len(squares.n) - 1, squares.n_people - len(squares.n))
    by_chance = f_distribution.ppf([1 - tail, tail], *degrees).tolist()
    # MS_B over its chance value stands for MS_B; as a ratio it would be infinite without MS_W.
    low, high = (_icc1(between / ratio, within, size) for ratio in by_chance)
    return low, high
