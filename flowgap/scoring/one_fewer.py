"""How far one person can move the score of a small group."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.special import ndtr

_GRID: Final = np.linspace(-9.0, 9.0, 1_801)
"""Standard deviations; beyond lies nothing that counts."""
_DENSITY: Final = np.exp(-(_GRID**2) / 2) / math.sqrt(2 * math.pi)
_STEP: Final = float(_GRID[1] - _GRID[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """By how much a score can fall if one person is left out: mean and variance."""

    mean: float
    variance: float


@lru_cache(maxsize=1_024)
def largest_pull(n: float) -> Pull:
    r"""Return by how much leaving out the highest of n normal scores lowers their mean.

    Parameters
    ----------
    n : float
        People, above 1; between whole numbers the same integrals are taken.

    Returns
    -------
    Pull
        In standard errors of the mean of n people.

    Raises
    ------
    ValueError
        If n is not above 1.

    Notes
    -----
    The mean falls by :math:`(x_{(n)} - \bar x) / (n - 1)`. :math:`x_{(n)}` has the density
    :math:`n\,\phi\,\Phi^{n-1}` [1]_, and its distance from the mean does not depend on the mean,
    so that :math:`\mathrm{Var}(x_{(n)} - \bar x) = \mathrm{Var}\,x_{(n)} - 1 / n`.

    References
    ----------
    .. [1] David & Nagaraja (2003). Order Statistics, 3rd ed., sections 2.1 and 8.6.
    """
    if not n > 1:
        raise ValueError(f"one of {n} people cannot be left out. Allowed: above 1")
    weight = n * _DENSITY * ndtr(_GRID) ** (n - 1) * _STEP
    mean = float(weight @ _GRID)
    variance = float(weight @ _GRID**2) - mean**2 - 1 / n
    # One standard error is 1 / sqrt(n) standard deviations.
    return Pull(mean=mean * math.sqrt(n) / (n - 1), variance=max(variance, 0.0) * n / (n - 1) ** 2)


def larger_pull(pulls: Sequence[Pull]) -> Pull:
    r"""Return mean and variance of the largest of independent pulls, 0 of none.

    Notes
    -----
    Of two at a time, as if they were normal [1]_: with
    :math:`a^2 = v_1 + v_2` and :math:`\alpha = (m_1 - m_2) / a` the mean is
    :math:`m_1 \Phi(\alpha) + m_2 \Phi(-\alpha) + a\,\phi(\alpha)`.

    References
    ----------
    .. [1] Clark (1961). Operations Research 9(2), 145-162.
    """
    if not pulls:
        return Pull(mean=0.0, variance=0.0)
    largest = pulls[0]
    for other in pulls[1:]:
        largest = _larger(largest, other)
    return largest


def _larger(one: Pull, other: Pull) -> Pull:
    spread = math.sqrt(one.variance + other.variance)
    if spread == 0:
        return max(one, other, key=lambda pull: pull.mean)
    alpha = (one.mean - other.mean) / spread
    density = math.exp(-(alpha**2) / 2) / math.sqrt(2 * math.pi)
    share = 0.5 * math.erfc(-alpha / math.sqrt(2))
    mean = one.mean * share + other.mean * (1 - share) + spread * density
    square = (one.mean**2 + one.variance) * share + (other.mean**2 + other.variance) * (1 - share)
    square += (one.mean + other.mean) * spread * density
    return Pull(mean=mean, variance=max(square - mean**2, 0.0))
