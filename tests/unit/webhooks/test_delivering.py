"""Messages on their way: written with what they tell of, tried again, and given up at last."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import (
    Engagement,
    MessageState,
    Scope,
    WebhookEvent,
    WebhookMessage,
    confine,
)
from flowgap.services.accounts.workspaces import find_or_add_workspace
from flowgap.services.waves.closing import close_wave
from flowgap.services.webhooks.announcing import announce
from flowgap.services.webhooks.delivering import (
    CLAIM_SECONDS,
    KEPT,
    MOST_TRIES,
    WAIT_SECONDS,
    Courier,
    _claim,
)
from flowgap.services.webhooks.registering import (
    MOST_WEBHOOKS,
    OVERLAP,
    Added,
    KnownAddressError,
    TooManyWebhooksError,
    WebhookNotFoundError,
    add_webhook,
    exchange_secret,
    list_webhooks,
    remove_webhook,
    send_test,
    webhook_seal,
)
from flowgap.webhooks.targets import TargetRefusedError
from tests.support.waves import CLOSES, MRI, OPENING, SEAL, opened
from tests.support.webhook_receiver import Receiver, hang, receiving, status

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
WEBHOOKS = webhook_seal("k" * 32)
ALL = (WebhookEvent.WAVE_CLOSED, WebhookEvent.RESULT_READY, WebhookEvent.REPORT_READY)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def place(sessions: SessionFactory) -> int:
    with unit_of_work(sessions) as session:
        return find_or_add_workspace(session, "Ours").id


def courier(sessions: SessionFactory, **changes: object) -> Courier:
    given = Courier(sessions=sessions, seal=WEBHOOKS, clock=lambda: NOW, loopback=True)
    return replace(given, **changes)  # type: ignore[arg-type] # fields of it


def add(
    sessions: SessionFactory, place: int, url: str, *events: WebhookEvent, loopback: bool = True
) -> Added:
    with unit_of_work(sessions) as session:
        confine(session, Scope(workspace_id=place))
        return add_webhook(
            session, url=url, events=events or ALL, seal=WEBHOOKS, now=NOW, loopback=loopback
        )


def tell(sessions: SessionFactory, place: int, event: WebhookEvent = ALL[1]) -> str:
    """Let something happen in a workspace; return the key of its engagement."""
    with unit_of_work(sessions) as session:
        row = session.scalar(select(Engagement).where(Engagement.workspace_id == place))
        if row is None:
            row = Engagement(workspace_id=place, client="Alder", title="MRI", language="en")
            session.add(row)
            session.flush()
        announce(session, event, row.id, now=NOW, result_digest="d" * 64)
        return row.public_key


def messages(sessions: SessionFactory) -> list[WebhookMessage]:
    with reading(sessions) as session:
        return list(session.scalars(select(WebhookMessage).order_by(WebhookMessage.id)))


def let_pass(sessions: SessionFactory, seconds: float) -> None:
    """Let all messages be due so much earlier."""
    for row in messages(sessions):
        with unit_of_work(sessions) as session:
            due_at = row.due_at - timedelta(seconds=seconds)
            session.execute(
                update(WebhookMessage).where(WebhookMessage.id == row.id).values(due_at=due_at)
            )


class TestAnnouncing:
    def test_a_message_holds_ids_and_no_figure(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        added = add(sessions, place, receiver.url)
        key = tell(sessions, place)
        assert courier(sessions).deliver_due() == 1
        (received,) = receiver.received
        assert received.told == {
            "type": "result.ready",
            "timestamp": "2026-11-27T12:00:00+00:00",
            "data": {"engagement_key": key, "result_digest": "d" * 64},
        }
        assert received.headers["content-type"] == "application/json"
        assert received.headers["webhook-timestamp"] == str(int(NOW.timestamp()))
        assert received.is_signed_with(added.secret)

    def test_only_what_was_chosen_is_told(self, sessions: SessionFactory, place: int) -> None:
        add(sessions, place, "https://hooks.example/", WebhookEvent.REPORT_READY)
        tell(sessions, place, WebhookEvent.RESULT_READY)
        assert messages(sessions) == []
        tell(sessions, place, WebhookEvent.REPORT_READY)
        assert len(messages(sessions)) == 1

    def test_another_workspace_is_told_nothing(self, sessions: SessionFactory, place: int) -> None:
        with unit_of_work(sessions) as session:
            theirs = find_or_add_workspace(session, "Theirs").id
        add(sessions, theirs, "https://hooks.example/")
        tell(sessions, place)
        assert messages(sessions) == []

    def test_what_did_not_happen_is_not_told(self, sessions: SessionFactory, place: int) -> None:
        add(sessions, place, "https://hooks.example/")
        tell(sessions, place)
        with sessions() as session:
            announce(session, ALL[0], 1, now=NOW)
            session.rollback()
        assert len(messages(sessions)) == 1

    def test_a_wave_that_closes_is_told_in_the_same_transaction(
        self, sessions: SessionFactory, place: int
    ) -> None:
        add(sessions, place, "https://hooks.example/")
        wave = opened(sessions)
        with sessions() as session:
            close_wave(session, 1, seal=SEAL, now=CLOSES)
            session.rollback()
        assert messages(sessions) == []
        with unit_of_work(wave.sessions) as session:
            close_wave(session, 1, seal=SEAL, now=CLOSES)
        (message,) = messages(sessions)
        assert message.event == "wave.closed"
        assert f'"wave_id":"{OPENING.wave}"' in message.body
        assert MRI.id not in message.body


class TestTries:
    def test_a_message_that_was_taken_is_not_sent_again(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        add(sessions, place, receiver.url)
        tell(sessions, place)
        courier(sessions).deliver_due()
        let_pass(sessions, 10_000)
        assert courier(sessions).deliver_due() == 0
        (message,) = messages(sessions)
        assert (message.state, message.status, message.tries) == ("delivered", 204, 1)

    def test_one_that_is_never_taken_is_tried_five_times_and_given_up(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        receiver.behave = status(500)
        add(sessions, place, receiver.url)
        tell(sessions, place)
        for wait in WAIT_SECONDS:
            assert courier(sessions).deliver_due() == 1
            let_pass(sessions, wait - 20)
            assert courier(sessions).deliver_due() == 0
            let_pass(sessions, 20)
        assert courier(sessions).deliver_due() == 1
        (message,) = messages(sessions)
        assert (message.state, message.status, message.error) == ("failed", 500, "status")
        let_pass(sessions, 1_000_000)
        assert courier(sessions).deliver_due() == 0
        assert len(receiver.received) == MOST_TRIES == 5
        assert len({one.headers["webhook-id"] for one in receiver.received}) == 1

    def test_it_waits_1_5_25_and_125_minutes(self) -> None:
        assert [seconds / 60 for seconds in WAIT_SECONDS] == [1, 5, 25, 125]
        assert all(later == 5 * earlier for earlier, later in pairwise(WAIT_SECONDS))

    def test_one_that_is_taken_later_is_delivered(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        receiver.behave = status(503)
        add(sessions, place, receiver.url)
        tell(sessions, place)
        courier(sessions).deliver_due()
        receiver.behave = status(200)
        let_pass(sessions, WAIT_SECONDS[0])
        courier(sessions).deliver_due()
        (message,) = messages(sessions)
        assert (message.state, message.error, message.tries) == ("delivered", None, 2)

    def test_who_hangs_or_sends_us_on_is_tried_again(
        self, sessions: SessionFactory, place: int
    ) -> None:
        with receiving(hang(2)) as slow, receiving(status(302, Location="/in")) as sly:
            add(sessions, place, slow.url)
            add(sessions, place, sly.url)
            tell(sessions, place)
            courier(sessions, seconds=0.3).deliver_due()
        found = {(message.state, message.error) for message in messages(sessions)}
        assert found == {("queued", "timeout"), ("queued", "redirect")}

    def test_a_name_that_leads_inside_by_now_gets_nothing(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        add(sessions, place, "https://hooks.example/", loopback=False)
        tell(sessions, place)
        inside = courier(sessions, loopback=False, resolve=lambda *_: ["127.0.0.1"])
        inside.deliver_due()
        assert [message.error for message in messages(sessions)] == ["inside"]
        assert receiver.received == []

    def test_without_the_setting_an_address_of_this_machine_is_not_asked(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        add(sessions, place, receiver.url)
        tell(sessions, place)
        courier(sessions, loopback=False).deliver_due()
        assert receiver.received == []
        assert messages(sessions)[0].error == "not-encrypted"


class TestCouriers:
    def test_a_message_in_the_hands_of_a_dead_one_is_sent_after_a_minute(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        add(sessions, place, receiver.url)
        tell(sessions, place)
        with unit_of_work(sessions) as session:
            assert _claim(session) is not None
        let_pass(sessions, CLAIM_SECONDS - 20)
        assert courier(sessions).deliver_due() == 0
        let_pass(sessions, 21)
        assert courier(sessions).deliver_due() == 1
        assert messages(sessions)[0].tries == 2

    def test_one_with_which_each_died_is_given_up(
        self, sessions: SessionFactory, place: int
    ) -> None:
        add(sessions, place, "https://hooks.example/")
        tell(sessions, place)
        for _death in range(MOST_TRIES):
            with unit_of_work(sessions) as session:
                assert _claim(session) is not None
            courier(sessions).tidy()
            let_pass(sessions, CLAIM_SECONDS + 1)
        with unit_of_work(sessions) as session:
            assert _claim(session) is None
        courier(sessions).tidy()
        (message,) = messages(sessions)
        assert (message.state, message.error) == (MessageState.FAILED, "lost")

    def test_many_at_once_send_each_message_once(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        for number in range(3):
            add(sessions, place, f"{receiver.url}/{number}")
        for _event in range(4):
            tell(sessions, place)
        while any(message.state != MessageState.DELIVERED for message in messages(sessions)):
            with ThreadPoolExecutor(4) as couriers:
                list(couriers.map(lambda _: courier(sessions).deliver_due(), range(4)))
        assert len(receiver.received) == 12
        assert len({one.headers["webhook-id"] for one in receiver.received}) == 12

    @pytest.mark.parametrize(("past", "left"), [(-60, 1), (60, 0)])
    def test_what_is_over_is_forgotten_after_a_month(
        self, sessions: SessionFactory, place: int, receiver: Receiver, past: int, left: int
    ) -> None:
        add(sessions, place, receiver.url)
        tell(sessions, place)
        courier(sessions).deliver_due()
        finished_at = datetime.now(UTC) - KEPT - timedelta(seconds=past)
        with unit_of_work(sessions) as session:
            session.execute(update(WebhookMessage).values(finished_at=finished_at))
        courier(sessions).tidy()
        assert len(messages(sessions)) == left


class TestSecrets:
    def test_for_a_day_both_secrets_sign(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        added = add(sessions, place, receiver.url)
        with unit_of_work(sessions) as session:
            new = exchange_secret(session, added.key, seal=WEBHOOKS, now=NOW)
        for later, both in ((OVERLAP - timedelta(seconds=1), True), (OVERLAP, False)):
            tell(sessions, place)
            courier(sessions, clock=lambda later=later: NOW + later).deliver_due()
            received = receiver.received[-1]
            assert received.is_signed_with(new)
            assert received.is_signed_with(added.secret) == both

    def test_the_database_does_not_know_the_secret(
        self, sessions: SessionFactory, place: int
    ) -> None:
        secret = add(sessions, place, "https://hooks.example/").secret
        with reading(sessions) as session:
            rows = session.connection().exec_driver_sql("SELECT * FROM webhook").all()
        assert secret not in repr(rows)

    def test_under_another_secret_key_nothing_is_sent(
        self, sessions: SessionFactory, place: int, receiver: Receiver
    ) -> None:
        add(sessions, place, receiver.url)
        tell(sessions, place)
        courier(sessions, seal=webhook_seal("other" * 8)).deliver_due()
        assert (messages(sessions)[0].error, receiver.received) == ("locked", [])


class TestAddresses:
    def test_an_address_stands_once_in_a_workspace(
        self, sessions: SessionFactory, place: int
    ) -> None:
        add(sessions, place, "https://hooks.example/")
        with pytest.raises(KnownAddressError):
            add(sessions, place, "https://hooks.example/")
        with unit_of_work(sessions) as session:
            theirs = find_or_add_workspace(session, "Theirs").id
        add(sessions, theirs, "https://hooks.example/")

    def test_there_are_at_most_ten(self, sessions: SessionFactory, place: int) -> None:
        for number in range(MOST_WEBHOOKS):
            add(sessions, place, f"https://hooks.example/{number}")
        with pytest.raises(TooManyWebhooksError):
            add(sessions, place, "https://hooks.example/more")

    def test_one_that_leads_inside_is_not_kept(self, sessions: SessionFactory, place: int) -> None:
        with pytest.raises(TargetRefusedError):
            add(sessions, place, "https://10.0.0.1/", loopback=False)

    def test_what_is_removed_takes_its_messages_along(
        self, sessions: SessionFactory, place: int
    ) -> None:
        key = add(sessions, place, "https://hooks.example/").key
        tell(sessions, place)
        with unit_of_work(sessions) as session:
            remove_webhook(session, key)
        assert messages(sessions) == []

    def test_one_of_another_workspace_is_not_there(
        self, sessions: SessionFactory, place: int
    ) -> None:
        key = add(sessions, place, "https://hooks.example/").key
        with unit_of_work(sessions) as session:
            theirs = find_or_add_workspace(session, "Theirs").id
            confine(session, Scope(workspace_id=theirs))
            assert list_webhooks(session, now=NOW) == ()
            for act in (
                lambda: send_test(session, key, now=NOW),
                lambda: remove_webhook(session, key),
                lambda: exchange_secret(session, key, seal=WEBHOOKS, now=NOW),
            ):
                with pytest.raises(WebhookNotFoundError):
                    act()
