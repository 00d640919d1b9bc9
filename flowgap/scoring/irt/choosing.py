"""Which items a pulse should ask: those that tell most."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from flowgap.scoring.irt.fitted import STEADY_PEOPLE, GradedFit, ItemFit, ItemRemark
from flowgap.scoring.irt.information import (
    expected_information,
    item_information,
    marginal_reliability,
)
from flowgap.scoring.irt.model import GradedItem


class NoChoice(StrEnum):
    """Why no pulse items were chosen."""

    NO_MODEL = "there is no model of the items"
    FEW_PEOPLE = f"items are chosen by information once {STEADY_PEOPLE} people have answered"
    FEW_ITEMS = f"too few items that {STEADY_PEOPLE} people answered measure what the others do"


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseChoice:
    """The items of a pulse.

    Attributes
    ----------
    columns : tuple of int
        Columns of the answers, the most telling first; empty with a `reason`.
    information : tuple of float
        What each of them tells of a person on average, in 1 / variance of standing.
    reliability : float or None
        The share of the variance (0-1) in scores from these items that is not error.
    """

    columns: tuple[int, ...]
    information: tuple[float, ...]
    reliability: float | None
    reason: NoChoice | None


def choose_pulse_items(
    fit: GradedFit,
    *,
    n_items: int = 1,
    avoid: Collection[int] = (),
    dependent: Collection[tuple[int, int]] = (),
) -> PulseChoice:
    """Return the items of one dimension that tell most of the people on average.

    Parameters
    ----------
    fit : GradedFit
        Of one dimension.
    n_items : int
        How many to choose, at least 1.
    avoid : columns
        Never chosen, for example because groups answer them differently at equal standing.
    dependent : pairs of columns
        Never chosen together: the second would repeat what the first says.

    Raises
    ------
    ValueError
        If no item is asked for.

    Notes
    -----
    A team's mean is to be known, not one person, so information is averaged over the population
    (Samejima 1969). Below 500 people discriminations err so much that the choice would follow
    chance. Items that run against the others, or repeat one, are not chosen.
    """
    if n_items < 1:
        raise ValueError(f"a pulse has at least 1 item of a dimension, got {n_items}")
    if fit.log_likelihood is None:
        return _none(NoChoice.NO_MODEL)
    if fit.n < STEADY_PEOPLE:
        return _none(NoChoice.FEW_PEOPLE)
    told = dict(zip(fit.columns, expected_information(fit.model).tolist(), strict=True))
    fitting = [column for column in fit.columns if _may_be_asked(fit.items[column])]
    ranked = sorted(set(fitting) - set(avoid), key=lambda column: (-told[column], column))
    chosen = _apart(ranked, dependent)[:n_items]
    if len(chosen) < n_items:
        return _none(NoChoice.FEW_ITEMS)
    model = dict(zip(fit.columns, fit.model, strict=True))
    return PulseChoice(
        columns=tuple(chosen),
        information=tuple(told[column] for column in chosen),
        reliability=marginal_reliability([model[column] for column in chosen]),
        reason=None,
    )


def next_item(items: Sequence[GradedItem], asked: Collection[int], theta: float) -> int | None:
    """Return the item that tells most about a person at `theta`; None if all were asked."""
    left = [place for place in range(len(items)) if place not in asked]
    if not left:
        return None
    told = item_information([items[place] for place in left], np.array([theta]))[:, 0]
    return left[int(told.argmax())]


def _may_be_asked(fitted: ItemFit) -> bool:
    unfit = {ItemRemark.AGAINST, ItemRemark.FLAT, ItemRemark.STEEP, ItemRemark.REPEATS}
    return fitted.n >= STEADY_PEOPLE and not unfit.intersection(fitted.remarks)


def _apart(ranked: Sequence[int], dependent: Collection[tuple[int, int]]) -> list[int]:
    together = {frozenset(pair) for pair in dependent}
    chosen: list[int] = []
    for column in ranked:
        if not any(frozenset((column, other)) in together for other in chosen):
            chosen.append(column)
    return chosen


def _none(reason: NoChoice) -> PulseChoice:
    return PulseChoice(columns=(), information=(), reliability=None, reason=reason)
