"""Working off the queue of mail: claim one, send it, say what became of it."""

from collections import deque
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Final

from sqlalchemy import Row, update
from sqlalchemy.orm import Session

from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.db import SessionFactory, unit_of_work
from flowgap.mail.letters import Letter, Letterhead, write_letter
from flowgap.mail.smtp import MailRefusedError, MailServerError
from flowgap.models import Invitation, Mail, MailKind, MailState, Wave
from flowgap.services.waves.mail_lease import give_lease_back, keep_lease, new_holder, take_lease
from flowgap.services.waves.mail_letters import letter_of
from flowgap.services.waves.mail_queue import MAX_TRIES, forget_needless, sendable
from flowgap.services.waves.mail_refusals import blamed_on_the_mail

FIRST_WAIT: Final = timedelta(minutes=1)
WAIT_FACTOR: Final = 5
"""A mail is tried again after 1, 5, 25 and 125 minutes."""

LOCKED_WAIT: Final = timedelta(hours=1)
"""Until a mail is looked at again whose link the secret key does not open."""

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
    they would say who has not answered. `n_locked` mails wait until the installation has the
    secret key again under which their links were sealed.
    """

    n_sent: int
    n_later: int
    n_refused: int
    n_locked: int
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

    Whatever one mail raises is the fault of that mail: the others go out.

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
        forget_needless(session)
    try:
        while run.goes_on():
            pass
    finally:
        with unit_of_work(sessions) as session:
            give_lease_back(session, run.holder)
    return Delivery(
        n_sent=run.n_sent,
        n_later=run.n_later,
        n_refused=run.n_refused,
        n_locked=run.n_locked,
        refused=tuple(run.refused),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A mail that nobody else sends now, or why there is no letter of it."""

    key: bytes
    kind: str
    tries: int
    address: str
    letter: Letter | MailRefusedError


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
    n_locked: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def goes_on(self) -> bool:
        """Try the next mail; tell whether there was one, and it was still ours to take."""
        if self.stops():
            return False
        with unit_of_work(self.sessions) as session:
            now = self.clock()
            if not keep_lease(session, self.holder, now=now):
                return False
            row = self._next(session, now)
            if row is None:
                return False
            claim = self._claim(session, row, now)
        if claim is not None:
            self._send(claim)
        return True

    def _claim(
        self, session: Session, row: Row[Mail, Invitation, Wave], now: datetime
    ) -> _Claim | None:
        """Take a mail; None if its link is locked, and then it waits as it is."""
        mail, invitation, wave = row
        letter: Letter | MailRefusedError
        try:
            with blamed_on_the_mail():
                letter = letter_of(session, mail, invitation, wave, seal=self.office.seal)
        except BrokenSealError:
            self.waiting[mail.key] = now + LOCKED_WAIT
            self.n_locked += 1
            return None
        except MailRefusedError as refusal:
            letter = refusal
        mail.state, mail.tries = MailState.SENDING, mail.tries + 1
        return _Claim(
            key=mail.key,
            kind=mail.kind,
            tries=mail.tries,
            address=invitation.address or "",
            letter=letter,
        )

    def _send(self, claim: _Claim) -> None:
        """Hand a mail over and write down what became of it."""
        try:
            self._post(claim.letter)
        except MailServerError:
            self._settle(claim, MailState.QUEUED, tries=claim.tries - 1)
            raise
        except MailRefusedError as error:
            self._take_back(claim, error)
        else:
            self._settle(claim, MailState.SENT)
            self.n_sent += 1

    def _post(self, letter: Letter | MailRefusedError) -> None:
        if isinstance(letter, MailRefusedError):
            raise letter
        with blamed_on_the_mail():
            # Written here, not while the claim holds the database.
            self.office.post(write_letter(letter, self.office.head, now=self.clock()))

    def _next(self, session: Session, now: datetime) -> Row[Mail, Invitation, Wave] | None:
        while key := self._next_key(session, now):
            if now < self.waiting.get(key, now):
                continue
            # Much may have happened since the key was read.
            row = session.execute(sendable(now).where(Mail.key == key)).first()
            if row is not None:
                return row
        return None

    def _next_key(self, session: Session, now: datetime) -> bytes | None:
        if not self.keys:
            found = sendable(now).where(Mail.key > self.last).order_by(Mail.key).limit(BATCH)
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
            self.refused.append((claim.address, str(error)))

    def _settle(
        self,
        claim: _Claim,
        state: MailState,
        *,
        tries: int | None = None,
        error: str | None = None,
    ) -> None:
        values = {"state": state, "tries": claim.tries if tries is None else tries, "error": error}
        now = self.clock()
        if state == MailState.SENT:
            values["day"] = now.date()
        claimed = update(Mail).where(Mail.key == claim.key, Mail.state == MailState.SENDING)
        with unit_of_work(self.sessions) as session:
            # If another process took over meanwhile, the mail is its own to speak of.
            if keep_lease(session, self.holder, now=now):
                session.execute(claimed.values(values))
