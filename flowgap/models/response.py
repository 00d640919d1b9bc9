"""What was answered: sealed while the wave is open, unlinkable afterwards."""

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import KEY_LENGTH, Base
from flowgap.models.wave import DIGEST_BYTES, UNORDERED, new_key


class SealedResponse(Base):
    """One complete questionnaire of an open wave, under a seal whose key is not in the database.

    Every `content` has the same length. `key` follows from the respondent's receipt, so that
    whoever holds it can take the answers back.
    """

    __tablename__ = "sealed_response"
    __table_args__ = (
        CheckConstraint(f"length(key) = {KEY_LENGTH}", name="key_length"),
        UNORDERED,
    )

    key: Mapped[bytes] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", deferrable=True, initially="DEFERRED")
    )
    content: Mapped[bytes]


class Response(Base):
    """What one respondent answered: no person, no time, no sequence to join them by.

    All responses of a wave are written at once, in random order, when it closes.
    `particulars` (JSON) are the columns of `responses.csv` that are no items. `n_items` repeats
    the wave's number: the only way to let the database refuse answers that are too short or too
    long.
    """

    __tablename__ = "response"
    __table_args__ = (
        ForeignKeyConstraint(
            ["wave_id", "n_items"], ["wave.id", "wave.n_items"], ondelete="CASCADE"
        ),
        CheckConstraint(f"length(key) = {KEY_LENGTH}", name="key_length"),
        CheckConstraint("length(answers) = n_items", name="all_items"),
        UNORDERED,
    )

    key: Mapped[bytes] = mapped_column(primary_key=True, default=new_key)
    wave_id: Mapped[int] = mapped_column(index=True)
    # Checked at the end: deleting an engagement deletes team and response in any order.
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", deferrable=True, initially="DEFERRED")
    )
    n_items: Mapped[int]
    answers: Mapped[bytes]
    particulars: Mapped[str]


class Comment(Base):
    """One open answer, redacted, without a way to the response it came with."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint(f"length(key) = {KEY_LENGTH}", name="key_length"),
        CheckConstraint("text <> ''", name="not_empty"),
        UNORDERED,
    )

    key: Mapped[bytes] = mapped_column(primary_key=True, default=new_key)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", deferrable=True, initially="DEFERRED")
    )
    question: Mapped[str]
    text: Mapped[str]


class Receipt(Base):
    """The digest of a receipt whose answers were counted; it leads to no answer."""

    __tablename__ = "receipt"
    __table_args__ = (
        CheckConstraint(f"length(digest) = {DIGEST_BYTES}", name="digest_length"),
        UNORDERED,
    )

    digest: Mapped[bytes] = mapped_column(primary_key=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id", ondelete="CASCADE"), index=True)
