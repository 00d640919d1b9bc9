"""Exact linear algebra: rows in reduced echelon form over the rationals."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

Row = Mapping[int, Fraction]
"""The coefficients of a row that are not 0, by column."""


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
    """
    basis: dict[int, Row] = {}
    # Short rows first: the company's is then short before it meets the rest.
    for columns in sorted((list(row) for row in rows), key=len):
        row = _reduced(dict.fromkeys(columns, Fraction(1)), basis)
        if row:
            first = min(row)
            new = {column: value / row[first] for column, value in row.items()}
            for pivot, old in basis.items():
                if first in old:
                    basis[pivot] = _reduced(old, {first: new})
            basis[first] = new
    return basis


def _reduced(row: Row, basis: Mapping[int, Row]) -> Row:
    """Return the row less so much of the basis that nothing is left in its pivots."""
    left = dict(row)
    for pivot in basis.keys() & row.keys():
        for column, value in basis[pivot].items():
            left[column] = left.get(column, Fraction()) - row[pivot] * value
    return {column: value for column, value in left.items() if value}
