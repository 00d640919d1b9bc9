"""People who answer by the model of mixed waves: easiness, halo, acquiescence, own view, noise."""

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.item_frame import ItemFrame

HALO, ACQUIESCENCE, OWN_VIEW, NOISE = 9.0, 5.0, 15.0, 17.0


def frame(n_dimensions: int = 12, *, reverse: bool = True) -> ItemFrame:
    """Return dimensions of four core items, the third reversed."""
    return ItemFrame(
        dimension=np.repeat(np.arange(n_dimensions), 4),
        reverse_keyed=np.tile([False, False, reverse, False], n_dimensions),
        core=np.ones(4 * n_dimensions, dtype=np.bool_),
    )


def answers(
    items: ItemFrame,
    n_people: int,
    rng: np.random.Generator,
    *,
    easiness: NDArray[np.float64] | float = 0.0,
    agreeing: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Return points around 50, not rounded to the scale, of shape (n_people, n_items)."""
    halo = rng.normal(0, HALO, (n_people, 1))
    habit = rng.normal(0, ACQUIESCENCE, n_people) if agreeing is None else agreeing
    own = rng.normal(0, OWN_VIEW, (n_people, items.n_dimensions))
    noise = rng.normal(0, NOISE, (n_people, len(items.dimension)))
    thinks = 50 + easiness + halo + own[:, items.dimension] + noise
    return np.asarray(thinks + habit[:, np.newaxis] * items.keys)


def one_of_each(
    points: NDArray[np.float64], items: ItemFrame, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return what is left where each person is asked one item of every dimension, by chance."""
    chosen = np.zeros(points.shape, dtype=np.bool_)
    people = np.arange(len(points))
    for dimension in range(items.n_dimensions):
        columns = items.columns(dimension)
        chosen[people, rng.choice(columns, len(points))] = True
    return np.where(chosen, points, np.nan)
