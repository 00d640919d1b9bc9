"""Local dependence: pairs of items that share more than the dimension."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from flowgap.scoring.irt.ability import estimate_abilities
from flowgap.scoring.irt.grid import N_NODES
from flowgap.scoring.irt.model import GradedItem, item_boundaries
from flowgap.scoring.mixture import Floats

NOTABLE_Q3: Final = 0.20
"""Above the average of all pairs (Christensen, Makransky and Horton 2017)."""
FEWEST_PEOPLE: Final = 100
"""Below this many, a correlation of `NOTABLE_Q3` is within two standard errors of 0."""
_STILL: Final = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPair:
    """Two items and the correlation of what the model leaves of their answers.

    Attributes
    ----------
    n : int
        People who answered both.
    q3 : float or None
        None with fewer than 100 such people, or where nothing is left that varies.
    """

    first: int
    second: int
    n: int
    q3: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """All pairs of k items, and the average of their Q3: about -1 / (k - 1) without dependence."""

    pairs: tuple[ItemPair, ...]
    average: float | None

    @property
    def notable(self) -> tuple[ItemPair, ...]:
        """The pairs that share more than the dimension."""
        base = self.average or 0.0
        return tuple(p for p in self.pairs if p.q3 is not None and p.q3 - base > NOTABLE_Q3)


def local_dependence(
    items: Sequence[GradedItem], values: Floats, *, n_nodes: int = N_NODES
) -> Dependence:
    """Return Yen's Q3 of every pair of items.

    Parameters
    ----------
    items : k items
    values : array of shape (n_people, k)
        Answers to these items, in this order; NaN where a person did not answer.

    Notes
    -----
    Q3 is the correlation of answer minus answer expected at the person's standing, over the people
    who answered both [1]_. Since that standing is estimated from the same answers, it is below 0 on
    average, the more the fewer the items: read it beside `average` [2]_.

    References
    ----------
    .. [1] Yen (1984). Applied Psychological Measurement 8, 125-145.
    .. [2] Christensen, Makransky & Horton (2017). Applied Psychological Measurement 41, 178-194.
    """
    left, answered = _left_over(items, values, n_nodes)
    n = answered.T @ answered
    sums = left.T @ answered
    squares = (left**2).T @ answered
    safe = np.maximum(n, 1.0)
    joint = left.T @ left - sums * sums.T / safe
    spread = squares - sums**2 / safe
    pairs = tuple(
        ItemPair(
            first=one,
            second=other,
            n=int(n[one, other]),
            q3=_correlation(
                joint[one, other], spread[one, other], spread[other, one], n[one, other]
            ),
        )
        for one, other in combinations(range(len(items)), 2)
    )
    known = [pair.q3 for pair in pairs if pair.q3 is not None]
    return Dependence(pairs=pairs, average=float(np.mean(known)) if known else None)


def _correlation(joint: float, one: float, other: float, n: float) -> float | None:
    if n < FEWEST_PEOPLE or min(one, other) <= _STILL * n:
        return None
    return float(np.clip(joint / np.sqrt(one * other), -1.0, 1.0))


def _left_over(items: Sequence[GradedItem], values: Floats, n_nodes: int) -> tuple[Floats, Floats]:
    """Return answers less expected answers, 0 where there is none, and 1 where there is one."""
    abilities = estimate_abilities(items, values, n_nodes=n_nodes)
    own = values[abilities.people]
    answered = ~np.isnan(own)
    expected = expected_answers(items, abilities.estimates)
    # An item that runs against the others is turned: else what it shares looks like a contrast.
    directions = np.sign([item.discrimination for item in items])
    left = np.where(answered, directions * (own - expected), 0.0)
    return left, answered.astype(np.float64)


def expected_answers(items: Sequence[GradedItem], theta: Floats) -> Floats:
    """Return the mean answer to each item at each place, shape (n_places, n_items)."""
    columns = [
        np.array(item.answers) @ item_boundaries([item], theta).probabilities[0] for item in items
    ]
    return np.column_stack(columns)
