"""Careless answers as graded flags: seven indices vote, and only several kinds exclude."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.scoring.careless.consistency import Places, even_odd, reversed_gap
from flowgap.scoring.careless.distance import distance_p
from flowgap.scoring.careless.patterns import Flags, answer_spread, find_runs
from flowgap.scoring.points import Codes, Points

FASTEST_SECONDS: Final = 2.0
"""Per item, the median of a person; below, nobody reads (Huang et al. 2012)."""
LONGEST_RUN: Final = 10
LEAST_SPREAD: Final = 0.30
"""Scale points, of a five-point scale."""
WIDEST_GAP: Final = 50.0
"""Points between a person's plain and reversed items of the same dimension."""
LEAST_CONSISTENCY: Final = 0.30
RAREST_P: Final = 0.001

FEWEST_ANSWERS: Final = 10
"""For the spread: few answers are equal by chance."""
FEWEST_PAIRS: Final = 6
FEWEST_DIMENSIONS: Final = 8

FEWEST_VOTES: Final = 3
FEWEST_FAMILIES: Final = 2


class Family(StrEnum):
    """Kinds of evidence: indices of one family see the same thing."""

    TIME = "time"
    ATTENTION = "attention"
    PATTERN = "pattern"
    CONSISTENCY = "consistency"


class Index(StrEnum):
    """What votes, in the order of the columns of `CarelessFlags`."""

    SECONDS = "seconds"
    ATTENTION = "attention"
    RUN = "run"
    SPREAD = "spread"
    REVERSED_GAP = "reversed_gap"
    EVEN_ODD = "even_odd"
    DISTANCE = "distance"


FAMILY: Final = {
    Index.SECONDS: Family.TIME,
    Index.ATTENTION: Family.ATTENTION,
    Index.RUN: Family.PATTERN,
    Index.SPREAD: Family.PATTERN,
    Index.REVERSED_GAP: Family.CONSISTENCY,
    Index.EVEN_ODD: Family.CONSISTENCY,
    Index.DISTANCE: Family.CONSISTENCY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheets:
    """The responses of one wave, and how they were given.

    Attributes
    ----------
    codes : array of shape (n_people, n_items)
    points : array of the same shape
        The same in POMP, reversed items turned; NaN is no answer.
    n_points : int
        Number of points of the response scale.
    dimensions : array of shape (n_items,)
        Number of each item's dimension, from 0.
    reverse_keyed : array of shape (n_items,)
    displayed : array of shape (n_people, n_displayed)
        Columns in the order in which each person met them.
    seconds : array of shape (n_people,)
        Median per item; NaN where unknown.
    missed_attention : array of shape (n_people,)
        Whether another answer was chosen than the attention item asks for.
    """

    codes: Codes
    points: Points
    n_points: int
    dimensions: Places
    reverse_keyed: Flags
    displayed: Places
    seconds: Points
    missed_attention: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class CarelessFlags:
    """Which indices speak against each person; the indices themselves are not kept.

    Attributes
    ----------
    votes : array of shape (n_people, 7)
        Columns in the order of `Index`. An index that cannot be computed does not vote.
    """

    votes: Flags

    @property
    def n_votes(self) -> Places:
        """Votes against each person, shape (n_people,)."""
        return np.asarray(self.votes.sum(axis=1), dtype=np.intp)

    @property
    def n_families(self) -> Places:
        """Families among these votes, shape (n_people,)."""
        member = np.array([[FAMILY[index] is family for index in Index] for family in Family])
        return np.asarray((self.votes @ member.T).sum(axis=1), dtype=np.intp)

    @property
    def excluded(self) -> Flags:
        """Who answered carelessly by the rule, shape (n_people,)."""
        return (self.n_votes >= FEWEST_VOTES) & (self.n_families >= FEWEST_FAMILIES)

    @property
    def share(self) -> float | None:
        """The share of excluded people (0-1); None without people."""
        return float(self.excluded.mean()) if len(self.votes) else None


def flag_careless(sheets: AnswerSheets) -> CarelessFlags:
    """Return which of the seven indices speak against each person.

    Raises
    ------
    ValueError
        If shapes do not fit.

    Notes
    -----
    Runs and spread alone are often no better than chance, consistency is [1]_; so three votes of
    at least two families exclude, and no index alone does. Bounds: `docs/methods/careless.md`.

    References
    ----------
    .. [1] Goldammer et al. (2024). Behavior Research Methods 56, 8831-8851.
    """
    _check(sheets)
    is_answer = (sheets.codes >= 1) & (sheets.codes <= sheets.n_points)
    answers = np.where(is_answer, sheets.codes.astype(np.float64), np.nan)
    by_index = {
        Index.SECONDS: sheets.seconds < FASTEST_SECONDS,
        Index.ATTENTION: sheets.missed_attention,
        Index.RUN: _has_run(sheets),
        Index.SPREAD: _has_no_spread(answers, sheets.n_points),
        Index.REVERSED_GAP: reversed_gap(
            sheets.points, sheets.dimensions, sheets.reverse_keyed, fewest_pairs=FEWEST_PAIRS
        )
        > WIDEST_GAP,
        Index.EVEN_ODD: even_odd(
            sheets.points, sheets.dimensions, fewest_dimensions=FEWEST_DIMENSIONS
        )
        < LEAST_CONSISTENCY,
        Index.DISTANCE: distance_p(answers) < RAREST_P,
    }
    return CarelessFlags(votes=np.stack([by_index[index] for index in Index], axis=1))


def _check(sheets: AnswerSheets) -> None:
    n_people, n_items = sheets.codes.shape
    people = len(sheets.displayed), len(sheets.seconds), len(sheets.missed_attention)
    items = len(sheets.dimensions), len(sheets.reverse_keyed)
    if set(people) != {n_people} or set(items) != {n_items}:
        raise ValueError(
            f"answers of {n_people} people to {n_items} items, but {people} people beside them and "
            f"{items} items. Allowed: one entry for each"
        )
    if sheets.points.shape != sheets.codes.shape:
        raise ValueError(f"codes {sheets.codes.shape}, points {sheets.points.shape}")


def _has_run(sheets: AnswerSheets) -> Flags:
    shown = np.take_along_axis(sheets.codes, sheets.displayed, axis=1)
    runs = find_runs(shown, sheets.reverse_keyed[sheets.displayed], n_points=sheets.n_points)
    return (runs.longest > LONGEST_RUN) | runs.is_polar


def _has_no_spread(answers: Points, n_points: int) -> Flags:
    """Compare with the bound for five points, in proportion to the width of the scale."""
    enough = np.count_nonzero(~np.isnan(answers), axis=1) >= FEWEST_ANSWERS
    least = LEAST_SPREAD * (n_points - 1) / 4
    return np.asarray(enough & (answer_spread(answers) < least))
