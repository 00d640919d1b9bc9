"""How strict a decision on one figure has to be, so that it may join what is out already."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.privacy.cell import Cell
from flowgap.privacy.differencing import Comparison, changed_teams
from flowgap.privacy.elimination import UncheckedError
from flowgap.privacy.objections import people_objection
from flowgap.privacy.refusals import RefusalReason
from flowgap.privacy.release import given_groups
from flowgap.privacy.snapshot import Snapshot
from flowgap.privacy.suppression import Decision, decide

MOST_ROUNDS: Final = 30
"""Tries at hiding one more team before a figure is refused as a whole."""

MOST_LOOKED_AT: Final = 300_000
"""Layers in groups that all these tries may look at; a second or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision on one figure, and what it gives out; nothing may be given at all."""

    decision: Decision
    snapshot: Snapshot


def ruling(cell: Cell, nothing: Snapshot, earlier: Sequence[Snapshot]) -> Ruling | RefusalReason:
    """Return how a figure is given, or why it is not.

    Parameters
    ----------
    cell : Cell
    nothing : Snapshot
        Of the figure, its people and the minimum, without groups.
    earlier : sequence of Snapshot
        What may be subtracted from the figure.
    """
    repeated = _repeated(cell, nothing, earlier)
    if repeated is not None:
        return repeated
    return people_objection(earlier, nothing) or _strictest_needed(cell, nothing, earlier)


def plain_decision(cell: Cell, *, minimum: int, held: frozenset[str] = frozenset()) -> Decision:
    """Return the decision on a figure as if nothing had been given, with some teams hidden."""
    is_held = np.array([team in held for team in cell.tree.teams], dtype=np.bool_)
    return decide(
        cell.tree,
        cell.n.sum(axis=1, keepdims=True),
        minimum=minimum,
        unanimous=cell.unanimous[:, np.newaxis],
        held=is_held[:, np.newaxis],
    )


def _ruled(cell: Cell, nothing: Snapshot, held: frozenset[str]) -> Ruling:
    decision = plain_decision(cell, minimum=nothing.minimum, held=held)
    groups = given_groups(cell.tree, decision)
    snapshot = replace(nothing, groups=groups, held=tuple(sorted(held)))
    return Ruling(decision=decision, snapshot=snapshot)


def _repeated(cell: Cell, nothing: Snapshot, earlier: Sequence[Snapshot]) -> Ruling | None:
    """Return the ruling of a snapshot that is out already, if this is the same question."""
    for snapshot in earlier:
        if snapshot.figure == nothing.figure and snapshot.people == nothing.people:
            again = _ruled(cell, nothing, frozenset(snapshot.held))
            if again.snapshot.repeats(snapshot):
                return again
    return None


def _strictest_needed(
    cell: Cell, nothing: Snapshot, earlier: Sequence[Snapshot]
) -> Ruling | RefusalReason:
    if not earlier:
        return _ruled(cell, nothing, frozenset())
    comparison, held = Comparison(earlier, nothing, nothing.minimum), frozenset[str]()
    n_rounds = max(1, min(MOST_ROUNDS, MOST_LOOKED_AT // max(comparison.size, 1)))
    for _ in range(n_rounds):
        ruled = _ruled(cell, nothing, held)
        try:
            told = comparison.told(ruled.snapshot)
        except UncheckedError:
            return RefusalReason.UNCHECKED
        if not told:
            return ruled
        more = _teams_to_hold(cell, ruled.decision, told, changed_teams(earlier, nothing))
        if not more:
            return RefusalReason.FIGURE_TOLD
        held |= more
    return RefusalReason.FIGURE_TOLD if n_rounds == MOST_ROUNDS else RefusalReason.UNCHECKED


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
