"""Working off the queue: every mail once, whatever the server says and whoever dies."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.errors import FlowGapError
from flowgap.mail.letters import Letterhead
from flowgap.mail.smtp import MailRefusedError, MailServerError
from flowgap.models import Invitation, Mail, MailLease, Wave
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.mail_delivery import (
    LOCKED_WAIT,
    Delivery,
    Office,
    Waiting,
    deliver,
)
from flowgap.services.waves.mail_lease import LEASE, AlreadySendingError, new_holder, take_lease
from flowgap.services.waves.mail_links import keep_tokens, mail_seal
from flowgap.services.waves.mail_queue import MAX_TRIES
from flowgap.services.waves.mail_unsubscribing import stop_reminders
from flowgap.services.waves.mailing import queue_due_reminders, queue_invitations
from tests.support.waves import CLOSES, OPENS, SEAL, SECRET, OpenWave, answered, invited, opened

INSTANT = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
HEAD = Letterhead(sender="survey@harbour.example", public_url="https://survey.example")

Sabotage = Callable[[str], None]


class KilledError(BaseException):
    """Stands for the end of a process."""


@dataclass(slots=True)
class Server:
    """A mail server in memory, and a clock. `spoil` may raise before a mail is taken."""

    sessions: SessionFactory
    now: datetime = OPENS
    taken: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    spoil: Sabotage = lambda _address: None

    def post(self, message: EmailMessage) -> None:
        address = message["To"].addresses[0].addr_spec
        self.spoil(address)
        self.taken.append(address)
        self.ids.append(message["Message-ID"])

    def deliver(self, *, secret: str = SECRET, waiting: Waiting | None = None) -> Delivery:
        office = Office(head=HEAD, seal=mail_seal(secret), post=self.post)
        return deliver(self.sessions, office, clock=lambda: self.now, waiting=waiting)

    def states(self) -> Counter[tuple[str, int]]:
        with reading(self.sessions) as session:
            return Counter((mail.state, mail.tries) for mail in session.scalars(select(Mail)))


class TestSending:
    def test_every_mail_goes_out_once(self, wave: OpenWave, server: Server) -> None:
        delivery = server.deliver()
        assert (delivery.n_sent, delivery.n_later, delivery.n_refused) == (5, 0, 0)
        assert sorted(server.taken) == sorted(link.address or "" for link in wave.links)
        assert server.deliver().n_sent == 0
        assert server.states() == {("sent", 1): 5}

    def test_the_link_in_a_mail_is_that_of_its_person(
        self, wave: OpenWave, sessions: SessionFactory
    ) -> None:
        found: dict[str, str] = {}

        def keep(message: EmailMessage) -> None:
            address = message["To"].addresses[0].addr_spec
            found[address] = message["List-Unsubscribe"].rpartition("/")[2].rstrip(">")

        office = Office(head=HEAD, seal=mail_seal(SECRET), post=keep)
        deliver(sessions, office, clock=lambda: OPENS)
        assert found == {link.address: link.token for link in wave.links}

    @pytest.mark.parametrize(
        ("now", "n_sent"), [(OPENS - INSTANT, 0), (OPENS, 5), (CLOSES - INSTANT, 5), (CLOSES, 0)]
    )
    def test_mail_goes_out_while_the_wave_can_be_answered(
        self, server: Server, now: datetime, n_sent: int
    ) -> None:
        server.now = now
        assert server.deliver().n_sent == n_sent
        assert len(server.taken) == n_sent

    def test_nothing_goes_out_after_closing(self, server: Server) -> None:
        with unit_of_work(server.sessions) as session:
            close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=OPENS)
        assert server.deliver().n_sent == 0

    def test_whoever_answered_after_it_was_queued_gets_none(
        self, wave: OpenWave, server: Server
    ) -> None:
        wave.answer(wave.links[0], answered(1))
        assert server.deliver().n_sent == 4
        assert wave.links[0].address not in server.taken

    def test_whoever_stopped_after_it_was_queued_gets_no_reminder(
        self, wave: OpenWave, server: Server
    ) -> None:
        server.deliver()
        server.now = OPENS + 3 * DAY
        with unit_of_work(server.sessions) as session:
            queue_due_reminders(session, now=server.now, today=server.now.date())
            stop_reminders(session, wave.links[0].token)
        assert server.deliver().n_sent == 4

    def test_once_it_is_sent_its_day_is_that_of_sending(self, server: Server) -> None:
        server.now = OPENS + 4 * DAY
        server.deliver()
        with reading(server.sessions) as session:
            assert set(session.scalars(select(Mail.day))) == {(OPENS + 4 * DAY).date()}

    def test_without_the_secret_nothing_goes_out_and_nothing_is_lost(self, server: Server) -> None:
        delivery = server.deliver(secret="t" * 32)
        assert (delivery.n_sent, delivery.n_locked) == (0, 5)
        assert server.states() == {("queued", 0): 5}
        assert server.deliver().n_sent == 5

    def test_one_link_that_the_secret_does_not_open_waits_and_holds_up_nobody(
        self, wave: OpenWave, server: Server
    ) -> None:
        lock(server.sessions, wave.links[0].address)
        waiting: Waiting = {}
        delivery = server.deliver(waiting=waiting)
        assert (delivery.n_sent, delivery.n_locked) == (4, 1)
        server.now += LOCKED_WAIT - INSTANT
        assert server.deliver(waiting=waiting).n_locked == 0
        server.now += INSTANT
        assert server.deliver(waiting=waiting).n_locked == 1
        assert server.states() == {("sent", 1): 4, ("queued", 0): 1}


class TestRefusal:
    def test_one_that_is_final_is_not_tried_again_and_told_by_address(
        self, wave: OpenWave, server: Server
    ) -> None:
        address = wave.links[0].address or ""
        server.spoil = refuse(address, is_final=True)
        delivery = server.deliver()
        assert (delivery.n_sent, delivery.n_refused) == (4, 1)
        assert delivery.refused == ((address, "the server answered 550"),)
        assert server.states() == {("sent", 1): 4, ("failed", 1): 1}
        server.deliver()
        assert server.taken.count(address) == 0

    def test_the_address_of_a_reminder_is_not_told(self, wave: OpenWave, server: Server) -> None:
        server.deliver()
        server.now = OPENS + 3 * DAY
        with unit_of_work(server.sessions) as session:
            queue_due_reminders(session, now=server.now, today=server.now.date())
        server.spoil = refuse(wave.links[0].address or "", is_final=True)
        delivery = server.deliver()
        assert (delivery.n_refused, delivery.refused) == (1, ())

    def test_one_that_may_pass_is_tried_five_times(self, wave: OpenWave, server: Server) -> None:
        server.spoil = refuse(wave.links[0].address or "", is_final=False)
        for n_before in range(MAX_TRIES - 1):
            assert server.deliver().n_later == 1, n_before
        assert server.deliver().n_refused == 1
        assert server.states() == {("sent", 1): 4, ("failed", MAX_TRIES): 1}
        assert server.deliver().n_refused == 0

    def test_a_worker_waits_longer_each_time(self, wave: OpenWave, server: Server) -> None:
        server.spoil = refuse(wave.links[0].address or "", is_final=False)
        waiting: Waiting = {}
        for minutes in (1, 5, 25, 125):
            assert server.deliver(waiting=waiting).n_later == 1
            server.now += minutes * MINUTE - INSTANT
            assert server.deliver(waiting=waiting).n_later == 0
            server.now += INSTANT
        assert server.deliver(waiting=waiting).n_refused == 1

    def test_it_passes_in_the_end(self, wave: OpenWave, server: Server) -> None:
        address = wave.links[0].address or ""
        server.spoil = refuse(address, is_final=False)
        server.deliver()
        server.spoil = lambda _address: None
        assert server.deliver().n_sent == 1
        assert sorted(server.taken).count(address) == 1


class TestFaultOfOneMail:
    def test_an_address_that_no_header_takes_is_given_up_and_the_others_go_out(
        self, wave: OpenWave, server: Server
    ) -> None:
        address = "=?utf-8?q?a?=@example.com"
        give_address(server.sessions, wave.links[0].address, address)
        delivery = server.deliver()
        reason = "it could not be written (InvalidHeaderDefect)"
        assert (delivery.n_sent, delivery.refused) == (4, ((address, reason),))
        assert server.states() == {("sent", 1): 4, ("failed", 1): 1}
        assert errors_kept(server.sessions) == {None, reason}

    @pytest.mark.parametrize(
        ("error", "state"),
        [(ValueError, ("failed", 1)), (KeyError, ("failed", 1)), (FlowGapError, ("queued", 1))],
    )
    def test_whatever_is_raised_on_the_way_names_nobody(
        self, wave: OpenWave, server: Server, error: type[Exception], state: tuple[str, int]
    ) -> None:
        spoilt = wave.links[0].address or ""

        def spoil(address: str) -> None:
            if address == spoilt:
                raise error(address)

        server.spoil = spoil
        assert server.deliver().n_sent == 4
        assert server.states() == {("sent", 1): 4, state: 1}
        assert errors_kept(server.sessions) == {
            None,
            f"it could not be written ({error.__name__})",
        }

    def test_a_letter_that_cannot_be_put_together_is_given_up(
        self, wave: OpenWave, server: Server
    ) -> None:
        assert wave.links
        with unit_of_work(server.sessions) as session:
            session.execute(update(Wave).values(promise="{}"))
        assert server.deliver().n_refused == 5
        assert server.states() == {("failed", 1): 5}

    def test_a_database_that_fails_is_not_the_fault_of_a_mail(self, server: Server) -> None:
        def spoil(_address: str) -> None:
            raise OperationalError("SELECT", {}, Exception("disk I/O error"))

        server.spoil = spoil
        with pytest.raises(OperationalError):
            server.deliver()
        assert server.states() == {("sending", 1): 1, ("queued", 0): 4}


class TestUnreachableServer:
    def test_no_mail_is_to_blame(self, server: Server) -> None:
        def unreachable(_address: str) -> None:
            raise MailServerError("mail server: it did not answer.")

        server.spoil = unreachable
        for _ in range(2 * MAX_TRIES):
            with pytest.raises(MailServerError):
                server.deliver()
        assert server.states() == {("queued", 0): 5}
        server.spoil = lambda _address: None
        assert server.deliver().n_sent == 5


class TestDeath:
    def test_one_mail_is_in_doubt_and_comes_again_under_the_same_id(self, server: Server) -> None:
        """The process dies after the server took the third mail, before it was written down."""
        die_at(server, 3)
        with pytest.raises(KilledError):
            deliver_without_farewell(server)
        assert server.states() == {("sent", 1): 2, ("sending", 1): 1, ("queued", 0): 2}
        server.now += LEASE
        server.spoil = lambda _address: None
        assert server.deliver().n_sent == 3
        assert server.states() == {("sent", 1): 4, ("sent", 2): 1}
        # Six were handed over, five are different: one went out twice.
        assert (len(server.ids), len(set(server.ids))) == (6, 5)

    def test_another_process_waits_for_the_lease_of_the_dead_one(self, server: Server) -> None:
        die_at(server, 1)
        with pytest.raises(KilledError):
            deliver_without_farewell(server)
        server.now += LEASE - INSTANT
        with pytest.raises(AlreadySendingError):
            server.deliver()

    def test_two_do_not_send_at_once(self, sessions: SessionFactory, server: Server) -> None:
        with unit_of_work(sessions) as session:
            take_lease(session, new_holder(), now=OPENS)
        with pytest.raises(AlreadySendingError):
            server.deliver()
        assert server.taken == []

    def test_one_that_lost_its_lease_stops(self, sessions: SessionFactory, server: Server) -> None:
        def lose_it(_address: str) -> None:
            with unit_of_work(sessions) as session:
                take_lease(session, new_holder(), now=OPENS + LEASE)

        server.spoil = lose_it
        assert server.deliver().n_sent == 1
        assert server.states()["queued", 0] == 4

    def test_one_that_lost_its_lease_does_not_speak_of_a_mail_that_another_has_taken(
        self, sessions: SessionFactory, server: Server
    ) -> None:
        def lose_it(_address: str) -> None:
            with unit_of_work(sessions) as session:
                mail = session.scalars(select(Mail.key).where(Mail.state == "sending")).one()
                take_lease(session, new_holder(), now=OPENS + LEASE)
                session.execute(update(Mail).where(Mail.key == mail).values(state="sending"))

        server.spoil = lose_it
        server.deliver()
        # The other one has it in its hands still.
        assert server.states() == {("sending", 1): 1, ("queued", 0): 4}

    def test_one_that_is_told_to_stop_ends_after_the_mail_at_hand(
        self, sessions: SessionFactory, server: Server
    ) -> None:
        office = Office(head=HEAD, seal=mail_seal(SECRET), post=server.post)
        delivery = deliver(
            sessions, office, clock=lambda: OPENS, stops=lambda: len(server.taken) >= 2
        )
        assert delivery.n_sent == 2
        assert server.states() == {("sent", 1): 2, ("queued", 0): 3}


class TestClosingMeanwhile:
    def test_the_mail_at_hand_ends_nowhere_and_no_other_follows(
        self, sessions: SessionFactory, server: Server
    ) -> None:
        def close(_address: str) -> None:
            with unit_of_work(sessions) as session:
                close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=OPENS)

        server.spoil = close
        assert server.deliver().n_sent == 1
        assert len(server.taken) == 1


def refuse(address: str, *, is_final: bool) -> Sabotage:
    def spoil(given: str) -> None:
        if given == address:
            code = 550 if is_final else 451
            raise MailRefusedError(f"the server answered {code}", is_final=is_final)

    return spoil


def lock(sessions: SessionFactory, address: str | None) -> None:
    """Let a link lie under the seal of another secret."""
    with unit_of_work(sessions) as session:
        row = session.scalars(select(Invitation).where(Invitation.address == address)).one()
        row.sealed_token = mail_seal("t" * 32).seal(b"x" * 22, place=row.token_digest)


def give_address(sessions: SessionFactory, address: str | None, other: str) -> None:
    with unit_of_work(sessions) as session:
        of_person = update(Invitation).where(Invitation.address == address)
        session.execute(of_person.values(address=other))


def errors_kept(sessions: SessionFactory) -> set[str | None]:
    with reading(sessions) as session:
        return set(session.scalars(select(Mail.error)))


def die_at(server: Server, number: int) -> None:
    def spoil(address: str) -> None:
        if len(server.taken) == number - 1:
            server.taken.append(address)
            with reading(server.sessions) as session:
                key = session.scalars(select(Mail.key).where(Mail.state == "sending")).one()
            server.ids.append(f"<{key.hex()}@harbour.example>")
            raise KilledError

    server.spoil = spoil


def deliver_without_farewell(server: Server) -> None:
    """Deliver; what a dead process cannot do, giving its lease back, is undone."""
    try:
        server.deliver()
    finally:
        with unit_of_work(server.sessions) as session:
            session.execute(update(MailLease).values(holder=b"d" * 16, until=OPENS + LEASE))


@pytest.fixture
def wave(sessions: SessionFactory) -> OpenWave:
    wave = opened(sessions, invited("Dispatch", 3), invited("Billing", 2))
    with unit_of_work(sessions) as session:
        keep_tokens(session, wave.links, seal=mail_seal(SECRET))
        queue_invitations(session, session.scalars(select(Wave)).one(), today=OPENS.date())
    return wave


@pytest.fixture
def server(sessions: SessionFactory, wave: OpenWave) -> Server:
    assert wave.links
    return Server(sessions)
