"""Jobs for tests: how they are asked for, looked at, and done in this process."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, update

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import Job, JobKind
from flowgap.services.jobs.asking import Asked, Errand, ask_for
from flowgap.services.jobs.looking import JobSeen, look_at
from flowgap.services.jobs.running import Here, Workshop
from tests.support.job_tasks import workplace


def asked(
    sessions: SessionFactory,
    task: str,
    *,
    name: str | None = None,
    kind: JobKind = JobKind.RENDER,
) -> str:
    """Ask for a job that does `task`, and return its key."""
    return ask(sessions, task, name=name, kind=kind).key


def ask(
    sessions: SessionFactory,
    task: str,
    *,
    name: str | None = None,
    kind: JobKind = JobKind.RENDER,
) -> Asked:
    errand = Errand(kind=kind, input={"task": task, "upload": "none"}, name=name or task)
    with unit_of_work(sessions) as session:
        return ask_for(session, errand)


def seen(sessions: SessionFactory, key: str) -> JobSeen:
    with reading(sessions) as session:
        return look_at(session, key)


def row(sessions: SessionFactory, key: str) -> Job:
    with reading(sessions) as session:
        return session.scalars(select(Job).where(Job.public_key == key)).one()


def put_clock_forward(sessions: SessionFactory, seconds: float) -> None:
    """Let all leases be so much nearer to their end: what a clock that jumps does to them."""
    with unit_of_work(sessions) as session:
        for job in session.scalars(select(Job).where(Job.lease_until.is_not(None))):
            assert job.lease_until is not None
            until = job.lease_until - timedelta(seconds=seconds)
            session.execute(update(Job).where(Job.id == job.id).values(lease_until=until))


def work_here(sessions: SessionFactory, data: Path) -> Workshop:
    """Return who does jobs in this process, without a pause before another try."""
    place = workplace(sessions, data)
    doing = Here(place=place, sessions=sessions)
    return Workshop(sessions=sessions, place=place, doing=doing, pause_seconds=0.0)
