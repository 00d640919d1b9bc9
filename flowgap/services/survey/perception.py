"""Where roles see the same dimension differently: gaps of the company, through the gate."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.result.survey import RoleGap
from flowgap.scoring.associations.role_gaps import RoleView, listed_gaps, role_gap, role_view
from flowgap.scoring.mixture import NormalMixture
from flowgap.services.survey.beliefs import DimensionBelief, UsableAnswers

UNTOLD: Final = frozenset({"", "undisclosed"})
"""What people are who did not tell their role: never compared."""

Roles = NDArray[np.str_]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    dimension: str
    role: str
    gap: NormalMixture


def perception(
    usable: Mapping[str, UsableAnswers],
    beliefs: Mapping[str, DimensionBelief],
    roles: Roles,
    *,
    admitted: Mapping[str, Collection[str]],
    minimum: int,
) -> tuple[RoleGap, ...]:
    """Return the clearest gaps between the most numerous role and each other one.

    Parameters
    ----------
    usable, beliefs : mappings of dimension
        What the gate lets through of a wave, and what is believed of it.
    roles : array of shape (n_people,)
    admitted : mapping of dimension to roles
        Whose figure of that dimension the gate lets through (`Gate.admit_roles`).
    minimum : int
        People behind a mean, as the engagement asks for it. A role needs `MINIMUM_DISTRIBUTION`
        with a score at least: a gap is a cut by role beside one by team.

    Returns
    -------
    tuple of RoleGap
        First role less second, the largest first. Empty where no two roles may be compared.
    """
    least = max(MINIMUM_DISTRIBUTION, minimum)
    reference = next(iter(_by_number(roles)), None)
    if reference is None:
        return ()
    candidates: list[_Candidate] = []
    for dimension, belief in beliefs.items():
        views = role_views(
            usable[dimension], belief, roles, admitted.get(dimension, ()), least=least
        )
        if reference in views:
            candidates += _against(dimension, views, reference, belief)
    return _listed(candidates, reference)


def _by_number(roles: Roles) -> tuple[str, ...]:
    """Return the roles that people told, the most numerous first, of equal ones by name."""
    n_people = Counter(role for role in roles.tolist() if role not in UNTOLD)
    return tuple(sorted(n_people, key=lambda role: (-n_people[role], role)))


def role_views(
    usable: UsableAnswers,
    belief: DimensionBelief,
    roles: Roles,
    admitted: Collection[str],
    *,
    least: int,
) -> dict[str, RoleView]:
    """Return what the people of each admitted role say of a dimension, if there are enough.

    Parameters
    ----------
    usable, belief
        Of the dimension.
    roles : array of shape (n_people,)
    admitted : collection of str
    least : int
        People of a role who have a score.
    """
    scores, own = usable.scores[usable.known], roles[usable.known]
    numbers = usable.group[usable.teams[usable.known]]
    groups = np.unique(numbers, return_inverse=True)[1].astype(np.intp)
    found = {}
    for role in _by_number(own):
        is_own = own == role
        if role in admitted and np.count_nonzero(is_own) >= least:
            found[role] = role_view(scores[is_own], groups[is_own], len(belief.teams))
    return found


def _against(
    dimension: str, views: Mapping[str, RoleView], reference: str, belief: DimensionBelief
) -> list[_Candidate]:
    return [
        _Candidate(
            dimension=dimension, role=role, gap=role_gap(view, views[reference], belief.pooled)
        )
        for role, view in views.items()
        if role != reference
    ]


def _listed(candidates: Sequence[_Candidate], reference: str) -> tuple[RoleGap, ...]:
    return tuple(
        RoleGap(
            dimension=candidates[found.place].dimension,
            role_a=candidates[found.place].role,
            role_b=reference,
            difference=found.difference,
            low=found.low,
            high=found.high,
        )
        for found in listed_gaps([candidate.gap for candidate in candidates])
    )
