"""Workers show that they live, so that whoever waits for a job can learn that nobody works."""

from dataclasses import dataclass

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from flowgap.models import Job, JobState, WorkerBeat
from flowgap.services.jobs.clock import DatabaseTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """Jobs that wait, and how long ago a worker last showed that it lives; None: none ever did."""

    n_queued: int
    beat_seconds: float | None


def show_life(session: Session, worker: str) -> None:
    """Note that a worker lives."""
    beat = update(WorkerBeat).where(WorkerBeat.worker == worker).values(beat_at=DatabaseTime())
    known = session.execute(
        beat.returning(WorkerBeat.worker).execution_options(synchronize_session=False)
    ).one_or_none()
    if known is None:
        session.execute(insert(WorkerBeat).values(worker=worker, beat_at=DatabaseTime()))


def backlog(session: Session) -> Backlog:
    """Return what waits, by the clock of the database."""
    queued = select(func.count()).select_from(Job).where(Job.state == JobState.QUEUED)
    last, now = session.execute(select(func.max(WorkerBeat.beat_at), DatabaseTime())).one()
    return Backlog(
        n_queued=session.scalar(queued) or 0,
        beat_seconds=None if last is None else max(0.0, (now - last).total_seconds()),
    )
