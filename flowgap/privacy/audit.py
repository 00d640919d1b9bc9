"""The differencing audit: which small groups follow from what is published together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.elimination import Row, reduced_rows
from flowgap.privacy.people import Flags

MOST_SUMS: Final = 200_000
"""Sums of rows that are tried in one part of a release; a few seconds' work."""


class UncheckedError(ValueError):
    """There is more to check than can be checked in a reasonable time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """A group too small to be known, whose mean follows from the published ones.

    Attributes
    ----------
    atoms : tuple of int
        Numbers of its atoms that hold people, ascending.
    n : int
        People in it.
    """

    atoms: tuple[int, ...]
    n: int


def disclosed_sets(
    rows: NDArray[np.integer] | Flags, sizes: NDArray[np.integer], minimum: int
) -> tuple[Disclosure, ...]:
    """Return the groups below the minimum that published means with their counts give away.

    A group is given away if its indicator is a linear combination of the published rows: the
    same combination of the published sums is its sum. Every set of atoms is considered: single
    ones, pairs, differences of two published groups and all others.

    Parameters
    ----------
    rows : array of zeros and ones, of shape (n_groups, n_atoms)
        Which atoms a published group consists of.
    sizes : array of shape (n_atoms,)
        People in each atom. Atoms are the finest groups of the release; nobody is in two.
    minimum : int
        People that may be known as a group.

    Returns
    -------
    tuple of Disclosure
        The smallest first; none if the release is safe. Left out are groups that consist of
        others in this list that were found apart from each other.

    Raises
    ------
    ValueError
        If the shapes do not fit, a row holds other than 0 and 1, or a size is negative.
    UncheckedError
        If more than `MOST_SUMS` sums of rows would have to be tried.

    Notes
    -----
    Atoms in the same groups cannot be told apart and are joined. With the columns of joined
    atoms that hold the minimum first, the echelon rows without any of these span all that is
    known of small groups alone. A group is a sum of such rows: of those whose pivots it holds.
    Rows that share no column are searched apart. Time grows with the number of small rows that
    hang together to the power of `minimum` - 1.
    """
    _check(rows, sizes)
    blocks = _blocks(rows.astype(np.bool_), sizes)
    blocks.sort(key=lambda block: block.n < minimum)
    n_large = sum(block.n >= minimum for block in blocks)
    basis = reduced_rows(
        [number for number, block in enumerate(blocks) if group in block.groups]
        for group in range(len(rows))
    )
    small = {pivot: row for pivot, row in basis.items() if pivot >= n_large}
    found = [
        _joined(blocks, chosen)
        for component in _components(small)
        for chosen in _small_sets(component, blocks, minimum)
    ]
    return tuple(sorted(found, key=lambda disclosure: (disclosure.n, disclosure.atoms)))


def admitted_rows(
    rows: NDArray[np.integer] | Flags, sizes: NDArray[np.integer], minimum: int
) -> Flags:
    """Return which groups may be published together, taken greedily in the given order.

    Parameters are those of `disclosed_sets`; put first what matters most.
    """
    admitted = np.zeros(len(rows), dtype=np.bool_)
    for group in range(len(rows)):
        admitted[group] = True
        admitted[group] = not disclosed_sets(rows[admitted], sizes, minimum)
    return admitted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Atoms that are in the same published groups."""

    groups: frozenset[int]
    atoms: tuple[int, ...]
    n: int


def _check(rows: NDArray[np.integer] | Flags, sizes: NDArray[np.integer]) -> None:
    if rows.ndim != 2 or sizes.shape != rows.shape[1:]:  # noqa: PLR2004 - groups by atoms
        raise ValueError(
            f"rows of shape {rows.shape}, sizes of shape {sizes.shape}. "
            "Allowed: groups by atoms, and one size for each atom"
        )
    if not np.isin(rows, (0, 1)).all():
        raise ValueError("a row holds other numbers. Allowed: 0 and 1")
    if (sizes < 0).any():
        raise ValueError(f"an atom of {sizes.min()} people. Allowed: 0 or more")


def _blocks(rows: Flags, sizes: NDArray[np.integer]) -> list[_Block]:
    """Join atoms; leave out those without people and those that are in no published group."""
    atoms: dict[frozenset[int], list[int]] = {}
    for atom in np.flatnonzero((sizes > 0) & rows.any(axis=0)).tolist():
        atoms.setdefault(frozenset(np.flatnonzero(rows[:, atom]).tolist()), []).append(atom)
    return [
        _Block(groups=groups, atoms=tuple(members), n=int(sizes[members].sum()))
        for groups, members in atoms.items()
    ]


def _components(rows: dict[int, Row]) -> list[list[Row]]:
    """Return the rows in parts that share no column."""
    parts: list[tuple[set[int], list[Row]]] = []
    for row in rows.values():
        touched = [part for part in parts if not part[0].isdisjoint(row)]
        parts = [part for part in parts if part[0].isdisjoint(row)]
        columns = set(row).union(*(part[0] for part in touched))
        parts.append((columns, [row, *(member for part in touched for member in part[1])]))
    return [members for _, members in parts]


def _small_sets(
    component: Sequence[Row], blocks: Sequence[_Block], minimum: int
) -> Iterator[list[int]]:
    """Yield the columns of each sum of rows that is an indicator of fewer people."""
    sizes = range(1, min(len(component), minimum - 1) + 1)
    if sum(comb(len(component), n_rows) for n_rows in sizes) > MOST_SUMS:
        raise UncheckedError(f"{len(component)} groups hang together: too many to check")
    for n_rows in sizes:
        for chosen in combinations(component, n_rows):
            if sum(blocks[min(row)].n for row in chosen) >= minimum:
                continue
            total = _sum(chosen)
            is_indicator = all(value == 1 for value in total.values())
            if is_indicator and sum(blocks[column].n for column in total) < minimum:
                yield list(total)


def _sum(rows: Sequence[Row]) -> Row:
    total: dict[int, Fraction] = {}
    for row in rows:
        for column, value in row.items():
            total[column] = total.get(column, Fraction()) + value
    return {column: value for column, value in total.items() if value}


def _joined(blocks: Sequence[_Block], columns: Sequence[int]) -> Disclosure:
    return Disclosure(
        atoms=tuple(sorted(atom for column in columns for atom in blocks[column].atoms)),
        n=sum(blocks[column].n for column in columns),
    )
