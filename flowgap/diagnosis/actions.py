"""What to do first: at most three first moves, each tied to the findings that ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.result.diagnosis import Action, ExpectedEffect, Finding
from flowgap.stages import Stage
from flowgap.wording import Wording

MOST_ACTIONS: Final = 3

UNKNOWN_EFFECT: Final = ExpectedEffect(days=None, low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One entry of the playbook; its texts stand in `playbook.ftl` under `move-<id>-...`.

    `evidence_grade`: A randomized, B repeated observation, C queueing logic or practice
    (`docs/methods/playbook.md`).
    """

    id: str
    stage: Stage | None
    dimension: str | None
    evidence_grade: str


PLAYBOOK: Final[Mapping[str, Move]] = {
    move.id: move
    for move in (
        Move(id="clarify", stage=Stage.CLARIFY, dimension="PRD", evidence_grade="B"),
        Move(id="build", stage=Stage.BUILD, dimension="WRK", evidence_grade="B"),
        Move(id="review", stage=Stage.REVIEW, dimension="REV", evidence_grade="A"),
        Move(id="ci", stage=Stage.CI, dimension="TST", evidence_grade="B"),
        Move(id="qa", stage=Stage.QA, dimension="QAC", evidence_grade="C"),
        Move(id="security", stage=Stage.SECURITY, dimension="SEC", evidence_grade="C"),
        Move(id="integrate", stage=Stage.INTEGRATE, dimension="INT", evidence_grade="B"),
        Move(id="release", stage=Stage.RELEASE, dimension="INT", evidence_grade="B"),
        Move(id="own", stage=None, dimension="OWN", evidence_grade="B"),
        Move(id="dec", stage=None, dimension="DEC", evidence_grade="C"),
        Move(id="wrk", stage=None, dimension="WRK", evidence_grade="B"),
        Move(id="com", stage=None, dimension="COM", evidence_grade="B"),
        Move(id="measure", stage=None, dimension=None, evidence_grade="C"),
    )
}

_MOVE_OF_DIMENSION: Final[Mapping[str, str]] = {
    "OWN": "own",
    "DEC": "dec",
    "TST": "ci",
    "WRK": "wrk",
    "COM": "com",
    "PRD": "clarify",
    "REV": "review",
    "QAC": "qa",
    "SEC": "security",
    "INT": "integrate",
}


def choose_actions(findings: Sequence[Finding], wording: Wording) -> tuple[Action, ...]:
    """Return the first moves that the findings ask for, in the order of the findings.

    A move is proposed once, with every finding that asks for it. The effect in days stays
    unknown until a model can predict it: the playbook's effects are small or mixed.
    """
    because: dict[str, list[str]] = {}
    for finding in findings:
        move = _move_for(finding.id)
        if move is not None:
            because.setdefault(move, []).append(finding.id)
    chosen = list(because.items())[:MOST_ACTIONS]
    return tuple(_action(PLAYBOOK[move], tuple(reasons), wording) for move, reasons in chosen)


def _move_for(finding_id: str) -> str | None:
    kind, _, subject = finding_id.partition(":")
    if kind in {"slower", "felt"}:
        return subject
    if kind in {"weakest", "fell"}:
        return _MOVE_OF_DIMENSION.get(subject)
    return "measure" if finding_id == "no-build:build" else None


def _action(move: Move, because: tuple[str, ...], wording: Wording) -> Action:
    def text(part: str) -> str:
        return wording.say(f"move-{move.id}-{part}")

    return Action(
        id=move.id,
        stage=move.stage,
        dimension=move.dimension,
        title=text("title"),
        first_step=text("first-step"),
        owner_role=text("owner"),
        evidence_grade=move.evidence_grade,
        because=because,
        expected=UNKNOWN_EFFECT,
        leading_indicator=text("indicator"),
        do_not=text("do-not"),
    )
