"""How differently two roles see the same dimension, and which of many gaps are listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.mixture import INTERVAL, Floats, NormalMixture
from flowgap.scoring.pooling import PooledTeams

MOST_LISTED: Final = 12
"""Gaps: what a page holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """One role in one dimension.

    Attributes
    ----------
    mean : float
        Points, of the people of the role who have a score.
    n_by_team : array of shape (J,)
        How many these are in each team.
    """

    mean: float
    n_by_team: NDArray[np.int64]

    @property
    def n(self) -> int:
        """People of the role who have a score."""
        return int(self.n_by_team.sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The difference of two roles in points, first less second, with its interval.

    `place` is that among the gaps which the list was drawn from.
    """

    place: int
    difference: float
    low: float
    high: float


def role_view(scores: Floats, teams: NDArray[np.intp], n_teams: int) -> RoleView:
    """Return what the people of a role say.

    Parameters
    ----------
    scores : array of shape (n_people,)
        Of one role only, none missing.
    teams : array of shape (n_people,)
    n_teams : int

    Raises
    ------
    ValueError
        If there is nobody.
    """
    if not len(scores):
        raise ValueError("a role without people. Allowed: 1 person or more")
    n_by_team = np.bincount(teams, minlength=n_teams).astype(np.int64)
    return RoleView(mean=float(scores.mean()), n_by_team=n_by_team)


def role_gap(first: RoleView, second: RoleView, pooled: PooledTeams) -> NormalMixture:
    r"""Return what is believed of the difference between two roles.

    Parameters
    ----------
    first, second : RoleView
        No person is in both.
    pooled : PooledTeams
        Of the same dimension and the same J teams, all roles together.

    Returns
    -------
    NormalMixture
        One figure.

    Raises
    ------
    ValueError
        If the numbers of teams differ.

    Notes
    -----
    Roles are spread unequally over teams. With shares :math:`p_j` and :math:`q_j` of either role in
    team j, spread :math:`\sigma` of people and :math:`\tau` of teams, the difference of the means
    has the variance :math:`\sigma^2 (1/n + 1/m) + \tau^2 \sum_j (p_j - q_j)^2`, weighed over what
    is believed of both spreads. Roles that share all teams alike need no :math:`\tau`; a role that
    is a team of its own is hardly known apart from it.
    """
    sizes = {len(first.n_by_team), len(second.n_by_team), len(pooled.means.n)}
    if len(sizes) > 1:
        raise ValueError(f"numbers of teams {sorted(sizes)}. Allowed: the same for all")
    within = pooled.error[:, 0] * pooled.means.n[0]
    between = pooled.error[:, 0] * pooled.pull[:, 0] / (1 - pooled.pull[:, 0])
    apart = first.n_by_team / first.n - second.n_by_team / second.n
    variance = within * (1 / first.n + 1 / second.n) + between * float(apart @ apart)
    return NormalMixture(
        weights=pooled.weights,
        means=np.full((1, len(variance)), first.mean - second.mean),
        spreads=np.sqrt(variance)[np.newaxis],
    )


def listed_gaps(gaps: Sequence[NormalMixture], *, most: int = MOST_LISTED) -> tuple[Gap, ...]:
    """Return the clearest gaps, the largest first.

    Parameters
    ----------
    gaps : sequence of NormalMixture
        Of one figure each.
    most : int
        How many are listed.

    Notes
    -----
    Who looks at the largest of many differences sees chance. Where R of m gaps are listed, their
    intervals hold 1 - 0.1 R/m, so that on average at most a tenth of the listed ones miss [1]_.

    References
    ----------
    .. [1] Benjamini & Yekutieli (2005). Journal of the American Statistical Association 100, 71-81.
    """
    evidence = [abs(float(gap.mean[0])) / float(gap.spread[0]) for gap in gaps]
    clearest = sorted(range(len(gaps)), key=lambda place: (-evidence[place], place))[:most]
    if not clearest:
        return ()
    tail = (1 - INTERVAL) * len(clearest) / len(gaps) / 2
    found = [_gap(place, gaps[place], tail) for place in clearest]
    return tuple(sorted(found, key=lambda gap: (-abs(gap.difference), gap.place)))


def _gap(place: int, gap: NormalMixture, tail: float) -> Gap:
    low, high = gap.quantiles(tail, 1 - tail)[:, 0].tolist()
    return Gap(place=place, difference=float(gap.mean[0]), low=low, high=high)
