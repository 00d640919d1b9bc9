"""The sums of a wave, part by part: in turns, or at the same time where there are many people."""

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.scoring.fused.packed import Layout, PackedWave, Part, Sums
from flowgap.scoring.item_frame import Places

PART_PEOPLE: Final = 32_768
"""Where the wave is cut, at the next team: the same on every machine, so that sums are too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """A way to add up parts.

    Attributes
    ----------
    add : callable
        Reads a part and adds what it finds to sums that are 0; `person_places` may hold anything.
    in_threads : bool
        Whether parts are added up faster at the same time.
    """

    add: Callable[[Part, Sums], None]
    in_threads: bool


def wave_sums(wave: PackedWave, way: Pass) -> Sums:
    """Return the sums of a wave.

    Parameters
    ----------
    wave : PackedWave
    way : Pass
    """
    work = _Work.of(wave, way)
    cuts = list(itertools.pairwise(_cuts(work.first)))
    if way.in_threads and len(cuts) > 1:
        with ThreadPoolExecutor() as pool:
            return _joined(work.sums, pool.map(work.add, cuts))
    return _joined(work.sums, map(work.add, cuts))


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
    way: Pass

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
            way=way,
        )

    def add(self, ends: tuple[int, int]) -> Sums:
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
            n_items=self.sums.n_items[teams],
            item_variance=self.sums.item_variance[teams],
        )
        if people is None:
            found = replace(found, person_places=self.sums.person_places[start:end])
            codes = self.wave.codes[start:end]
        else:
            codes = np.take(self.wave.codes, people, axis=0)
        if not np.array_equal(self.layout.columns, np.arange(codes.shape[1])):
            codes = codes[:, self.layout.columns]
        codes = np.ascontiguousarray(codes)
        self.way.add(Part(codes=codes, first=first - start, layout=self.layout), found)
        if people is not None:
            self.sums.person_places[people] = found.person_places
        return found


def _nothing(layout: Layout, *, n_people: int, n_teams: int) -> Sums:
    n_items, n_dimensions = len(layout.columns), len(layout.n_items)
    by_team = n_teams, n_dimensions
    return Sums(
        person_places=np.empty((n_people, n_dimensions), dtype=layout.place_type),
        n=np.zeros(by_team, dtype=np.int64),
        mean=np.zeros(by_team),
        n_items=np.zeros(by_team, dtype=np.int64),
        item_variance=np.zeros(by_team),
        squares_within=np.zeros(n_dimensions),
        n_complete=np.zeros(n_dimensions, dtype=np.int64),
        item_total=np.zeros(n_items, dtype=np.int64),
        item_squares=np.zeros(n_items, dtype=np.int64),
        squares=np.zeros(n_dimensions, dtype=np.int64),
    )


def _cuts(first: Places) -> list[int]:
    """Return the teams at which parts start, and the end."""
    n_teams, n_people = len(first) - 1, int(first[-1])
    wanted = np.arange(PART_PEOPLE, n_people, PART_PEOPLE)
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
