"""How things stand in each team at each wave: what answers are drawn around."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.questionnaire.schema import Item
from flowgap.simulation.demo.company import TEAMS, WAVES

Points = NDArray[np.float64]
"""Points of 100."""

_COMPANY: Final[Mapping[str, tuple[float, float, float, float]]] = {
    "OWN": (66.0, 66.0, 66.0, 66.0),
    "DEC": (46.0, 46.0, 45.0, 45.0),
    "TST": (58.0, 58.0, 58.0, 58.0),
    "WRK": (51.0, 51.0, 50.0, 50.0),
    "COM": (57.0, 57.0, 57.0, 57.0),
    "PRD": (54.0, 54.0, 54.0, 54.0),
    "REV": (52.0, 51.0, 46.0, 40.0),
    "QAC": (61.0, 61.0, 61.0, 61.0),
    "SEC": (51.0, 51.0, 51.0, 51.0),
    "INT": (58.0, 58.0, 59.0, 60.0),
    "AIA": (47.0, 48.0, 53.0, 56.0),
    "OUT": (53.0, 53.0, 52.0, 52.0),
}
"""The company at each wave. QA has slowed down as well, but nobody minds."""
DIMENSIONS: Final = tuple(_COMPANY)

_REVIEW_SPREAD: Final = (0.3, 0.3, 0.7, 1.0)
"""How much of the leanings in code review shows at each wave: teams drift apart."""
_DAILY_RELEASES: Final = (0.0, 0.0, 7.0, 9.0)
"""What teams that gave up their release day gain in integration and deployment."""
_TEAM_SPREAD: Final = 2.5
_WAVE_SPREAD: Final = 1.0
_EASINESS_SPREAD: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Climate:
    """What answers are drawn around, 50 being "about half the time".

    Attributes
    ----------
    levels : array of shape (n_waves, n_teams, n_dimensions)
        Where a member of the team stands on average, higher is better.
    easiness : mapping of item id to points
        How much more easily the good answer is given; 0 on average over a dimension.
    """

    levels: Points
    easiness: Mapping[str, float]


def draw_climate(items: tuple[Item, ...], rng: np.random.Generator) -> Climate:
    """Draw the climate: the written story, and noise that is small beside it."""
    shape = len(TEAMS), len(DIMENSIONS)
    lasting = rng.normal(0.0, _TEAM_SPREAD, size=shape)
    passing = rng.normal(0.0, _WAVE_SPREAD, size=(len(WAVES), *shape))
    company = np.array([_COMPANY[dimension] for dimension in DIMENSIONS]).T
    levels = company[:, np.newaxis, :] + _centred(_leanings() + lasting + passing)
    return Climate(levels=levels, easiness=_easiness(items, rng))


def _leanings() -> Points:
    """Return how far each team leans from the company by the story."""
    leanings = np.zeros((len(WAVES), len(TEAMS), len(DIMENSIONS)))
    for place, team in enumerate(TEAMS):
        for dimension, points in team.leanings.items():
            leanings[:, place, DIMENSIONS.index(dimension)] = points
        if team.drops_release_day:
            leanings[:, place, DIMENSIONS.index("INT")] += _DAILY_RELEASES
    leanings[:, :, DIMENSIONS.index("REV")] *= np.array(_REVIEW_SPREAD)[:, np.newaxis]
    return leanings


def _centred(leanings: Points) -> Points:
    """Return the leanings such that the people of all teams together lean nowhere."""
    people = np.array([team.people for team in TEAMS])
    return leanings - np.average(leanings, axis=1, weights=people, keepdims=True)


def _easiness(items: tuple[Item, ...], rng: np.random.Generator) -> dict[str, float]:
    drawn = rng.normal(0.0, _EASINESS_SPREAD, size=len(items))
    dimensions = np.array([item.dimension for item in items])
    for dimension in DIMENSIONS:
        own = dimensions == dimension
        drawn[own] -= drawn[own].mean()
    return dict(zip([item.id for item in items], drawn.tolist(), strict=True))
