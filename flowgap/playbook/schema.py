"""The playbook as the rest of the program knows it: actions and verdicts in one language."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from flowgap.stages import Stage


class MoveKind(StrEnum):
    """How an action helps a stage, in the order in which moves are tried (Goldratt)."""

    EXPLOIT = "exploit"
    SUBORDINATE = "subordinate"
    ELEVATE = "elevate"
    POLICY = "policy"


class Effort(StrEnum):
    """What it takes to begin: days (S), weeks (M), or months and money (L)."""

    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"


class EvidenceGrade(StrEnum):
    """What an action rests on.

    A randomized or strong quasi-experimental, B repeated observation, C queueing logic or
    practice, X mixed results: a trial with a comparison group.
    """

    A = "A"
    B = "B"
    C = "C"
    X = "X"


class Lever(StrEnum):
    """The change of the queueing network that an action stands for."""

    CAPACITY = "capacity"
    SPEED = "speed"
    WIP = "wip"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Facts that must all be known, of which one must be, and of which none may be."""

    all: frozenset[str]
    any: frozenset[str]
    unless: frozenset[str]

    def holds(self, facts: AbstractSet[str]) -> bool:
        """Tell whether the condition is met; what is not known counts as not given."""
        return (
            self.all <= facts
            and (not self.any or not self.any.isdisjoint(facts))
            and self.unless.isdisjoint(facts)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookAction:
    """One thing that can be done, for whom it is, and how to see that it works.

    Attributes
    ----------
    safe_anyway : bool
        Whether it is small, can be taken back, and helps wherever the constraint lies.
    review_after_weeks : int
        When to look at the leading indicator and the stop rule.
    lever : Lever or None
        What a what-if has to change to say its effect in days; None where no lever stands for it.
    """

    id: str
    dimensions: tuple[str, ...]
    stages: tuple[Stage, ...]
    move: MoveKind
    when: Condition
    effort: Effort
    evidence_grade: EvidenceGrade
    sources: tuple[str, ...]
    lever: Lever | None
    safe_anyway: bool
    review_after_weeks: int
    owner_role: str
    title: str
    first_step: str
    leading_indicator: str
    lagging_indicator: str
    expected_range: str | None
    stop_rule: str
    do_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRule:
    """What a verdict asks for first, which actions it rules out for now, and what not to do."""

    id: str
    when: Condition
    first: tuple[str, ...]
    not_now: frozenset[str]
    name: str
    do_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """All actions by id, and the verdicts, each in the order of its file."""

    language: str
    actions: Mapping[str, PlaybookAction]
    verdicts: tuple[VerdictRule, ...]
