"""Answers that follow each other without change: runs and the spread of raw answers."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.scoring.points import Codes, Points

Flags = NDArray[np.bool_]

POLAR_RUN: Final = 4
"""Items: a reversed one and three neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Runs of equal answers in the order of display.

    Attributes
    ----------
    longest : array of shape (n_people,)
        Answers in the longest run; 0 for who answered nothing.
    is_polar : array of shape (n_people,)
        Whether a run of `POLAR_RUN` answers at an end of the scale holds items of both keys: as
        good as can be and as bad as can be at once.
    """

    longest: NDArray[np.int64]
    is_polar: Flags


def find_runs(shown: Codes, reverse_keyed: Flags, *, n_points: int) -> Runs:
    """Return the runs of each person.

    Parameters
    ----------
    shown : array of shape (n_people, n_items)
        Answer codes in the order of display, not turned. What was not asked is passed over, for
        it was on no page; "don't know" and skipped end a run.
    reverse_keyed : array of the same shape
        Whether the item that stood there is reversed.
    n_points : int
        Number of points of the response scale.

    Raises
    ------
    ValueError
        If the shapes differ.

    References
    ----------
    .. [1] Johnson (2005). Journal of Research in Personality 39(1), 103-129.
    """
    if shown.shape != reverse_keyed.shape:
        raise ValueError(f"answers {shown.shape}, keys {reverse_keyed.shape}. Allowed: one shape")
    n_people = len(shown)
    length, longest = np.zeros(n_people, dtype=np.int64), np.zeros(n_people, dtype=np.int64)
    last, is_polar = np.zeros(n_people, dtype=np.uint8), np.zeros(n_people, dtype=np.bool_)
    has_plain, has_reversed = np.zeros((2, n_people), dtype=np.bool_)
    for codes, is_reversed in zip(shown.T, reverse_keyed.T, strict=True):
        is_shown = codes != NOT_ASKED
        is_answer = (codes >= 1) & (codes <= n_points)
        goes_on = (is_answer & (codes == last)) | ~is_shown
        length = np.where(goes_on, length, 0) + is_answer
        has_plain = (has_plain & goes_on) | (is_answer & ~is_reversed)
        has_reversed = (has_reversed & goes_on) | (is_answer & is_reversed)
        last = np.where(is_shown, np.where(is_answer, codes, 0), last).astype(np.uint8)
        is_end = (last == 1) | (last == n_points)
        is_polar |= (length >= POLAR_RUN) & is_end & has_plain & has_reversed
        longest = np.maximum(longest, length)
    return Runs(longest=longest, is_polar=is_polar)


def answer_spread(answers: Points) -> Points:
    """Return the standard deviation of each person's raw answers.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        Scale points as they were chosen, reversed items not turned; NaN is no answer.

    Returns
    -------
    array of shape (n_people,)
        Scale points, divisor n - 1; NaN with fewer than 2 answers.

    References
    ----------
    .. [1] Dunn et al. (2018). Journal of Business and Psychology 33(1), 105-121.
    """
    given = ~np.isnan(answers)
    n = given.sum(axis=1)
    mean = np.where(given, answers, 0.0).sum(axis=1) / np.maximum(n, 1)
    squares = np.where(given, (answers - mean[:, np.newaxis]) ** 2, 0.0).sum(axis=1)
    return np.where(n > 1, np.sqrt(squares / np.maximum(n - 1, 1)), np.nan)
