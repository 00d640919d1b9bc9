"""Queueing mail: whoever is asked is invited once, and only who has not answered is reminded."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Invitation, Mail, MailKind, MailState, Wave
from flowgap.models.wave import new_key

REMINDER_DAYS: Final = (3, 5)
"""Days after the invitation was sent; Officevibe reminds on the same ones."""

DAYS_BETWEEN_MANUAL: Final = 14


class TooSoonError(FlowGapError):
    """People were reminded by hand a short while ago."""


class NotOpenError(FlowGapError):
    """The wave cannot be answered now, so nobody is written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """How many mails one wave got into the queue."""

    wave: str
    n_mails: int


def queue_invitations(session: Session, wave: Wave, *, today: date) -> Queued:
    """Queue an invitation for everyone with an address who has none yet."""
    wanted = ~Invitation.is_used & ~_has(MailKind.INVITATION, 1)
    return _queue(session, wave, MailKind.INVITATION, 1, wanted, today=today)


def last_day_of_sending(days: int, *, opens_at: datetime, now: datetime) -> date:
    """Return the last day of sending (UTC) after which so many days have passed.

    The table of mail knows days only, so a day of a wave begins at the time at which it opened:
    nobody is reminded at midnight because a day began.
    """
    opens_at = opens_at.astimezone(UTC)
    midnight = opens_at.replace(hour=0, minute=0, second=0, microsecond=0)
    return (now.astimezone(UTC) - (opens_at - midnight)).date() - timedelta(days=days)


def queue_due_reminders(session: Session, *, now: datetime, today: date) -> tuple[Queued, ...]:
    """Queue the reminders of all open waves whose day has come; a missed one is left out.

    Days count from that on which a person's invitation was sent. Whoever opened the wave without
    sending invitations wrote to people in another way, so nobody is reminded who was not invited
    by mail.
    """
    is_open = (Wave.opens_at <= now, Wave.closes_at > now, Wave.closed_at.is_(None))
    waves = session.scalars(select(Wave).where(*is_open).order_by(Wave.id)).all()
    queued = [_queue_due(session, wave, now=now, today=today) for wave in waves]
    return tuple(one for one in queued if one.n_mails)


def _queue_due(session: Session, wave: Wave, *, now: datetime, today: date) -> Queued:
    n_mails = 0
    # The last first: whoever gets it is no longer in want of an earlier one.
    for number, days in reversed(tuple(enumerate(REMINDER_DAYS, start=1))):
        last = last_day_of_sending(days, opens_at=wave.opens_at, now=now)
        wanted = _waits() & _was_invited_until(last) & ~_has(MailKind.REMINDER, number, later=True)
        queued = _queue(session, wave, MailKind.REMINDER, number, wanted, today=today)
        n_mails += queued.n_mails
        if queued.n_mails:
            _leave_out_missed(session, wave, number)
    return Queued(wave=wave.name, n_mails=n_mails)


def _leave_out_missed(session: Session, wave: Wave, number: int) -> None:
    """Drop earlier reminders that the server did not take in time: two at once help nobody."""
    later = select(Mail.invitation).where(
        Mail.wave_id == wave.id, Mail.kind == MailKind.REMINDER, Mail.number == number
    )
    missed = delete(Mail).where(
        Mail.wave_id == wave.id,
        Mail.kind == MailKind.REMINDER,
        Mail.number < number,
        Mail.state == MailState.QUEUED,
        Mail.invitation.in_(later),
    )
    session.execute(missed.execution_options(synchronize_session=False))


def queue_manual_reminder(session: Session, wave: Wave, *, now: datetime, today: date) -> Queued:
    """Queue a reminder for everyone who has not answered, by hand.

    Raises
    ------
    NotOpenError
        If the wave cannot be answered now.
    TooSoonError
        If the last one by hand is less than 14 days old.
    """
    # Two of these at once take turns, so that the second finds the first.
    session.get_one(Wave, wave.id, with_for_update=True)
    if wave.closed_at is not None or not wave.opens_at <= now < wave.closes_at:
        raise NotOpenError(f"wave {wave.name} is not open now: nobody was reminded")
    last, n_before = session.execute(
        select(func.max(Mail.day), func.max(Mail.number)).where(
            Mail.wave_id == wave.id, Mail.kind == MailKind.MANUAL
        )
    ).one()
    if last is not None and today < (next_day := last + timedelta(days=DAYS_BETWEEN_MANUAL)):
        raise TooSoonError(
            f"wave {wave.name}: people were reminded by hand on {last.isoformat()}."
            f" Allowed: once in {DAYS_BETWEEN_MANUAL} days, so again from {next_day.isoformat()}"
        )
    return _queue(session, wave, MailKind.MANUAL, (n_before or 0) + 1, _waits(), today=today)


def _waits() -> ColumnElement[bool]:
    """Return who may be reminded: has not answered, and has not asked us to stop."""
    return ~Invitation.is_used & Invitation.wants_reminders


def _was_invited_until(day: date) -> ColumnElement[bool]:
    """Return whose invitation was sent on this day or before."""
    found = select(Mail.key).where(
        Mail.invitation == Invitation.key,
        Mail.kind == MailKind.INVITATION,
        Mail.state == MailState.SENT,
        Mail.day <= day,
    )
    return found.exists()


def _has(kind: MailKind, number: int, *, later: bool = False) -> ColumnElement[bool]:
    """Return who has a mail of this kind and number, or, if asked, a later one."""
    is_it = Mail.number >= number if later else Mail.number == number
    found = select(Mail.key).where(Mail.invitation == Invitation.key, Mail.kind == kind, is_it)
    return found.exists()


def _queue(  # noqa: PLR0913 - the columns of a row
    session: Session,
    wave: Wave,
    kind: MailKind,
    number: int,
    wanted: ColumnElement[bool],
    *,
    today: date,
) -> Queued:
    invitations = session.scalars(
        select(Invitation.key).where(
            Invitation.wave_id == wave.id,
            Invitation.address.is_not(None),
            Invitation.sealed_token.is_not(None),
            wanted,
        )
    )
    rows = [
        {
            "key": new_key(),
            "wave_id": wave.id,
            "invitation": invitation,
            "kind": kind,
            "number": number,
            "day": today,
        }
        for invitation in invitations
    ]
    if rows:
        session.execute(insert(Mail), rows)
    return Queued(wave=wave.name, n_mails=len(rows))
