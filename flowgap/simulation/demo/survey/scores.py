"""The true scores: what the mean answer would be if chance played no part."""

import numpy as np

from flowgap.simulation.client import ScoreTruth
from flowgap.simulation.demo.company import TEAMS
from flowgap.simulation.demo.survey.climate import DIMENSIONS, Climate
from flowgap.simulation.demo.survey.fielding import Fielding
from flowgap.simulation.demo.survey.perception import expected_points


def true_scores(fieldings: tuple[Fielding, ...], climate: Climate) -> tuple[ScoreTruth, ...]:
    """Return the true score of the company and of each team, by wave and dimension.

    It refers to all core items, whatever part of them a pulse asks, and to the people whom the
    wave asks about the dimension; a team that has none of them has no score.
    """
    return tuple(
        score
        for fielding in fieldings
        for dimension in DIMENSIONS
        for score in _scores(fielding, dimension, climate)
    )


def _scores(fielding: Fielding, dimension: str, climate: Climate) -> list[ScoreTruth]:
    people = fielding.people
    own = [item.dimension == dimension for item in fielding.items]
    items = tuple(item for item in fielding.items if item.dimension == dimension)
    points = expected_points(people, climate.levels[fielding.number], items, climate)
    asked = fielding.asked[:, own].any(axis=1)
    groups = {None: asked} | {
        team.name: asked & (people.team == place) for place, team in enumerate(TEAMS)
    }
    return [
        ScoreTruth(
            wave=fielding.wave.id,
            team=team,
            dimension=dimension,
            score=float(points[members].mean()),
        )
        for team, members in groups.items()
        if np.any(members)
    ]
