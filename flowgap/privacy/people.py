"""Groups of people, and which of them are large and varied enough to be known."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """People who answered, per group, team or cell.

    Attributes
    ----------
    n : array of integers, of any shape
        How many.
    unanimous : array of the same shape
        Whether all teams among them are unanimous; nobody counts as unanimous.
    """

    n: NDArray[np.int64]
    unanimous: Flags

    @classmethod
    def nobody(cls, n_cells: int) -> Self:
        """Return an empty group for each cell."""
        return cls(n=np.zeros(n_cells, dtype=np.int64), unanimous=np.ones(n_cells, dtype=np.bool_))

    def union(self, where: Flags) -> "People":
        """Return the rows joined into one group, of each cell only the rows `where` True."""
        return People(
            n=np.sum(self.n, axis=0, where=where),
            unanimous=np.all(self.unanimous, axis=0, where=where),
        )

    def plus(self, others: "People") -> "People":
        """Return both groups as one."""
        return People(n=self.n + others.n, unanimous=self.unanimous & others.unanimous)

    def only(self, where: Flags) -> "People":
        """Return these groups, and nobody elsewhere."""
        return People(n=np.where(where, self.n, 0), unanimous=self.unanimous | ~where)

    def rows(self, index: NDArray[np.intp]) -> "People":
        """Return some rows."""
        return People(n=self.n[index], unanimous=self.unanimous[index])

    def may_be_known(self, minimum: int) -> Flags:
        """Whether a mean of these groups may be known.

        A union of groups that may be known may be known as well: two of them hold
        `MINIMUM_DISTRIBUTION` people.
        """
        varied = (self.n >= MINIMUM_DISTRIBUTION) | ~self.unanimous
        return np.asarray((self.n >= minimum) & varied)

    def endangered(self, minimum: int) -> Flags:
        """Whether somebody is in these groups, and their mean must not be known."""
        return np.asarray((self.n > 0) & ~self.may_be_known(minimum))
