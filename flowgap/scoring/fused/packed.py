"""The packed answers of a wave, and the parts of it that are scored one by one."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.scoring.agreement.nulls import uniform_variance
from flowgap.scoring.item_frame import Flags, ItemFrame, Places
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import TOP_POINTS, Codes

Counts = NDArray[np.int64]
Whole = NDArray[np.unsignedinteger[Any]]

FEWEST_POINTS: Final = 2
MOST_POINTS: Final = NOT_ASKED - 1
"""Codes above are no scale points."""

MOST_ITEMS: Final = 100
"""Of a dimension: a table of the points that they can give stays small, and so do sums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedWave:
    """One wave as it is stored: a byte for each answer.

    Attributes
    ----------
    codes : array of shape (n_people, n_items), uint8
        1 to `n_points`; every other code (0 skipped, 254 not asked, 255 don't know) is no answer.
        Rows that lie together in memory are read fastest.
    teams : array of shape (n_people,)
        Place of each person's team, 0 to `n_teams` - 1, in any order.
    n_teams : int
    frame : ItemFrame of n_items columns
        Only the core of a dimension is scored, of at most 100 items.
    n_points : int
        Points of the response scale, 2 to 253.

    Raises
    ------
    ValueError
        If shapes, the type of the codes, a team or the number of points or items do not fit.
    """

    codes: Codes
    teams: Places
    n_teams: int
    frame: ItemFrame
    n_points: int

    def __post_init__(self) -> None:
        """Refuse what would be read wrongly, or outside of its memory."""
        shape = len(self.teams), len(self.frame.dimension)
        if self.codes.dtype != np.uint8 or self.codes.shape != shape:
            given = f"{self.codes.dtype} {self.codes.shape}"
            raise ValueError(f"answers must be uint8 {shape}, as teams and items say, got {given}")
        if not FEWEST_POINTS <= self.n_points <= MOST_POINTS:
            allowed = f"{FEWEST_POINTS} to {MOST_POINTS}"
            raise ValueError(f"a scale has {allowed} points, got {self.n_points}")
        if self.teams.size and not 0 <= self.teams.min() <= self.teams.max() < self.n_teams:
            found = f"{self.teams.min()} to {self.teams.max()}"
            raise ValueError(f"teams are numbered 0 to {self.n_teams - 1}, got {found}")
        n_items = np.bincount(self.frame.dimension[self.frame.core]).max(initial=0)
        if n_items > MOST_ITEMS:
            raise ValueError(f"a dimension has at most {MOST_ITEMS} items, got {n_items}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which items are scored, those of each dimension together.

    Attributes
    ----------
    columns : array of shape (M,)
        Where they stand among all items.
    bounds : array of shape (D + 1,)
        Where each dimension starts among `columns`, and the end.
    reverse_keyed : array of shape (M,)
    n_points : int
    """

    columns: Places
    bounds: Places
    reverse_keyed: Flags
    n_points: int

    @classmethod
    def of(cls, wave: PackedWave) -> "Layout":
        """Return the layout of a wave."""
        core = np.flatnonzero(wave.frame.core)
        columns = core[np.argsort(wave.frame.dimension[core], kind="stable")]
        dimensions = np.arange(wave.frame.n_dimensions + 1)
        return cls(
            columns=columns,
            bounds=np.searchsorted(wave.frame.dimension[columns], dimensions),
            reverse_keyed=wave.frame.reverse_keyed[columns],
            n_points=wave.n_points,
        )

    @property
    def n_items(self) -> Counts:
        """Items of each dimension."""
        return np.diff(self.bounds)

    def points_table(self, dimension: int) -> Floats:
        """Return the points of who gave n answers that add up to s steps, shape (n + 1, s + 1).

        A person's place in it, row by row, is all that a pass notes; place 0 is that of no score.
        """
        n_items = int(self.n_items[dimension])
        n = np.arange(n_items + 1)[:, np.newaxis]
        steps = np.arange(n_items * (self.n_points - 1) + 1)
        points = steps * (TOP_POINTS / (self.n_points - 1)) / np.maximum(n, 1)
        return np.where(n > 0, points, np.nan)

    @property
    def null_variance(self) -> float:
        """The variance of equally likely points, in squared steps."""
        return uniform_variance(self.n_points)

    @property
    def place_type(self) -> np.dtype[np.unsignedinteger[Any]]:
        """The fewest bytes that hold every place in every table."""
        most = int(self.n_items.max(initial=0))
        return np.min_scalar_type((most + 1) * (most * (self.n_points - 1) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some teams of a wave with all of their people.

    Attributes
    ----------
    codes : array of shape (n_people, M), rows together in memory
        The people of each team together, the columns as in the layout.
    first : array of shape (J + 1,)
        Row of the first person of each team, and the end.
    """

    codes: Codes
    first: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a pass finds of n people in J teams; items are measured in steps of the scale from 0.

    Who answered less than half of what they were asked in a dimension has no score there and
    counts nowhere in it.

    Attributes
    ----------
    person_places : array of shape (n_people, D)
        Place of each person in the dimension's points table, 0 without a score.
    n, mean : arrays of shape (J, D)
        People with a score, and the mean of their points; 0 without any.
    rwgj : array of shape (J, D)
        Agreement by the uniform null over the items that at least two people of the team
        answered, NaN without such items.
    squares_within : array of shape (D,)
        Squared distances of people's points from their team's mean.
    n_complete : array of shape (D,)
        People who answered every item; only they count in what follows.
    item_total, item_squares : arrays of shape (M,)
    squares : array of shape (D,)
        Squares of people's sums over the items of a dimension.
    """

    person_places: Whole
    n: Counts
    mean: Floats
    rwgj: Floats
    squares_within: Floats
    n_complete: Counts
    item_total: Counts
    item_squares: Counts
    squares: Counts
