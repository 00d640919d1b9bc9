"""Why a figure must not join what was given before."""

from collections.abc import Sequence

from flowgap.privacy.differencing import Comparison, is_regrouped, is_third
from flowgap.privacy.elimination import UncheckedError
from flowgap.privacy.refusals import RefusalReason
from flowgap.privacy.snapshot import Figure, Ledger, Snapshot


def objection(earlier: Sequence[Snapshot], wanted: Snapshot, minimum: int) -> RefusalReason | None:
    """Return why a snapshot must not join those it is linked with, None if it may.

    Parameters
    ----------
    earlier : sequence of Snapshot
    wanted : Snapshot
        Of which every single group may be shown.
    minimum : int
    """
    reason = people_objection(earlier, wanted)
    if reason is not None or (not earlier and len(wanted.groups) == 1):
        return reason
    try:
        told = Comparison(earlier, wanted, minimum).told(wanted)
    except UncheckedError:
        return RefusalReason.UNCHECKED
    return RefusalReason.FIGURE_TOLD if told else None


def first_conflict(ledger: Ledger, given: Sequence[Snapshot]) -> Figure | None:
    """Return the first figure of a result that must not join the ledger, None if all may.

    A gate that knew the ledger let through nothing that does; another one may have. What was
    restated is out under another name, and is judged under that one.
    """
    for snapshot in given:
        earlier = ledger.linked(snapshot.figure)
        is_new = not snapshot.restated and not any(snapshot.repeats(one) for one in earlier)
        if snapshot.minimum < ledger.minimum:
            return snapshot.figure
        if earlier and is_new and objection(earlier, snapshot, snapshot.minimum):
            return snapshot.figure
        ledger = ledger.plus([snapshot])
    return None


def people_objection(earlier: Sequence[Snapshot], wanted: Snapshot) -> RefusalReason | None:
    """Return why the people behind a snapshot cannot be compared with those before."""
    same_wave = [one for one in earlier if one.figure.wave == wanted.figure.wave]
    if any(is_regrouped(one, wanted) for one in same_wave):
        return RefusalReason.REGROUPED
    if is_third(earlier, wanted):
        return RefusalReason.THIRD
    return None
