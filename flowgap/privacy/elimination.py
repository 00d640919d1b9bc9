"""Exact linear algebra: rows in reduced echelon form over the rationals."""

from collections.abc import Iterable, Mapping, MutableMapping
from fractions import Fraction
from typing import Final

MOST_STEPS: Final = 5_000_000
"""Coefficients that are subtracted in one elimination; a few seconds' work."""

Coefficient = int | Fraction
Row = Mapping[int, Coefficient]
"""The coefficients of a row that are not 0, by column."""


class UncheckedError(ValueError):
    """There is more to check than can be checked in a reasonable time."""


class _Basis:
    """Rows in reduced echelon form, found by pivot and by each column that they hold."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self._holders: dict[int, set[int]] = {}
        self._steps = 0

    def add(self, columns: Iterable[int]) -> None:
        """Add a row of ones, less what the basis says of it already."""
        row: dict[int, Coefficient] = dict.fromkeys(columns, 1)
        for pivot in self.rows.keys() & row.keys():
            self._subtract(row, self.rows[pivot], times=row[pivot])
        if not row:
            return
        first = min(row)
        new = {column: _over(value, row[first]) for column, value in row.items()}
        for pivot in self._holders.pop(first, set()):
            self._clear(pivot, first, new)
        self._put(first, new)

    def _clear(self, pivot: int, column: int, new: Row) -> None:
        old = self.rows[pivot]
        left = dict(old)
        self._subtract(left, new, times=old[column])
        for gone in old.keys() - left.keys() - {column}:
            self._holders[gone].discard(pivot)
        self._put(pivot, left)

    def _put(self, pivot: int, row: Row) -> None:
        self.rows[pivot] = row
        for column in row:
            self._holders.setdefault(column, set()).add(pivot)

    def _subtract(
        self, row: MutableMapping[int, Coefficient], other: Row, *, times: Coefficient
    ) -> None:
        self._steps += len(other)
        if self._steps > MOST_STEPS:
            raise UncheckedError("groups overlap in too many ways to check")
        for column, value in other.items():
            left = row.get(column, 0) - times * value
            if left:
                row[column] = left
            else:
                row.pop(column, None)


def reduced_rows(rows: Iterable[Iterable[int]]) -> dict[int, Row]:
    """Return the reduced row echelon form of a matrix of zeros and ones.

    Rounding would decide whether a group is disclosed, so nothing is rounded.

    Parameters
    ----------
    rows : iterable of iterables of int
        The columns that hold a one, for each row.

    Returns
    -------
    dict of rows by pivot
        As many as the rank. A row's pivot is its first column that is not 0; it is 1 there, and
        no other row has anything in that column.

    Raises
    ------
    UncheckedError
        If it takes more than `MOST_STEPS`.
    """
    basis = _Basis()
    # Short rows first: the company's is then short before it meets the rest.
    for columns in sorted((list(row) for row in rows), key=len):
        basis.add(columns)
    return basis.rows


def _over(value: Coefficient, divisor: Coefficient) -> Coefficient:
    """Divide exactly. Nearly all divisors are 1 or -1, and whole numbers are quick."""
    return value * divisor if divisor in (1, -1) else Fraction(value) / divisor
