"""The two periods that are compared, cut into ISO weeks."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from flowgap.delivery.work_items import DAY, Codes, Flags, Micros


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of time [start, until), cut at every Monday midnight of the engagement's zone.

    Attributes
    ----------
    edges : array of shape (n_weeks + 1,)
        The start, each Monday inside, the end; strictly rising. The first and the last week
        may be cut short.
    """

    edges: Micros

    def __post_init__(self) -> None:
        """Refuse a period without length."""
        if len(self.edges) < 2 or np.any(np.diff(self.edges) <= 0):  # noqa: PLR2004 (two ends)
            raise ValueError(f"the edges of a period must rise, got {self.edges.tolist()}")

    @property
    def start(self) -> int:
        """The first microsecond inside."""
        return int(self.edges[0])

    @property
    def until(self) -> int:
        """The first microsecond after the end."""
        return int(self.edges[-1])

    @property
    def n_weeks(self) -> int:
        """Calendar weeks that the period touches."""
        return len(self.edges) - 1

    @property
    def length_weeks(self) -> float:
        """Length in weeks of seven days."""
        return (self.until - self.start) / (7 * DAY)

    def holds(self, stamps: Micros) -> Flags:
        """Return which stamps fall into the period."""
        return (stamps >= self.start) & (stamps < self.until)

    def week_of(self, stamps: Micros) -> Codes:
        """Return the number of the week, from 0, of stamps that the period holds."""
        return np.searchsorted(self.edges, stamps, side="right") - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Before and after."""

    before: Period
    after: Period

    def __iter__(self) -> Iterator[Period]:
        """Yield before, then after."""
        yield self.before
        yield self.after
