"""The scoreboard: what became of predictions, and which of them wait or were never tried."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from flowgap.models import ActionState, Prediction, PredictionKind, TakenAction
from flowgap.result.diagnosis import ExpectedEffect
from flowgap.result.track_record import TrackRecord
from flowgap.services.over_time.predictions import current_record, judged_effects


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedEffect:
    """One expected effect of a real organization beside what was seen of it, in days."""

    client: str
    title: str
    stated_at: datetime
    expected: ExpectedEffect
    p_faster: float
    observed: ExpectedEffect

    @property
    def is_covered(self) -> bool:
        """Tell whether what was seen lies within the interval that was stated."""
        low, seen, high = self.expected.low, self.observed.days, self.expected.high
        return None not in {low, seen, high} and (low or 0) <= (seen or 0) <= (high or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoreboard:
    """The record of a workspace, and how many effects wait or were only simulated.

    `n_open` counts effects of actions that were taken up, `n_untried` actions that results
    proposed and nobody took up: what is judged is a selection of what was foretold.
    """

    record: TrackRecord
    n_open: int
    n_untried: int
    n_simulated: int
    judged: tuple[JudgedEffect, ...]


def read_scoreboard(session: Session) -> Scoreboard:
    """Return the record, its cases where it has figures, and what is not counted."""
    record = current_record(session)
    waiting = _count(simulated=False).where(
        Prediction.judged_digest.is_(None),
        _taken_up().where(TakenAction.result_digest == Prediction.result_digest).exists(),
    )
    simulated = _count(simulated=True).where(Prediction.judged_digest.is_not(None))
    return Scoreboard(
        record=record,
        n_open=session.scalar(waiting) or 0,
        n_untried=session.scalar(_untried()) or 0,
        n_simulated=session.scalar(simulated) or 0,
        judged=tuple(_effects(session)) if record.is_validated else (),
    )


def _count(*, simulated: bool) -> Select[int]:
    return (
        select(func.count())
        .select_from(Prediction)
        .where(Prediction.kind == PredictionKind.ACTION.value, Prediction.simulated == simulated)
    )


def _taken_up() -> Select[int]:
    """Return the query of actions that stand in the register for what a prediction is about.

    One that was given up before its first day was never tried.
    """
    return select(TakenAction.id).where(
        TakenAction.engagement_id == Prediction.engagement_id,
        TakenAction.playbook_id == Prediction.subject,
        or_(TakenAction.state != ActionState.DROPPED.value, TakenAction.started_on.is_not(None)),
    )


def _untried() -> Select[int]:
    """Return the query that counts what was never tried, once however many results propose it."""
    told = (
        select(Prediction.engagement_id, Prediction.subject)
        .where(
            Prediction.kind == PredictionKind.ACTION.value,
            ~Prediction.simulated,
            ~_taken_up().exists(),
        )
        .distinct()
    )
    return select(func.count()).select_from(told.subquery())


def _effects(session: Session) -> Iterator[JudgedEffect]:
    titles = {
        (row.engagement_id, row.result_digest, row.playbook_id): row.title
        for row in session.scalars(select(TakenAction))
    }
    for row, client in session.execute(judged_effects(simulated=False)):
        yield JudgedEffect(
            client=client,
            title=titles.get((row.engagement_id, row.result_digest, row.subject), row.subject),
            stated_at=row.stated_at,
            expected=ExpectedEffect(days=row.expected_days, low=row.low, high=row.high),
            p_faster=row.p_faster,
            observed=ExpectedEffect(
                days=row.observed_days, low=row.observed_low, high=row.observed_high
            ),
        )
