"""A clock that stands still while nobody works."""

from dataclasses import dataclass
from math import gcd

import numpy as np

from flowgap.delivery.work_items import DAY, Micros


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingClock:
    """Spans in which people work; a working day counts as one day.

    Attributes
    ----------
    opens, closes : arrays of shape (n,)
        Beginning and end of each span, UTC microseconds, in order, no two overlapping. They cover
        every stamp that is asked for.
    day : int
        Microseconds of a working day, whole minutes.
    """

    opens: Micros
    closes: Micros
    day: int

    def at(self, stamps: Micros) -> Micros:
        """Return what the clock shows at each stamp, in microseconds of days.

        It never runs backwards and holds whole numbers: differences between neighbouring stamps
        add up exactly to the difference between the first and the last.
        """
        if not len(self.opens):
            return np.zeros(len(stamps), dtype=np.int64)
        lengths = self.closes - self.opens
        worked = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        span = np.searchsorted(self.opens, stamps, side="right") - 1
        inside = np.clip(stamps - self.opens[span], 0, lengths[span])
        shown = np.where(span < 0, 0, worked[span] + inside)
        common = gcd(DAY, self.day)
        return np.asarray(shown * (DAY // common) // (self.day // common), dtype=np.int64)

    def between(self, begin: Micros, end: Micros) -> Micros:
        """Return the working time from each beginning to its end."""
        return self.at(end) - self.at(begin)
