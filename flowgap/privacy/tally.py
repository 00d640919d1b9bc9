"""What passed the gate and what it held back."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from flowgap.privacy.suppression import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Numbers of cells, and why others were refused as a whole."""

    released_cells: int = 0
    suppressed_cells: int = 0
    refused: tuple[str, ...] = ()

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """Count the cells of all teams and of the company that anybody answered."""
        heard = decision.answered.any(axis=0)
        released = int(np.sum(decision.shown)) + int(np.sum(decision.company_shown))
        return cls(
            released_cells=released,
            suppressed_cells=int(np.sum(decision.answered)) + int(np.sum(heard)) - released,
        )

    def plus(self, other: "Tally") -> "Tally":
        """Return both tallies as one; a reason given twice stands once."""
        return Tally(
            released_cells=self.released_cells + other.released_cells,
            suppressed_cells=self.suppressed_cells + other.suppressed_cells,
            refused=tuple(dict.fromkeys((*self.refused, *other.refused))),
        )
