"""Mail that goes out: one row for each, written with the change that causes it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import KEY_LENGTH, STRICT, Base
from flowgap.models.wave import UNORDERED, new_key


class MailKind(StrEnum):
    """Why a mail is sent: asked, reminded by date, reminded by hand."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    MANUAL = "manual"


class MailState(StrEnum):
    """How far a mail is; `sending` outlives a process that died with it in its hands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(value.value) for value in values)})"


class Mail(Base):
    """One mail to one invited person, without address, text and token: it is written on sending.

    It tells no time but a day: that on which it was queued, and once it is sent, that of sending.
    Once the wave is closed it belongs to nobody: closing writes the invitations anew.
    """

    __tablename__ = "mail"
    __table_args__ = (
        Unique("invitation", "kind", "number"),
        CheckConstraint(f"length(key) = {KEY_LENGTH}", name="key_length"),
        CheckConstraint(_one_of("kind", MailKind), name="kind"),
        CheckConstraint(_one_of("state", MailState), name="state"),
        CheckConstraint("tries >= 0", name="tries"),
        UNORDERED,
    )

    key: Mapped[bytes] = mapped_column(primary_key=True, default=new_key)
    wave_id: Mapped[int] = mapped_column(ForeignKey("wave.id", ondelete="CASCADE"), index=True)
    invitation: Mapped[bytes | None] = mapped_column(
        ForeignKey("invitation.key", ondelete="SET NULL")
    )
    kind: Mapped[str]
    number: Mapped[int]
    state: Mapped[str] = mapped_column(default=MailState.QUEUED)
    tries: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    day: Mapped[date]


class MailLease(Base):
    """Who sends mail now. One process at a time: if it dies, one mail at most is in doubt."""

    __tablename__ = "mail_lease"
    __table_args__ = (CheckConstraint("id = 1", name="single"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    holder: Mapped[bytes | None]
    until: Mapped[datetime | None]
