"""Ranges in place of counts and rates, for every group below the company."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final

from flowgap.privacy.thresholds import MINIMUM_GROUP, check_minimum_group

LEAST_RESPONSE_SHARE: Final = 0.3
"""Below, the answers say too little of the team to be called its score (`scores.md`)."""

_COUNTS: Final = (8, 12, 20)
_FEWEST_OF_FIRST: Final = 3
"""Numbers in the first band of counts, 5-7, and in that of any stricter minimum."""
_LIMITS_PERCENT: Final = (80, 60, 40)
_ALL_PERCENT: Final = 100
_CACHED_SIZES: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleNumbers:
    """The numbers of answers that a team with scores can have; anybody can work them out.

    Attributes
    ----------
    n_invited : int
        People, 1 or more.
    minimum : int
        People behind a mean, as the engagement asks for it.

    Raises
    ------
    ValueError
        If nobody was invited, or the minimum is below that of the product.
    """

    n_invited: int
    minimum: int

    def __post_init__(self) -> None:
        """Refuse what no team can have."""
        if self.n_invited < 1:
            raise ValueError(f"{self.n_invited} invited people. Allowed: 1 or more")
        check_minimum_group(self.minimum)

    @property
    def least(self) -> int:
        """Return the least number with which a team has scores."""
        return max(self.minimum, math.ceil(LEAST_RESPONSE_SHARE * self.n_invited))

    @property
    def most(self) -> int:
        """Return the largest number; more people than were invited count as all of them."""
        return max(self.n_invited, self.least)

    def leave_one_alone(self, cuts: Iterable[int]) -> bool:
        """Tell whether one visible number stands alone between cuts.

        Parameters
        ----------
        cuts : iterable of int
            Numbers of answers from which on something else is told of the team.
        """
        inside = {cut for cut in cuts if self.least < cut <= self.most}
        return any(
            high - low == 1 for low, high in pairwise(sorted({self.least, *inside, self.most + 1}))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamBands:
    """What is told of the number of answers of a team.

    Attributes
    ----------
    count : str
        Band of the people who answered.
    count_least : int
        The number with which this band begins.
    rate : str or None
        Band of the response rate; None where the invited are not known, or any band of so few
        would tell the number.
    """

    count: str
    count_least: int
    rate: str | None


def count_band(n: int, *, minimum: int = MINIMUM_GROUP) -> str | None:
    """Return the band of a number of people, None where nothing may be shown.

    Of a team use `team_bands`, for who knows the invited knows more.

    Parameters
    ----------
    n : int
        People, 0 or more.
    minimum : int
        People behind what is shown: the first band begins with it, and holds three numbers.

    Raises
    ------
    ValueError
        If `n` is negative, or the minimum is below that of the product.

    Examples
    --------
    >>> count_band(7), count_band(4), count_band(7, minimum=7)
    ('5-7', None, '7-11')
    """
    check_minimum_group(minimum)
    if n < 0:
        raise ValueError(f"a group of {n} people. Allowed: 0 or more")
    return None if n < minimum else _count_label(n, _count_edges(minimum))


def team_bands(n: int, *, n_invited: int | None, minimum: int) -> TeamBands:
    """Return the bands of a team, joined until two visible numbers fit both of them.

    How they are joined depends on the invited and the minimum alone, which anybody may know. Bands
    of counts are joined first, as seldom as possible, then those of rates. A share just below a
    limit is in the lower band: 79.6 % is not 80 %.

    Parameters
    ----------
    n : int
        People who answered. Of a team without scores, for fewer than `LEAST_RESPONSE_SHARE`
        answered, the bands hold as well.
    n_invited : int or None
        People; None where that is not known.
    minimum : int
        People behind a mean, as the engagement asks for it.

    Raises
    ------
    ValueError
        If fewer than the minimum answered, nobody was invited, or the minimum is too small.

    Examples
    --------
    >>> team_bands(5, n_invited=7, minimum=5)
    TeamBands(count='5-7', count_least=5, rate='60%+')
    >>> team_bands(11, n_invited=34, minimum=5)
    TeamBands(count='8-19', count_least=8, rate='0-39%')
    """
    check_minimum_group(minimum)
    if n < minimum:
        raise ValueError(f"bands of a team of {n} answers. Allowed: {minimum} or more")
    if n_invited is None:
        edges = _count_edges(minimum)
        return TeamBands(count=_count_label(n, edges), count_least=_begin(n, edges), rate=None)
    edges, limits = _joined(VisibleNumbers(n_invited=n_invited, minimum=minimum))
    return TeamBands(
        count=_count_label(n, edges),
        count_least=_begin(n, edges),
        rate=_rate_label(n, n_invited, limits) if limits else None,
    )


def band_cuts(numbers: VisibleNumbers) -> tuple[int, ...]:
    """Return the numbers of answers with which a band of the team begins, ascending."""
    edges, limits = _joined(numbers)
    return tuple(sorted({*edges, *_limit_cuts(limits, numbers.n_invited)}))


@lru_cache(maxsize=_CACHED_SIZES)
def _joined(numbers: VisibleNumbers) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return where bands of counts begin, and the limits of rates in percent, if any are told."""
    first, *others = _count_edges(numbers.minimum)
    # Where only one number is visible at all, no band of counts could hide it.
    counts = next(
        (kept for kept in _finest_first(others) if not numbers.leave_one_alone(kept)), others
    )
    edges = (first, *counts)
    limits = next(
        (
            kept
            for kept in _finest_first(_LIMITS_PERCENT)
            if not numbers.leave_one_alone((*edges, *_limit_cuts(kept, numbers.n_invited)))
        ),
        (),
    )
    return edges, limits


def _finest_first(cuts: Iterable[int]) -> Iterator[tuple[int, ...]]:
    every = tuple(cuts)
    for n_kept in range(len(every), -1, -1):
        yield from combinations(every, n_kept)


def _count_edges(minimum: int) -> tuple[int, ...]:
    return (minimum, *(least for least in _COUNTS if least >= minimum + _FEWEST_OF_FIRST))


def _limit_cuts(limits: Iterable[int], n_invited: int) -> tuple[int, ...]:
    """Return the least numbers of people that reach each limit."""
    return tuple(-(-limit * n_invited // _ALL_PERCENT) for limit in limits)


def _begin(n: int, edges: Iterable[int]) -> int:
    return max(edge for edge in edges if edge <= n)


def _count_label(n: int, edges: Iterable[int]) -> str:
    high = min((edge for edge in edges if edge > n), default=None)
    low = _begin(n, edges)
    return f"{low}+" if high is None else f"{low}-{high - 1}"


def _rate_label(n: int, n_invited: int, limits: tuple[int, ...]) -> str:
    answered = min(n, n_invited) * _ALL_PERCENT
    return next(
        f"{low}%+" if high == _ALL_PERCENT else f"{low}-{high - 1}%"
        for high, low in pairwise((_ALL_PERCENT, *limits, 0))
        if answered >= low * n_invited
    )
