"""The gate: the one place that decides what may be released, given all that was released before."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.cell import NO_ROLE, Cell
from flowgap.privacy.memory import Memory
from flowgap.privacy.objections import objection
from flowgap.privacy.people import Flags
from flowgap.privacy.refusals import Refusal, RefusalReason
from flowgap.privacy.release import given_groups
from flowgap.privacy.ruling import plain_decision, ruling
from flowgap.privacy.snapshot import Figure, Group, Ledger, Snapshot
from flowgap.privacy.suppression import Decision
from flowgap.privacy.thresholds import check_minimum_group
from flowgap.privacy.tree import TeamTree


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
        self._memory: Final = Memory(ledger)
        if minimum < self.minimum:
            self._memory.refuse(Refusal(wave="", figure="", reason=RefusalReason.MINIMUM_LOWERED))

    @property
    def given(self) -> tuple[Snapshot, ...]:
        """What was let through since the start, repeated or new."""
        return self._memory.given

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was held back for the sake of what was given before."""
        return self._memory.refusals

    def refused(self, figure: Figure) -> RefusalReason | None:
        """Return why a figure, or a part of it, was held back for the sake of what is out.

        None where all that is hidden of it is hidden for itself. Of `TEAM_TOLD` nobody is told
        which teams it hides, and which are hidden for themselves.
        """
        return self._memory.reason(figure)

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
        wanted = replace(self._nothing_of(part), groups=(Group(teams=teams),))
        reason = self._objection(wanted, least)
        if reason is None:
            self._memory.give(wanted)
        else:
            self._memory.hold_back(wanted.figure, reason)
        return reason is None

    def admit_roles(
        self,
        cell: Cell,
        decision: Decision,
        *,
        wanted: tuple[str, ...] | None = None,
        also: Callable[[str], bool] = lambda _role: True,
    ) -> tuple[str, ...]:
        """Return the roles whose figure may be given of the company, beside a decision's figures.

        Parameters
        ----------
        cell : Cell
            The decision's own, or one that splits the same people otherwise.
        decision : Decision
            Of this gate, and of this cell alone.
        wanted : tuple of str, optional
            Those of `cell.roles` that are asked for; all that are told by default.
        also : callable
            Has to agree with a role before it is given and remembered.

        Raises
        ------
        ValueError
            If a role is wanted that the cell does not hold.

        Notes
        -----
        Taken greedily in the order of `cell.roles`; the audit sees team by role. The decision's
        figures are out, so under the name of this cell they are remembered in any case.
        """
        nothing = self._nothing_of(cell)
        own = replace(nothing, groups=given_groups(cell.tree, decision))
        if own.groups and not any(map(own.repeats, self._memory.linked(cell.figure))):
            self._memory.give(replace(own, restated=True))
        groups = _role_groups(cell, decision, minimum=self.minimum, wanted=wanted)
        return tuple(
            role for role, group in groups.items() if self._admits_role(nothing, group, also)
        )

    def _admits_role(self, nothing: Snapshot, group: Group, also: Callable[[str], bool]) -> bool:
        wanted = replace(nothing, groups=(group,))
        is_admitted = self._objection(wanted, self.minimum) is None and also(group.role or NO_ROLE)
        if is_admitted:
            self._memory.give(wanted)
        return is_admitted

    def _rule(self, cell: Cell) -> Decision:
        ruled = ruling(cell, self._nothing_of(cell), self._memory.linked(cell.figure))
        if isinstance(ruled, RefusalReason):
            self._memory.hold_back(cell.figure, ruled)
            return plain_decision(cell, minimum=self.minimum).nothing()
        if ruled.snapshot.held:
            self._memory.hold_back(cell.figure, RefusalReason.TEAM_TOLD)
        if ruled.snapshot.groups:
            self._memory.give(ruled.snapshot)
        return ruled.decision

    def _objection(self, wanted: Snapshot, minimum: int) -> RefusalReason | None:
        earlier = self._memory.linked(wanted.figure)
        if any(wanted.repeats(one) for one in earlier):
            return None
        return objection(earlier, wanted, minimum)

    def _nothing_of(self, cell: Cell) -> Snapshot:
        """Return the people behind a figure, of whom nothing is given yet."""
        return Snapshot(figure=cell.figure, minimum=self.minimum, people=cell.people, groups=())


def _role_groups(
    cell: Cell, decision: Decision, *, minimum: int, wanted: tuple[str, ...] | None
) -> dict[str, Group]:
    """Return the people of each role that is large enough, as far as they are in the company."""
    unknown = set(wanted or ()) - set(cell.roles)
    if unknown:
        raise ValueError(f"role {min(unknown)!r} is wanted. Allowed: {', '.join(cell.roles)}")
    inside = np.flatnonzero(decision.in_company[:, 0])
    return {
        role: Group(teams=_names(cell.tree, inside[cell.n[inside, number] > 0]), role=role)
        for number, role in enumerate(cell.roles)
        if (role != NO_ROLE if wanted is None else role in wanted)
        and cell.n[inside, number].sum() >= minimum
    }


def _names(tree: TeamTree, teams: NDArray[np.intp]) -> tuple[str, ...]:
    return tuple(sorted(tree.teams[team] for team in teams))
