"""The sums of a wave, part by part: in turns, or at the same time where there are many people."""

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.fused.packed import Layout, PackedWave, Part, Sums, Whole
from flowgap.scoring.item_frame import Places

Add = Callable[[Part, Sums], None]
"""Reads a part and adds what it finds to sums of nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """A way to add up parts.

    Attributes
    ----------
    of_layout : callable
        Prepares for the items of a wave.
    part_people : int
        After so many people the wave is cut at the next team: the same on every machine, so that
        sums are the same too.
    in_threads : bool
        Whether parts are added up faster at the same time.
    """

    of_layout: Callable[[Layout], Add]
    part_people: int
    in_threads: bool


def wave_sums(wave: PackedWave, way: Pass) -> Sums:
    """Return the sums of a wave.

    Parameters
    ----------
    wave : PackedWave
    way : Pass
    """
    work = _Work.of(wave, way)
    cuts = list(itertools.pairwise(_cuts(work.first, way.part_people)))
    if way.in_threads and len(cuts) > 1:
        with ThreadPoolExecutor() as pool:
            return _joined(work.sums, pool.map(work.score, cuts))
    return _joined(work.sums, map(work.score, cuts))


def people_by_team(teams: Places) -> Places | None:
    """Return the people, those of each team together; None if they already stand so.

    Parameters
    ----------
    teams : array of shape (n_people,)
        0 or more.
    """
    if (teams[1:] >= teams[:-1]).all():
        return None
    # Sixteen bits are sorted by counting, which is several times as fast as by comparing.
    order = np.argsort(teams.astype(np.uint16), kind="stable")
    for shift in range(16, int(teams.max()).bit_length(), 16):
        digits = (teams >> shift).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
    return order


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What all parts share: `people` and `first` as by `people_by_team`, and where sums go."""

    wave: PackedWave
    layout: Layout
    people: Places | None
    first: Places
    sums: Sums
    add: Add

    @classmethod
    def of(cls, wave: PackedWave, way: Pass) -> "_Work":
        layout = Layout.of(wave)
        size = np.bincount(wave.teams, minlength=wave.n_teams)
        return cls(
            wave=wave,
            layout=layout,
            people=people_by_team(wave.teams),
            first=np.concatenate([[0], np.cumsum(size)]),
            sums=_nothing(layout, n_people=len(wave.teams), n_teams=wave.n_teams),
            add=way.of_layout(layout),
        )

    def score(self, ends: tuple[int, int]) -> Sums:
        """Add up some teams: their people and teams go into `sums`, all else is returned."""
        teams = slice(*ends)
        first = self.first[ends[0] : ends[1] + 1]
        start, end = first[[0, -1]].tolist()
        # People who stand in order are scored where they stand, others are copied and put back.
        people = None if self.people is None else self.people[start:end]
        n_copied = 0 if people is None else len(people)
        found = replace(
            _nothing(self.layout, n_people=n_copied, n_teams=0),
            n=self.sums.n[teams],
            mean=self.sums.mean[teams],
            rwgj=self.sums.rwgj[teams],
        )
        if people is None:
            found = replace(found, person_places=self.sums.person_places[start:end])
            codes = self.wave.codes[start:end]
        else:
            codes = np.take(self.wave.codes, people, axis=0)
        if not np.array_equal(self.layout.columns, np.arange(codes.shape[1])):
            codes = codes[:, self.layout.columns]
        self.add(Part(codes=np.ascontiguousarray(codes), first=first - start), found)
        if people is not None and len(self.layout.n_items):
            _rows(self.sums.person_places)[people] = _rows(found.person_places)
        return found


def _rows(places: Whole) -> NDArray[np.void]:
    """Return rows as single values, which are put in their place at once instead of one by one."""
    return places.view(np.dtype((np.void, places.shape[1] * places.itemsize)))[:, 0]


def _nothing(layout: Layout, *, n_people: int, n_teams: int) -> Sums:
    n_items, n_dimensions = len(layout.columns), len(layout.n_items)
    by_team = n_teams, n_dimensions
    return Sums(
        person_places=np.empty((n_people, n_dimensions), dtype=layout.place_type),
        n=np.zeros(by_team, dtype=np.int64),
        mean=np.zeros(by_team),
        rwgj=np.full(by_team, np.nan),
        squares_within=np.zeros(n_dimensions),
        n_complete=np.zeros(n_dimensions, dtype=np.int64),
        item_total=np.zeros(n_items, dtype=np.int64),
        item_squares=np.zeros(n_items, dtype=np.int64),
        squares=np.zeros(n_dimensions, dtype=np.int64),
    )


def _cuts(first: Places, part_people: int) -> list[int]:
    """Return the teams at which parts start, and the end."""
    n_teams, n_people = len(first) - 1, int(first[-1])
    wanted = np.arange(part_people, n_people, part_people)
    inner = np.searchsorted(first, wanted).tolist()
    return sorted({0, *inner, n_teams})


def _joined(sums: Sums, parts: Iterator[Sums]) -> Sums:
    """Add up what does not belong to one person or team, in the order of the parts."""
    for part in parts:
        sums.squares_within[:] += part.squares_within
        sums.n_complete[:] += part.n_complete
        sums.item_total[:] += part.item_total
        sums.item_squares[:] += part.item_squares
        sums.squares[:] += part.squares
    return sums
