"""Who may send mail: one process at a time, for as long as it shows that it lives."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import CursorResult, or_, update
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Mail, MailLease, MailState

LEASE: Final = timedelta(seconds=90)
"""Longer than the slowest mail: its steps wait ten seconds each."""


class AlreadySendingError(FlowGapError):
    """Another process sends mail, or died a moment ago while it did."""


def new_holder() -> bytes:
    """Return a name for a process that wants to send mail."""
    return secrets.token_bytes(16)


def take_lease(session: Session, holder: bytes, *, now: datetime) -> None:
    """Become the one who sends. Mail that a dead process had in its hands is queued again.

    Raises
    ------
    AlreadySendingError
        If another process holds the lease.
    """
    is_free = or_(MailLease.holder.is_(None), MailLease.until <= now)
    if not _hold(session, holder, now, is_free):
        raise AlreadySendingError("another process sends mail at this moment: try again shortly")
    left = update(Mail).where(Mail.state == MailState.SENDING).values(state=MailState.QUEUED)
    session.execute(left)


def keep_lease(session: Session, holder: bytes, *, now: datetime) -> bool:
    """Hold the lease for longer; tell whether it was still ours."""
    return _hold(session, holder, now, MailLease.holder == holder)


def give_lease_back(session: Session, holder: bytes) -> None:
    """Let others send."""
    mine = update(MailLease).where(MailLease.holder == holder)
    session.execute(mine.values(holder=None, until=None))


def _hold(session: Session, holder: bytes, now: datetime, condition: object) -> bool:
    taken = update(MailLease).where(condition)  # type: ignore[arg-type] # a condition of SQLAlchemy
    result = session.execute(taken.values(holder=holder, until=now + LEASE))
    if not isinstance(result, CursorResult):
        raise TypeError("the statement has no count of rows")
    return result.rowcount == 1
