"""What people call the themes that a program found in comments."""

from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.wave import DIGEST_BYTES

LONGEST_THEME_NAME: Final = 60
"""Characters of a name."""


class ThemeName(Base):
    """The name of a theme of one wave; the theme is known by a digest of its words."""

    __tablename__ = "theme_name"
    __table_args__ = (
        UniqueConstraint("engagement_id", "wave", "words_digest"),
        CheckConstraint(f"length(words_digest) = {DIGEST_BYTES}", name="digest_length"),
        CheckConstraint(f"length(name) BETWEEN 1 AND {LONGEST_THEME_NAME}", name="name_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    wave: Mapped[str]
    words_digest: Mapped[bytes]
    name: Mapped[str]
