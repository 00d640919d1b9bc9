"""All figures of teams on one dimension: means, shrunken means, what lies between, agreement."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.agreement.components import VarianceComponents, variance_components
from flowgap.scoring.agreement.intraclass import Intraclass, intraclass
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.agreement.within import Agreement, agreement, row_means
from flowgap.scoring.mixture import Floats
from flowgap.scoring.pooling import team_means


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFigures:
    """J teams on one dimension, in scale points; NaN where a team has no such figure.

    Attributes
    ----------
    n : array of shape (J,)
        People who answered at least one item.
    mean, shrunken_mean, pull : arrays of shape (J,)
        Of the people's mean answers; `pull` is lambda.
    intraclass : Intraclass
    components : VarianceComponents or None
        Restricted maximum likelihood, of teams that answered; None where nobody did.
    agreement : Agreement or None
        None where the scale is not known.
    """

    n: NDArray[np.int64]
    mean: Floats
    shrunken_mean: Floats
    pull: Floats
    intraclass: Intraclass
    components: VarianceComponents | None
    agreement: Agreement | None


def team_figures(
    answers: Floats, teams: NDArray[np.intp], n_teams: int, *, scale: Scale | None
) -> TeamFigures:
    """Return the figures of every team.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        In scale points, reversed items already turned; NaN is no answer. A person's score is the
        mean of what they answered.
    teams : array of shape (n_people,)
        Place of each person's team, 0 to `n_teams` - 1.
    n_teams : int
    scale : Scale or None
        None where it is not known: then agreement cannot be told from chance.

    Raises
    ------
    ValueError
        If an answer is off the scale, or shapes do not fit.
    """
    scores = row_means(answers)
    known = ~np.isnan(scores)
    n = np.bincount(teams[known], minlength=n_teams)
    heard = n > 0
    place = np.cumsum(heard) - 1
    means = team_means(scores[known], place[teams[known]], int(heard.sum()))
    components = variance_components(means) if heard.any() else None
    return TeamFigures(
        n=n.astype(np.int64),
        mean=_spread_out(means.mean, heard),
        shrunken_mean=_spread_out(components.shrunken if components else None, heard),
        pull=_spread_out(components.pull if components else None, heard),
        intraclass=intraclass(means),
        components=components,
        agreement=None if scale is None else agreement(answers, teams, n_teams, scale=scale),
    )


def _spread_out(values: Floats | None, heard: NDArray[np.bool_]) -> Floats:
    """Put the values of teams that answered in their places among all teams."""
    spread = np.full(len(heard), np.nan)
    if values is not None:
        spread[heard] = values
    return spread
