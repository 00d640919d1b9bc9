"""A register whose actions the newest result judges: one worked, one cannot be told, one is new."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from flowgap.models import ActionState
from flowgap.result.diagnosis import ActionResult, ExpectedEffect
from flowgap.result.document import Result
from flowgap.services.over_time.register import ActionDraft, add_action
from flowgap.stages import Stage

NOTHING = ExpectedEffect(days=None, low=None, high=None)

DAILY = ActionDraft(
    title="Release every day, not every second Thursday",
    owner="release lead",
    state=ActionState.DONE,
    stage=Stage.RELEASE,
    started_on=date(2026, 5, 4),
    expected=ExpectedEffect(days=-0.8, low=-1.5, high=-0.2),
)
REVIEWER = ActionDraft(
    title="One reviewer on duty each day",
    owner="manager of Dispatch",
    state=ActionState.RUNNING,
    team="Dispatch",
    stage=Stage.REVIEW,
    dimension="REV",
    started_on=date(2026, 7, 1),
)
SMALL = ActionDraft(
    title="Keep changes under 200 lines",
    owner="engineering lead",
    state=ActionState.RUNNING,
    team="Quotes",
    started_on=date(2026, 9, 21),
)
PLANNED = ActionDraft(title="Share test data", owner="QA lead", state=ActionState.PLANNED)
DRAFTS = (PLANNED, SMALL, DAILY, REVIEWER)


def fill_register(session: Session, public_key: str) -> dict[str, str]:
    """Add all actions and return their keys by title."""
    return {one.title: add_action(session, public_key, one) for one in DRAFTS}


def judging(result: Result, keys: dict[str, str]) -> Result:
    """Return the result with verdicts on two actions of the register."""
    verdicts = (
        ActionResult(
            action_id=keys[DAILY.title],
            title=DAILY.title,
            verdict="worked",
            effect=ExpectedEffect(days=-0.6, low=-1.0, high=-0.2),
            method="interrupted time series",
            reason=None,
        ),
        ActionResult(
            action_id=keys[REVIEWER.title],
            title=REVIEWER.title,
            verdict="no_evidence",
            effect=ExpectedEffect(days=-0.2, low=-0.9, high=0.5),
            method="difference in differences",
            reason="An effect under 0.7 days could not have been seen.",
        ),
    )
    return replace(result, action_results=verdicts)
