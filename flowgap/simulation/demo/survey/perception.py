"""What a person thinks of each item, which answer follows, and which score is to be expected."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from flowgap.questionnaire.schema import Item
from flowgap.simulation.demo.survey.climate import DIMENSIONS, Climate, Points
from flowgap.simulation.demo.survey.staff import (
    ACQUIESCENCE_SPREAD,
    HALO_SPREAD,
    OWN_VIEW_SPREAD,
    ROLES,
    People,
)

Answers = NDArray[np.intp]

THRESHOLDS: Final = np.array([12.5, 37.5, 62.5, 87.5])
"""Points between one answer and the next: 1 to 5 stand for 0, 25, 50, 75 and 100 points."""
POINTS_PER_STEP: Final = 25.0
ITEM_SPREAD: Final = 17.0
"""Points by which an answer misses what the person thinks."""

_TOP: Final = 100.0
_SEEN_BY: Final[Mapping[str, Mapping[str, float]]] = {
    "lead": {"REV": 9.0, "DEC": 8.0, "WRK": 6.0, "COM": 6.0, "OUT": 5.0},
    "quality": {"QAC": -11.0},
    "product": {"PRD": 5.0},
}
"""How a role sees a dimension, against everybody else."""


def choose(
    people: People,
    levels: Points,
    items: tuple[Item, ...],
    easiness: Mapping[str, float],
    rng: np.random.Generator,
) -> Answers:
    """Return the answer 1 to 5 of each person to each item, reversed items as they are ticked.

    Parameters
    ----------
    people : People of length n
    levels : array of shape (n_teams, n_dimensions)
        Of the wave.
    items : tuple of m items
    easiness : mapping of item id to points
    rng : Generator

    Returns
    -------
    array of shape (n, m)
    """
    columns = [DIMENSIONS.index(item.dimension) for item in items]
    thinks = _stands(people, levels) + people.own_view + people.halo[:, np.newaxis]
    thinks = thinks[:, columns] + np.array([easiness[item.id] for item in items])
    is_reversed = np.array([item.reverse_keyed for item in items])
    says = np.where(is_reversed, _TOP - thinks, thinks) + people.acquiescence[:, np.newaxis]
    heard = says + rng.normal(0.0, ITEM_SPREAD, size=says.shape)
    return np.asarray(1 + np.searchsorted(THRESHOLDS, heard))


def expected_points(
    people: People, levels: Points, items: tuple[Item, ...], climate: Climate
) -> Points:
    """Return the expected points of a dimension for anybody in each person's team and role.

    Halo, acquiescence, own view and item noise are averaged out. A reversed item is turned; the
    thresholds are symmetric, so both directions expect the same.

    Parameters
    ----------
    people : People of length n
    levels : array of shape (n_teams, n_dimensions)
    items : items of one dimension
    climate : Climate

    Returns
    -------
    array of shape (n,)
        0 to 100.
    """
    own = _stands(people, levels)[:, DIMENSIONS.index(items[0].dimension)]
    spread = np.sqrt(HALO_SPREAD**2 + ACQUIESCENCE_SPREAD**2 + OWN_VIEW_SPREAD**2 + ITEM_SPREAD**2)
    easiness = np.array([climate.easiness[item.id] for item in items])
    distance = (own[:, np.newaxis] + easiness)[..., np.newaxis] - THRESHOLDS
    above = ndtr(distance / spread)
    return np.asarray(POINTS_PER_STEP * above.sum(axis=2).mean(axis=1))


def _stands(people: People, levels: Points) -> Points:
    """Return where each person's team stands, as their role sees it."""
    views = np.zeros((len(ROLES), len(DIMENSIONS)))
    for role, shifts in _SEEN_BY.items():
        for dimension, points in shifts.items():
            views[ROLES.index(role), DIMENSIONS.index(dimension)] = points
    return np.asarray(levels[people.team] + views[people.role])
