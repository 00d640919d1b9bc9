"""Find jobs that were left lying, and forget those that are over."""

import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from flowgap.models import LIVE, Job, JobKind, JobState, WorkerBeat
from flowgap.services.jobs.clock import DatabaseTime
from flowgap.services.jobs.leases import LEASE_SECONDS, LOST, MOST_TRIES, is_free

KEPT_SECONDS: Final = 7 * 24 * 60 * 60
"""How long one can still see what became of a job."""

BEAT_KEPT_SECONDS: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What there is to do, and what of the files in the data folder is still needed."""

    due: tuple[str, ...]
    uploads: frozenset[str]
    holders: frozenset[str]


def sweep(session: Session, *, lease_seconds: float = LEASE_SECONDS) -> Swept:
    """Queue again what a dead worker held, let fail what was tried too often, forget old jobs."""
    left = (Job.state == JobState.RUNNING) & is_free(lease_seconds)
    _let_fail(session, left & (Job.tries >= MOST_TRIES))
    requeue = update(Job).where(left).values(state=JobState.QUEUED, holder=None, lease_until=None)
    session.execute(requeue.execution_options(synchronize_session=False))
    session.execute(delete(Job).where(Job.finished_at < DatabaseTime(-KEPT_SECONDS)))
    session.execute(delete(WorkerBeat).where(WorkerBeat.beat_at < DatabaseTime(-BEAT_KEPT_SECONDS)))
    due = select(Job.public_key).where(Job.state == JobState.QUEUED, is_free(lease_seconds))
    waiting = select(Job.input).where(Job.state.in_(LIVE), Job.kind == JobKind.DIAGNOSE)
    holders = select(Job.holder).where(Job.state == JobState.RUNNING)
    return Swept(
        due=tuple(session.scalars(due.order_by(Job.id))),
        uploads=frozenset(json.loads(given)["upload"] for given in session.scalars(waiting)),
        holders=frozenset(holder for holder in session.scalars(holders) if holder),
    )


def _let_fail(session: Session, those: object) -> None:
    lost = (
        update(Job)
        .where(those)  # type: ignore[arg-type] # a condition of SQLAlchemy
        .values(
            state=JobState.FAILED,
            holder=None,
            lease_until=None,
            error=LOST,
            finished_at=DatabaseTime(),
        )
    )
    session.execute(lost.execution_options(synchronize_session=False))
