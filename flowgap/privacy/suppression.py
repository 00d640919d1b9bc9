"""Which cells may be shown: the threshold, and complementary suppression over the tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.people import Flags, People
from flowgap.privacy.thresholds import check_minimum_group
from flowgap.privacy.tree import ROOT, TeamTree

NOWHERE: Final = -1
"""The group of people whose answers enter no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What may be shown; a column is one cell of every team, such as a dimension.

    Attributes
    ----------
    answered : array of shape (n_teams, n_cells)
        Whether anybody of the team answered.
    shown : array of shape (n_teams, n_cells)
        Whether the team's figure may be shown.
    group : array of integers, of shape (n_teams, n_cells)
        Number of the smallest group the team's people may be known as: a shown team has its own,
        hidden teams share one of `n_teams` or more, `NOWHERE` is left out of every figure.
    node_shown : array of shape (n_nodes, n_cells)
        Whether the figure of a node of the tree may be shown; node 0 is the company.
    """

    answered: Flags
    shown: Flags
    group: NDArray[np.int64]
    node_shown: Flags

    @property
    def in_company(self) -> Flags:
        """Whether the team's answers enter the company's figure, of shape (n_teams, n_cells)."""
        return np.asarray(self.group != NOWHERE)

    @property
    def company_shown(self) -> Flags:
        """Whether the company's figure may be shown, of shape (n_cells,)."""
        return np.asarray(self.node_shown[ROOT])

    def cell(self, number: int) -> "Decision":
        """Return one column alone."""
        kept = slice(number, number + 1)
        return Decision(
            answered=self.answered[:, kept],
            shown=self.shown[:, kept],
            group=self.group[:, kept],
            node_shown=self.node_shown[:, kept],
        )

    def nothing(self) -> "Decision":
        """Return the decision that shows nothing of the same cells."""
        return Decision(
            answered=self.answered,
            shown=np.zeros_like(self.shown),
            group=np.full_like(self.group, NOWHERE),
            node_shown=np.zeros_like(self.node_shown),
        )

    @classmethod
    def joined(cls, cells: Sequence["Decision"]) -> Self:
        """Return decisions of the same teams side by side; at least one."""
        return cls(
            answered=np.hstack([cell.answered for cell in cells]),
            shown=np.hstack([cell.shown for cell in cells]),
            group=np.hstack([cell.group for cell in cells]),
            node_shown=np.hstack([cell.node_shown for cell in cells]),
        )


def decide(
    tree: TeamTree,
    n: NDArray[np.integer],
    *,
    minimum: int,
    unanimous: Flags | None = None,
    held: Flags | None = None,
) -> Decision:
    """Decide what may be shown of every cell, treating every node of the tree as published.

    Parameters
    ----------
    tree : TeamTree
    n : array of shape (n_teams, n_cells)
        People whose answers enter that very cell.
    minimum : int
        People behind a mean, `MINIMUM_GROUP` or more.
    unanimous : array of shape (n_teams, n_cells), optional
        Whether all but one or two of them answered alike, see `unanimous_cells`.
    held : array of shape (n_teams, n_cells), optional
        Teams that are hidden however many they are: what was given out before would tell them.

    Returns
    -------
    Decision
        No set of people that the shown figures tell apart is smaller than `minimum`, nor
        unanimous and smaller than `MINIMUM_DISTRIBUTION`: proof in `docs/methods/privacy.md`.

    Raises
    ------
    ValueError
        If a shape or type is wrong, a count is negative, or the minimum is too small.
    """
    check_minimum_group(minimum)
    people = _people(tree, n, unanimous)
    shown = people.may_be_known(minimum)
    if held is not None:
        shown &= ~held
    kept = np.ones((tree.n_nodes, n.shape[1]), dtype=np.bool_)
    members = tree.members
    handed_up = [People.nobody(n.shape[1])] * tree.n_nodes
    for node in tree.upward:
        hidden = _protect(people, shown, members[node], handed_up[node], minimum)
        kept[node] = ~hidden.endangered(minimum)
        parent = tree.node_parent[node]
        handed_up[parent] = handed_up[parent].plus(hidden.only(~kept[node]))
    return _decision(tree, answered=people.n > 0, shown=shown, kept=kept)


def _people(tree: TeamTree, n: NDArray[np.integer], unanimous: Flags | None) -> People:
    if not np.issubdtype(n.dtype, np.integer):
        raise ValueError(f"counts of type {n.dtype}. Allowed: whole numbers of people")
    if n.ndim != 2 or len(n) != len(tree.teams):  # noqa: PLR2004 - teams by cells
        raise ValueError(f"counts of shape {n.shape}. Allowed: {len(tree.teams)} teams by cells")
    if (n < 0).any():
        raise ValueError(f"a count of {n.min()} people. Allowed: 0 or more")
    if unanimous is None:
        unanimous = np.zeros(n.shape, dtype=np.bool_)
    if unanimous.shape != n.shape:
        raise ValueError(f"unanimity of shape {unanimous.shape}. Allowed: {n.shape}, as the counts")
    return People(n=n.astype(np.int64), unanimous=unanimous | (n == 0))


def _protect(
    people: People, shown: Flags, members: NDArray[np.intp], handed_up: People, minimum: int
) -> People:
    """Return all hidden members; where they are too few, hide one more in `shown` first.

    One more is enough: it may be known itself, and so may any union with it.
    """
    here = people.rows(members)
    hidden = here.union(~shown[members]).plus(handed_up)
    drawn = _smallest(here.n, shown[members]) & hidden.endangered(minimum)
    shown[members] &= ~drawn
    return hidden.plus(here.union(drawn))


def _smallest(n: NDArray[np.int64], among: Flags) -> Flags:
    """Mark the smallest in each column, of equals the first."""
    if not len(n):
        return among
    smallest = np.where(among, n, np.iinfo(np.int64).max).argmin(axis=0)
    return np.asarray(among & (np.arange(len(n))[:, np.newaxis] == smallest))


def _decision(tree: TeamTree, *, answered: Flags, shown: Flags, kept: Flags) -> Decision:
    group = _groups(tree, answered=answered, shown=shown, kept=kept)
    heard = np.zeros_like(kept)
    np.logical_or.at(heard, list(tree.team_node), group != NOWHERE)
    for node in tree.upward:
        heard[tree.node_parent[node]] |= heard[node]
    # The company's figure is never hidden for those it can do without.
    node_shown = heard & kept
    node_shown[ROOT] = heard[ROOT]
    return Decision(answered=answered, shown=shown, group=group, node_shown=node_shown)


def _groups(tree: TeamTree, *, answered: Flags, shown: Flags, kept: Flags) -> NDArray[np.int64]:
    """Follow the hidden people of each team up to the node that keeps them."""
    n_teams = len(tree.teams)
    keeper = np.full(kept.shape, NOWHERE, dtype=np.int64)
    for node in reversed(tree.upward):
        above = keeper[tree.node_parent[node]]
        keeper[node] = np.where(kept[node], n_teams + node, above)
    own = np.arange(n_teams)[:, np.newaxis]
    hidden = np.where(answered, keeper[list(tree.team_node)], NOWHERE)
    return np.asarray(np.where(shown, own, hidden))
