"""Predictions: kept with the result that states them, judged by a later one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from flowgap.diagnosis.situation import constraint_stages
from flowgap.diagnosis.track_record import Case, chance_of_faster, track_record
from flowgap.models import Engagement, Prediction, PredictionKind, TakenAction
from flowgap.result.diagnosis import ActionResult, ExpectedEffect
from flowgap.result.document import Result
from flowgap.result.track_record import TrackRecord
from flowgap.services.over_time.organizations import organization_of
from flowgap.stages import Stage

_NOTHING: Final = ExpectedEffect(days=None, low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One expected effect as a result states it."""

    kind: PredictionKind
    subject: str
    stage: Stage | None
    days: float
    low: float
    high: float


def stated_effects(result: Result) -> Iterator[Stated]:
    """Yield what a result foretells: effects of its actions, and of capacity at the constraint."""
    for action in result.actions:
        effect = action.expected
        if effect.days is not None and effect.low is not None and effect.high is not None:
            yield Stated(
                kind=PredictionKind.ACTION,
                subject=action.id,
                stage=action.stage,
                days=effect.days,
                low=effect.low,
                high=effect.high,
            )
    constraint = result.constraint
    chances = {one.stage: one.p for one in constraint.posterior}
    held = constraint_stages(constraint.state, chances)
    for gain in constraint.gain_days:
        if gain.stage in held:
            yield Stated(
                kind=PredictionKind.CONSTRAINT,
                subject=gain.stage.value,
                stage=gain.stage,
                days=-gain.days,
                low=-gain.high,
                high=-gain.low,
            )


def keep_predictions(
    session: Session, engagement_id: int, result: Result, *, digest: str, now: datetime
) -> None:
    """Keep what a result foretells, once, and judge by it what earlier ones foretold."""
    known = select(Prediction.id).filter_by(engagement_id=engagement_id, result_digest=digest)
    if session.scalar(known.limit(1)) is None:
        session.add_all(
            Prediction(
                engagement_id=engagement_id,
                result_digest=digest,
                kind=one.kind.value,
                subject=one.subject,
                stage=None if one.stage is None else one.stage.value,
                simulated=result.engagement.simulated,
                stated_at=now,
                expected_days=one.days,
                low=one.low,
                high=one.high,
                p_faster=chance_of_faster(one.days, one.low, one.high),
            )
            for one in _told_once(result)
        )
        session.flush()
    for found in result.action_results:
        _judge(session, engagement_id, found, digest)


def _told_once(result: Result) -> Iterator[Stated]:
    """Yield each effect once, and none that lies outside its own interval."""
    seen = set()
    for one in stated_effects(result):
        if (one.kind, one.subject) not in seen and one.low <= one.days <= one.high:
            seen.add((one.kind, one.subject))
            yield one


def _judge(session: Session, engagement_id: int, found: ActionResult, digest: str) -> None:
    """Write down what was seen of an action that an earlier result proposed.

    The constraint's gain that such an action rests on is judged with it. What was foretold is
    judged by what happened afterwards, to the whole organization and at the same stage: a judgement
    goes when the register says later that it was not so.
    """
    if found.effect.days is None:
        return
    taken = session.scalar(
        select(TakenAction).where(
            TakenAction.engagement_id == engagement_id,
            TakenAction.public_key == found.action_id,
            TakenAction.playbook_id.is_not(None),
            TakenAction.result_digest != digest,
        )
    )
    if taken is None:
        return
    rows = session.scalars(
        select(Prediction).filter_by(engagement_id=engagement_id, result_digest=taken.result_digest)
    ).all()
    own = next((row for row in rows if row.subject == taken.playbook_id), None)
    if own is None:
        return
    seen = found.effect if found.team is None and _is_as_foretold(taken, own) else _NOTHING
    for row in rows:
        if row is own or _is_same_forecast(row, own):
            row.judged_digest = None if seen is _NOTHING else digest
            row.observed_days, row.observed_low, row.observed_high = seen.days, seen.low, seen.high


def _is_as_foretold(taken: TakenAction, own: Prediction) -> bool:
    """Tell whether an action began after its effect was foretold, and where it was foretold."""
    return (
        taken.started_on is not None
        and taken.started_on >= own.stated_at.date()
        and taken.team is None
        and taken.stage == own.stage
    )


def _is_same_forecast(row: Prediction, own: Prediction) -> bool:
    return (
        row.kind == PredictionKind.CONSTRAINT
        and row.stage == own.stage
        and row.expected_days == own.expected_days
    )


def current_record(session: Session) -> TrackRecord:
    """Return the record of everything that the session finds."""
    rows = session.execute(judged_effects(simulated=False)).all()
    names = sorted({organization_of(client) for _, client in rows})
    places = {name: place for place, name in enumerate(names)}
    return track_record(
        [
            Case(
                expected_days=prediction.expected_days,
                low=prediction.low,
                high=prediction.high,
                p_faster=prediction.p_faster,
                observed_days=prediction.observed_days or 0.0,
                organization=places[organization_of(client)],
            )
            for prediction, client in rows
        ]
    )


def judged_effects(*, simulated: bool) -> Select[Prediction, str]:
    """Return the query of judged effects; the constraint's is its action's, and counted once."""
    return (
        select(Prediction, Engagement.client)
        .join(Engagement, Engagement.id == Prediction.engagement_id)
        .where(
            Prediction.kind == PredictionKind.ACTION.value,
            Prediction.judged_digest.is_not(None),
            Prediction.simulated == simulated,
        )
        .order_by(Engagement.client, Prediction.stated_at, Prediction.id)
    )
