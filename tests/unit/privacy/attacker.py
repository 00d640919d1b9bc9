"""An attacker who knows every published mean, its count and the rule that hides the rest."""

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.release import given_groups
from flowgap.privacy.suppression import Decision
from flowgap.privacy.tree import TeamTree


def sets_told_apart(
    rows: NDArray[np.integer] | NDArray[np.bool_], sizes: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Return every set of atoms whose sum follows from the sums of the rows, by brute force.

    Tries all 2^n sets of the atoms that hold people, with least squares instead of elimination:
    another way than the audit's, so that both are not wrong alike.
    """
    n_atoms = len(sizes)
    inside = np.flatnonzero(sizes > 0)
    numbers = np.arange(1, 2 ** len(inside))
    tried = np.zeros((len(numbers), n_atoms), dtype=np.bool_)
    tried[:, inside] = (numbers[:, np.newaxis] >> np.arange(len(inside))) & 1
    known = rows[:, inside].astype(np.float64)
    target = tried[:, inside].astype(np.float64)
    nearest = target @ (np.linalg.pinv(known) @ known)
    missed = np.abs(nearest - target).max(axis=1, initial=0)
    return np.asarray(tried[missed < 1e-6])


def rows_of(tree: TeamTree, decision: Decision) -> NDArray[np.bool_]:
    """Return the groups that a decision on one cell gives, of shape (n_groups, n_teams)."""
    groups = [group.teams for group in given_groups(tree, decision)]
    rows = [[team in teams for team in tree.teams] for teams in groups]
    return np.array(rows, dtype=np.bool_).reshape(len(groups), len(tree.teams))


def groups_of(rows: NDArray[np.integer] | NDArray[np.bool_]) -> list[list[int]]:
    """Return the atoms of each row, as the audit takes them."""
    return [np.flatnonzero(row).tolist() for row in rows]
