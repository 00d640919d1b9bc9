"""Working off the queue of mail: claim one, send it, say what became of it."""

from collections import deque
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Final

from sqlalchemy import Row, Select, delete, select, update
from sqlalchemy.orm import Session

from flowgap.answering.sealing import Seal
from flowgap.db import SessionFactory, unit_of_work
from flowgap.mail.letters import Letter, Letterhead, write_letter
from flowgap.mail.smtp import MailRefusedError, MailServerError
from flowgap.models import Invitation, Mail, MailKind, MailState, Wave
from flowgap.services.waves.mail_lease import give_lease_back, keep_lease, new_holder, take_lease
from flowgap.services.waves.mail_letters import letter_of

MAX_TRIES: Final = 5
FIRST_WAIT: Final = timedelta(minutes=1)
WAIT_FACTOR: Final = 5
"""A mail is tried again after 1, 5, 25 and 125 minutes."""

BATCH: Final = 500
"""Mails that are looked up at once; each is looked at again when its turn comes."""

Clock = Callable[[], datetime]
Waiting = MutableMapping[bytes, datetime]
"""When a mail may be tried again, by its key. Kept in memory: the table tells no time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """All that is needed to send: letterhead, seal of the tokens, and the door to the server.

    `post` hands a mail over, or raises what `flowgap.mail.smtp.SmtpDoor.send` raises.
    """

    head: Letterhead
    seal: Seal
    post: Callable[[EmailMessage], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of the mails of one pass.

    `refused` holds addresses of invitations with the reason. Those of reminders are not told:
    they would say who has not answered.
    """

    n_sent: int
    n_later: int
    n_refused: int
    refused: tuple[tuple[str, str], ...]


def deliver(
    sessions: SessionFactory,
    office: Office,
    *,
    clock: Clock,
    waiting: Waiting | None = None,
    stops: Callable[[], bool] = lambda: False,
) -> Delivery:
    """Try every mail that may go out now once, or until `stops` says so.

    A process that is killed leaves one mail in doubt: it was claimed, and may or may not have
    been handed over. It is sent again, under the same message id.

    Raises
    ------
    AlreadySendingError
        If another process sends.
    MailServerError
        If the server cannot be reached. No mail counts it as a try.
    """
    run = _Run(
        sessions=sessions,
        office=office,
        clock=clock,
        waiting={} if waiting is None else waiting,
        stops=stops,
    )
    with unit_of_work(sessions) as session:
        take_lease(session, run.holder, now=clock())
        _forget_needless(session)
    try:
        while (claim := run.claim()) is not None:
            run.send(claim)
    finally:
        with unit_of_work(sessions) as session:
            give_lease_back(session, run.holder)
    return Delivery(
        n_sent=run.n_sent,
        n_later=run.n_later,
        n_refused=run.n_refused,
        refused=tuple(run.refused),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A mail that nobody else sends now."""

    key: bytes
    kind: str
    tries: int
    letter: Letter


@dataclass(slots=True, kw_only=True)
class _Run:
    """One pass over the queue, in the order of the random keys."""

    sessions: SessionFactory
    office: Office
    clock: Clock
    waiting: Waiting
    stops: Callable[[], bool]
    holder: bytes = field(default_factory=new_holder)
    keys: deque[bytes] = field(default_factory=deque)
    last: bytes = b""
    n_sent: int = 0
    n_later: int = 0
    n_refused: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def claim(self) -> _Claim | None:
        """Take the next mail; None if there is none, or it is no longer ours to take."""
        if self.stops():
            return None
        with unit_of_work(self.sessions) as session:
            now = self.clock()
            if not keep_lease(session, self.holder, now=now):
                return None
            row = self._next(session, now)
            if row is None:
                return None
            mail, invitation, wave = row
            mail.state, mail.tries = MailState.SENDING, mail.tries + 1
            letter = letter_of(session, mail, invitation, wave, seal=self.office.seal)
            return _Claim(key=mail.key, kind=mail.kind, tries=mail.tries, letter=letter)

    def send(self, claim: _Claim) -> None:
        """Hand a mail over and write down what became of it."""
        # Written here, not while the claim holds the database.
        message = write_letter(claim.letter, self.office.head, now=self.clock())
        try:
            self.office.post(message)
        except MailServerError:
            self._settle(claim, MailState.QUEUED, tries=claim.tries - 1)
            raise
        except MailRefusedError as error:
            self._take_back(claim, error)
        else:
            self._settle(claim, MailState.SENT)
            self.n_sent += 1

    def _next(self, session: Session, now: datetime) -> Row[Mail, Invitation, Wave] | None:
        while key := self._next_key(session, now):
            # Much may have happened since the key was read.
            row = session.execute(_sendable(now).where(Mail.key == key)).first()
            if row is not None and now >= self.waiting.get(key, now):
                return row
        return None

    def _next_key(self, session: Session, now: datetime) -> bytes | None:
        if not self.keys:
            found = _sendable(now).where(Mail.key > self.last).order_by(Mail.key).limit(BATCH)
            self.keys = deque(session.scalars(found.with_only_columns(Mail.key)))
        if not self.keys:
            return None
        self.last = self.keys.popleft()
        return self.last

    def _take_back(self, claim: _Claim, error: MailRefusedError) -> None:
        if not error.is_final and claim.tries < MAX_TRIES:
            self._settle(claim, MailState.QUEUED, error=str(error))
            self.waiting[claim.key] = self.clock() + FIRST_WAIT * WAIT_FACTOR ** (claim.tries - 1)
            self.n_later += 1
            return
        self._settle(claim, MailState.FAILED, error=str(error))
        self.n_refused += 1
        if claim.kind == MailKind.INVITATION:
            self.refused.append((claim.letter.address, str(error)))

    def _settle(
        self,
        claim: _Claim,
        state: MailState,
        *,
        tries: int | None = None,
        error: str | None = None,
    ) -> None:
        values = {"state": state, "tries": claim.tries if tries is None else tries, "error": error}
        # If another process took over meanwhile, the mail is its own to speak of.
        claimed = update(Mail).where(Mail.key == claim.key, Mail.state == MailState.SENDING)
        with unit_of_work(self.sessions) as session:
            session.execute(claimed.values(values))


def _sendable(now: datetime) -> Select[Mail, Invitation, Wave]:
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


def _forget_needless(session: Session) -> None:
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
