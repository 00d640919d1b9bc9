"""Ending the reminders of one person."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from flowgap.answering.links import token_digest
from flowgap.models import Invitation


def gets_reminders(session: Session, token: str) -> bool:
    """Tell whether there is a link whose person gets reminders; asking holds up nobody."""
    invited = Invitation.token_digest == token_digest(token)
    found = select(Invitation.key).where(invited, Invitation.wants_reminders)
    return session.scalar(found) is not None


def stop_reminders(session: Session, token: str) -> None:
    """Remind the person behind a link no more. Whether there is such a link stays untold."""
    invited = Invitation.token_digest == token_digest(token)
    session.execute(update(Invitation).where(invited).values(wants_reminders=False))
