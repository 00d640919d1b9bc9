"""What was given out of an engagement, so that a later result can be refused."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH


class Release(Base):
    """What one result gave of one wave: groups and numbers of people, never an answer.

    `wave` holds days and name, as an engagement that is given another name keeps its waves.
    `document` is the text of `flowgap.services.releases.document`. A row is never changed: what
    has been given cannot be taken back.
    """

    __tablename__ = "release"
    __table_args__ = (
        UniqueConstraint("engagement_id", "digest"),
        CheckConstraint(f"length(digest) = {DIGEST_LENGTH}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    wave: Mapped[str] = mapped_column(index=True)
    document: Mapped[str]
    digest: Mapped[str]
