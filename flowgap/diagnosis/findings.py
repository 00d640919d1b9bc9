"""What the data say, as sentences with their evidence, the other reading and a falsifier."""

from itertools import chain
from typing import Final

from flowgap.diagnosis.constraint_findings import churned_work, held_stages, unsafe_speed
from flowgap.diagnosis.evidence import Evidence
from flowgap.diagnosis.opinion_findings import (
    felt_stages,
    moved_scores,
    split_teams,
    undecided,
    unheard_people,
    unseen_practices,
    weakest_dimension,
)
from flowgap.diagnosis.stage_findings import (
    TOLD_SHARE,
    bigger_changes,
    faster_stages,
    gap,
    schedule,
    slower_stages,
)
from flowgap.diagnosis.writer import Writer
from flowgap.result.diagnosis import Finding
from flowgap.wording import Wording

__all__ = ["MOST_FINDINGS", "TOLD_SHARE", "Evidence", "find"]

MOST_FINDINGS: Final = 8

_KINDS: Final = (
    gap,
    schedule,
    held_stages,
    unsafe_speed,
    unheard_people,
    slower_stages,
    felt_stages,
    weakest_dimension,
    undecided,
    churned_work,
    moved_scores,
    unseen_practices,
    split_teams,
    faster_stages,
    bigger_changes,
)
_OF_DELIVERY: Final = (
    gap,
    schedule,
    unsafe_speed,
    churned_work,
    slower_stages,
    faster_stages,
    bigger_changes,
)
"""They compare two periods, so both must hold something."""


def find(evidence: Evidence, wording: Wording) -> tuple[Finding, ...]:
    """Return the findings, the most telling first, at most eight.

    The order is fixed: the gap, a moved release calendar, the constraint, a speed that has to
    be repaired, people who rate everything low, stages that got slower (largest first), stages
    that people name and the clock does not, the weakest dimension, ownership and decisions
    where both are low, work sent back to clarify, scores that fell or rose, practices that many
    cannot see, split teams, stages that got faster, bigger changes. What only a score says that
    may not advise alone is worded as a hint, under an id that asks for no move.
    """
    writer = Writer(evidence, wording)
    delivery = evidence.delivery
    compared = bool(delivery.before.n and delivery.after.n)
    kinds = (kind for kind in _KINDS if compared or kind not in _OF_DELIVERY)
    found = chain.from_iterable(kind(writer) for kind in kinds)
    return tuple(found)[:MOST_FINDINGS]
