"""What was given out of one figure of one wave: its groups, and how many people are in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

STEADY_DAYS: Final = 60
"""Between two waves so near, an opinion is taken to be the same (`docs/methods/privacy.md`)."""

ALIKE_ITEMS_SHARE: Final = 0.5
"""Two figures that share so many of their items are taken for the same figure."""

Atom = tuple[str, str]
"""A team and a role, empty where no role is told: people who are in the same groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What a number says: of which wave, and drawn from which items.

    Attributes
    ----------
    wave : str
    opened_on, closed_on : date
        Days of the wave, both included.
    name : str
        A dimension, `votes`, or a dimension with the kind of figure behind a slash.
    items : tuple of str
        Ids of the items that it is drawn from, ascending.
    """

    wave: str
    opened_on: date
    closed_on: date
    name: str
    items: tuple[str, ...]

    def may_be_subtracted_from(self, other: "Figure") -> bool:
        """Whether a person stands with the same number, or nearly so, behind both figures."""
        if self.name != other.name:
            return False
        return self.wave == other.wave or (self._is_near(other) and self._is_alike(other))

    def _is_near(self, other: "Figure") -> bool:
        between = max(
            (self.opened_on - other.closed_on).days, (other.opened_on - self.closed_on).days
        )
        return between <= STEADY_DAYS

    def _is_alike(self, other: "Figure") -> bool:
        mine, theirs = set(self.items), set(other.items)
        return len(mine & theirs) >= ALIKE_ITEMS_SHARE * len(mine | theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People whose figure was given: whole teams, or one role of these teams."""

    teams: tuple[str, ...]
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How many people of an atom stand behind a figure."""

    team: str
    role: str
    n: int

    def __post_init__(self) -> None:
        """Refuse a number of people that cannot be.

        Raises
        ------
        ValueError
            If it is below 1: atoms without people are left out.
        """
        if self.n < 1:
            raise ValueError(f"{self.n} people in team {self.team!r}. Allowed: 1 or more")

    @property
    def atom(self) -> Atom:
        """The atom that is counted."""
        return self.team, self.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One figure as it was given out. It holds numbers of people and no answer.

    Attributes
    ----------
    figure : Figure
    minimum : int
        People behind a group, as it was asked for then.
    people : tuple of Head
        Those who stand behind the figure, ascending by team and role.
    groups : tuple of Group
        Each group whose figure was given; units count as given whether a page shows them or not.
    held : tuple of str
        Teams that were hidden for the sake of what had been given before, ascending.
    restated : bool
        Whether the same groups were let through under another name. Here they are remembered,
        as they may be subtracted from what is given of parts of the same people.
    """

    figure: Figure
    minimum: int
    people: tuple[Head, ...]
    groups: tuple[Group, ...]
    held: tuple[str, ...] = ()
    restated: bool = False

    @property
    def counts(self) -> dict[Atom, int]:
        """People by atom."""
        return {head.atom: head.n for head in self.people}

    def repeats(self, other: "Snapshot") -> bool:
        """Whether nothing is in this snapshot that the other one does not give as well."""
        return (
            self.figure == other.figure
            and self.people == other.people
            and set(self.groups) <= set(other.groups)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that was ever given out of an engagement, in this order."""

    snapshots: tuple[Snapshot, ...] = ()

    @property
    def minimum(self) -> int:
        """The largest group that was ever asked for, 0 before anything was given."""
        return max((snapshot.minimum for snapshot in self.snapshots), default=0)

    @property
    def figures(self) -> frozenset[Figure]:
        """What was given, of whatever people."""
        return frozenset(snapshot.figure for snapshot in self.snapshots)

    def plus(self, snapshots: Iterable[Snapshot]) -> "Ledger":
        """Return the ledger with these at its end, but for what it says already."""
        kept = list(self.snapshots)
        for new in snapshots:
            if not any(new.repeats(old) for old in kept if old.figure == new.figure):
                kept.append(new)
        return Ledger(snapshots=tuple(kept))

    def linked(self, figure: Figure) -> tuple[Snapshot, ...]:
        """Return what may be subtracted from this figure, also by way of others in between."""
        waiting = set(self.figures)
        found: set[Figure] = set()
        near = {figure}
        while near:
            near = {one for one in waiting if any(map(one.may_be_subtracted_from, near))}
            waiting -= near
            found |= near
        return tuple(one for one in self.snapshots if one.figure in found)


def clusters(snapshots: Sequence[Snapshot]) -> tuple[Ledger, ...]:
    """Return the snapshots in parts, none of which may be subtracted from another."""
    waiting, parts = list(snapshots), []
    while waiting:
        part = Ledger(snapshots=tuple(waiting)).linked(waiting[0].figure)
        parts.append(Ledger(snapshots=part))
        waiting = [one for one in waiting if one.figure not in parts[-1].figures]
    return tuple(parts)
