"""The differencing audit: which small groups follow from what is published together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.privacy.elimination import MOST_STEPS, Coefficient, Row, UncheckedError, reduced_rows

MOST_SUMS: Final = 200_000
"""Sums of rows that are tried in one part of a release; a few seconds' work."""


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
    groups: Sequence[Collection[int]],
    sizes: Sequence[int],
    minimum: int,
    *,
    most_rows: int | None = None,
) -> tuple[Disclosure, ...]:
    """Return the groups below the minimum that published means with their counts give away.

    A group is given away if its indicator is a linear combination of the published groups': the
    same combination of the published sums is its sum. Every set of atoms is considered: single
    ones, pairs, differences of two published groups and all others.

    Parameters
    ----------
    groups : sequence of collections of int
        Numbers of the atoms that each published group consists of.
    sizes : sequence of int, of length n_atoms
        People in each atom. Atoms are the finest groups of the release; nobody is in two.
    minimum : int
        People that may be known as a group.
    most_rows : int, optional
        Sums of more rows of the echelon form than these are not tried: what is found then is
        given away, but it may not be all.

    Returns
    -------
    tuple of Disclosure
        The smallest first; none if the release is safe. Left out are groups that consist of
        others in this list that were found apart from each other.

    Raises
    ------
    ValueError
        If a group holds an atom that is not there, or a size is negative.
    UncheckedError
        If more than `MOST_SUMS` sums of rows would have to be tried, or the groups overlap in
        too many ways.

    Notes
    -----
    Atoms in the same groups cannot be told apart and are joined. With the columns of joined
    atoms that hold the minimum first, the echelon rows without any of these span all that is
    known of small groups alone. A group is a sum of such rows: of those whose pivots it holds.
    Rows that share no column are searched apart. Time grows with the number of small rows that
    hang together to the power of `minimum` - 1.
    """
    _check(groups, sizes)
    blocks = _blocks(groups, sizes)
    blocks.sort(key=lambda block: block.n < minimum)
    n_large = sum(block.n >= minimum for block in blocks)
    small = {pivot: row for pivot, row in _basis(blocks, len(groups)).items() if pivot >= n_large}
    most = minimum - 1 if most_rows is None else min(most_rows, minimum - 1)
    found = [
        _joined(blocks, chosen)
        for component in _components(small)
        for chosen in _small_sets(component, blocks, minimum, most)
    ]
    return tuple(sorted(found, key=lambda disclosure: (disclosure.n, disclosure.atoms)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Atoms that are in the same published groups."""

    groups: tuple[int, ...]
    atoms: tuple[int, ...]
    n: int


def _check(groups: Sequence[Collection[int]], sizes: Sequence[int]) -> None:
    for atom in {atom for group in groups for atom in group}:
        if not 0 <= atom < len(sizes):
            raise ValueError(f"a group with atom {atom}. Allowed: 0 to {len(sizes) - 1}")
    if min(sizes, default=0) < 0:
        raise ValueError(f"an atom of {min(sizes)} people. Allowed: 0 or more")


def _blocks(groups: Sequence[Collection[int]], sizes: Sequence[int]) -> list[_Block]:
    """Join atoms; leave out those without people and those that are in no published group."""
    groups_of: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        for atom in set(group):
            groups_of.setdefault(atom, []).append(number)
    atoms: dict[tuple[int, ...], list[int]] = {}
    for atom in sorted(groups_of):
        if sizes[atom]:
            atoms.setdefault(tuple(groups_of[atom]), []).append(atom)
    return [
        _Block(groups=numbers, atoms=tuple(members), n=sum(sizes[atom] for atom in members))
        for numbers, members in atoms.items()
    ]


def _basis(blocks: Sequence[_Block], n_groups: int) -> dict[int, Row]:
    """Return what the groups tell, each given by the numbers of its blocks."""
    rows: list[list[int]] = [[] for _ in range(n_groups)]
    for column, block in enumerate(blocks):
        for group in block.groups:
            rows[group].append(column)
    return reduced_rows(rows)


def _components(rows: dict[int, Row]) -> Iterator[dict[int, Row]]:
    """Yield the rows by pivot in parts that share no column."""
    holders: dict[int, list[int]] = {}
    for pivot, row in rows.items():
        for column in row:
            holders.setdefault(column, []).append(pivot)
    waiting = dict.fromkeys(rows)
    while waiting:
        reached = [waiting.popitem()[0]]
        # It grows while it is walked; a column leads to its rows once.
        for pivot in reached:
            for column in rows[pivot]:
                for other in holders.pop(column, ()):
                    if other in waiting:
                        del waiting[other]
                        reached.append(other)
        yield {pivot: rows[pivot] for pivot in reached}


def _small_sets(
    component: Mapping[int, Row], blocks: Sequence[_Block], minimum: int, most_rows: int
) -> Iterator[list[int]]:
    """Yield the columns of each sum of rows that is an indicator of fewer people."""
    pivots = sorted((blocks[pivot].n, pivot) for pivot in component)
    if _n_few([n for n, _ in pivots], minimum - 1, most_rows) > MOST_SUMS:
        raise UncheckedError(f"{len(component)} groups hang together: too many to check")
    weight = {pivot: _weight(row, blocks) for pivot, row in component.items()}
    n_steps = 0
    for chosen in _few(pivots, minimum - 1, most_rows):
        # Of an indicator this is the number of its people.
        if not 0 < sum(weight[pivot] for pivot in chosen) < minimum:
            continue
        rows = [component[pivot] for pivot in chosen]
        n_steps += sum(map(len, rows))
        if n_steps > MOST_STEPS:
            raise UncheckedError("groups overlap in too many ways to check")
        total = _sum(rows)
        if all(value == 1 for value in total.values()):
            yield list(total)


def _weight(row: Row, blocks: Sequence[_Block]) -> Coefficient:
    return sum(value * blocks[column].n for column, value in row.items())


def _n_few(sizes: Sequence[int], n_left: int, most_rows: int) -> int:
    """Return how many choices there are of so few people and rows, without making them."""
    ways = {(0, 0): 1}
    for size in sizes:
        for (n_rows, n), times in list(ways.items()):
            if n_rows < most_rows and n + size <= n_left:
                ways[n_rows + 1, n + size] = ways.get((n_rows + 1, n + size), 0) + times
    return sum(ways.values()) - 1


def _few(
    pivots: Sequence[tuple[int, int]], n_left: int, most_rows: int, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Yield each choice of pivots, given ascending by their people, of so few people and rows."""
    for place in range(start, len(pivots)):
        n, pivot = pivots[place]
        if n > n_left or not most_rows:
            return
        yield (pivot,)
        for others in _few(pivots, n_left - n, most_rows - 1, place + 1):
            yield (pivot, *others)


def _sum(rows: Sequence[Row]) -> Row:
    total: dict[int, Coefficient] = {}
    for row in rows:
        for column, value in row.items():
            total[column] = total.get(column, 0) + value
    return {column: value for column, value in total.items() if value}


def _joined(blocks: Sequence[_Block], columns: Sequence[int]) -> Disclosure:
    return Disclosure(
        atoms=tuple(sorted(atom for column in columns for atom in blocks[column].atoms)),
        n=sum(blocks[column].n for column in columns),
    )
