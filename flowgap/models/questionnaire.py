"""Questionnaires that a workspace words by itself: while they are written, and once published."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import new_public_key


class OwnQuestionnaire(Base):
    """One version. `files` (JSON) holds its texts by path below the folder of surveys.

    While `published_at` is empty it may change, and `revision` counts the changes, so that nobody
    writes over what another one changed. `edited_by` is the name of who changed it last.
    """

    __tablename__ = "own_questionnaire"
    __table_args__ = (
        UniqueConstraint("name", "version"),
        CheckConstraint("version > 0 AND revision > 0", name="counted"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(
        ForeignKey("workspace.id", ondelete="CASCADE"), index=True
    )
    public_key: Mapped[str] = mapped_column(unique=True, default=new_public_key)
    name: Mapped[str]
    version: Mapped[int]
    title: Mapped[str]
    files: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    edited_by: Mapped[str]
    edited_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
