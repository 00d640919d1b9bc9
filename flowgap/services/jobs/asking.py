"""Ask for work: a job is written with the change that causes it, and equal work is one job."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import LIVE, Job, JobKind, JobState, workspace_of
from flowgap.models.job import new_job_key
from flowgap.services.engagements.keeping import EngagementNotFoundError
from flowgap.services.jobs.clock import DatabaseTime

_MOST_LOOKS: Final = 5
"""Another one may ask for the same between two looks, and be done at once; not again and again."""
MOST_QUEUED: Final = 50
"""Jobs that wait at once: an upload lies on the disk until it is diagnosed."""


class TooManyJobsError(FlowGapError):
    """As many jobs wait as are allowed."""


class JobNotFoundError(FlowGapError):
    """No job has this key, or it was forgotten."""


class NotToBeRepeatedError(FlowGapError):
    """The job has not failed, or what it needs is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What is to be done, with ids and digests only; `name` tells equal work from other work."""

    kind: JobKind
    input: Mapping[str, str]
    name: str
    engagement_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The job that does the work; it may have been there before."""

    key: str
    is_new: bool


def ask_for(session: Session, errand: Errand) -> Asked:
    """Write a job, unless the same work is queued or running already.

    Raises
    ------
    TooManyJobsError
        If too many wait.
    EngagementNotFoundError
        If the engagement was deleted meanwhile.
    """
    place = workspace_of(session)
    digest = hashlib.sha256(f"{place}\n{errand.kind}\n{errand.name}".encode()).hexdigest()
    for _look in range(_MOST_LOOKS):
        asked = _found(session, digest) or _added(session, digest, errand, place)
        if asked is not None:
            return asked
    raise EngagementNotFoundError("what the job is for was deleted meanwhile")


def _found(session: Session, digest: str) -> Asked | None:
    same = select(Job.public_key).where(Job.digest == digest, Job.state.in_(LIVE))
    key = session.scalar(same)
    return None if key is None else Asked(key=key, is_new=False)


def _added(session: Session, digest: str, errand: Errand, workspace_id: int) -> Asked | None:
    """Write a job; return None if the same work was asked for right now."""
    _refuse_too_many(session)
    key = new_job_key()
    row = insert(Job).values(
        public_key=key,
        kind=errand.kind,
        workspace_id=workspace_id,
        engagement_id=errand.engagement_id,
        input=json.dumps(dict(errand.input), sort_keys=True),
        digest=digest,
        created_at=DatabaseTime(),
    )
    try:
        with session.begin_nested():
            session.execute(row)
    except IntegrityError:
        return None
    return Asked(key=key, is_new=True)


def ask_again(session: Session, key: str) -> None:
    """Queue a failed job once more, with all its tries.

    Raises
    ------
    JobNotFoundError
        If there is none.
    NotToBeRepeatedError
        If it has not failed, or is a diagnosis, whose files were deleted.
    TooManyJobsError
        If too many wait.
    """
    job = session.scalar(select(Job).where(Job.public_key == key).with_for_update())
    if job is None:
        raise JobNotFoundError("no job has this key")
    if job.state != JobState.FAILED or job.kind == JobKind.DIAGNOSE:
        raise NotToBeRepeatedError("only a failed job that still has its input can be repeated")
    _refuse_too_many(session)
    try:
        with session.begin_nested():
            job.state, job.error, job.refusal = JobState.QUEUED, None, None
            job.tries, job.lease_until, job.finished_at = 0, None, None
    except IntegrityError as error:
        raise NotToBeRepeatedError("the same work is being done already") from error


def _refuse_too_many(session: Session) -> None:
    queued = select(func.count()).select_from(Job).where(Job.state == JobState.QUEUED)
    n_queued = session.scalar(queued) or 0
    if n_queued >= MOST_QUEUED:
        raise TooManyJobsError(f"{n_queued} jobs wait: at most {MOST_QUEUED} may")
