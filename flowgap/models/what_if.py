"""Answers to what-if questions: the same question to the same data is answered once."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH


class WhatIfAnswer(Base):
    """One answer as JSON; `digest` is of the question and of all that was asked."""

    __tablename__ = "what_if_answer"
    __table_args__ = (
        UniqueConstraint("engagement_id", "digest"),
        CheckConstraint(f"length(digest) = {DIGEST_LENGTH}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    digest: Mapped[str]
    document: Mapped[str]
    computed_at: Mapped[datetime]
