"""Work that is done beside the requests: one row for each job, and one for each worker."""

import secrets
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import KEY_LENGTH, STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH


class JobKind(StrEnum):
    """What is to be done.

    Diagnose an uploaded folder; diagnose the kept one anew; put exports of a tool into the kept
    files; make the PDF of a result; answer what a change would bring.
    """

    DIAGNOSE = "diagnose"
    IMPORT = "import"
    RECOMPUTE = "recompute"
    RENDER = "render"
    WHAT_IF = "what_if"


class JobState(StrEnum):
    """How far a job is; `running` outlives a worker that died with it in its hands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


LIVE: Final = (JobState.QUEUED, JobState.RUNNING)
_IS_LIVE: Final = text("state IN ('queued', 'running')")


def new_job_key() -> str:
    """Return 128 random bits that are safe in an address and in the name of a file."""
    return secrets.token_hex(KEY_LENGTH)


class Job(Base):
    """One piece of work. `input` (JSON) holds ids and digests only: no answer, no person.

    `digest` names the work: while it is queued or running, the same work is one job. Whoever
    works on it is its `holder` until `lease_until`; in a queued job that is when it may be tried
    again. Both follow the clock of the database. `workspace_id` is that of whoever asked;
    `engagement_id` is known from the start or when it is done. `error` is a code, `refusal` (JSON)
    what a folder was refused for.
    """

    __tablename__ = "job"
    __table_args__ = (
        Index(
            "ix_job_digest",
            "digest",
            unique=True,
            sqlite_where=_IS_LIVE,
            postgresql_where=_IS_LIVE,
        ),
        CheckConstraint(
            "kind IN ('diagnose', 'import', 'recompute', 'render', 'what_if')", name="kind"
        ),
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state"),
        CheckConstraint(f"length(digest) = {DIGEST_LENGTH}", name="digest_length"),
        CheckConstraint("(state = 'running') = (holder IS NOT NULL)", name="held"),
        CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name="told"),
        CheckConstraint("tries >= 0 AND n_done >= 0 AND n_total >= 0", name="counts"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_job_key)
    kind: Mapped[str]
    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspace.id", ondelete="CASCADE"), index=True
    )
    engagement_id: Mapped[int | None] = mapped_column(
        ForeignKey("engagement.id", ondelete="CASCADE"), index=True
    )
    input: Mapped[str]
    digest: Mapped[str]
    state: Mapped[str] = mapped_column(default=JobState.QUEUED, index=True)
    step: Mapped[str | None]
    n_done: Mapped[int] = mapped_column(default=0)
    n_total: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    holder: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    error: Mapped[str | None]
    refusal: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class WorkerBeat(Base):
    """When a worker last showed that it lives."""

    __tablename__ = "worker_beat"
    __table_args__ = (STRICT,)

    worker: Mapped[str] = mapped_column(primary_key=True)
    beat_at: Mapped[datetime]
