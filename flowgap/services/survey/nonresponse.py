"""What stands beside scores because not everybody answered: bounds, and whom a team's may miss."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from flowgap.privacy.bands import VisibleNumbers, band_cuts
from flowgap.result.survey import DimensionScore, Nonresponse, WeightedMean
from flowgap.scoring.nonresponse import (
    APART_POINTS,
    Bounds,
    bounds_if_near,
    bounds_of_all,
)
from flowgap.scoring.points import TOP_POINTS

REPRESENTS_SHARE: Final = 0.5
"""Answered of invited; below, the answers may not represent the team (`scores.md`)."""

NO_ROSTER: Final = "no_roster"
LEFT_OUT: Final = "left_out"


def beside_scores(
    scores: Sequence[DimensionScore],
    *,
    invited: int | None,
    weighted: Mapping[str, WeightedMean],
    shifts: Mapping[str, float],
) -> tuple[DimensionScore, ...]:
    """Return the company's scores with what stands beside them; hidden ones as they are.

    Parameters
    ----------
    scores : sequence of DimensionScore
    invited : int or None
        Everybody who was invited, None where that is not known.
    weighted : mapping of dimension to WeightedMean
    shifts : mapping of dimension to float
        See `complete_case_shifts`.
    """
    return tuple(
        score
        if score.suppressed
        else replace(
            score,
            weighted=weighted.get(score.id),
            complete_case_shift=shifts.get(score.id),
            nonresponse=nonresponse(score, invited),
        )
        for score in scores
    )


def nonresponse(score: DimensionScore, invited: int | None) -> Nonresponse | None:
    """Return what those without a score could change; None where there is no mean.

    It is drawn from the mean, the share and the two numbers of people, and tells nothing else.
    """
    if score.mean is None:
        return None
    if invited is None or invited < 1:
        return _unknown(NO_ROSTER)
    if score.n is None or score.n > invited:
        return _unknown(LEFT_OUT)
    share = score.n / invited
    # Scores by part of the items may lie beyond the scale a little.
    mean = min(max(score.mean, 0.0), TOP_POINTS)
    near, any_mean = bounds_if_near(mean, share), bounds_of_all(mean, share)
    favourable = _favourable(score.favourable_share, share)
    return Nonresponse(
        scored_share=share,
        apart_points=APART_POINTS,
        near_low=near.low,
        near_high=near.high,
        mean_low=any_mean.low,
        mean_high=any_mean.high,
        favourable_low=None if favourable is None else favourable.low,
        favourable_high=None if favourable is None else favourable.high,
    )


def may_not_represent(n_answered: int, n_invited: int, *, minimum: int) -> bool:
    """Tell whether fewer than half of a team answered, or might have for all that is shown.

    A team is shown with bands of the number and of the rate. Where half of the invited cuts these
    so that one number alone would fit, the bands decide: the team is marked if any number that
    fits them is below half. Which it is depends on the invited people and the minimum only.

    Parameters
    ----------
    n_answered : int
        Of a team that is shown.
    n_invited : int
        0 or less where it is not known: then nothing is said.
    minimum : int
        People behind a mean, as the engagement asks for it.
    """
    if n_invited < 1:
        return False
    numbers = VisibleNumbers(n_invited=n_invited, minimum=minimum)
    cuts = band_cuts(numbers)
    n = min(n_answered, n_invited)
    if numbers.leave_one_alone((*cuts, math.ceil(REPRESENTS_SHARE * n_invited))):
        n = max((cut for cut in (numbers.least, *cuts) if cut <= n), default=n)
    return n < REPRESENTS_SHARE * n_invited


def _favourable(share: float | None, scored: float) -> Bounds | None:
    """Take everybody to have given as many answers as those who gave any."""
    return None if share is None else bounds_of_all(share, scored, top=1.0)


def _unknown(reason: str) -> Nonresponse:
    return Nonresponse(
        scored_share=None,
        apart_points=APART_POINTS,
        near_low=None,
        near_high=None,
        mean_low=None,
        mean_high=None,
        favourable_low=None,
        favourable_high=None,
        reason=reason,
    )
