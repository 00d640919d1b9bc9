"""What several snapshots of one figure tell together that none of them tells alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Self

from flowgap.privacy.audit import disclosed_sets
from flowgap.privacy.elimination import UncheckedError
from flowgap.privacy.snapshot import Atom, Group, Head, Snapshot, clusters


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """People of an atom who came together: those numbered from `after` + 1 to `upto`."""

    atom: Atom
    after: int
    upto: int


class Comparison:
    """Figures that were given, beside a new one of these people: which groups may join them.

    Notes
    -----
    Answers are not linked, so nobody knows who of a team answered twice. The worst case is
    taken: of two counts of the same atom the smaller one is part of the larger one. For two
    snapshots no other case tells more (`docs/methods/privacy.md`).
    """

    def __init__(self, earlier: Sequence[Snapshot], new: Snapshot, minimum: int) -> None:
        """Lay out the people; which groups of them `new` gives does not matter yet.

        Parameters
        ----------
        earlier : sequence of Snapshot
            Of figures that may be subtracted from the new one.
        new : Snapshot
        minimum : int
        """
        self._minimum = minimum
        self._layers = _layers([*earlier, new])
        self._earlier = [_Placed.of(snapshot, self._layers) for snapshot in earlier]
        self._parts = [
            [one for one in self._earlier if one.snapshot.figure in part.figures]
            for part in clusters(earlier)
        ]
        self._known: dict[int | None, list[frozenset[frozenset[Layer]]]] = {}

    @property
    def size(self) -> int:
        """How much there is to look at: layers in all groups that were given."""
        return len(self._layers) + sum(len(row) for one in self._earlier for row in one.rows)

    def told(self, new: Snapshot) -> tuple[frozenset[str], ...]:
        """Return the teams of each small group that follows from all snapshots together.

        Groups that follow from the earlier snapshots alone are left out: they are out already.
        Two earlier ones that only the new one links tell nothing together without it.

        Parameters
        ----------
        new : Snapshot
            Of the people that the comparison was made for.

        Raises
        ------
        UncheckedError
            If there is too much to check.
        """
        placed = _Placed.of(new, self._layers)
        try:
            fresh = self._fresh(placed)
        except UncheckedError:
            # What a single row tells is seen at once. Hiding these teams may leave less to check.
            fresh = self._fresh(placed, most_rows=1)
            if not fresh:
                raise
        teams = (frozenset(layer.atom[0] for layer in layers) for layers in fresh)
        return tuple(sorted(teams, key=sorted))

    def _fresh(self, new: "_Placed", most_rows: int | None = None) -> frozenset[frozenset[Layer]]:
        found = self._told([*self._earlier, new], most_rows)
        if found and most_rows not in self._known:
            self._known[most_rows] = [self._told(part, most_rows) for part in self._parts]
        return found.difference(*self._known.get(most_rows, ()))

    def _told(
        self, snapshots: Sequence["_Placed"], most_rows: int | None
    ) -> frozenset[frozenset[Layer]]:
        settled = _settled_teams(snapshots)
        # Nobody of a settled team adds anything, and groups of nobody are left out.
        sizes = [0 if one.atom[0] in settled else one.upto - one.after for one in self._layers]
        groups = list(dict.fromkeys(chain.from_iterable(one.rows for one in snapshots)))
        found = disclosed_sets(groups, sizes, self._minimum, most_rows=most_rows)
        return frozenset(frozenset(self._layers[place] for place in told.atoms) for told in found)


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
    mine = new.figure.wave, new.people
    known = {(one.figure.wave, one.people) for one in earlier} - {mine}
    is_new = not any((one.figure.wave, one.people) == mine for one in earlier if not one.restated)
    waves = {wave for wave, _ in known} | {new.figure.wave}
    are_equal = all(people == new.people for _, people in known)
    return is_new and len(known) > 1 and len(waves) > 1 and not are_equal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A snapshot whose groups are given by the places of their layers, as rows."""

    snapshot: Snapshot
    by_team: Mapping[str, tuple[Head, ...]]
    rows: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, snapshot: Snapshot, layers: Sequence[Layer]) -> Self:
        """Find the layers of people who are in the snapshot, by team."""
        counts, inside = snapshot.counts, dict[str, list[int]]()
        for place, layer in enumerate(layers):
            if layer.upto <= counts.get(layer.atom, 0):
                inside.setdefault(layer.atom[0], []).append(place)
        rows = [
            frozenset(
                place
                for team in group.teams
                for place in inside.get(team, ())
                if group.role is None or group.role == layers[place].atom[1]
            )
            for group in snapshot.groups
        ]
        heads: dict[str, list[Head]] = {}
        for head in snapshot.people:
            heads.setdefault(head.team, []).append(head)
        by_team = {team: tuple(found) for team, found in heads.items()}
        return cls(snapshot=snapshot, by_team=by_team, rows=tuple(rows))


def _settled_teams(snapshots: Sequence[_Placed]) -> frozenset[str]:
    """Return teams whose own figure is out, of the same people each time: they add nothing.

    Whoever knows their sum takes it away from every other group. Cuts by role need all teams.
    """
    groups = [set(one.snapshot.groups) for one in snapshots]
    if any(group.role is not None for given in groups for group in given):
        return frozenset()
    first, *others = snapshots
    return frozenset(
        team
        for team, heads in first.by_team.items()
        if all(other.by_team.get(team) == heads for other in others)
        and any(Group(teams=(team,)) in given for given in groups)
    )


def _layers(snapshots: Iterable[Snapshot]) -> tuple[Layer, ...]:
    """Cut each atom at every number of people that a snapshot counts in it."""
    cuts: dict[Atom, set[int]] = {}
    for head in chain.from_iterable(snapshot.people for snapshot in snapshots):
        cuts.setdefault(head.atom, set()).add(head.n)
    return tuple(
        Layer(atom=atom, after=after, upto=upto)
        for atom in sorted(cuts)
        for after, upto in pairwise((0, *sorted(cuts[atom])))
    )
