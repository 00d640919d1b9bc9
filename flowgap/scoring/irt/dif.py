"""Differential item functioning: items that groups answer differently at equal standing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from flowgap.scoring.irt.ability import estimate_abilities
from flowgap.scoring.irt.grid import N_NODES
from flowgap.scoring.irt.model import GradedItem
from flowgap.scoring.irt.ordinal import OrdinalFit, fit_ordinal
from flowgap.scoring.mixture import Floats

FEWEST_IN_GROUP: Final = 200
"""Smaller groups show only differences that nobody could overlook (Scott et al. 2009)."""
NOTABLE_EFFECT: Final = 0.02
"""Rise of McFadden's R² from which a difference matters (Choi, Gibbons & Crane 2011)."""
NOTABLE_P: Final = 0.01


class NoDif(StrEnum):
    """Why nothing is said of an item, or of all."""

    FEW_GROUPS = f"needs two groups with {FEWEST_IN_GROUP} people each who answered"
    CONSTANT = "these groups gave one answer only"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDif:
    r"""What group membership adds to standing in telling the answers to one item.

    Attributes
    ----------
    n : int
        People of the compared groups who answered the item.
    groups : tuple of str
        Compared groups by name; the first is the one that the others are compared with.
    shifts : tuple of float
        By how many logits each group answers higher at equal standing; 0 for the first.
    chi2_uniform, p_uniform : float or None
        Likelihood ratio of "one shift per group" against "standing alone".
    chi2_non_uniform, p_non_uniform : float or None
        Likelihood ratio of "a shift and a slope per group" against "one shift per group".
    p_any : float or None
        Of both together.
    p_adjusted : float or None
        `p_any` adjusted for the number of items (Holm 1979).
    effect : float or None
        Rise of McFadden's R² through both together.
    reason : NoDif or None
        Why the figures are None.
    """

    n: int
    groups: tuple[str, ...]
    shifts: tuple[float, ...]
    chi2_uniform: float | None
    p_uniform: float | None
    chi2_non_uniform: float | None
    p_non_uniform: float | None
    p_any: float | None
    p_adjusted: float | None
    effect: float | None
    reason: NoDif | None

    @property
    def is_notable(self) -> bool:
        """Whether the difference is both beyond chance and large enough to matter."""
        if self.p_adjusted is None or self.effect is None:
            return False
        return self.p_adjusted < NOTABLE_P and self.effect >= NOTABLE_EFFECT


def item_dif(
    items: Sequence[GradedItem],
    values: Floats,
    groups: Sequence[str | None],
    *,
    n_nodes: int = N_NODES,
) -> tuple[ItemDif, ...]:
    r"""Compare groups, for example roles or languages, on every item.

    Parameters
    ----------
    items : k items
    values : array of shape (n_people, k)
        Answers to these items, in this order; NaN where a person did not answer.
    groups : n_people names
        None for people of no group. Groups of fewer than 200 people who answered the item are left
        out; the first in the order of names is what the others are compared with.

    Returns
    -------
    tuple of k ItemDif

    Raises
    ------
    ValueError
        If the number of groups is not that of the people.

    Notes
    -----
    Three proportional odds models per item, nested: standing; and group; and group times standing
    (Swaminathan & Rogers 1990 for two answers, Zumbo 1999 for graded ones). Standing is that of all
    items, the studied one included.
    """
    if len(groups) != len(values):
        raise ValueError(f"got {len(groups)} groups for {len(values)} people")
    abilities = estimate_abilities(items, values, n_nodes=n_nodes)
    own = values[abilities.people]
    names = np.array([groups[person] or "" for person in abilities.people], dtype=np.str_)
    found = [_compare(column, abilities.estimates, names) for column in own.T]
    return _adjusted(found)


def _compare(answers: Floats, standing: Floats, names: NDArray[np.str_]) -> ItemDif:
    answered = ~np.isnan(answers)
    sizes = Counter(names[answered].tolist())
    compared = sorted(name for name, n in sizes.items() if name and n >= FEWEST_IN_GROUP)
    rows = answered & np.isin(names, compared)
    used, codes = np.unique(answers[rows], return_inverse=True)
    if len(compared) < 2:  # noqa: PLR2004 - a comparison has two sides
        return _nothing(int(rows.sum()), NoDif.FEW_GROUPS)
    if len(used) == 1:
        return _nothing(int(rows.sum()), NoDif.CONSTANT)
    member = np.array([names[rows] == name for name in compared[1:]], dtype=np.float64)
    place = standing[rows][np.newaxis]
    alone = fit_ordinal(codes, place)
    shifted = fit_ordinal(codes, np.vstack([place, member]))
    turned = fit_ordinal(codes, np.vstack([place, member, member * place]))
    return _figures(codes, tuple(compared), alone, shifted, turned)


def _figures(
    codes: NDArray[np.intp],
    groups: tuple[str, ...],
    alone: OrdinalFit,
    shifted: OrdinalFit,
    turned: OrdinalFit,
) -> ItemDif:
    df = len(groups) - 1
    uniform = _ratio(alone, shifted)
    non_uniform = _ratio(shifted, turned)
    numbers = np.bincount(codes)
    without_all = float(numbers @ np.log(numbers / len(codes)))
    return ItemDif(
        n=len(codes),
        groups=groups,
        shifts=(0.0, *shifted.slopes[1:].tolist()),
        chi2_uniform=uniform,
        p_uniform=float(chdtrc(df, uniform)),
        chi2_non_uniform=non_uniform,
        p_non_uniform=float(chdtrc(df, non_uniform)),
        p_any=float(chdtrc(2 * df, uniform + non_uniform)),
        p_adjusted=None,
        effect=(uniform + non_uniform) / 2 / -without_all,
        reason=None,
    )


def _ratio(smaller: OrdinalFit, larger: OrdinalFit) -> float:
    # Rounding must not make the larger model the worse one.
    return max(0.0, 2 * (larger.log_likelihood - smaller.log_likelihood))


def _nothing(n: int, reason: NoDif) -> ItemDif:
    return ItemDif(
        n=n,
        groups=(),
        shifts=(),
        chi2_uniform=None,
        p_uniform=None,
        chi2_non_uniform=None,
        p_non_uniform=None,
        p_any=None,
        p_adjusted=None,
        effect=None,
        reason=reason,
    )


def _adjusted(found: Sequence[ItemDif]) -> tuple[ItemDif, ...]:
    """Multiply the least p by the number of items, the next by one less, and so on (Holm)."""
    order = sorted(
        (place for place, item in enumerate(found) if item.p_any is not None),
        key=lambda place: found[place].p_any or 0.0,
    )
    adjusted = list(found)
    highest = 0.0
    for rank, place in enumerate(order):
        p = (found[place].p_any or 0.0) * (len(order) - rank)
        highest = min(1.0, max(highest, p))
        adjusted[place] = replace(found[place], p_adjusted=highest)
    return tuple(adjusted)
