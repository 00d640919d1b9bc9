"""Attack the privacy gate: random engagements, and an adversary who solves for every small group.

Run it from the project's root: `python -m benchmarks.privacy_adversary [engagements] [seed]`. It
prints the table of `docs/methods/privacy.md` and ends with 1 if the gate let a group be told.
"""

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.cell import Cell
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import STEADY_DAYS, Figure, Group, Ledger
from flowgap.privacy.tree import TeamTree

N_ENGAGEMENTS: Final = 10_000
SEED: Final = 2026
ROLES: Final = ("", "build", "lead")
UNITS: Final = (None, None, "North", "South")
MINIMUMS: Final = (5, 5, 5, 6)
LARGEST_MINIMUM: Final = 8
FIRST_DAY: Final = date(2026, 1, 5)
FIELD_DAYS: Final = 11
MOST_WAVES: Final = 3
WAYS_TO_ANSWER: Final = (1.0, 0.9, 0.7)
_EXACT: Final = 1e-6

People = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in one team: who moves is somebody new there, as the answers are of that team.

    `answers` are the waves that they answer, `late` those whose answer comes after the first
    result of the wave.
    """

    team: int
    role: int
    answers: frozenset[int]
    late: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One result: of which waves, with late answers or without, and from how many people up."""

    waves: tuple[int, ...]
    with_late: bool
    minimum: int
    roles: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A random engagement, of which everything is known."""

    tree: TeamTree
    people: tuple[Person, ...]
    opened_on: tuple[date, ...]
    releases: tuple[Release, ...]
    unanimous: NDArray[np.bool_]

    def cell(self, wave: int, *, with_late: bool) -> Cell:
        """Return the figure of a wave, as far as its answers are there."""
        n = np.zeros((len(self.tree.teams), len(ROLES)), dtype=np.int64)
        for person in self.people:
            n[person.team, person.role] += self.is_in(person, wave, with_late=with_late)
        opened = self.opened_on[wave]
        return Cell(
            figure=Figure(
                wave=f"w{wave}",
                opened_on=opened,
                closed_on=opened + timedelta(days=FIELD_DAYS),
                name="OWN",
                items=("OWN1", "OWN2", "OWN3", "OWN4"),
            ),
            tree=self.tree,
            roles=ROLES,
            n=n,
            unanimous=self.unanimous[:, wave],
        )

    @staticmethod
    def is_in(person: Person, wave: int, *, with_late: bool) -> bool:
        """Whether a person's answer to a wave is there."""
        return wave in person.answers and (with_late or wave not in person.late)

    @property
    def n_opinions(self) -> int:
        """How many numbers the adversary does not know: one of each person in each era."""
        return len(self.people) * len(self.opened_on)

    def eras(self, given: Collection[int]) -> dict[int, int]:
        """Return for each wave of which something was given the first with the same opinions."""
        eras: dict[int, int] = {}
        for before, wave in pairwise((-1, *sorted(given))):
            is_near = before >= 0 and self.opened_on[wave] <= self._last_steady_day(before)
            eras[wave] = eras[before] if is_near else wave
        return eras

    def _last_steady_day(self, wave: int) -> date:
        return self.opened_on[wave] + timedelta(days=FIELD_DAYS + STEADY_DAYS)

    def row(self, group: Group, wave: int, *, with_late: bool, era: int) -> People:
        """Return whose opinions are in a group that was given, of shape (n_opinions,)."""
        row = np.zeros((len(self.opened_on), len(self.people)), dtype=np.bool_)
        row[era] = [
            self.is_in(person, wave, with_late=with_late)
            and self.tree.teams[person.team] in group.teams
            and group.role in (None, ROLES[person.role])
            for person in self.people
        ]
        return row.ravel()


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was seen over many engagements."""

    n_engagements: int = 0
    n_people: int = 0
    n_figures: int = 0
    n_held: int = 0
    told: int = 0
    told_without_ledger: int = 0
    smallest: list[int] = field(default_factory=list)


def draw_world(rng: np.random.Generator) -> World:
    """Draw teams under units, people who join, leave, move and answer late, and results."""
    n_teams, n_waves = int(rng.integers(1, 7)), int(rng.integers(1, MOST_WAVES + 1))
    names = [f"t{number}" for number in range(n_teams)]
    gaps = rng.choice([30, 45, 130], n_waves)
    people = list(_people(rng, n_teams, n_waves))
    return World(
        tree=TeamTree.of(names, [UNITS[rng.integers(len(UNITS))] for _ in names]),
        people=tuple(people),
        opened_on=tuple(FIRST_DAY + timedelta(days=int(day)) for day in np.cumsum(gaps)),
        releases=_releases(rng, n_waves),
        unanimous=rng.random((n_teams, n_waves)) < rng.choice([0.0, 0.2]),
    )


def _people(rng: np.random.Generator, n_teams: int, n_waves: int) -> Iterator[Person]:
    answering, turnover, lateness = (
        rng.choice(WAYS_TO_ANSWER),
        rng.choice([0.0, 0.05, 0.15]),
        rng.choice([0.0, 0.05, 0.2]),
    )
    for team in range(n_teams):
        for _ in range(int(rng.integers(0, 13))):
            first = int(rng.integers(0, n_waves)) if rng.random() < turnover else 0
            last = int(rng.integers(first, n_waves)) if rng.random() < turnover else n_waves - 1
            role, waves = int(rng.integers(len(ROLES))), range(first, last + 1)
            answers = frozenset(wave for wave in waves if rng.random() < answering)
            late = frozenset(wave for wave in answers if rng.random() < lateness)
            yield Person(team=team, role=role, answers=answers, late=late)
            if last < n_waves - 1 and rng.random() < 1 / 2:
                moved = frozenset(w for w in range(last + 1, n_waves) if rng.random() < answering)
                yield Person(
                    team=int(rng.integers(n_teams)), role=role, answers=moved, late=frozenset()
                )


def _releases(rng: np.random.Generator, n_waves: int) -> tuple[Release, ...]:
    """Draw results as they come: after each wave, sometimes again with what came late."""
    minimum = int(rng.choice(MINIMUMS))
    drawn = []
    for wave in range(n_waves):
        known = tuple(range(wave + 1))
        plain = Release(waves=known, with_late=False, minimum=minimum, roles=rng.random() < 1 / 3)
        drawn.append(plain)
        if rng.random() < 1 / 2:
            drawn.append(replace(plain, with_late=True))
        if rng.random() < 1 / 4:
            drawn.append(replace(plain, minimum=int(rng.integers(5, LARGEST_MINIMUM + 1))))
    return tuple(drawn)


def release_all(world: World, *, with_ledger: bool = True) -> tuple[People, int, int]:
    """Ask the gate for every result in turn.

    Returns
    -------
    tuple
        The opinions in each figure that was given, of shape (n_figures, n_opinions), the smallest
        group that a result allowed, and how many figures were held back.
    """
    ledger, n_held, promised = Ledger(), 0, [LARGEST_MINIMUM]
    given: list[tuple[int, Group, bool]] = []
    for release in world.releases:
        gate = Gate(ledger if with_ledger else Ledger(), minimum=release.minimum)
        for wave in release.waves:
            cell = world.cell(wave, with_late=release.with_late)
            decision = gate.rule([cell])
            if release.roles:
                gate.admit_roles(cell, decision)
        given += [
            (int(snapshot.figure.wave.removeprefix("w")), group, release.with_late)
            for snapshot in gate.given
            for group in snapshot.groups
        ]
        promised += [gate.minimum] * bool(gate.given)
        ledger = ledger.plus(gate.given)
        n_held += len(gate.refusals)
    eras = world.eras({wave for wave, _, _ in given})
    rows = [np.zeros(world.n_opinions, dtype=np.bool_)]
    rows += [
        world.row(group, wave, with_late=with_late, era=eras[wave])
        for wave, group, with_late in given
    ]
    return np.unique(np.array(rows), axis=0), min(promised), n_held


def small_groups_told(rows: People, minimum: int) -> list[int]:
    """Return the sizes of all groups below the minimum that follow from the rows, by brute force.

    People in the same rows cannot be told apart. Every set of such classes of fewer people is
    tried: it follows if it is orthogonal to all that the rows leave open (their null space).
    """
    classes, size = np.unique(rows[:, rows.any(axis=0)], axis=1, return_counts=True)
    _, values, right = np.linalg.svd(classes.astype(np.float64), full_matrices=True)
    rank = int((values > _EXACT).sum())
    left_open = right[rank:].T
    small = np.flatnonzero(size < minimum)
    told = []
    for n_classes in range(1, min(len(small), minimum - 1) + 1):
        tried = np.array(list(combinations(small.tolist(), n_classes)))
        tried = tried[size[tried].sum(axis=1) < minimum]
        follows = np.abs(left_open[tried].sum(axis=1)).max(axis=1, initial=0) < _EXACT
        told += size[tried[follows]].sum(axis=1).tolist()
    return sorted(told)


def attack(n_engagements: int, seed: int) -> Tally:
    """Draw engagements and attack each with the ledger and without it."""
    rng, tally = np.random.default_rng(seed), Tally()
    for _ in range(n_engagements):
        world = draw_world(rng)
        rows, minimum, n_held = release_all(world)
        found = small_groups_told(rows, minimum)
        bare, _, _ = release_all(world, with_ledger=False)
        tally.n_engagements += 1
        tally.n_people += len(world.people)
        tally.n_figures += len(rows) - 1
        tally.n_held += n_held
        tally.told += bool(found)
        tally.smallest += found[:1]
        tally.told_without_ledger += bool(small_groups_told(bare, minimum))
    return tally


def main(n_engagements: int, seed: int) -> int:
    """Print the table; return 1 if a group was told."""
    tally = attack(n_engagements, seed)
    print("| random engagements | people | different figures given | held back |", end="")
    print(" a small group follows | without the ledger |\n|---|---|---|---|---|---|")
    print(
        f"| {tally.n_engagements:,} | {tally.n_people:,} | {tally.n_figures:,} "
        f"| {tally.n_held:,} | {tally.told:,} | {tally.told_without_ledger:,} |"
    )
    return int(tally.told > 0)


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [N_ENGAGEMENTS, SEED][len(arguments) :])))
