"""Answers as counted patterns: who answered alike is computed once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.mixture import Floats

MISSING: Final = 255
"""The code of an item that a person did not answer."""
MOST_CATEGORIES: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """U different patterns of answers to k items.

    Attributes
    ----------
    codes : array of shape (U, k)
        The place of each answer among the answers used (0 to m - 1), or `MISSING`.
    counts : array of shape (U,)
        How many people answered so.
    of_people : array of shape (n_people,)
        Which pattern each person has.
    """

    codes: NDArray[np.uint8]
    counts: Floats
    of_people: NDArray[np.intp]


def used_answers(column: Floats) -> tuple[float, ...]:
    """Return the different answers to one item, rising, without NaN."""
    return tuple(np.unique(column[~np.isnan(column)]).tolist())


def collapse(values: Floats, answers: Sequence[tuple[float, ...]]) -> Patterns:
    """Return the patterns of a table of answers.

    Parameters
    ----------
    values : array of shape (n_people, k)
        NaN where a person did not answer.
    answers : k tuples of float
        The answers that each item knows, rising.

    Raises
    ------
    ValueError
        If an answer is none of those that its item knows.
    """
    codes = np.full(values.shape, MISSING, dtype=np.uint8)
    for column, (given, known) in enumerate(zip(values.T, answers, strict=True)):
        answered = ~np.isnan(given)
        place = np.searchsorted(known, given[answered])
        exact = np.append(known, np.nan)[place] == given[answered]
        if not exact.all():
            raise ValueError(f"column {column}: {given[answered][~exact][0]} is not in {known}")
        codes[answered, column] = place
    return _counted(codes)


def _counted(codes: NDArray[np.uint8]) -> Patterns:
    n_people, n_items = codes.shape
    # Compared as strings of bytes, rows sort several times faster than along an axis.
    rows = np.ascontiguousarray(codes).view(np.dtype((np.void, n_items))).ravel()
    _, first, of_people, counts = np.unique(
        rows, return_index=True, return_inverse=True, return_counts=True
    )
    return Patterns(
        codes=codes[first], counts=counts.astype(np.float64), of_people=of_people.reshape(n_people)
    )
