"""Control limits: where a score should lie as long as nothing changes for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.change import WavePoint

FEWEST_WAVES: Final = 6
"""With a score, before limits mean anything."""
NEW_WAVE_SHARE: Final = 0.3
"""Weight of the newest wave in the moving average."""
WIDTH: Final = 3.0
"""Limits lie that many standard errors from the centre."""
_LEAST_SPREAD: Final = 1e-6
"""Points: certain scores would leave limits without width by rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLimits:
    """The moving average after the last wave and where it should lie, in points."""

    average: float
    centre: float
    low: float
    high: float

    @property
    def is_outside(self) -> bool:
        """Whether the average has left the limits: something has changed for good."""
        return not self.low <= self.average <= self.high


def control_limits(points: Sequence[WavePoint | None]) -> ControlLimits | None:
    r"""Return the limits for the last wave, None with fewer than six scores or a hidden last one.

    Parameters
    ----------
    points : sequence of WavePoint or None
        In the order of the waves; None where a wave has no score that may be shown.

    Notes
    -----
    The exponentially weighted moving average [1]_
    :math:`e_k = .3\, x_k + .7\, e_{k-1}` starts at the centre, the mean of all waves before the
    last by their precision. Average less centre is a sum of scores with known weights, so its
    variance is exact for waves of unequal errors. Beyond 3 standard errors lie .27 % of averages
    where nothing changes.

    References
    ----------
    .. [1] Lucas & Saccucci (1990). Technometrics 32(1), 1-12.
    """
    known = [point for point in points if point is not None]
    if len(known) < FEWEST_WAVES or points[-1] is None:
        return None
    x = np.array([point.estimate for point in known])
    spread = np.maximum([point.spread for point in known], _LEAST_SPREAD)
    precision = 1 / spread[:-1] ** 2
    of_centre = np.append(precision / precision.sum(), 0.0)
    age = np.arange(len(x))[::-1]
    of_average = NEW_WAVE_SHARE * (1 - NEW_WAVE_SHARE) ** age
    centre = float(of_centre @ x)
    weights = of_average - of_average.sum() * of_centre
    margin = WIDTH * float(np.linalg.norm(weights * spread))
    return ControlLimits(
        average=centre + float(weights @ x),
        centre=centre,
        low=centre - margin,
        high=centre + margin,
    )
