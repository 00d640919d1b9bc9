"""The pass over packed answers as plain loops, team by team: slow as Python, fast once compiled.

Every answer is looked up as a word of four counters, so that one addition counts all of them. The
functions keep to what a compiler for arrays understands: numbers, arrays and named tuples.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.scoring.fused.packed import Counts, Layout, Part, Sums, Whole
from flowgap.scoring.fused.sums import Add
from flowgap.scoring.item_frame import Places
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Codes

Words = NDArray[np.uint64]

_N_CODES: Final = 256
_BITS: Final = 64
_ONE: Final = np.uint64(1)


class Marks(NamedTuple):
    """Where the counters of a word lie, from the lowest bits up: given, steps, squares, asked."""

    steps_at: np.uint64
    squares_at: np.uint64
    asked_at: np.uint64
    given_mask: np.uint64
    steps_mask: np.uint64
    squares_mask: np.uint64


class Lookup(NamedTuple):
    """What the loops look up.

    `word_start` says for each item where in `words` its codes start, `points_start` and
    `points_width` for each dimension where in `points` its table does, and how wide that is. Of
    more than `most_people` a counter runs over.
    """

    words: Words
    marks: Marks
    word_start: Words
    bounds: Words
    points: Floats
    points_start: Words
    points_width: Words
    most_people: int
    null_variance: float


class Found(NamedTuple):
    """The arrays of `Sums`, by the same names."""

    person_places: Whole
    n: Counts
    mean: Floats
    rwgj: Floats
    squares_within: Floats
    n_complete: Counts
    item_total: Counts
    item_squares: Counts
    squares: Counts


def loops_of(layout: Layout, scan: Callable[..., None] | None = None) -> Add:
    """Return what adds up parts of a layout: these loops, or what a compiler made of them."""
    look, scan = lookup(layout), scan or scan_teams

    def add(part: Part, sums: Sums) -> None:
        found = Found(*(getattr(sums, name) for name in Found._fields))
        scan(part.codes, part.first, look, found)

    return add


def lookup(layout: Layout) -> Lookup:
    """Return what the loops look up for a layout."""
    marks, people_bits = _marks(layout.n_points)
    tables = [layout.points_table(dimension) for dimension in range(len(layout.n_items))]
    sizes = np.array([table.size for table in tables], dtype=np.int64)
    return Lookup(
        words=_words(layout.n_points, marks),
        marks=marks,
        word_start=_N_CODES * layout.reverse_keyed.astype(np.uint64),
        bounds=layout.bounds.astype(np.uint64),
        points=np.concatenate([np.empty(0), *(table.ravel() for table in tables)]),
        points_start=(np.cumsum(sizes) - sizes).astype(np.uint64),
        points_width=np.array([table.shape[1] for table in tables], dtype=np.uint64),
        most_people=2**people_bits - 1,
        null_variance=layout.null_variance,
    )


def _marks(n_points: int) -> tuple[Marks, int]:
    """Return where counters lie, and the bits of the number of people that fit into each."""
    step_bits = (n_points - 1).bit_length()
    people_bits = (_BITS - 3 * step_bits) // 4
    widths = [people_bits, people_bits + step_bits, people_bits + 2 * step_bits]
    ends = [np.uint64(end) for end in np.cumsum(widths).tolist()]
    masks = [np.uint64(2**width - 1) for width in widths]
    return Marks(*ends, *masks), people_bits


def _words(n_points: int, marks: Marks) -> Words:
    """Return the words of all codes, then of all codes of a reversed item."""
    codes = np.arange(_N_CODES)
    given = (codes >= 1) & (codes <= n_points)
    asked = (codes != NOT_ASKED).astype(np.uint64) << marks.asked_at
    words = []
    for turned in (codes - 1, n_points - codes):
        steps = np.where(given, turned, 0).astype(np.uint64)
        word = given + (steps << marks.steps_at) + (steps**2 << marks.squares_at)
        words.append(word + asked)
    return np.concatenate(words)


def scan_teams(codes: Codes, first: Places, look: Lookup, found: Found) -> None:
    """Add all teams of a part."""
    # Named once, since compiled code counts the holders of an array whenever a tuple yields it.
    marks, words, word_start, bounds = look.marks, look.words, look.word_start, look.bounds
    points, points_start, points_width = look.points, look.points_start, look.points_width
    squares = found.squares
    own, left_out = np.zeros(len(word_start), np.uint64), np.zeros(len(word_start), np.uint64)
    running = np.zeros(len(own) + 1, np.uint64)
    # Of each item answers, steps and squares: of a team, and of all who answered every item.
    counts, complete = np.zeros((3, len(own))), np.zeros((3, len(own)))
    for team in range(len(first) - 1):
        counts[:] = 0
        n, mean = found.n[team], found.mean[team]
        begin, end = first[team], first[team + 1]
        n[:] = end - begin
        for start in range(begin, end, look.most_people):
            own[:] = 0
            left_out[:] = 0
            for person in range(start, min(start + look.most_people, end)):
                add_answers(codes[person], words, word_start, own, running)
                places = found.person_places[person]
                for dimension in range(len(n)):
                    low, high = bounds[dimension], bounds[dimension + 1]
                    word = running[high] - running[low]
                    given = word & marks.given_mask
                    if given == 0 or given + given < word >> marks.asked_at:
                        places[dimension] = 0
                        n[dimension] -= 1
                        for item in range(low, high):
                            own[item] -= running[item + _ONE] - running[item]
                        continue
                    steps = (word >> marks.steps_at) & marks.steps_mask
                    place = given * points_width[dimension] + steps
                    places[dimension] = place
                    mean[dimension] += points[points_start[dimension] + place]
                    if given == high - low:
                        squares[dimension] += np.int64(steps * steps)
                    else:
                        for item in range(low, high):
                            left_out[item] += running[item + _ONE] - running[item]
            unpack(own, marks, counts)
            own -= left_out
            unpack(own, marks, complete)
        mean /= np.maximum(n, 1)
        own_places = found.person_places[begin:end]
        add_spread(own_places, points, points_start, mean, found.squares_within)
        add_agreement(counts, bounds, look.null_variance, found.rwgj[team])
    add_complete(complete, bounds, found.n_complete, found.item_total, found.item_squares)


def add_answers(row: Codes, words: Words, word_start: Words, own: Words, running: Words) -> None:
    """Add a person's answers to those of the team, and note their sum from item to item."""
    total = np.uint64(0)
    for item in range(len(row)):
        word = words[word_start[item] + np.uint64(row[item])]
        own[item] += word
        total += word
        running[item + 1] = total


