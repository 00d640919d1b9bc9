"""From data to coordinates: linear scales, their ticks and colours by interval."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from flowgap.reporting.charts.drawing import Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Maps `low`..`high` of the data onto `start`..`end` of the paper, in points."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the coordinate of a value, one decimal; values off the scale stay at its end."""
        inside = min(max(value, self.low), self.high)
        share = (inside - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, *, most: int) -> tuple[float, ...]:
        """Return round values on the scale, at most so many."""
        step = _round_step((self.high - self.low) / most)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return tuple(round(number * step, 10) for number in range(first, last + 1))


def scale_over(
    values: Iterable[float | None], *, start: float, end: float, margin: float = 0.04
) -> Scale:
    """Return a scale that holds 0 and every value, with a little room at both ends."""
    known = [value for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    room = (high - low or 1.0) * margin
    return Scale(low=low - room, high=high + room, start=start, end=end)


def change_paint(low: float | None, high: float | None) -> Paint:
    """Return the colour of a change in days: grey where the interval holds 0 or is missing."""
    if low is not None and low > 0:
        return Paint.WORSE
    return Paint.BETTER if high is not None and high < 0 else Paint.NEUTRAL


def _round_step(smallest: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(smallest))
    return next(
        factor * power for factor in (1, 2, 5, 10) if factor * power >= smallest * (1 - 1e-9)
    )
