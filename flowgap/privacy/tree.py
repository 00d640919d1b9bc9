"""The teams of a company under the units they belong to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

ROOT: Final = 0
"""The node of the company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamTree:
    """Teams are leaves, their parents are inner nodes, the company is the root.

    A parent that is a team itself is both: the inner node of all below it, and in it the leaf of
    the people who name that team as their own.

    Attributes
    ----------
    teams : tuple of str, of length n_teams
        In the given order.
    units : tuple of str, of length n_nodes - 1
        Names of the inner nodes 1, 2, ...; node 0 is the company.
    team_node : tuple of int, of length n_teams
        The inner node right above each team.
    node_parent : tuple of int, of length n_nodes
        The inner node right above each inner node; the company is its own parent.
    upward : tuple of int, of length n_nodes
        The inner nodes, each before its parent.
    """

    teams: tuple[str, ...]
    units: tuple[str, ...]
    team_node: tuple[int, ...]
    node_parent: tuple[int, ...]
    upward: tuple[int, ...]

    @classmethod
    def of(cls, teams: Sequence[str], parents: Sequence[str | None]) -> Self:
        """Build the tree from the roster's two columns.

        Parameters
        ----------
        teams : sequence of str
            Each team once.
        parents : sequence of str or None, of the same length
            The unit or team each belongs to; None for the company.

        Raises
        ------
        ValueError
            If the lengths differ, a team occurs twice, or a team is above itself.
        """
        above = _parents_by_team(teams, parents)
        units = tuple(dict.fromkeys(parent for parent in parents if parent is not None))
        node = {unit: number for number, unit in enumerate(units, start=ROOT + 1)}

        def right_above(name: str) -> int:
            parent = above.get(name)
            return ROOT if parent is None else node[parent]

        node_parent = (ROOT, *(right_above(unit) for unit in units))
        return cls(
            teams=tuple(teams),
            units=units,
            # A team that is a parent holds its own people beside the teams below it.
            team_node=tuple(node.get(team, right_above(team)) for team in teams),
            node_parent=node_parent,
            upward=_upward(node_parent, units),
        )

    @property
    def members(self) -> tuple[NDArray[np.intp], ...]:
        """Numbers of the teams right below each inner node."""
        teams: list[list[int]] = [[] for _ in self.node_parent]
        for team, node in enumerate(self.team_node):
            teams[node].append(team)
        return tuple(np.asarray(numbers, dtype=np.intp) for numbers in teams)

    @property
    def n_nodes(self) -> int:
        """Number of inner nodes, the company included."""
        return len(self.node_parent)


def _parents_by_team(
    teams: Sequence[str], parents: Sequence[str | None]
) -> Mapping[str, str | None]:
    if len(teams) != len(parents):
        raise ValueError(f"{len(teams)} teams but {len(parents)} parents. Allowed: one for each")
    above = dict(zip(teams, parents, strict=True))
    if len(above) < len(teams):
        twice = next(team for team, times in Counter(teams).items() if times > 1)
        raise ValueError(f"team {twice!r} occurs twice. Allowed: each team once")
    return above


def _upward(node_parent: Sequence[int], units: Sequence[str]) -> tuple[int, ...]:
    """Return the inner nodes, each before its parent, by taking childless ones away."""
    n_waiting = [0] * len(node_parent)
    for parent in node_parent[ROOT + 1 :]:
        n_waiting[parent] += 1
    ready = [node for node, waiting in enumerate(n_waiting) if not waiting]
    for node in ready:
        parent = node_parent[node]
        # The company, its own parent, falls below 0 here and is not taken again.
        n_waiting[parent] -= 1
        if not n_waiting[parent]:
            ready.append(parent)
    if len(ready) < len(node_parent):
        unit = next(unit for unit, waiting in zip(units, n_waiting[1:], strict=True) if waiting)
        raise ValueError(f"unit {unit!r} is above itself. Allowed: parents without a circle")
    return tuple(ready)
