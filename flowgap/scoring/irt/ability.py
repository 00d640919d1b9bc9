"""Where each person stands, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize.elementwise import find_root

from flowgap.scoring.irt.expectation import ROWS, Indicators, indicators_of, moments
from flowgap.scoring.irt.grid import N_NODES, normal_grid
from flowgap.scoring.irt.model import GradedItem, item_boundaries
from flowgap.scoring.irt.patterns import MISSING, Patterns, collapse
from flowgap.scoring.mixture import Floats

_TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """Standing of the people who answered anything: 0 is the mean, 1 the spread of all.

    Attributes
    ----------
    people : array of shape (n,)
        Rows of the answers. Who answered nothing has no standing and is not among them.
    estimates, standard_errors : arrays of shape (n,)
        Mean and standard deviation of the posterior.
    """

    people: NDArray[np.intp]
    estimates: Floats
    standard_errors: Floats

    @property
    def reliability(self) -> float | None:
        """The share of the variance (0-1) that is not error; None for fewer than two people."""
        if len(self.people) < 2:  # noqa: PLR2004 - a variance needs two
            return None
        between = float(self.estimates.var(ddof=1))
        return between / (between + float((self.standard_errors**2).mean()))


def estimate_abilities(
    items: Sequence[GradedItem], values: Floats, *, n_nodes: int = N_NODES
) -> Abilities:
    """Return the expected standing of each person with its standard error.

    Parameters
    ----------
    items : k items
    values : array of shape (n_people, k)
        Answers to these items, in this order; NaN where a person did not answer.
    n_nodes : int
        Places of the grid.

    Raises
    ------
    ValueError
        If there is no item, or an answer that its item does not know.

    Notes
    -----
    Expected a posteriori over a standard normal population (Bock and Mislevy 1982, Applied
    Psychological Measurement 6, 431-444). Estimates are pulled towards 0 the more, the fewer the
    answers; their spread is below 1.
    """
    patterns, indicators = _tables(items, values)
    grid = normal_grid(n_nodes)
    chances = item_boundaries(items, grid.nodes).log_probabilities
    means, variances = moments(indicators, chances, grid)
    people = _who_answered(patterns)
    own = patterns.of_people[people]
    return Abilities(people=people, estimates=means[own], standard_errors=np.sqrt(variances[own]))


def posterior_modes(items: Sequence[GradedItem], values: Floats) -> Floats:
    """Return where the posterior of each person who answered anything is highest.

    The order is that of `Abilities.people`; parameters and errors are those of
    `estimate_abilities`.
    """
    patterns, indicators = _tables(items, values)
    blocks = [
        _modes(items, indicators.has, indicators.ones[start : start + ROWS].astype(np.float64))
        for start in range(0, len(indicators.ones), ROWS)
    ]
    own = patterns.of_people[_who_answered(patterns)]
    return np.concatenate([np.empty(0), *blocks])[own]


def _tables(items: Sequence[GradedItem], values: Floats) -> tuple[Patterns, Indicators]:
    if not items:
        raise ValueError("standing is estimated from at least one item")
    patterns = collapse(values, [item.answers for item in items])
    return patterns, indicators_of(patterns, np.array([len(item.answers) for item in items]))


def _who_answered(patterns: Patterns) -> NDArray[np.intp]:
    return np.flatnonzero((patterns.codes != MISSING).any(axis=1)[patterns.of_people])


def _modes(items: Sequence[GradedItem], has: NDArray[np.bool_], ones: Floats) -> Floats:
    # A posterior is log-concave: its slope falls and has one root, which lies no farther out than
    # the discriminations together can pull.
    slopes = np.array([item.discrimination for item in items])[:, np.newaxis, np.newaxis]
    farthest = float(np.abs(slopes).sum()) + 1

    def slope(theta: Floats, row: NDArray[np.intp]) -> Floats:
        pulls = (slopes * item_boundaries(items, theta).pulls)[has]
        return np.asarray((ones[row].T * pulls).sum(axis=0) - theta)

    ends = np.full(len(ones), -farthest), np.full(len(ones), farthest)
    root = find_root(slope, ends, args=(np.arange(len(ones)),), tolerances={"xatol": _TOLERANCE})
    return np.asarray(root.x)
