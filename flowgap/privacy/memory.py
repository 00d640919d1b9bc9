"""What was given out before, and what a gate has let through and held back since."""

from flowgap.privacy.refusals import Refusal, RefusalReason
from flowgap.privacy.snapshot import Figure, Ledger, Snapshot


class Memory:
    """The ledger as a gate goes on, sorted by the names of figures: only these are compared."""

    def __init__(self, ledger: Ledger) -> None:
        """Start from what was given before."""
        self._known: dict[str, Ledger] = {}
        self._given: list[Snapshot] = []
        self._refusals: dict[Refusal, None] = {}
        for snapshot in ledger.snapshots:
            self._remember(snapshot)

    @property
    def given(self) -> tuple[Snapshot, ...]:
        """What was let through since the start, repeated or new."""
        return tuple(self._given)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was held back, each once."""
        return tuple(self._refusals)

    def linked(self, figure: Figure) -> tuple[Snapshot, ...]:
        """Return all that may be subtracted from a figure, whenever it was given."""
        return self._known.get(figure.name, Ledger()).linked(figure)

    def give(self, snapshot: Snapshot) -> None:
        """Let a snapshot through."""
        self._given.append(snapshot)
        self._remember(snapshot)

    def hold_back(self, figure: Figure, reason: RefusalReason) -> None:
        """Note why a figure is not given, or not all of it."""
        self.refuse(Refusal(wave=figure.wave, figure=figure.name, reason=reason))

    def refuse(self, refusal: Refusal) -> None:
        """Note that something was held back."""
        self._refusals[refusal] = None

    def reason(self, figure: Figure) -> RefusalReason | None:
        """Return why a figure was held back last, None if it was not."""
        mine = [
            refusal.reason
            for refusal in self._refusals
            if (refusal.wave, refusal.figure) == (figure.wave, figure.name)
        ]
        return mine[-1] if mine else None

    def _remember(self, snapshot: Snapshot) -> None:
        name = snapshot.figure.name
        self._known[name] = self._known.get(name, Ledger()).plus([snapshot])
