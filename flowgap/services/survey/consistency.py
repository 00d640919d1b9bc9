"""How well the items of a dimension hang together, and how far teams differ and agree in it."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.thresholds import MINIMUM_AGREEMENT
from flowgap.scoring.agreement.intraclass import Intraclass, intraclass
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.agreement.within import Agreement, agreement, split_teams
from flowgap.scoring.gates import showing
from flowgap.scoring.points import TOP_POINTS, Points
from flowgap.scoring.pooling import team_means
from flowgap.scoring.reliability.alpha import estimate_alpha
from flowgap.scoring.reliability.items import item_fits
from flowgap.scoring.reliability.omega import estimate_omega
from flowgap.scoring.validation import DimensionEvidence
from flowgap.services.survey.beliefs import Consistency, UsableAnswers
from flowgap.services.survey.waves import Flags

FEWEST_AGREEING_TEAMS: Final = 5
"""Of which the median agreement is told: with fewer it would be that of one team."""

Numbers = NDArray[np.int64]


def consistency(  # noqa: PLR0913 - one argument for each thing that figures hang on
    points: Points,
    usable: UsableAnswers,
    *,
    dimension: str,
    n_points: int,
    dont_know_share: float | None,
    is_formative: bool = False,
) -> Consistency:
    """Return the figures of one dimension.

    Parameters
    ----------
    points : array of shape (n_known, n_items)
        POMP points of the people with a score, reversed items already turned; NaN is no answer.
    usable : UsableAnswers
        With as many people who have a score, in the same order.
    dimension : str
    n_points : int
        Points of the scale.
    dont_know_share : float or None
        Of the item that most people do not know (0-1).
    is_formative : bool
        Whether the items are different behaviours that need not go together.
    """
    asked = np.asarray(points[:, ~np.isnan(points).all(axis=0)])
    alpha, omega = estimate_alpha(asked), estimate_omega(asked)
    is_shown, numbers, places = _shown_teams(usable)
    alike = _agreement(asked[is_shown], places, len(numbers), n_points=n_points)
    known = {} if alike is None else _known(alike, numbers)
    split = frozenset[int]()
    if alike is not None:
        is_split = split_teams(alike, _scale(n_points))
        split = frozenset(team for team in known if is_split[numbers == team].any())
    return Consistency(
        evidence=DimensionEvidence(
            dimension=dimension,
            item_rest_r=_weakest_item(asked),
            dont_know_share=dont_know_share,
            omega=omega.value,
            intraclass=_intraclass(usable.scores[usable.known][is_shown], places, len(numbers)),
            rwgj_median=_median(known),
        ),
        alpha=alpha.value,
        shown=showing(omega, alpha, is_formative=is_formative).shown,
        agreement=known,
        split=split,
    )


def _shown_teams(usable: UsableAnswers) -> tuple[Flags, Numbers, NDArray[np.intp]]:
    """Return who is in a team that is shown, these teams, and the place of each one's team."""
    teams = usable.teams[usable.known]
    is_shown = np.asarray(usable.group[teams] == teams)
    numbers, places = np.unique(teams[is_shown], return_inverse=True)
    return is_shown, numbers.astype(np.int64), places.astype(np.intp)


def _intraclass(scores: Points, places: NDArray[np.intp], n_teams: int) -> Intraclass:
    return intraclass(team_means(scores, places, n_teams)) if n_teams else Intraclass()


def _weakest_item(points: Points) -> float | None:
    """Return the lowest correlation of an item with the others, None where one has none."""
    found = [fit.item_rest_r for fit in item_fits(points)]
    known = [r for r in found if r is not None]
    return min(known) if known and len(known) == len(found) else None


def _scale(n_points: int) -> Scale:
    return Scale(low=1, n_points=n_points)


def _agreement(
    points: Points, places: NDArray[np.intp], n_teams: int, *, n_points: int
) -> Agreement | None:
    if not n_teams:
        return None
    answers = 1 + points * ((n_points - 1) / TOP_POINTS)
    return agreement(answers, places, n_teams, scale=_scale(n_points))


def _known(found: Agreement, numbers: Numbers) -> Mapping[int, float]:
    """Return the agreement of teams of eight or more that have one."""
    if found.rwgj_slight_skew is None:
        return {}
    values = np.where(found.n >= MINIMUM_AGREEMENT, found.rwgj_slight_skew, np.nan)
    teams = zip(numbers.tolist(), values.tolist(), strict=True)
    return {team: value for team, value in teams if not np.isnan(value)}


def _median(known: Mapping[int, float]) -> float | None:
    return float(np.median(list(known.values()))) if len(known) >= FEWEST_AGREEING_TEAMS else None
