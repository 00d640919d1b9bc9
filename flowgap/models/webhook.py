"""Whom to tell what has happened, and each message on its way, written with what it tells of."""

import secrets
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import new_public_key


class WebhookEvent(StrEnum):
    """What can be told. A test is asked for on the page, and tells of nothing."""

    WAVE_CLOSED = "wave.closed"
    RESULT_READY = "result.ready"
    REPORT_READY = "report.ready"
    TEST = "webhook.test"


class MessageState(StrEnum):
    """How far a message is; `sending` outlives a worker that died with it in its hands."""

    QUEUED = "queued"
    SENDING = "sending"
    DELIVERED = "delivered"
    FAILED = "failed"


def new_message_key() -> str:
    """Return an id that says what it is of."""
    return f"msg_{secrets.token_urlsafe(16)}"


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(value.value) for value in values)})"


class Webhook(Base):
    """An address of a workspace that is told of `events` (words with a blank between them).

    The secret lies under a seal whose key is not in the database. The one before it signs, too,
    until `sealed_before_until`.
    """

    __tablename__ = "webhook"
    __table_args__ = (
        UniqueConstraint("workspace_id", "url"),
        CheckConstraint("url <> '' AND events <> ''", name="filled"),
        CheckConstraint(
            "(sealed_before IS NULL) = (sealed_before_until IS NULL)", name="both_or_none"
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_public_key)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    url: Mapped[str]
    events: Mapped[str]
    sealed_secret: Mapped[bytes]
    sealed_before: Mapped[bytes | None]
    sealed_before_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class WebhookMessage(Base):
    """One message to one address; `body` (JSON) holds ids only: no figure, no name.

    It may be sent (again) from `due_at`, by the clock of the database; while it is being sent,
    that is when its sender counts as dead. `status` is what was answered last, `error` a code.
    """

    __tablename__ = "webhook_message"
    __table_args__ = (
        Index("ix_webhook_message_state_due_at", "state", "due_at"),
        CheckConstraint(_one_of("event", WebhookEvent), name="event"),
        CheckConstraint(_one_of("state", MessageState), name="state"),
        CheckConstraint("tries >= 0", name="tries"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_message_key)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    webhook_id: Mapped[int] = mapped_column(
        ForeignKey("webhook.id", ondelete="CASCADE"), index=True
    )
    event: Mapped[str]
    body: Mapped[str]
    state: Mapped[str] = mapped_column(default=MessageState.QUEUED)
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    status: Mapped[int | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