def unpack(own: Words, marks: Marks, counts: Floats) -> None:
    """Add up words as answers, steps and squares of each item."""
    for item in range(len(own)):
        word = own[item]
        counts[0, item] += np.int32(word & marks.given_mask)
        counts[1, item] += np.int32((word >> marks.steps_at) & marks.steps_mask)
        counts[2, item] += np.int32((word >> marks.squares_at) & marks.squares_mask)


def add_spread(
    places: Whole, points: Floats, points_start: Words, mean: Floats, squares_within: Floats
) -> None:
    """Add how far the people of a team are from its mean."""
    for person in range(len(places)):
        for dimension in range(len(mean)):
            place = np.uint64(places[person, dimension])
            if place > 0:
                distance = points[points_start[dimension] + place] - mean[dimension]
                squares_within[dimension] += distance * distance


def add_agreement(counts: Floats, bounds: Words, null_variance: float, rwgj: Floats) -> None:
    """Note the agreement of a team on the items that at least two of its people answered."""
    for dimension in range(len(rwgj)):
        n_items, variance = 0, 0.0
        for item in range(bounds[dimension], bounds[dimension + 1]):
            n, steps, squares = counts[0, item], counts[1, item], counts[2, item]
            if n > 1:
                n_items += 1
                variance += (n * squares - steps * steps) / (n * (n - 1))
        if n_items > 0:
            ratio = min(variance / (n_items * null_variance), 1.0)
            agreed = n_items * (1 - ratio)
            rwgj[dimension] = agreed / (agreed + ratio)


def add_complete(
    complete: Floats, bounds: Words, n_complete: Counts, item_total: Counts, item_squares: Counts
) -> None:
    """Add what is left of those who answered every item."""
    for item in range(len(item_total)):
        item_total[item] += np.int64(complete[1, item])
        item_squares[item] += np.int64(complete[2, item])
    for dimension in range(len(n_complete)):
        if bounds[dimension] < bounds[dimension + 1]:
            n_complete[dimension] += np.int64(complete[0, bounds[dimension]])


HELPERS: Final = (
    add_answers,
    unpack,
    add_spread,
    add_agreement,
    add_complete,
)
"""What `scan_teams` calls, for a compiler."""
