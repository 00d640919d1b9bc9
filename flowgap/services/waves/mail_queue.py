"""Which mails of the queue may go out, and which nobody needs any more."""

from datetime import datetime
from typing import Final

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from flowgap.models import Invitation, Mail, MailKind, MailState, Wave

MAX_TRIES: Final = 5


def sendable(now: datetime) -> Select[Mail, Invitation, Wave]:
    """Return the mails that may go out: their wave is open, their person still waited for."""
    return (
        select(Mail, Invitation, Wave)
        .join(Invitation, Invitation.key == Mail.invitation)
        .join(Wave, Wave.id == Mail.wave_id)
        .where(
            Mail.state == MailState.QUEUED,
            Mail.tries < MAX_TRIES,
            Invitation.address.is_not(None),
            Invitation.sealed_token.is_not(None),
            ~Invitation.is_used,
            (Mail.kind == MailKind.INVITATION) | Invitation.wants_reminders,
            Wave.opens_at <= now,
            Wave.closes_at > now,
            Wave.closed_at.is_(None),
        )
    )


def forget_needless(session: Session) -> None:
    """Drop what was queued for people who have answered or asked us to stop since then."""
    done = select(Invitation.key).where(Invitation.is_used)
    stopped = select(Invitation.key).where(~Invitation.wants_reminders)
    is_reminder = Mail.kind != MailKind.INVITATION
    needless = Mail.invitation.in_(done) | (is_reminder & Mail.invitation.in_(stopped))
    session.execute(
        delete(Mail)
        .where(Mail.state == MailState.QUEUED, needless)
        .execution_options(synchronize_session=False)
    )
