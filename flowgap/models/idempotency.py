"""Requests that a program may send twice: what was answered the first time."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import KEY_LENGTH, STRICT, Base
from flowgap.models.wave import DIGEST_BYTES


class IdempotentRequest(Base):
    """One request by the key that its sender gave it; both are kept as digests only.

    Until it is answered it is in the hands of its `attempt`, and `body` is null. A key belongs to
    a token: what one program sends is never an answer to another one.
    """

    __tablename__ = "idempotent_request"
    __table_args__ = (
        UniqueConstraint("token_id", "key_digest"),
        CheckConstraint(f"length(key_digest) = {DIGEST_BYTES}", name="key_digest_length"),
        CheckConstraint(f"length(request_digest) = {DIGEST_BYTES}", name="request_digest_length"),
        CheckConstraint(f"length(attempt) = {KEY_LENGTH}", name="attempt_length"),
        CheckConstraint("(body IS NULL) = (location IS NULL)", name="answered"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspace.id", ondelete="CASCADE"), index=True
    )
    token_id: Mapped[int] = mapped_column(ForeignKey("api_token.id", ondelete="CASCADE"))
    key_digest: Mapped[bytes]
    request_digest: Mapped[bytes]
    attempt: Mapped[bytes]
    body: Mapped[str | None]
    location: Mapped[str | None]
    begun_at: Mapped[datetime] = mapped_column(index=True)
