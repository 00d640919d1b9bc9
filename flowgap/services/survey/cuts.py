"""Cuts of the same people by several attributes: none beside the others may tell a small group."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from flowgap.privacy.audit import disclosed_sets
from flowgap.privacy.elimination import UncheckedError
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.waves import Counts, Flags

MOST_GROUPS: Final = 1_000
"""Divided groups that are searched for small ones, about half a second; beyond, a cut that all of
these do not blur is refused."""


class Cuts:
    """What is given of the company's people in each dimension of one wave beside their teams.

    The gate sees one attribute at a time: teams by role, teams by tenure. Here all of them are
    seen together: twelve leads, eleven of whom are the newcomers, leave one (`privacy.md`).
    """

    def __init__(self, usable: Mapping[str, UsableAnswers], *, minimum: int) -> None:
        """Start from the groups that the gate lets through."""
        self._usable = usable
        self._minimum = minimum
        self._kept: dict[str, list[Flags]] = {name: [] for name in usable}

    def admits(self, dimension: str, people: Flags) -> bool:
        """Tell whether a mean of these people may stand beside all before it, and keep it if so.

        Parameters
        ----------
        dimension : str
        people : array of shape (n_people,)
            Those without a score do not count.
        """
        cuts = [*self._kept[dimension], people]
        is_safe = self._is_safe(self._usable[dimension], cuts)
        if is_safe:
            self._kept[dimension] = cuts
        return is_safe

    def _is_safe(self, usable: UsableAnswers, cuts: list[Flags]) -> bool:
        known = usable.known
        groups = usable.group[usable.teams[known]]
        marks = np.column_stack([groups, *(cut[known] for cut in cuts)])
        atoms, sizes = np.unique(marks, axis=0, return_counts=True)
        group, patterns = atoms[:, 0], atoms[:, 1:]
        if is_blurred(group, patterns, self._minimum):
            return True
        # A group that no cut divides is known as a whole: whoever likes takes it off the cuts.
        open_atoms = np.isin(group, group[_differences(group, patterns).any(axis=1)])
        group, patterns, sizes = group[open_atoms], patterns[open_atoms], sizes[open_atoms]
        if len(np.unique(group)) > MOST_GROUPS:
            return False
        rows = [*(group == number for number in np.unique(group)), *(patterns.T == 1)]
        given = [np.flatnonzero(row).tolist() for row in rows]
        try:
            return not disclosed_sets(given, sizes.tolist(), self._minimum)
        except UncheckedError:
            return False


def is_blurred(group: Counts, patterns: Counts, minimum: int) -> bool:
    """Tell whether every combination of cuts takes somebody of `minimum` groups at least.

    Then no small group follows, and there is no need to look for one: with thousands of teams
    nobody could.

    Parameters
    ----------
    group : array of shape (n_atoms,), ascending
        Each is given as a whole, and holds the minimum.
    patterns : array of zeros and ones, of shape (n_atoms, n_cuts)
        Which cuts the people of an atom are in.
    minimum : int

    Notes
    -----
    What follows of a group is its own sum plus the cuts weighed by some b. Where b tells people of
    the group apart, some of them are in and some are not; else the group is in as a whole, or not
    at all. So b must not tell people apart in more than `minimum` - 1 groups. If there are
    `minimum` collections of groups without a common one, and in each the differences of patterns
    within groups span all there are, every b that tells anybody apart does so in each of them.
    """
    differences = _differences(group, patterns)
    rank = _rank(differences)
    collections = [np.empty((0, patterns.shape[1]), dtype=np.int64)] * minimum
    filled = 0
    for number in np.unique(group[differences.any(axis=1)]).tolist():
        if filled == minimum:
            break
        collections[filled] = np.vstack([collections[filled], differences[group == number]])
        filled += _rank(collections[filled]) == rank
    return rank == 0 or filled == minimum


def _differences(group: Counts, patterns: Counts) -> Counts:
    """Return how each pattern differs from the first one of its group."""
    return np.asarray(patterns - patterns[np.searchsorted(group, group, side="left")])


def _rank(rows: Counts) -> int:
    return int(np.linalg.matrix_rank(rows)) if rows.size else 0
