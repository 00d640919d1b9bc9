"""What is asked, of whom, and by when: questionnaire version, wave, invitation, team link."""

import secrets
from datetime import date, datetime
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import KEY_LENGTH, STRICT, Base

UNORDERED: Final = {**STRICT, "sqlite_with_rowid": False}
"""Table options: on SQLite without row numbers, so stored in the order of a random key."""

DIGEST_BYTES: Final = 32


def new_key() -> bytes:
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
    """One fielding of one questionnaire version.

    `promise` (JSON) holds the settings that protect people. They are written once, when the
    wave opens, and shown to everyone who is asked. `closed_at` is set when its answers have been
    unsealed; until then nothing in the database can read them. `erased_at` is when its answers were
    deleted, None where there were none. `turn` (how many waves asked the
    questionnaire before) and `booklet_items` (how many of its items each person is asked, None
    for all) decide who is asked what.
    """

    __tablename__ = "wave"
    __table_args__ = (
        UniqueConstraint("engagement_id", "name"),
        UniqueConstraint("id", "n_items"),
        ForeignKeyConstraint(
            ["questionnaire_version_id", "n_items"],
            ["questionnaire_version.id", "questionnaire_version.n_items"],
        ),
        CheckConstraint("closes_at > opens_at", name="in_order"),
        CheckConstraint("turn >= 0", name="turn"),
        CheckConstraint("booklet_items BETWEEN 1 AND n_items", name="booklet_items"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    name: Mapped[str]
    questionnaire_version_id: Mapped[int]
    n_items: Mapped[int]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    promise: Mapped[str]
    turn: Mapped[int] = mapped_column(default=0)
    booklet_items: Mapped[int | None]


class Invitation(Base):
    """A personal link. It says whether it was used, never when, and leads to no answer.

    `sealed_token` is the token under a seal whose key is not in the database, so that a reminder
    carries the same link. It and the address are erased when the wave closes.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint(f"length(key) = {KEY_LENGTH}", name="key_length"),
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        UNORDERED,
    )

    key: Mapped[bytes] = mapped_column(primary_key=True, default=new_key)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", deferrable=True, initially="DEFERRED")
    )
    token_digest: Mapped[bytes] = mapped_column(unique=True)
    address: Mapped[str | None]
    sealed_token: Mapped[bytes | None]
    is_used: Mapped[bool] = mapped_column(default=False)
    wants_reminders: Mapped[bool] = mapped_column(default=True)


class TeamLink(Base):
    """A link that a whole team shares; `code_digest` is that of the short code to type."""

    __tablename__ = "team_link"
    __table_args__ = (
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        CheckConstraint("n_invited >= 0", name="invited"),
        STRICT,
    )

    wave_id: Mapped[int] = mapped_column(
        ForeignKey("wave.id", ondelete="CASCADE"), primary_key=True
    )
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    token_digest: Mapped[bytes] = mapped_column(unique=True)
    code_digest: Mapped[bytes] = mapped_column(unique=True)
    n_invited: Mapped[int]


class ReplacedLink(Base):
    """A team's link that a newer one replaced: no team, no day, nothing but that it was one."""

    __tablename__ = "replaced_link"
    __table_args__ = (
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        UNORDERED,
    )

    token_digest: Mapped[bytes] = mapped_column(primary_key=True)
    code_digest: Mapped[bytes] = mapped_column(unique=True)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id", ondelete="CASCADE"), index=True)


class WaveCount(Base):
    """How many people of the whole company had answered on a day, `least` to `most`.

    Both are one number where enough people are invited. A day is one of the wave's time zone.
    """

    __tablename__ = "wave_count"
    __table_args__ = (CheckConstraint("0 <= least AND least <= most", name="in_order"), STRICT)

    wave_id: Mapped[int] = mapped_column(
        ForeignKey("wave.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    least: Mapped[int]
    most: Mapped[int]


class PreparedWave(Base):
    """A wave that is being prepared, one of an engagement: gone as soon as it is opened.

    `content` (JSON) is what was chosen so far, addresses of people among it. `revision` counts
    changes, so that nobody writes over what another one changed meanwhile.
    """

    __tablename__ = "prepared_wave"
    __table_args__ = (CheckConstraint("revision > 0", name="revision"), STRICT)

    engagement_id: Mapped[int] = mapped_column(
        ForeignKey("engagement.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(default=1)
    content: Mapped[str]
