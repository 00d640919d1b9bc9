"""What was given out of an engagement, so that a later result can be refused."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH


class Release(Base):
    """One figure of one wave as it was given: groups and numbers of people, never an answer.

    `snapshot` is the JSON text of a `flowgap.privacy.snapshot.Snapshot`. A row is never changed:
    what has been given cannot be taken back.
    """

    __tablename__ = "release"
    __table_args__ = (
        UniqueConstraint("engagement_id", "digest"),
        CheckConstraint(f"length(digest) = {DIGEST_LENGTH}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    snapshot: Mapped[str]
    digest: Mapped[str]
