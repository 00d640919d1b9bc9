"""The figures of a wave by the functions that say what they are, one dimension at a time."""

from dataclasses import dataclass

import numpy as np

from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.scoring.agreement.components import VarianceComponents, variance_components
from flowgap.scoring.agreement.intraclass import Intraclass, intraclass
from flowgap.scoring.agreement.nulls import Scale
from flowgap.scoring.agreement.within import agreement
from flowgap.scoring.fused.packed import PackedWave
from flowgap.scoring.mixture import Floats
from flowgap.scoring.people import person_scores
from flowgap.scoring.points import TOP_POINTS, item_points
from flowgap.scoring.pooling import TeamMeans, team_means
from flowgap.scoring.reliability.alpha import Alpha, estimate_alpha


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadableFigures:
    """One dimension; arrays hold NaN for people and teams without a score."""

    person_points: Floats
    means: TeamMeans
    alpha: Alpha
    intraclass: Intraclass
    components: VarianceComponents | None
    shrunken_mean: Floats
    rwgj: Floats


def readable_figures(wave: PackedWave, dimension: int) -> ReadableFigures:
    """Return the figures of one dimension."""
    columns = np.flatnonzero((wave.frame.dimension == dimension) & wave.frame.core)
    codes = wave.codes[:, columns]
    reverse_keyed = wave.frame.reverse_keyed[columns]
    points = item_points(codes, reverse_keyed, n_points=wave.n_points)
    scores = person_scores(points, codes != NOT_ASKED)
    known = ~np.isnan(scores)
    heard, places = np.unique(wave.teams[known], return_inverse=True)
    means = team_means(scores[known], places.astype(np.intp), len(heard))
    components = variance_components(means) if len(heard) else None
    shrunken = np.full(wave.n_teams, np.nan)
    if components is not None and components.shrunken is not None:
        shrunken[heard] = components.shrunken
    answers = 1 + points[known] * ((wave.n_points - 1) / TOP_POINTS)
    scale = Scale(low=1, n_points=wave.n_points)
    return ReadableFigures(
        person_points=scores,
        means=means,
        # Its rows are those who answered all; of no items that would be everybody.
        alpha=estimate_alpha(points),
        intraclass=intraclass(means),
        components=components,
        shrunken_mean=shrunken,
        rwgj=agreement(np.round(answers), wave.teams[known], wave.n_teams, scale=scale).rwgj,
    )
