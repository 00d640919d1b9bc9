"""What actions are chosen from: the constraint, the findings, and what refines them, as facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from flowgap.diagnosis.witnesses import read
from flowgap.playbook.schema import Lever
from flowgap.result.diagnosis import ConstraintState, ExpectedEffect, Reading, Witnesses
from flowgap.stages import Stage

BUSY_ABOVE: Final = 0.85
"""Load (0-1): above it a small increase makes a long queue, so intake has to slow down."""

IDLE_BELOW: Final = 0.60
"""Load (0-1): below it waiting is no lack of capacity."""

EVERYWHERE: Final = 3
"""Dimensions: with fewer scores nobody can say that people rate everything low."""

_KINDS: Final[Mapping[str, str]] = {
    "constraint": "constraint",
    "slower": "slow",
    "felt": "felt",
    "weakest": "weak",
    "fell": "fell",
    "low": "low",
}
"""By kind of finding, the fact that it states of its subject. Hints state none."""

_WHOLE: Final[Mapping[str, tuple[str, ...]]] = {
    "no-build:build": ("unmeasured:build",),
    "schedule:release": ("calendar:release",),
    "mix:size": ("sizes:up",),
    "churn:clarify": ("churn:up",),
    "unsafe:speed": ("instability:up", "speed:up"),
    "no-constraint:flow": ("constraint:none",),
    "unheard:people": ("people:low",),
}


_UNNAMED: Final[Mapping[ConstraintState, str]] = {
    ConstraintState.NONE: "constraint:none",
    ConstraintState.SHARED: "constraint:shared",
}


class WaitCause(StrEnum):
    """What work waits for at a stage: a date that comes round, or somebody who is free."""

    CALENDAR = "calendar"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that actions are chosen from; what is not known is left out.

    Attributes
    ----------
    state : ConstraintState
    posterior : mapping of stage to its probability (0-1) of being the constraint
    findings : tuple of str
        Their ids, the most telling first.
    low_p : mapping of dimension to the probability (0-1) that its score is below the middle
    waits : mapping of stage to what work waits for there
    utilization : mapping of stage to its load (0-1; above 1 the queue grows without end)
    signs : frozenset of str
        Further facts of the playbook, such as `sizes:up`.
    expected : mapping of stage and lever to the effect that a what-if predicts
    tried : frozenset of str
        Ids of actions that were begun before.
    """

    state: ConstraintState
    posterior: Mapping[Stage, float] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    witnesses: tuple[Witnesses, ...] = ()
    low_p: Mapping[str, float] = field(default_factory=dict)
    waits: Mapping[Stage, WaitCause] = field(default_factory=dict)
    utilization: Mapping[Stage, float] = field(default_factory=dict)
    signs: frozenset[str] = frozenset()
    expected: Mapping[tuple[Stage, Lever], ExpectedEffect] = field(default_factory=dict)
    tried: frozenset[str] = frozenset()

    @property
    def held_by(self) -> tuple[Stage, ...]:
        """The stage that is named as the constraint, or the two that share it; else none."""
        return constraint_stages(self.state, self.posterior)


def constraint_stages(state: ConstraintState, chances: Mapping[Stage, float]) -> tuple[Stage, ...]:
    """Return the stage that is named by its chances (0-1), the two that share it, or none."""
    count = {ConstraintState.NAMED: 1, ConstraintState.SHARED: 2}.get(state, 0)
    return tuple(sorted(chances, key=lambda stage: (-chances[stage], stage.value))[:count])


def is_clock_fine(witnesses: Sequence[Witnesses]) -> bool:
    """Tell whether the clock speaks of some stage and calls each of these fine."""
    heard = [one.telemetry for one in witnesses if one.telemetry.is_heard]
    return bool(heard) and all(reading is Reading.FINE for reading in heard)


def is_low_everywhere(low_p: Mapping[str, float]) -> bool:
    """Tell whether people rate all of at least three dimensions low."""
    return len(low_p) >= EVERYWHERE and all(read(p) is Reading.BAD for p in low_p.values())


def stated_by(finding_id: str) -> tuple[str, ...]:
    """Return the facts that a finding states, which alone can ask for an action."""
    kind, _, subject = finding_id.partition(":")
    if kind in _KINDS:
        return (f"{_KINDS[kind]}:{subject}",)
    return _WHOLE.get(finding_id, ())


def known_facts(situation: Situation) -> frozenset[str]:
    """Return every fact of the playbook that is known in this situation."""
    stated = (fact for finding in situation.findings for fact in stated_by(finding))
    return frozenset((*stated, *situation.signs, *_of_stages(situation), *_of_people(situation)))


def _of_stages(situation: Situation) -> Iterator[str]:
    yield from (f"constraint:{stage}" for stage in situation.held_by)
    if situation.state is not ConstraintState.NAMED:
        yield _UNNAMED.get(situation.state, "constraint:unknown")
    for stage, cause in situation.waits.items():
        if cause is WaitCause.CALENDAR:
            yield f"calendar:{stage}"
    for stage, load in situation.utilization.items():
        if load > BUSY_ABOVE:
            yield f"busy:{stage}"
        elif load < IDLE_BELOW:
            yield f"idle:{stage}"
    if is_clock_fine(situation.witnesses):
        yield "clock:fine"


def _of_people(situation: Situation) -> Iterator[str]:
    for dimension, p in situation.low_p.items():
        reading = read(p)
        if reading is Reading.BAD:
            yield f"low:{dimension}"
        elif reading is Reading.FINE:
            yield f"fine:{dimension}"
    if is_low_everywhere(situation.low_p):
        yield "people:low"
