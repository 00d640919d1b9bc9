"""Matrix sampling: how many items each person must answer for a team to be known well enough."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.habits import PRESUMED, Habits
from flowgap.scoring.item_frame import ItemFrame, Places
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Standard errors of team scores by the answers so far.

    Attributes
    ----------
    errors : array of shape (n_teams, n_dimensions)
        In points; infinite where nobody of the team has answered.
    """

    errors: Floats

    def may_stop(self, target: float = TARGET_POINTS) -> tuple[bool, ...]:
        """Return per team whether every dimension has reached the target, in points."""
        return tuple(bool(row.max(initial=0.0) <= target) for row in self.errors)


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
        n_people=int(np.ceil(variances[n_core] / target**2)),
    )


def progress(
    points: Points, teams: Places, n_teams: int, *, frame: ItemFrame, habits: Habits
) -> Progress:
    """Return how well every team is known by the answers so far.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        NaN is no answer.
    teams : array of shape (n_people,)
        Place of each person's team, 0 to `n_teams` - 1.
    n_teams : int
    frame : ItemFrame of these items
    habits : Habits
    """
    known = ~np.isnan(points)
    errors = np.full((n_teams, frame.n_dimensions), np.inf)
    for dimension in range(frame.n_dimensions):
        columns = frame.columns(dimension)
        n_core = max(int(frame.core[columns].sum()), 1)
        variances = np.array(
            [
                habits.person_variance(k, n_core=n_core, balance=frame.balance(dimension))
                for k in range(1, n_core + 1)
            ]
        )
        n_answers = np.minimum(known[:, columns].sum(axis=1), n_core)
        has = n_answers > 0
        total = np.bincount(teams[has], weights=variances[n_answers[has] - 1], minlength=n_teams)
        n = np.bincount(teams[has], minlength=n_teams)
        errors[n > 0, dimension] = np.sqrt(total[n > 0]) / n[n > 0]
    return Progress(errors=errors)
