"""Real organizations whose effects were foretold by one result and seen by a later one."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import ActionState, TakenAction
from flowgap.result.diagnosis import Action, ActionResult, ExpectedEffect
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from flowgap.services.over_time.register import add_proposed
from tests.support.sample_result import sample_result

FORETOLD = ExpectedEffect(days=-1.0, low=-2.0, high=0.0)
SEEN = ExpectedEffect(days=-0.5, low=-0.9, high=-0.1)
FIRST = datetime(2026, 3, 1, tzinfo=UTC)
FIRST_DAY = FIRST.date()
LATER = datetime(2026, 9, 1, tzinfo=UTC)


def of_client(client: str, *, simulated: bool = False, language: str = "en") -> Result:
    """Return a result of another client."""
    result = sample_result(language=language)
    engagement = replace(result.engagement, client=client, simulated=simulated)
    return replace(result, engagement=engagement, action_results=())


def foretelling(result: Result, n: int) -> Result:
    """Return the result with n actions of the same expected effect."""
    action, *_ = result.actions
    return replace(result, actions=tuple(_numbered(action, number) for number in range(n)))


def _numbered(action: Action, number: int) -> Action:
    return replace(action, id=f"action-{number}", title=f"Action {number}", expected=FORETOLD)


def seen_later(result: Result, keys: list[str], seen: ExpectedEffect = SEEN) -> Result:
    """Return a later result that saw an effect of each of these actions of the register."""
    return replace(
        result,
        seed=result.seed + 1,
        actions=(),
        action_results=tuple(
            ActionResult(
                action_id=key, title=key, verdict="worked", effect=seen, method=None, reason=None
            )
            for key in keys
        ),
    )


def begun(session: Session, key: str, action: Action, *, digest: str, on: date = FIRST_DAY) -> str:
    """Put an action that a result proposes into the register, begun on a day; return its key."""
    made = add_proposed(session, key, action, result_digest=digest)
    row = session.scalars(select(TakenAction).filter_by(public_key=made)).one()
    row.started_on, row.state = on, ActionState.RUNNING.value
    return made


def keep_forecasts(
    session: Session,
    client: str,
    n: int,
    *,
    simulated: bool = False,
    seen: ExpectedEffect = SEEN,
) -> str:
    """Keep a result with n effects and one that judges them; return the engagement's key."""
    first = foretelling(of_client(client, simulated=simulated), n)
    key = keep_diagnosis(session, Diagnosis(result=first, import_report={}), now=FIRST)
    digest = digest_of(first)
    keys = [begun(session, key, one, digest=digest) for one in first.actions]
    later = seen_later(first, keys, seen)
    return keep_diagnosis(session, Diagnosis(result=later, import_report={}), now=LATER)


def digest_of(result: Result) -> str:
    """Return the digest under which a result is kept."""
    return hashlib.sha256(to_json(result).encode()).hexdigest()
