"""What was asked and what was answered: questionnaire version, wave, response."""

import secrets
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import KEY_LENGTH, STRICT, Base


def new_response_key() -> bytes:
    """Return 128 random bits: they tell neither order nor time."""
    return secrets.token_bytes(KEY_LENGTH)


class QuestionnaireVersion(Base):
    """One published version; `item_ids` (a JSON list) is the frozen order of packed answers."""

    __tablename__ = "questionnaire_version"
    __table_args__ = (
        UniqueConstraint("questionnaire", "version"),
        # Not superfluous: the foreign key of `wave` needs a key over both columns.
        UniqueConstraint("id", "n_items"),
        CheckConstraint("n_items > 0", name="has_items"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire: Mapped[str]
    version: Mapped[int]
    digest: Mapped[str]
    item_ids: Mapped[str]
    n_items: Mapped[int]


class Wave(Base):
    """One fielding of one questionnaire version; both days included."""

    __tablename__ = "wave"
    __table_args__ = (
        UniqueConstraint("engagement_id", "name"),
        UniqueConstraint("id", "n_items"),
        ForeignKeyConstraint(
            ["questionnaire_version_id", "n_items"],
            ["questionnaire_version.id", "questionnaire_version.n_items"],
        ),
        CheckConstraint("closed_on >= opened_on", name="in_order"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    name: Mapped[str]
    questionnaire_version_id: Mapped[int]
    n_items: Mapped[int]
    opened_on: Mapped[date]
    closed_on: Mapped[date]


class Response(Base):
    """What one respondent answered: no person, no time, no sequence to join them by.

    On SQLite the table has no row number, so it is stored in the order of its random key.
    `n_items` repeats the wave's number: the only way to let the database refuse answers
    that are too short or too long.
    """

    __tablename__ = "response"
    __table_args__ = (
        ForeignKeyConstraint(
            ["wave_id", "n_items"], ["wave.id", "wave.n_items"], ondelete="CASCADE"
        ),
        CheckConstraint(f"length(key) = {KEY_LENGTH}", name="key_length"),
        CheckConstraint("length(answers) = n_items", name="all_items"),
        {**STRICT, "sqlite_with_rowid": False},
    )

    key: Mapped[bytes] = mapped_column(primary_key=True, default=new_response_key)
    wave_id: Mapped[int] = mapped_column(index=True)
    # Checked at the end: deleting an engagement deletes team and response in any order.
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", deferrable=True, initially="DEFERRED")
    )
    n_items: Mapped[int]
    answers: Mapped[bytes]
