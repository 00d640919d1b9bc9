"""The pass over packed answers by NumPy: cubes of items, people and teams, added up along an axis.

Teams of like size lie side by side, so that their first people, their second people and so on are
rows of a cube. Every step then runs over long rows of bytes, whatever the sizes of teams.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.scoring.fused.packed import Layout, Part, Sums, Whole
from flowgap.scoring.fused.sums import Add
from flowgap.scoring.item_frame import Flags, Places
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Codes

PLACES: Final = 32_768
"""Seats of a cube: what is kept of one dimension fits the processor's cache."""

TURNED_AT_ONCE: Final = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seats:
    """Where J teams sit in a cube.

    Attributes
    ----------
    teams : array of shape (J,)
    people : array of shape (G, J)
        Row of each person, G being the size of the largest team.
    taken : array of shape (G, J), or None
        Which seats somebody has; None where all teams are as large as the largest.
    """

    teams: Places
    people: Places
    taken: Flags | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """One dimension in a cube: M items, G seats, J teams.

    Attributes
    ----------
    steps, given : arrays of shape (M, G, J)
        0 to k - 1, reversed items turned, and 0 where nothing is given.
    scored : array of shape (G, J)
        Who answered at least half of what they were asked.
    n, total : arrays of shape (G, J)
        Answers of each person and their sum; 0 without a score.
    """

    steps: Whole
    given: Whole
    scored: Flags
    n: Whole
    total: Whole


def cubes_of(layout: Layout) -> Add:
    """Return what adds up parts of a layout."""
    ends = itertools.pairwise(layout.bounds.tolist())
    dimensions = [slice(start, end) for start, end in ends]
    tables = [layout.points_table(dimension) for dimension in range(len(dimensions))]

    def add(part: Part, sums: Sums) -> None:
        for seats in _seatings(part.first):
            cube = _cube(part.codes, seats)
            for dimension, items in enumerate(dimensions):
                answers = _answers(cube[items], layout.reverse_keyed[items], layout.n_points)
                _add_people(sums, dimension, seats, answers, tables[dimension])
                _add_agreement(sums, dimension, seats, answers, layout.null_variance)
                _add_complete(sums, dimension, items, answers)

    return add


def _seatings(first: Places) -> Iterator[_Seats]:
    """Yield cubes of teams, smallest teams first, until everybody sits."""
    size = np.diff(first)
    teams = np.argsort(size, kind="stable")
    sizes = size[teams]
    start = int(np.searchsorted(sizes, 0, side="right"))
    while start < len(teams):
        # One team of any size has a cube. More join while the largest of them, as many times as
        # there are teams, does not fill it: a number that grows with the teams.
        seats = np.arange(1, len(teams) - start + 1) * sizes[start:]
        n_fitting = max(1, int(np.searchsorted(seats, PLACES, side="right")))
        chosen = teams[start : start + n_fitting]
        seat = np.arange(size[chosen[-1]])[:, np.newaxis]
        taken = seat < size[chosen]
        people = first[chosen] + np.where(taken, seat, 0)
        yield _Seats(teams=chosen, people=people, taken=None if taken.all() else taken)
        start += len(chosen)


def _cube(codes: Codes, seats: _Seats) -> Codes:
    """Return the answers of the people of a cube, shape (M, G, J)."""
    people = seats.people.ravel()
    cube = np.empty((codes.shape[1], len(people)), dtype=np.uint8)
    for start in range(0, len(people), TURNED_AT_ONCE):
        some = slice(start, start + TURNED_AT_ONCE)
        cube[:, some] = codes[people[some]].T
    cube = cube.reshape(-1, *seats.people.shape)
    if seats.taken is not None:
        cube[:, ~seats.taken] = NOT_ASKED
    return cube


