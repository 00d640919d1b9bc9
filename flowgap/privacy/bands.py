"""Ranges in place of counts and rates, for every group below the company."""

from collections import Counter
from itertools import combinations, pairwise
from typing import Final

from flowgap.privacy.thresholds import MINIMUM_GROUP

_COUNTS: Final = ((20, "20+"), (12, "12-19"), (8, "8-11"), (MINIMUM_GROUP, "5-7"))
_LIMITS_PERCENT: Final = (80, 60, 40)
_ALL_PERCENT: Final = 100


def count_band(n: int) -> str | None:
    """Return the band of a number of people, None where nothing may be shown.

    Parameters
    ----------
    n : int
        People, 0 or more.

    Raises
    ------
    ValueError
        If `n` is negative.

    Examples
    --------
    >>> count_band(7), count_band(4)
    ('5-7', None)
    """
    if n < 0:
        raise ValueError(f"a group of {n} people. Allowed: 0 or more")
    return next((band for least, band in _COUNTS if n >= least), None)


def rate_band(share: float, *, n_invited: int | None = None) -> str:
    """Return the band of a response rate.

    A share just below a limit is in the lower band: 79.6 % is not 80 %.

    Parameters
    ----------
    share : float
        Answered of invited, 0 to 1.
    n_invited : int, optional
        People invited. Who knows it could compute how many answered from the bands of count and
        rate; with it, bands are joined until two numbers fit. The choice depends on nothing else.

    Raises
    ------
    ValueError
        If the share is NaN or lies outside 0 to 1, or nobody was invited.

    Examples
    --------
    >>> rate_band(5 / 7), rate_band(5 / 7, n_invited=7)
    ('60-79%', '60%+')
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a response rate of {share}. Allowed: 0 to 1")
    if n_invited is not None and n_invited < 1:
        raise ValueError(f"a response rate of {n_invited} invited people. Allowed: 1 or more")
    limits = _LIMITS_PERCENT if n_invited is None else _covering_limits(n_invited)
    return next(
        _label(low, high)
        for high, low in pairwise((_ALL_PERCENT, *limits, 0))
        if share >= low / 100
    )


def _label(low: int, high: int) -> str:
    return f"{low}%+" if high == _ALL_PERCENT else f"{low}-{high - 1}%"


def _covering_limits(n_invited: int) -> tuple[int, ...]:
    """Return as many limits as leave no number of people that two bands give away together."""
    choices = (
        limits
        for n_limits in range(len(_LIMITS_PERCENT), 0, -1)
        for limits in combinations(_LIMITS_PERCENT, n_limits)
    )
    return next(limits for limits in choices if _covers(limits, n_invited))


def _covers(limits: tuple[int, ...], n_invited: int) -> bool:
    numbers = range(MINIMUM_GROUP, n_invited + 1)
    by_count = Counter(count_band(n) for n in numbers)
    by_both = Counter(
        (count_band(n), sum(n / n_invited >= limit / 100 for limit in limits)) for n in numbers
    )
    return all(fitting > 1 or by_count[band] == 1 for (band, _), fitting in by_both.items())
