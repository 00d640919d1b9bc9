"""Which true change between waves would be called one in four of five cases."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scipy.special import ndtri

from flowgap.scoring.one_fewer import Pull, larger_pull, largest_pull

SURE_ONCE: Final = 0.975
"""A change in one wave needs this probability (`docs/methods/trend.md`)."""

FALSE_SHARE: Final = 0.08
"""Of the changes called in a list, this share may be none. A tenth is allowed; a part of it is
left for the spread of people, which is an estimate (`docs/methods/trend.md`)."""

POWER: Final = 0.80
_POWER_ERRORS: Final = float(ndtri(POWER))


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveError:
    """How sure the score of one wave is.

    Attributes
    ----------
    spread : float
        Standard error, in points.
    few : float or None
        People behind the score where they are so few that no one of them may make a verdict.
    """

    spread: float
    few: float | None = None


def detectable_change(first: WaveError, later: Sequence[WaveError], *, n_compared: int) -> float:
    r"""Return the true change in points that would be called one in 4 of 5 cases.

    Parameters
    ----------
    first : WaveError
    later : sequence of WaveError
        Of the later waves in which the change is there, one or more.
    n_compared : int
        Cells that are read together, all others unchanged.

    Notes
    -----
    :math:`(z_b + z_{.80}) s` with :math:`z_b` the bar for the first on the list,
    :math:`1 - .08 / (2 m)` for m cells and .975 at least; of two looks the better. For one team of
    8 whose people differ by 20 points, s is 10 and the change 28 points [1]_; as one of 12 teams
    in 12 dimensions it is 43.

    Where few people stand behind a wave, the change must be called without any one of them, too:
    :math:`z_b s' + E\,M + z_{.80} \sqrt{s^2 + \mathrm{Var}\,M}`, with s' the error after the loss
    and M what the most extreme one adds to the change (`largest_pull`).

    References
    ----------
    .. [1] Cohen (1988). Statistical Power Analysis for the Behavioral Sciences, chapter 2.
    """
    looks = [[(first, 1.0), (later[-1], 1.0)]]
    if len(later) > 1:
        looks.append([(first, 1.0), (later[-2], 0.5), (later[-1], 0.5)])
    sure = 1 - FALSE_SHARE / (2 * n_compared * len(looks))
    bar = float(ndtri(max(sure, SURE_ONCE)))
    return min(_needed(look, bar) for look in looks)


def _needed(look: Sequence[tuple[WaveError, float]], bar: float) -> float:
    """Return the change that one look shows; the waves come with their weight in it."""
    variance = sum((weight * wave.spread) ** 2 for wave, weight in look)
    of_few = [(wave.few, weight * wave.spread) for wave, weight in look if wave.few is not None]
    with_loss = max([0.0, *(spread**2 / (few - 1) for few, spread in of_few)])
    pull = larger_pull([_scaled(largest_pull(few), spread) for few, spread in of_few])
    return (
        bar * math.sqrt(variance + with_loss)
        + pull.mean
        + _POWER_ERRORS * math.sqrt(variance + pull.variance)
    )


def _scaled(pull: Pull, spread: float) -> Pull:
    return Pull(mean=pull.mean * spread, variance=pull.variance * spread**2)