def _answers(codes: Codes, reverse_keyed: Flags, n_points: int) -> _Answers:
    """Return the answers of one dimension, without those of people who have no score."""
    n_items, n_seats, _ = codes.shape
    reverse = reverse_keyed[:, np.newaxis, np.newaxis]
    # Bytes wrap around: 0 becomes 255, so that one comparison finds what is no scale point.
    sign, shift = np.where(reverse, 255, 1), np.where(reverse, n_points, 255)
    steps = codes * sign.astype(np.uint8)
    steps += shift.astype(np.uint8)
    given = (steps < n_points).view(np.uint8)
    steps *= given
    n, n_asked = _added(given, 2 * n_items), _added(codes != NOT_ASKED, 2 * n_items)
    scored = (n > 0) & (2 * n >= n_asked)
    if not scored.all():
        keep = scored.view(np.uint8)
        given *= keep
        steps *= keep
        n *= keep
    return _Answers(
        steps=steps.astype(np.min_scalar_type(n_seats * (n_points - 1) ** 2), copy=False),
        given=given,
        scored=scored,
        n=n,
        total=_added(steps, n_items * (n_points - 1)),
    )


def _added(values: Whole | Flags, largest: int, axis: int = 0) -> Whole:
    """Return sums along an axis, in the fewest bytes that hold the largest possible one."""
    values = values.view(np.uint8) if values.dtype == np.bool_ else values
    return np.asarray(np.add.reduce(values, axis=axis, dtype=np.min_scalar_type(largest)))


def _add_people(
    sums: Sums, dimension: int, seats: _Seats, answers: _Answers, table: Floats
) -> None:
    n_answers = answers.n.astype(sums.person_places.dtype)
    places = n_answers * n_answers.dtype.type(table.shape[1]) + answers.total
    if seats.taken is None:
        sums.person_places[seats.people, dimension] = places
    else:
        sums.person_places[seats.people[seats.taken], dimension] = places[seats.taken]
    points = np.take(table, places)
    scored = answers.scored
    all_scored = scored.all()
    if not all_scored:
        points = np.where(scored, points, 0.0)
    n = _added(scored, len(scored)).astype(np.int64)
    mean = points.sum(axis=0) / np.maximum(n, 1)
    points -= mean
    if not all_scored:
        points *= scored
    sums.n[seats.teams, dimension] = n
    sums.mean[seats.teams, dimension] = mean
    sums.squares_within[dimension] += np.einsum("gj,gj->", points, points)


def _add_agreement(
    sums: Sums, dimension: int, seats: _Seats, answers: _Answers, null_variance: float
) -> None:
    sizes = np.arange(len(answers.scored) + 1.0)
    # Of one answer the numerator is 0, so that it needs no denominator.
    share = 1 / np.maximum(sizes * (sizes - 1), 1)
    n = _added(answers.given, len(answers.scored), axis=1)
    total, squares = (summed.astype(np.float64) for summed in _over_seats(answers.steps))
    variance = squares * n
    total *= total
    variance -= total
    variance *= np.take(share, n)
    n_items = (n > 1).sum(axis=0)
    ratio = variance.sum(axis=0) / (np.maximum(n_items, 1) * null_variance)
    np.minimum(ratio, 1.0, out=ratio)
    agreed = n_items * (1 - ratio)
    ratio += agreed
    ratio[n_items == 0] = np.nan
    sums.rwgj[seats.teams, dimension] = agreed / ratio


def _over_seats(steps: Whole) -> tuple[Whole, Whole]:
    """Return the sums and squares of each item in each team, shape (M, J)."""
    return (
        np.add.reduce(steps, axis=1, dtype=steps.dtype),
        np.add.reduce(steps * steps, axis=1, dtype=steps.dtype),
    )


def _add_complete(sums: Sums, dimension: int, items: slice, answers: _Answers) -> None:
    steps = answers.steps
    complete = (answers.scored & (answers.n == len(steps))).view(np.uint8)
    if not complete.all():
        steps = steps * complete
    total = (answers.total * complete).astype(np.float64)
    item_total, squares = _over_seats(steps)
    sums.n_complete[dimension] += np.count_nonzero(complete)
    sums.item_total[items] += item_total.sum(axis=1, dtype=np.int64)
    sums.item_squares[items] += squares.sum(axis=1, dtype=np.int64)
    sums.squares[dimension] += int(np.einsum("gj,gj->", total, total))
