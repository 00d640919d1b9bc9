"""Figures as the gate is asked for them, given as few words as a test needs."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from flowgap.privacy.cell import Cell
from flowgap.privacy.gate import Gate
from flowgap.privacy.refusals import RefusalReason
from flowgap.privacy.snapshot import Figure, Ledger
from flowgap.privacy.suppression import Decision
from flowgap.privacy.tree import TeamTree

FIRST_DAY = date(2026, 1, 5)
ITEMS = ("OWN1", "OWN2", "OWN3", "OWN4")


def figure(
    wave: int = 1, *, day: int | None = None, name: str = "OWN", items: Sequence[str] = ITEMS
) -> Figure:
    """Return a figure of wave 1, 2, ...: four months apart unless a day is given."""
    opened = FIRST_DAY + timedelta(days=120 * (wave - 1) if day is None else day)
    return Figure(
        wave=f"w{wave}",
        opened_on=opened,
        closed_on=opened + timedelta(days=10),
        name=name,
        items=tuple(items),
    )


def cell(
    teams: Mapping[str, int | Sequence[int]],
    *,
    of: Figure | None = None,
    units: Mapping[str, str] | None = None,
    unanimous: Sequence[str] = (),
) -> Cell:
    """Return how many people of each team stand behind a figure; a list has one per role."""
    names = list(teams)
    counts = [[n] if isinstance(n, int) else list(n) for n in teams.values()]
    roles = ("", "build", "lead")[: max(len(row) for row in counts)]
    return Cell(
        figure=of or figure(),
        tree=TeamTree.of(names, [(units or {}).get(name) for name in names]),
        roles=roles,
        n=np.array(counts, dtype=np.int64),
        unanimous=np.array([name in unanimous for name in names], dtype=np.bool_),
    )


def shown(asked: Cell, decision: Decision) -> list[str]:
    """Return the teams whose figure is shown."""
    return [asked.tree.teams[team] for team in np.flatnonzero(decision.shown[:, 0])]


def after(*cells: Cell, minimum: int = 5) -> Ledger:
    """Return the ledger after results of one figure each."""
    ledger = Ledger()
    for asked in cells:
        gate = Gate(ledger, minimum=minimum)
        gate.rule([asked])
        ledger = ledger.plus(gate.given)
    return ledger


def reasons(gate: Gate) -> list[RefusalReason]:
    """Return why something was held back, in this order."""
    return [refusal.reason for refusal in gate.refusals]
