"""What the gate held back for the sake of earlier results, in words."""

from itertools import groupby
from typing import Final

from flowgap.privacy.gate import Gate
from flowgap.privacy.refusals import Refusal, RefusalReason
from flowgap.wording import Wording

_MESSAGES: Final = {reason: f"privacy-{reason.replace('_', '-')}" for reason in RefusalReason}


def refused_in_words(gate: Gate, wording: Wording) -> tuple[str, ...]:
    """Return a sentence for each wave and reason, with the ids of all figures it is true of."""
    ordered = sorted(gate.refusals, key=_kind)
    return tuple(
        wording.say(
            _MESSAGES[reason],
            wave=wave,
            figures=wording.listing([refusal.figure for refusal in refusals]),
            n=gate.minimum,
        )
        for (wave, reason), refusals in groupby(ordered, key=_kind)
    )


def _kind(refusal: Refusal) -> tuple[str, RefusalReason]:
    return refusal.wave, refusal.reason
