"""How many people must stand behind what is shown: upward only."""

from typing import Final

MINIMUM_GROUP: Final = 5
"""People behind a mean."""
MINIMUM_COMMENTS: Final = 8
"""People behind comments that are shown."""
MINIMUM_AGREEMENT: Final = 8
"""People of a team whose agreement counts, as for everything that tells of a spread."""
MINIMUM_VERDICT: Final = 8
"""People from which a verdict on a team need not be the same without any one of them."""
MINIMUM_DISTRIBUTION: Final = 10
"""People behind a distribution, a cut by two attributes, or a cell where nearly all agree."""


def check_minimum_group(k: int) -> None:
    """Refuse a minimum group below the product's own.

    Parameters
    ----------
    k : int
        People behind a mean, as the engagement asks for it.

    Raises
    ------
    ValueError
        If `k` is below `MINIMUM_GROUP`: an engagement may only be stricter.
    """
    if k < MINIMUM_GROUP:
        raise ValueError(
            f"a minimum group of {k} is too small. Allowed: {MINIMUM_GROUP} or more people"
        )


def may_show_distribution(n: int, *, minimum: int) -> bool:
    """Tell whether a distribution may be shown of `n` people.

    Parameters
    ----------
    n : int
        People who are counted in it.
    minimum : int
        People behind a mean, as the engagement asks for it; it raises this bound, too.
    """
    return n >= max(MINIMUM_DISTRIBUTION, minimum)
