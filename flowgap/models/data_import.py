"""Imports of data into an engagement: what each brought, and how its columns were read."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH


class DataImport(Base):
    """One import that was done; `job_key` is that of its job, which is forgotten earlier.

    `report` (JSON) says what was read, assumed and refused. Of a table, `mapping` (YAML) says what
    its columns are, and `header_digest` tells tables with the same columns from others.
    """

    __tablename__ = "data_import"
    __table_args__ = (
        CheckConstraint("tool <> ''", name="named"),
        CheckConstraint(f"length(header_digest) = {DIGEST_LENGTH}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(
        ForeignKey("engagement.id", ondelete="CASCADE"), index=True
    )
    job_key: Mapped[str] = mapped_column(unique=True)
    tool: Mapped[str]
    report: Mapped[str]
    mapping: Mapped[str | None]
    header_digest: Mapped[str | None]
    imported_at: Mapped[datetime]
