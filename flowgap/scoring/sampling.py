"""Matrix sampling: how many items each person must answer for a team to be known well enough."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.habits import PRESUMED, Habits

TARGET_POINTS: Final = 8.0
"""Standard error of a team's score at which asking may stop (`docs/methods/trend.md`)."""
LEAST_TARGET_POINTS: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsNeeded:
    """How a team reaches a standard error.

    Attributes
    ----------
    n_items : int or None
        Of a dimension, by each person; None where the whole core is not enough.
    standard_error : float
        In points, with so many items, or with the whole core.
    n_people : int
        Who must answer the whole core to reach the target: more items never replace people.
    """

    n_items: int | None
    standard_error: float
    n_people: int


def items_needed(
    target: float,
    n_people: float,
    *,
    habits: Habits = PRESUMED,
    n_core: int = 4,
    balance: float = 0.5,
) -> ItemsNeeded:
    r"""Return the least number of items per person that reaches a standard error.

    Parameters
    ----------
    target : float
        Standard error of a team's score of one dimension, in points, 0.01 or more.
    n_people : float
        Who will answer: invited people times the expected response share; above 0.
    habits : Habits
        Of earlier answers; presumed without any.
    n_core, balance : int, float
        Core items of the dimension and their mean key.

    Raises
    ------
    ValueError
        If the target is below 0.01 points, or the number of people not above 0.

    Notes
    -----
    :math:`SE^2 = [\sigma_u^2 + \sigma_v^2 + \bar a_k \sigma_a^2 + \sigma_\epsilon^2 / k] / n`.
    Only the last parts fall with k; the balanced booklets of planned missingness [1]_ make
    every item as likely as any other.

    References
    ----------
    .. [1] Graham et al. (2006). Psychological Methods 11(4), 323-343.
    """
    if not target >= LEAST_TARGET_POINTS or not n_people > 0:
        raise ValueError(
            f"a target of {target} for {n_people} people. "
            f"Allowed: {LEAST_TARGET_POINTS} or more, for more than 0 people"
        )
    variances = {
        k: habits.person_variance(k, n_core=n_core, balance=balance) for k in range(1, n_core + 1)
    }
    errors = {k: float(np.sqrt(variance / n_people)) for k, variance in variances.items()}
    n_items = next((k for k, error in errors.items() if error <= target), None)
    return ItemsNeeded(
        n_items=n_items,
        standard_error=errors[n_items or n_core],
        n_people=answers_needed(n_core, target, habits=habits, n_core=n_core, balance=balance),
    )


def answers_needed(
    n_items: int,
    target: float = TARGET_POINTS,
    *,
    habits: Habits = PRESUMED,
    n_core: int = 4,
    balance: float = 0.5,
) -> int:
    r"""Return how many people of a team must answer before asking may stop.

    It is known by numbers of answers alone: while a wave runs, the answers are sealed.

    Parameters
    ----------
    n_items : int
        Of each dimension, by each person, 1 to `n_core`.
    target : float
        Standard error of a team's score, in points, 0.01 or more.
    habits, n_core, balance
        See `items_needed`.

    Raises
    ------
    ValueError
        If the target is below 0.01 points, or the number of items does not fit.

    Examples
    --------
    >>> answers_needed(4), answers_needed(1)
    (7, 10)
    """
    if not target >= LEAST_TARGET_POINTS:
        raise ValueError(f"a target of {target} points. Allowed: {LEAST_TARGET_POINTS} or more")
    variance = habits.person_variance(n_items, n_core=n_core, balance=balance)
    return int(np.ceil(variance / target**2))
