"""How well the items of a dimension hang together, and how far teams differ and agree in it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.agreement.intraclass import intraclass
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.agreement.within import agreement, median_known
from flowgap.scoring.gates import showing
from flowgap.scoring.points import TOP_POINTS, Points
from flowgap.scoring.pooling import team_means
from flowgap.scoring.reliability.alpha import estimate_alpha
from flowgap.scoring.reliability.omega import estimate_omega
from flowgap.services.survey_beliefs import Consistency, UsableAnswers

FEWEST_AGREEING_TEAMS: Final = 5
"""Of which the median agreement is told: with fewer it would be that of one team."""

FEWEST_OF_TEAM: Final = 8
"""People of a team whose agreement counts, as for everything that tells of a spread."""


def consistency(points: Points, usable: UsableAnswers, *, n_points: int) -> Consistency:
    """Return the figures of one dimension.

    Parameters
    ----------
    points : array of shape (n_known, n_items)
        POMP points of the people with a score, reversed items already turned; NaN is no answer.
    usable : UsableAnswers
        With as many people who have a score, in the same order.
    n_points : int
        Points of the scale.
    """
    asked = np.asarray(points[:, ~np.isnan(points).all(axis=0)])
    alpha, omega = estimate_alpha(asked), estimate_omega(asked)
    teams, scores = usable.teams[usable.known], usable.scores[usable.known]
    is_shown = usable.group[teams] == teams
    places, n_teams = _numbered(teams[is_shown])
    split = intraclass(team_means(scores[is_shown], places, n_teams)) if n_teams else None
    return Consistency(
        alpha=alpha.value,
        omega=omega.value,
        icc1=None if split is None else split.icc1_unequal,
        icc2=None if split is None else split.icc2,
        rwgj_median=_rwgj_median(asked[is_shown], places, n_teams, n_points=n_points),
        shown=showing(omega, alpha).shown,
    )


def _numbered(teams: NDArray[np.intp]) -> tuple[NDArray[np.intp], int]:
    """Return each person's team as a number from 0 on, and how many teams there are."""
    numbers, places = np.unique(teams, return_inverse=True)
    return places.astype(np.intp), len(numbers)


def _rwgj_median(
    points: Points, teams: NDArray[np.intp], n_teams: int, *, n_points: int
) -> float | None:
    if n_teams < FEWEST_AGREEING_TEAMS:
        return None
    answers = 1 + points * ((n_points - 1) / TOP_POINTS)
    found = agreement(answers, teams, n_teams, scale=Scale(low=1, n_points=n_points))
    if found.rwgj_slight_skew is None:
        return None
    is_large = found.n >= FEWEST_OF_TEAM
    if is_large.sum() < FEWEST_AGREEING_TEAMS:
        return None
    return median_known(found.rwgj_slight_skew[is_large])
