"""The folder of an engagement as the database keeps it: one row for each of its files."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH


class KeptFile(Base):
    """A file of an engagement folder, as it is now.

    `packed` holds it compressed (gzip); `digest` and `n_bytes` are of the file itself. Answers of
    waves that were asked here are never in it: they are laid out from their own tables.
    """

    __tablename__ = "kept_file"
    __table_args__ = (
        UniqueConstraint("engagement_id", "name"),
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("n_bytes >= 0", name="size"),
        CheckConstraint(f"length(digest) = {DIGEST_LENGTH}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    name: Mapped[str]
    digest: Mapped[str]
    n_bytes: Mapped[int]
    packed: Mapped[bytes] = mapped_column(deferred=True)
    kept_at: Mapped[datetime]
