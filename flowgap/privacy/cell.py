"""A figure of every team, as the gate is asked for it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.people import Flags
from flowgap.privacy.snapshot import Figure, Head
from flowgap.privacy.tree import TeamTree

NO_ROLE: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of every team, as the gate is asked for it.

    Attributes
    ----------
    figure : Figure
    tree : TeamTree
    roles : tuple of str, of length n_roles
        `NO_ROLE` stands for people whose role is not told.
    n : array of integers, of shape (n_teams, n_roles)
        People whose answers enter that very figure.
    unanimous : array of shape (n_teams,)
        See `unanimous_cells`.
    """

    figure: Figure
    tree: TeamTree
    roles: tuple[str, ...]
    n: NDArray[np.int64]
    unanimous: Flags

    @property
    def people(self) -> tuple[Head, ...]:
        """Those behind the figure, ascending by team and role."""
        heads = (
            Head(team=self.tree.teams[team], role=self.roles[role], n=int(self.n[team, role]))
            for team, role in np.argwhere(self.n > 0).tolist()
        )
        return tuple(sorted(heads, key=lambda head: head.atom))
