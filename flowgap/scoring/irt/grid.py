"""The places at which the graded response model is evaluated, and what people weigh there."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.mixture import Floats

FARTHEST: Final = 6.0
N_NODES: Final = 61


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Q places from -6 to 6, equally spaced, with the weights of a standard normal population.

    Attributes
    ----------
    nodes, log_weights : arrays of shape (Q,)
        The weights add up to 1.
    """

    nodes: Floats
    log_weights: Floats

    @property
    def spacing(self) -> float:
        """The distance of two neighbouring places."""
        return float(self.nodes[1] - self.nodes[0])


def normal_grid(n_nodes: int = N_NODES) -> Grid:
    """Return a grid of `n_nodes` places.

    Raises
    ------
    ValueError
        If there are fewer than 3 places.

    Notes
    -----
    For a posterior of spread s the error of equal spacing h falls as exp(-2 (pi s / h)²): at 61
    nodes h is 0.2, and a spread of 0.15 leaves 1e-5.
    """
    if n_nodes < 3:  # noqa: PLR2004 - the middle and both ends
        raise ValueError(f"a grid needs at least 3 nodes, got {n_nodes}")
    nodes = np.linspace(-FARTHEST, FARTHEST, n_nodes)
    log_weights = -(nodes**2) / 2
    return Grid(nodes=nodes, log_weights=log_weights - np.log(np.exp(log_weights).sum()))
