"""How much items tell, and of whom."""

from collections.abc import Sequence

import numpy as np

from flowgap.scoring.irt.grid import N_NODES, normal_grid
from flowgap.scoring.irt.model import GradedItem, item_boundaries
from flowgap.scoring.mixture import Floats


def item_information(items: Sequence[GradedItem], theta: Floats) -> Floats:
    r"""Return what each item tells at each place, shape (n_items, n_places).

    Parameters
    ----------
    theta : array of shape (n_places,)

    Returns
    -------
    array of shape (n_items, n_places)
        In units of 1 / variance of theta.

    Notes
    -----
    :math:`I(\theta) = \sum_c P_c'^2 / P_c` (Samejima 1969), with
    :math:`P_c' = a P_c (1 - S_c - S_{c+1})`, :math:`S_c = P(X \ge c)`.
    """
    if not items:
        return np.empty((0, len(theta)))
    boundaries = item_boundaries(items, theta)
    slopes = np.array([item.discrimination for item in items])[:, np.newaxis]
    told = (boundaries.probabilities * boundaries.pulls**2).sum(axis=1)
    return np.asarray(slopes**2 * told)


def scale_information(items: Sequence[GradedItem], theta: Floats) -> Floats:
    """Return what the items tell together, shape (n_places,); 1 / its root is a standard error."""
    return np.asarray(item_information(items, theta).sum(axis=0))


def expected_information(items: Sequence[GradedItem], *, n_nodes: int = N_NODES) -> Floats:
    """Return what each item tells of a person of the population on average, shape (n_items,)."""
    grid = normal_grid(n_nodes)
    return np.asarray(item_information(items, grid.nodes) @ np.exp(grid.log_weights))


def marginal_reliability(items: Sequence[GradedItem], *, n_nodes: int = N_NODES) -> float:
    r"""Return the share of the variance (0-1) in scores from these items that is not error.

    Notes
    -----
    :math:`\int I(\theta) / (I(\theta) + 1) \phi(\theta) d\theta`: the population has variance 1.
    """
    grid = normal_grid(n_nodes)
    told = scale_information(items, grid.nodes)
    return float(told / (told + 1) @ np.exp(grid.log_weights))
