"""Whose results these are: engagement, its teams, and each result that was computed."""

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base

DIGEST_LENGTH: Final = 64
"""Characters of a SHA-256 in hexadecimal digits."""


def new_public_key() -> str:
    """Return 128 random bits that are safe in an address."""
    return secrets.token_urlsafe(16)


class Engagement(Base):
    """One assignment for one organization; `public_key` stands in addresses.

    `workspace_id` need not be given: a new one lies in the workspace of the session that keeps it.
    """

    __tablename__ = "engagement"
    __table_args__ = (
        UniqueConstraint("workspace_id", "client", "title"),
        CheckConstraint("client <> '' AND title <> ''", name="named"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_public_key)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    client: Mapped[str]
    title: Mapped[str]
    language: Mapped[str]


class Team(Base):
    """A team of an engagement; a `parent` needs no row of its own."""

    __tablename__ = "team"
    __table_args__ = (
        UniqueConstraint("engagement_id", "name"),
        CheckConstraint("name <> ''", name="named"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    name: Mapped[str]
    parent: Mapped[str | None]


class Result(Base):
    """One result as it was computed: the JSON text of `flowgap.result` and its digest.

    A result is never changed. The same data give the same text, so the same digest, so one row.
    `language` is that of its sentences, None where the text tells none.
    """

    __tablename__ = "result"
    __table_args__ = (
        UniqueConstraint("engagement_id", "digest"),
        CheckConstraint(f"length(digest) = {DIGEST_LENGTH}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    document: Mapped[str]
    digest: Mapped[str]
    import_report: Mapped[str]
    computed_at: Mapped[datetime]
    language: Mapped[str | None]
