"""The gate: the one place that decides what may be released, given all that was released before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.audit import UncheckedError
from flowgap.privacy.differencing import changed_teams, teams_told
from flowgap.privacy.objections import objection, people_objection
from flowgap.privacy.people import Flags
from flowgap.privacy.refusals import Refusal, RefusalReason
from flowgap.privacy.release import given_groups
from flowgap.privacy.snapshot import Figure, Group, Head, Ledger, Snapshot
from flowgap.privacy.suppression import Decision, decide
from flowgap.privacy.thresholds import check_minimum_group
from flowgap.privacy.tree import TeamTree

NO_ROLE: Final = ""
MOST_ROUNDS: Final = 30
"""Tries at hiding one more team before a figure is refused as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of every team, as the gate is asked for it.

    Attributes
    ----------
    figure : Figure
    tree : TeamTree
    roles : tuple of str, of length n_roles
        `NO_ROLE` stands for people whose role is not told.
    n : array of integers, of shape (n_teams, n_roles)
        People whose answers enter that very figure.
    unanimous : array of shape (n_teams,)
        See `unanimous_cells`.
    """

    figure: Figure
    tree: TeamTree
    roles: tuple[str, ...]
    n: NDArray[np.int64]
    unanimous: Flags

    @property
    def people(self) -> tuple[Head, ...]:
        """Those behind the figure, ascending by team and role."""
        heads = (
            Head(team=self.tree.teams[team], role=self.roles[role], n=int(self.n[team, role]))
            for team, role in np.argwhere(self.n > 0).tolist()
        )
        return tuple(sorted(heads, key=lambda head: head.atom))


class Gate:
    """Decides figure by figure, and keeps in mind what it has let through.

    Equal questions in equal order have equal answers. What is in the ledger already is given
    again as it was; else the decision for one release (`decide`) is made stricter until nothing
    follows from it and all linked snapshots together that does not follow from these alone.
    """

    def __init__(self, ledger: Ledger, *, minimum: int) -> None:
        """Start from what was given before.

        Raises
        ------
        ValueError
            If the minimum is below that of the product.
        """
        check_minimum_group(minimum)
        self.minimum: Final = max(minimum, ledger.minimum)
        """People behind a figure: never fewer than were promised once."""
        self._known: dict[str, Ledger] = {}
        self._given: list[Snapshot] = []
        self._refusals: list[Refusal] = []
        for snapshot in ledger.snapshots:
            self._remember(snapshot)
        if minimum < self.minimum:
            self._refuse(Refusal(wave="", figure="", reason=RefusalReason.MINIMUM_LOWERED))

    @property
    def given(self) -> tuple[Snapshot, ...]:
        """What was let through since the start, repeated or new."""
        return tuple(self._given)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was held back for the sake of what was given before."""
        return tuple(self._refusals)

    def rule(self, cells: Sequence[Cell]) -> Decision:
        """Decide on figures of the same teams; each is a column of the decision.

        Raises
        ------
        ValueError
            If there is no cell, or its numbers make no sense.
        """
        return Decision.joined([self._rule(cell) for cell in cells])

    def admits(self, cell: Cell, *, minimum: int, among: Flags) -> bool:
        """Decide on a figure of the company alone, of the teams `among` that are in it.

        Parameters
        ----------
        cell : Cell
        minimum : int
            People behind this kind of figure; that of the engagement counts if it is larger.
        among : array of shape (n_teams,)
        """
        least = max(minimum, self.minimum)
        part = replace(cell, n=np.where(among[:, np.newaxis], cell.n, 0))
        if part.n.sum() < least:
            return False
        teams = _names(cell.tree, np.flatnonzero(part.n.any(axis=1)))
        wanted = self._snapshot(part, (Group(teams=teams),))
        reason = self._objection(wanted, least)
        if reason is not None:
            return self._hold_back(wanted.figure, reason)
        self._give(wanted)
        return True

    def admit_roles(self, cell: Cell, decision: Decision) -> tuple[str, ...]:
        """Return the roles whose figure may be given of the company, beside a decision's figures.

        Parameters
        ----------
        cell : Cell
            Already ruled on by this gate.
        decision : Decision
            Of this cell alone.

        Notes
        -----
        Taken greedily in the order of `cell.roles`; the audit sees team by role.
        """
        inside = np.flatnonzero(decision.in_company[:, 0])
        admitted: list[str] = []
        for number, role in enumerate(cell.roles):
            here = inside[cell.n[inside, number] > 0]
            if role == NO_ROLE or cell.n[here, number].sum() < self.minimum:
                continue
            group = Group(teams=_names(cell.tree, here), role=role)
            own = self._snapshot(cell, (*given_groups(cell.tree, decision), *self._of_roles(cell)))
            wanted = replace(own, groups=(*own.groups, group))
            if self._objection(wanted, self.minimum) is None:
                self._give(replace(wanted, groups=(group,)))
                admitted.append(role)
        return tuple(admitted)

    def _of_roles(self, cell: Cell) -> Iterator[Group]:
        for snapshot in self._given:
            if snapshot.figure == cell.figure:
                yield from (group for group in snapshot.groups if group.role is not None)

    def _rule(self, cell: Cell) -> Decision:
        earlier = self._linked(cell.figure)
        repeated = self._repeated(cell, earlier)
        if repeated is not None:
            return repeated
        nothing = self._decide(cell, frozenset()).nothing()
        reason = people_objection(earlier, self._snapshot(cell, ()))
        if reason is not None:
            self._hold_back(cell.figure, reason)
            return nothing
        try:
            return self._strictest_needed(cell, earlier) or nothing
        except UncheckedError:
            self._hold_back(cell.figure, RefusalReason.UNCHECKED)
            return nothing

    def _repeated(self, cell: Cell, earlier: Sequence[Snapshot]) -> Decision | None:
        """Return the decision of a snapshot that is out already, if this is the same question."""
        for snapshot in earlier:
            if snapshot.figure == cell.figure and snapshot.people == cell.people:
                decision = self._decide(cell, frozenset(snapshot.held))
                again = self._snapshot(cell, given_groups(cell.tree, decision), snapshot.held)
                if again.repeats(snapshot):
                    self._keep(again)
                    return decision
        return None

    def _strictest_needed(self, cell: Cell, earlier: Sequence[Snapshot]) -> Decision | None:
        held: frozenset[str] = frozenset()
        for _ in range(MOST_ROUNDS):
            decision = self._decide(cell, held)
            wanted = self._snapshot(cell, given_groups(cell.tree, decision), tuple(sorted(held)))
            told = teams_told(earlier, wanted, self.minimum) if earlier else ()
            if not told:
                self._keep(wanted)
                return decision
            more = _teams_to_hold(cell, decision, told, changed_teams(earlier, wanted))
            if not more:
                break
            held |= more
        self._hold_back(cell.figure, RefusalReason.FIGURE_TOLD)
        return None

    def _keep(self, snapshot: Snapshot) -> None:
        if snapshot.held:
            self._hold_back(snapshot.figure, RefusalReason.TEAM_TOLD)
        if snapshot.groups:
            self._give(snapshot)

    def _objection(self, wanted: Snapshot, minimum: int) -> RefusalReason | None:
        earlier = self._linked(wanted.figure)
        if any(wanted.repeats(one) for one in earlier):
            return None
        return objection(earlier, wanted, minimum)

    def _linked(self, figure: Figure) -> tuple[Snapshot, ...]:
        return self._known.get(figure.name, Ledger()).linked(figure)

    def _give(self, snapshot: Snapshot) -> None:
        self._given.append(snapshot)
        self._remember(snapshot)

    def _remember(self, snapshot: Snapshot) -> None:
        name = snapshot.figure.name
        self._known[name] = self._known.get(name, Ledger()).plus([snapshot])

    def _decide(self, cell: Cell, held: frozenset[str]) -> Decision:
        is_held = np.array([team in held for team in cell.tree.teams], dtype=np.bool_)
        return decide(
            cell.tree,
            cell.n.sum(axis=1, keepdims=True),
            minimum=self.minimum,
            unanimous=cell.unanimous[:, np.newaxis],
            held=is_held[:, np.newaxis],
        )

    def _snapshot(
        self, cell: Cell, groups: tuple[Group, ...], held: tuple[str, ...] = ()
    ) -> Snapshot:
        return Snapshot(
            figure=cell.figure,
            minimum=self.minimum,
            people=cell.people,
            groups=groups,
            held=held,
        )

    def _hold_back(self, figure: Figure, reason: RefusalReason) -> bool:
        self._refuse(Refusal(wave=figure.wave, figure=figure.name, reason=reason))
        return False

    def _refuse(self, refusal: Refusal) -> None:
        if refusal not in self._refusals:
            self._refusals.append(refusal)


def _teams_to_hold(
    cell: Cell,
    decision: Decision,
    told: Sequence[frozenset[str]],
    changed: frozenset[str],
) -> frozenset[str]:
    """Return more teams to hide: those that are told themselves, else one of other people.

    A team that is hidden already may follow from the company less all others: only a team whose
    people are not those of an earlier snapshot blurs it. The smallest costs least.
    """
    shown = {cell.tree.teams[team] for team in np.flatnonzero(decision.shown[:, 0])}
    themselves = frozenset().union(*told) & shown
    if themselves:
        return themselves
    size = dict(zip(cell.tree.teams, cell.n.sum(axis=1).tolist(), strict=True))
    return frozenset(sorted(shown & changed, key=lambda team: (size[team], team))[:1])


def _names(tree: TeamTree, teams: NDArray[np.intp]) -> tuple[str, ...]:
    return tuple(sorted(tree.teams[team] for team in teams))
