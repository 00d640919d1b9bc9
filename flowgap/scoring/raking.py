"""Weights that bring those who answered to the known numbers of teams and of roles."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.mixture import Floats

WEIGHT_BOUNDS: Final = (0.5, 2.5)
"""What one answer may count, relative to the mean answer (`docs/methods/scores.md`)."""

_TOLERANCE: Final = 1e-8
"""Share of the people by which a margin may be missed."""
_NOTHING_LEFT: Final = 1e-11
"""Share of the largest eigenvalue that is rounding: with thousands of rows some machines leave more
than `pinv` takes for nothing. A single person in common of two roles leaves far more."""


class NoRaking(StrEnum):
    """Why there are no weights."""

    NOBODY = "nobody"
    """Nobody answered of any group that is known to exist."""
    CONFLICT = "conflict"
    """Whoever answered, no weights have both margins: say one role is one team, and they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raked:
    """Weights of the answers in each cell of team by role.

    Attributes
    ----------
    weights : array of shape (R, C) or None
        On average 1 over all people; that of a cell without people counts for nothing. None with
        a reason. It is the sum of a part of the row and a part of the column.
    columns_share : float
        How far the columns were brought to their margin (0-1); 1 where the bounds allow it.
    reason : NoRaking or None
    """

    weights: Floats | None
    columns_share: float
    reason: NoRaking | None = None


def rake(
    n: NDArray[np.int64],
    rows: Floats,
    columns: Floats,
    *,
    bounds: tuple[float, float] = WEIGHT_BOUNDS,
) -> Raked:
    r"""Return weights that give every row its margin, and every column as far as bounds allow.

    Parameters
    ----------
    n : array of shape (R, C)
        People who answered, by team and role.
    rows : array of shape (R,)
        How much each team ought to weigh; any unit. A row without people cannot have it: the
        others share what is left in their proportion.
    columns : array of shape (C,)
        The same of roles.
    bounds : tuple of two floats
        Around 1. Rows are not cut, whoever gives them has done so; columns never push a weight
        beyond the bounds, or beyond what the rows alone make of it.

    Returns
    -------
    Raked

    Raises
    ------
    ValueError
        If shapes do not fit, a number is negative or infinite, or the bounds do not hold 1.

    Notes
    -----
    Generalized raking with the linear distance [1]_: of all weights that have both margins, those
    with the least :math:`\sum n_{rc} (w_{rc} - 1)^2`. They are :math:`w_{rc} = 1 + a_r + b_c`, so
    the weighted sum of anything is a sum over rows and over columns of what is known of these:
    a weighted mean tells nothing of a cell. Products of factors, as iterative proportional
    fitting has them, would be one more equation on the cells. There is no iteration: the columns
    are a system of C equations once the rows are eliminated. Both methods agree to first order.

    References
    ----------
    .. [1] Deville, Saerndal & Sautory (1993). Journal of the American Statistical Association
       88(423), 1013-1020.
    """
    _check(n, rows, columns, bounds)
    by_row, by_column = n.sum(axis=1), n.sum(axis=0)
    total = float(by_row.sum())
    wanted_rows = _scaled(np.where(by_row > 0, rows, 0.0), total)
    wanted_columns = _scaled(np.where(by_column > 0, columns, 0.0), total)
    if wanted_rows is None or wanted_columns is None:
        return _nothing(NoRaking.NOBODY)
    plain = wanted_rows / np.maximum(by_row, 1)
    shift = _shift(n, plain, wanted_columns)
    if shift is None:
        return _nothing(NoRaking.CONFLICT)
    at_rows = np.broadcast_to(plain[:, np.newaxis], n.shape)
    share = _allowed_share(at_rows[n > 0], shift[n > 0], bounds)
    return Raked(weights=at_rows + share * shift, columns_share=share)


def effective_number(weights: Floats) -> float:
    r"""Return how many answers of equal weight would be as precise as these.

    Parameters
    ----------
    weights : array of shape (n_people,)
        Not all 0.

    Raises
    ------
    ValueError
        If all are 0, or there is none.

    Notes
    -----
    :math:`(\sum w)^2 / \sum w^2` [1]_.

    References
    ----------
    .. [1] Kish (1965). Survey Sampling. Wiley.
    """
    squares = float(np.sum(weights**2))
    if squares == 0:
        raise ValueError(f"{len(weights)} weights that add up to nothing. Allowed: one above 0")
    return float(weights.sum() ** 2 / squares)


def _check(
    n: NDArray[np.int64], rows: Floats, columns: Floats, bounds: tuple[float, float]
) -> None:
    if n.shape != (*rows.shape, *columns.shape) or n.ndim != 2:  # noqa: PLR2004 - rows by columns
        raise ValueError(
            f"people of shape {n.shape}, margins of shapes {rows.shape} and {columns.shape}. "
            "Allowed: rows by columns, and a margin for each"
        )
    for name, numbers in (("people", n), ("rows", rows), ("columns", columns)):
        if not (np.isfinite(numbers) & (numbers >= 0)).all():
            raise ValueError(f"{name} hold {numbers.min()}. Allowed: finite numbers from 0")
    if not 0 <= bounds[0] <= 1 <= bounds[1]:
        raise ValueError(f"bounds {bounds}. Allowed: two numbers from 0, with 1 between them")


def _scaled(margin: Floats, total: float) -> Floats | None:
    """Return the margin in people who answered, None where it holds nobody of them."""
    known = float(margin.sum())
    return margin * (total / known) if known > 0 and total > 0 else None


def _shift(n: NDArray[np.int64], plain: Floats, wanted: Floats) -> Floats | None:
    """Return what must be added to the weights of the rows, None where nothing does it.

    Parts of rows are eliminated: those of a row must add up to nothing over its people.
    """
    by_row = np.maximum(n.sum(axis=1), 1)
    mix = n / by_row[:, np.newaxis]
    missing = wanted - plain @ n
    system = np.diag(n.sum(axis=0).astype(np.float64)) - n.T @ mix
    of_columns = np.linalg.pinv(system, rcond=_NOTHING_LEFT, hermitian=True) @ missing
    shift = of_columns - (mix @ of_columns)[:, np.newaxis]
    is_met = np.abs((n * shift).sum(axis=0) - missing).max() <= _TOLERANCE * n.sum()
    return np.asarray(shift) if is_met else None


def _allowed_share(plain: Floats, shift: Floats, bounds: tuple[float, float]) -> float:
    """Return how much of the shift leaves every weight within the bounds, at most all of it."""
    low, high = min(bounds[0], plain.min()), max(bounds[1], plain.max())
    room = np.where(shift > 0, high - plain, plain - low)
    is_tight = np.abs(shift) > room
    return float(np.min(room[is_tight] / np.abs(shift[is_tight]), initial=1.0))


def _nothing(reason: NoRaking) -> Raked:
    return Raked(weights=None, columns_share=0.0, reason=reason)
