"""Chooses what to do first: at most two actions, the first of them on the constraint.

The order of moves is that of Goldratt: exploit, subordinate, elevate; where work waits for a
calendar, the calendar comes first and capacity never (`docs/methods/playbook.md`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from flowgap.diagnosis.situation import Situation, known_facts, stated_by
from flowgap.playbook.schema import (
    EvidenceGrade,
    MoveKind,
    Playbook,
    PlaybookAction,
    VerdictRule,
)
from flowgap.result.diagnosis import ExpectedEffect
from flowgap.stages import Stage

MOST_ACTIONS: Final = 2
"""More than two changes at a time cannot be told apart, and few teams can carry them."""

_MOVES: Final = (MoveKind.EXPLOIT, MoveKind.SUBORDINATE, MoveKind.ELEVATE, MoveKind.POLICY)
_MOVES_BY_CALENDAR: Final = (MoveKind.POLICY, MoveKind.EXPLOIT, MoveKind.SUBORDINATE)
_OF_LOAD: Final = frozenset((MoveKind.SUBORDINATE, MoveKind.ELEVATE))
"""Moves that help against a high load, so never where the load is known to be low."""

_GRADES: Final = tuple(EvidenceGrade)
_EFFORTS: Final = "SML"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An action that is asked for, where, by which findings and which verdict."""

    action: PlaybookAction
    stage: Stage | None
    because: tuple[str, ...]
    verdict: VerdictRule | None
    expected: ExpectedEffect | None


def choose(situation: Situation, playbook: Playbook) -> tuple[Choice, ...]:
    """Return at most two actions, the more pressing first; none without a finding behind it.

    Where no constraint is known, only actions that are safe anyway. Where it is named and
    nothing proven acts on it, none: work elsewhere would not reach the customer.
    """
    ranked = _Chooser(situation, playbook).ranked()
    held = situation.held_by
    first = next((one for one in ranked if not _is_trial(one) and _acts_on(one, held[:1])), None)
    if first is None:
        return ()
    rest = [one for one in ranked if one is not first]
    elsewhere = [one for one in rest if held[1:] and _acts_on(one, held[1:])]
    second = next((one for one in elsewhere or rest if _goes_with(first, one, held)), None)
    return (first,) if second is None else (first, second)


def _is_trial(choice: Choice) -> bool:
    return choice.action.evidence_grade is EvidenceGrade.X


def _acts_on(choice: Choice, stages: Sequence[Stage]) -> bool:
    return not stages or not set(stages).isdisjoint(choice.action.stages)


def _goes_with(first: Choice, second: Choice, held: Sequence[Stage]) -> bool:
    """Tell whether a second action adds something: another verdict's step, move or reason."""
    if second.verdict is not None or held[1:]:
        return True
    if held:
        return second.action.move is not first.action.move
    return second.because[0] != first.because[0]


class _Chooser:
    """Holds what all actions of one situation are weighed by."""

    def __init__(self, situation: Situation, playbook: Playbook) -> None:
        self._situation, self._playbook = situation, playbook
        self._facts = known_facts(situation)
        self._verdicts = [one for one in playbook.verdicts if one.when.holds(self._facts)]
        self._not_now = {action for one in self._verdicts for action in one.not_now}
        self._by_calendar = {stage for stage in Stage if f"calendar:{stage}" in self._facts}

    def ranked(self) -> list[Choice]:
        """Return every action that may be taken and that a finding asks for, the best first."""
        choices = (self._choice(action) for action in self._playbook.actions.values())
        return sorted((one for one in choices if one is not None), key=self._rank)

    def _choice(self, action: PlaybookAction) -> Choice | None:
        stage = self._stage(action)
        because = tuple(self._because(action))
        if not because or not self._may(action, stage):
            return None
        lever = action.lever
        expected = self._situation.expected
        return Choice(
            action=action,
            stage=stage,
            because=because,
            verdict=next((one for one in self._verdicts if action.id in one.first), None),
            expected=None if stage is None or lever is None else expected.get((stage, lever)),
        )

    def _may(self, action: PlaybookAction, stage: Stage | None) -> bool:
        if action.id in self._situation.tried or action.id in self._not_now:
            return False
        if not self._situation.held_by and not action.safe_anyway:
            return False
        if stage in self._by_calendar and action.move is MoveKind.ELEVATE:
            return False
        if f"idle:{stage}" in self._facts and action.move in _OF_LOAD:
            return False
        return action.when.holds(self._facts)

    def _because(self, action: PlaybookAction) -> Iterator[str]:
        """Yield the findings that speak of what the action acts on."""
        asked = {
            f"{kind}:{stage}" for kind in ("constraint", "slow", "felt") for stage in action.stages
        }
        asked |= {f"{kind}:{one}" for kind in ("weak", "fell", "low") for one in action.dimensions}
        asked |= action.when.all | action.when.any
        for verdict in self._verdicts:
            if action.id in verdict.first:
                asked |= verdict.when.all | verdict.when.any
        for finding in self._situation.findings:
            if not asked.isdisjoint(stated_by(finding)):
                yield finding

    def _stage(self, action: PlaybookAction) -> Stage | None:
        """Return where the action acts: on the constraint, else on the stage that was found."""
        found = (
            stage
            for finding in self._situation.findings
            for fact in stated_by(finding)
            for stage in action.stages
            if fact.endswith(f":{stage}")
        )
        held = (stage for stage in self._situation.held_by if stage in action.stages)
        return next(chain(held, found, action.stages), None)

    def _rank(self, choice: Choice) -> tuple[object, ...]:
        action, held = choice.action, self._situation.held_by
        named = [name for verdict in self._verdicts for name in verdict.first]
        moves = _MOVES_BY_CALENDAR if choice.stage in self._by_calendar else _MOVES
        return (
            named.index(action.id) if action.id in named else len(named),
            bool(held) and not _acts_on(choice, held),
            0 if held else self._situation.findings.index(choice.because[0]),
            action.evidence_grade is EvidenceGrade.X,
            moves.index(action.move),
            -len(choice.because),
            _GRADES.index(action.evidence_grade),
            _EFFORTS.index(action.effort),
            len(action.stages),
            list(self._playbook.actions).index(action.id),
        )
