"""What several snapshots of one figure tell together that none of them tells alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from flowgap.privacy.audit import UncheckedError, disclosed_sets
from flowgap.privacy.people import Flags
from flowgap.privacy.snapshot import Atom, Group, Snapshot, clusters

MOST_CELLS: Final = 20_000_000
"""Groups times atoms that are audited; more could not be checked in a reasonable time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """People of an atom who came together: those numbered from `after` + 1 to `upto`."""

    atom: Atom
    after: int
    upto: int


def teams_told(
    earlier: Sequence[Snapshot], new: Snapshot, minimum: int
) -> tuple[frozenset[str], ...]:
    """Return the teams of each group below the minimum that follows from all snapshots together.

    Groups that follow from the earlier snapshots alone are left out: they are out already. Two
    earlier ones that only the new one links tell nothing together without it.

    Parameters
    ----------
    earlier : sequence of Snapshot
        Of figures that may be subtracted from the new one.
    new : Snapshot
    minimum : int

    Raises
    ------
    UncheckedError
        If there is too much to check.

    Notes
    -----
    Answers are not linked, so nobody knows who of a team answered twice. The worst case is
    taken: of two counts of the same atom the smaller one is part of the larger one. For two
    snapshots no other case tells more (`docs/methods/privacy.md`).
    """
    layers = _layers((*earlier, new))
    found = _told((*earlier, new), layers, minimum)
    if not found:
        return ()
    known = [_told(cluster.snapshots, layers, minimum) for cluster in clusters(earlier)]
    fresh = found.difference(*known)
    return tuple(sorted((frozenset(layer.atom[0] for layer in told) for told in fresh), key=sorted))


def changed_teams(earlier: Iterable[Snapshot], new: Snapshot) -> frozenset[str]:
    """Return the teams of whom the new snapshot counts others than an earlier one."""
    counts = set(new.counts.items())
    return frozenset(
        team for snapshot in earlier for (team, _), _ in counts ^ set(snapshot.counts.items())
    )


def is_regrouped(old: Snapshot, new: Snapshot) -> bool:
    """Tell whether people of the same wave stand elsewhere than before, as far as counts show.

    Answers that come late only add people, answers taken back only take them away. Where some
    teams lose and others gain, the same people may carry another name, and nothing can be said.
    """
    before, after = old.counts, new.counts
    changes = [after.get(atom, 0) - before.get(atom, 0) for atom in before.keys() | after.keys()]
    return min(changes, default=0) < 0 < max(changes, default=0)


def is_third(earlier: Sequence[Snapshot], new: Snapshot) -> bool:
    """Tell whether the worst case is not known: more than two groups of people, of several waves.

    Answers of one wave only come and go; of two waves, one group of people lies within the other
    at worst. Of three, two may share just those few who are in no third one, and numbers do not
    say so. Equal numbers everywhere are taken for the same people.
    """
    known = {(one.figure.wave, one.people) for one in earlier}
    waves = {wave for wave, _ in known} | {new.figure.wave}
    is_new = (new.figure.wave, new.people) not in known
    are_equal = all(people == new.people for _, people in known)
    return is_new and len(known) > 1 and len(waves) > 1 and not are_equal


def _settled_teams(snapshots: Sequence[Snapshot]) -> frozenset[str]:
    """Return teams whose own figure is out, of the same people each time: they add nothing.

    Whoever knows their sum takes it away from every other group. Cuts by role need all teams.
    """
    if not snapshots:
        return frozenset()
    groups = [set(snapshot.groups) for snapshot in snapshots]
    if any(group.role is not None for given in groups for group in given):
        return frozenset()
    first, *others = (_by_team(snapshot.counts) for snapshot in snapshots)
    return frozenset(
        team
        for team, counts in first.items()
        if all(other.get(team) == counts for other in others)
        and any(Group(teams=(team,)) in given for given in groups)
    )


def _by_team(counts: Mapping[Atom, int]) -> dict[str, dict[Atom, int]]:
    teams: dict[str, dict[Atom, int]] = {}
    for atom, n in counts.items():
        teams.setdefault(atom[0], {})[atom] = n
    return teams


def _layers(snapshots: Sequence[Snapshot]) -> tuple[Layer, ...]:
    """Cut each atom at every number of people that a snapshot counts in it."""
    cuts: dict[Atom, set[int]] = {}
    for snapshot in snapshots:
        for atom, n in snapshot.counts.items():
            cuts.setdefault(atom, set()).add(n)
    return tuple(
        Layer(atom=atom, after=after, upto=upto)
        for atom in sorted(cuts)
        for after, upto in pairwise((0, *sorted(cuts[atom])))
    )


def _told(
    snapshots: Sequence[Snapshot], layers: Sequence[Layer], minimum: int
) -> frozenset[frozenset[Layer]]:
    settled = _settled_teams(snapshots)
    open_layers = [layer for layer in layers if layer.atom[0] not in settled]
    sizes = np.array([layer.upto - layer.after for layer in open_layers], dtype=np.int64)
    found = disclosed_sets(_rows(snapshots, open_layers), sizes, minimum)
    return frozenset(frozenset(open_layers[place] for place in told.atoms) for told in found)


def _rows(snapshots: Sequence[Snapshot], layers: Sequence[Layer]) -> Flags:
    """Mark the layers of each group that was given, each combination once."""
    place: dict[str, list[int]] = {}
    for number, layer in enumerate(layers):
        place.setdefault(layer.atom[0], []).append(number)
    given = {
        frozenset(
            number
            for team in group.teams
            for number in place.get(team, ())
            if group.role in (None, layers[number].atom[1])
            and layers[number].upto <= counts.get(layers[number].atom, 0)
        )
        for snapshot in snapshots
        for counts in (snapshot.counts,)
        for group in snapshot.groups
    } - {frozenset()}
    if len(given) * len(layers) > MOST_CELLS:
        raise UncheckedError(f"{len(given)} groups of {len(layers)} atoms are too many to check")
    rows = np.zeros((len(given), len(layers)), dtype=np.bool_)
    for row, numbers in zip(rows, sorted(given, key=sorted), strict=True):
        row[list(numbers)] = True
    return rows
