"""Who works on a job: one holder at a time, for as long as it shows that it lives.

A lease that ran out makes its job free for others. What the old holder still does has no effect:
whatever a job changes is kept in the transaction that marks it as done, and only the holder of
that moment can do that.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import CursorResult, and_, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from flowgap.errors import FlowGapError
from flowgap.models import LIVE, Job, JobState
from flowgap.services.jobs.clock import DatabaseTime

LEASE_SECONDS: Final = 30.0
MOST_TRIES: Final = 3
LOST: Final = "lost"
"""The error of a job whose workers died with it in their hands."""
REFUSED: Final = "refused"
UNEXPECTED: Final = "unexpected"
DISK_FULL: Final = "disk-full"
TIME: Final = "time"
"""The error of a job that took longer than it may."""


class LeaseLostError(FlowGapError):
    """Another one works on the job, or did it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A job in the hands of whoever claimed it."""

    key: str
    kind: str
    workspace_id: int
    input: Mapping[str, str]
    tries: int
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is; where `n_total` is 0, nobody knows yet."""

    step: str
    n_done: int = 0
    n_total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a job failed: a code, and what a folder was refused for. A final one is not repeated."""

    code: str
    is_final: bool
    refusal: Mapping[str, Any] | None = field(default=None)


def is_free(lease_seconds: float) -> ColumnElement[bool]:
    """Return whether nobody holds the job, or nobody who lives.

    No lease lasts longer than `lease_seconds`: one that seems to was given before the clock was
    put back.
    """
    return or_(
        Job.lease_until.is_(None),
        Job.lease_until <= DatabaseTime(),
        Job.lease_until > DatabaseTime(lease_seconds),
    )


def claim(session: Session, key: str, *, lease_seconds: float = LEASE_SECONDS) -> Held | None:
    """Become the holder of a job in one statement; return None if it is not to be had."""
    holder = secrets.token_hex(16)
    statement = (
        update(Job)
        .where(
            Job.public_key == key,
            Job.state.in_(LIVE),
            Job.tries < MOST_TRIES,
            is_free(lease_seconds),
        )
        .values(
            state=JobState.RUNNING,
            holder=holder,
            lease_until=DatabaseTime(lease_seconds),
            tries=Job.tries + 1,
        )
        .returning(Job.kind, Job.workspace_id, Job.input, Job.tries)
        .execution_options(synchronize_session=False)
    )
    taken = session.execute(statement).one_or_none()
    if taken is None:
        return None
    kind, workspace_id, given, tries = taken
    return Held(
        key=key,
        kind=kind,
        workspace_id=workspace_id,
        input=json.loads(given),
        tries=tries,
        holder=holder,
    )


def next_due(session: Session, *, lease_seconds: float = LEASE_SECONDS) -> str | None:
    """Return the key of the job that has waited longest and is to be had."""
    query = (
        select(Job.public_key)
        .where(Job.state.in_(LIVE), Job.tries < MOST_TRIES, is_free(lease_seconds))
        .order_by(Job.id)
        .limit(1)
    )
    return session.scalar(query)


def keep(
    session: Session,
    held: Held,
    progress: Progress | None = None,
    *,
    lease_seconds: float = LEASE_SECONDS,
) -> bool:
    """Hold a job for longer and tell how far it is; say whether it was still ours."""
    told = (
        {}
        if progress is None
        else {"step": progress.step, "n_done": progress.n_done, "n_total": progress.n_total}
    )
    return _change(session, held, lease_until=DatabaseTime(lease_seconds), **told)


def finish(session: Session, held: Held, *, engagement_id: int | None = None) -> None:
    """Mark a job as done, in the transaction that keeps what it changed.

    Raises
    ------
    LeaseLostError
        If it is no longer ours: then nothing may be kept.
    """
    belongs = {} if engagement_id is None else {"engagement_id": engagement_id}
    if not _change(
        session,
        held,
        state=JobState.DONE,
        holder=None,
        lease_until=None,
        finished_at=DatabaseTime(),
        **belongs,
    ):
        raise LeaseLostError("another one has the job now")


def give_back(session: Session, held: Held) -> None:
    """Queue a job again as if it had not been tried."""
    _change(
        session,
        held,
        state=JobState.QUEUED,
        holder=None,
        lease_until=None,
        tries=Job.tries - 1,
    )


def fail(
    session: Session, held: Held, failure: Failure, *, pause_seconds: float = 0.0
) -> JobState | None:
    """Queue a job for another try after a pause, or let it fail; return what it is now.

    It fails where another try would not help, and after the last one. It is nothing (None) if the
    job is no longer ours.
    """
    if not failure.is_final and held.tries < MOST_TRIES:
        until = DatabaseTime(pause_seconds) if pause_seconds else None
        mine = _change(session, held, state=JobState.QUEUED, holder=None, lease_until=until)
        return JobState.QUEUED if mine else None
    mine = _change(
        session,
        held,
        state=JobState.FAILED,
        holder=None,
        lease_until=None,
        error=failure.code,
        refusal=None if failure.refusal is None else json.dumps(dict(failure.refusal)),
        finished_at=DatabaseTime(),
    )
    return JobState.FAILED if mine else None


def _change(session: Session, held: Held, **values: object) -> bool:
    """Change a job if it is still ours."""
    mine = and_(
        Job.public_key == held.key, Job.holder == held.holder, Job.state == JobState.RUNNING
    )
    statement = update(Job).where(mine).values(**values)
    result = session.execute(statement.execution_options(synchronize_session=False))
    if not isinstance(result, CursorResult):
        raise TypeError("the statement has no count of rows")
    return result.rowcount == 1
