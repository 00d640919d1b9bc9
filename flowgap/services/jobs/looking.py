"""Look at a job: what somebody who waits for it is shown."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.db import SessionFactory, reading
from flowgap.errors import InputError
from flowgap.models import LIVE, Engagement, Job, JobKind, JobState
from flowgap.services.jobs.asking import JobNotFoundError
from flowgap.services.jobs.clock import DatabaseTime
from flowgap.services.jobs.leases import Progress

LOOK_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSeen:
    """A job at one moment, and how many come before it.

    `error` is the code of a failure; `refusal` says what a folder was refused for.
    """

    key: str
    kind: JobKind
    state: JobState
    input: Mapping[str, str]
    engagement: str | None
    progress: Progress | None
    n_before: int
    waited_seconds: float
    error: str | None
    refusal: InputError | None

    @property
    def is_live(self) -> bool:
        """Tell whether it is still to be done."""
        return self.state in LIVE


def look_at(session: Session, key: str) -> JobSeen:
    """Return a job as it is now.

    Raises
    ------
    JobNotFoundError
        If no job has this key.
    """
    query = (
        select(Job, Engagement.public_key, DatabaseTime())
        .outerjoin(Engagement, Engagement.id == Job.engagement_id)
        .where(Job.public_key == key)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise JobNotFoundError("no job has this key")
    job, engagement, now = found
    return JobSeen(
        key=job.public_key,
        kind=JobKind(job.kind),
        state=JobState(job.state),
        input=json.loads(job.input),
        engagement=engagement,
        progress=_progress(job),
        n_before=_n_before(session, job),
        waited_seconds=max(0.0, (now - job.created_at).total_seconds()),
        error=job.error,
        refusal=None if job.refusal is None else _refusal(json.loads(job.refusal)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisNow:
    """A diagnosis that is queued or running; `client` is None while its folder is not read."""

    key: str
    client: str | None


def diagnoses_now(session: Session) -> tuple[DiagnosisNow, ...]:
    """Return the diagnoses that are to be done, the oldest first."""
    query = (
        select(Job.public_key, Engagement.client)
        .outerjoin(Engagement, Engagement.id == Job.engagement_id)
        .where(Job.state.in_(LIVE), Job.kind.in_((JobKind.DIAGNOSE, JobKind.RECOMPUTE)))
        .order_by(Job.id)
    )
    return tuple(DiagnosisNow(key=key, client=client) for key, client in session.execute(query))


def wait_for(
    sessions: SessionFactory,
    key: str,
    *,
    seconds: float,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> JobSeen:
    """Look again and again until the job is over or the time is; return what was seen last."""
    until = clock() + seconds
    while True:
        with reading(sessions) as session:
            seen = look_at(session, key)
        if not seen.is_live or clock() >= until:
            return seen
        sleep(LOOK_SECONDS)


def refusal_parts(error: InputError) -> dict[str, Any]:
    """Return what a refusal says, as plain data."""
    return {
        "problem": error.problem,
        "file": error.file,
        "allowed": error.allowed,
        "line": error.line,
        "column": error.column,
    }


def _refusal(parts: Mapping[str, Any]) -> InputError:
    return InputError(
        parts["problem"],
        file=parts["file"],
        allowed=parts["allowed"],
        line=parts["line"],
        column=parts["column"],
    )


def _progress(job: Job) -> Progress | None:
    if job.step is None:
        return None
    return Progress(step=job.step, n_done=job.n_done, n_total=job.n_total)


def _n_before(session: Session, job: Job) -> int:
    if job.state != JobState.QUEUED:
        return 0
    before = select(func.count()).select_from(Job).where(Job.id < job.id, Job.state.in_(LIVE))
    return session.scalar(before) or 0
