"""What newcomers say and settled people: of the company, of one wave, through the gate."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.cell import NO_ROLE
from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.result.survey import TenureGap
from flowgap.scoring.associations.role_gaps import RoleView, listed_gaps, role_gap
from flowgap.scoring.mixture import NormalMixture
from flowgap.services.survey.beliefs import DimensionBelief, UsableAnswers
from flowgap.services.survey.perception import UNTOLD, Roles, role_views
from flowgap.services.survey.waves import WaveAnswers

TENURE: Final = "tenure"
NEW: Final = "new"
SETTLED: Final = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    dimension: str
    new: RoleView
    settled: RoleView
    gap: NormalMixture


def tenures_of(folder: EngagementFolder, wave: WaveAnswers) -> Roles:
    """Return what everybody told of how long they are here; nothing stands for who told nothing.

    The screener has the place of a role in what the gate is asked: figure `<dimension>/tenure`.
    """
    if TENURE not in folder.responses.columns:
        return np.full(wave.n_people, NO_ROLE)
    rows = folder.responses.filter(pl.col("wave") == wave.wave.id)
    told = rows[TENURE].cast(pl.String).fill_null(NO_ROLE)
    return told.replace(list(UNTOLD), [NO_ROLE] * len(UNTOLD)).to_numpy().astype(np.str_)


def tenure_gaps(
    usable: Mapping[str, UsableAnswers],
    beliefs: Mapping[str, DimensionBelief],
    tenures: Roles,
    *,
    admitted: Mapping[str, Collection[str]],
    minimum: int,
) -> tuple[TenureGap, ...]:
    """Return the gap between newcomers and settled people in each dimension, in their order.

    Parameters
    ----------
    usable, beliefs : mappings of dimension
        What the gate lets through of a wave, and what is believed of it.
    tenures : array of shape (n_people,)
        `NEW`, `SETTLED` or anything else.
    admitted : mapping of dimension to tenures
        Whose mean the gate lets through (`Gate.admit_roles`).
    minimum : int
        People behind a mean, as the engagement asks for it; ten of either at least.

    Returns
    -------
    tuple of TenureGap
        Both means as they are; the interval knows that the two are spread unequally over teams.
        A dimension without either is left out.
    """
    least = max(MINIMUM_DISTRIBUTION, minimum)
    pairs = []
    for dimension, belief in beliefs.items():
        let_through = admitted.get(dimension, ())
        views = role_views(usable[dimension], belief, tenures, let_through, least=least)
        if views.keys() >= {NEW, SETTLED}:
            new, settled = views[NEW], views[SETTLED]
            gap = role_gap(new, settled, belief.pooled)
            pairs.append(_Pair(dimension=dimension, new=new, settled=settled, gap=gap))
    # All of them are listed: nothing is chosen, so the intervals are plain ones.
    gaps = sorted(
        listed_gaps([pair.gap for pair in pairs], most=len(pairs)), key=lambda gap: gap.place
    )
    return tuple(
        TenureGap(
            dimension=pair.dimension,
            newcomers=pair.new.mean,
            settled=pair.settled.mean,
            difference=gap.difference,
            low=gap.low,
            high=gap.high,
        )
        for pair, gap in zip(pairs, gaps, strict=True)
    )
