"""Queueing mail: each person is invited once, and only those who have not answered are reminded."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from flowgap.answering.sealing import BrokenSealError
from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import Invitation, Mail, MailState, Wave
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.mail_links import keep_tokens, mail_seal, reveal_token
from flowgap.services.waves.mail_unsubscribing import stop_reminders
from flowgap.services.waves.mailing import (
    NotOpenError,
    TooSoonError,
    last_day_of_sending,
    queue_due_reminders,
    queue_invitations,
    queue_manual_reminder,
)
from tests.support.waves import CLOSES, OPENS, SEAL, SECRET, OpenWave, answered, invited, opened

INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Post:
    """A wave of five people with addresses and a team that shares a link."""

    wave: OpenWave

    def invite(self, now: datetime = OPENS) -> int:
        with unit_of_work(self.wave.sessions) as session:
            wave = session.scalars(select(Wave)).one()
            return queue_invitations(session, wave, today=now.date()).n_mails

    def invite_and_send(self, now: datetime = OPENS) -> None:
        self.invite(now)
        self.set_invitations(state=MailState.SENT, day=now.date())

    def set_invitations(self, **values: object) -> None:
        with unit_of_work(self.wave.sessions) as session:
            session.execute(update(Mail).where(Mail.kind == "invitation").values(values))

    def set_reminders_sent(self) -> None:
        with unit_of_work(self.wave.sessions) as session:
            session.execute(update(Mail).where(Mail.kind == "reminder").values(state="sent"))

    def remind_due(self, now: datetime) -> int:
        with unit_of_work(self.wave.sessions) as session:
            queued = queue_due_reminders(session, now=now, today=now.date())
        return sum(one.n_mails for one in queued)

    def remind_by_hand(self, now: datetime) -> int:
        with unit_of_work(self.wave.sessions) as session:
            wave = session.scalars(select(Wave)).one()
            return queue_manual_reminder(session, wave, now=now, today=now.date()).n_mails

    def mails(self) -> Counter[tuple[str, int]]:
        with reading(self.wave.sessions) as session:
            return Counter((mail.kind, mail.number) for mail in session.scalars(select(Mail)))


class TestInvitations:
    def test_everyone_with_an_address_is_invited_once(self, post: Post) -> None:
        assert post.invite() == 5
        assert post.invite() == 0
        assert post.mails() == {("invitation", 1): 5}

    def test_who_has_answered_with_a_link_from_elsewhere_is_not_invited(self, post: Post) -> None:
        post.wave.answer(post.wave.links[0], answered(1))
        assert post.invite() == 4

    def test_a_mail_holds_no_address_no_token_and_no_time_but_the_day(self, post: Post) -> None:
        post.invite(OPENS)
        with reading(post.wave.sessions) as session:
            kept = [vars(mail) for mail in session.scalars(select(Mail))]
        assert {row["day"] for row in kept} == {date(2026, 10, 12)}
        secrets = {text for link in post.wave.links for text in (link.token, link.address) if text}
        assert not [text for row in kept for text in secrets if text in str(row)]
        columns = {column.name: str(column.type).upper() for column in Mail.__table__.columns}
        assert not [name for name, kind in columns.items() if "TIME" in kind]


class TestDueReminder:
    @pytest.mark.parametrize(
        ("passed", "reminders"),
        [
            (0 * DAY, {}),
            (3 * DAY - INSTANT, {}),
            (3 * DAY, {("reminder", 1): 5}),
            (5 * DAY - INSTANT, {("reminder", 1): 5}),
            (5 * DAY, {("reminder", 2): 5}),
            (16 * DAY, {("reminder", 2): 5}),
        ],
    )
    @pytest.mark.parametrize("sent_after", [0 * DAY, DAY])
    def test_it_falls_on_day_three_and_day_five_after_the_invitation_was_sent(
        self, post: Post, sent_after: timedelta, passed: timedelta, reminders: dict[object, int]
    ) -> None:
        post.invite_and_send(OPENS + sent_after)
        post.remind_due(OPENS + sent_after + passed)
        assert post.mails() == {("invitation", 1): 5, **reminders}

    def test_a_wave_that_opened_long_ago_reminds_nobody_on_the_day_of_the_invitation(
        self, post: Post
    ) -> None:
        later = OPENS + 6 * DAY
        post.invite_and_send(later)
        assert post.remind_due(later + timedelta(seconds=20)) == 0
        assert post.remind_due(later + 3 * DAY) == 5

    def test_each_person_has_days_of_their_own(self, post: Post) -> None:
        post.invite_and_send()
        with unit_of_work(post.wave.sessions) as session:
            late = session.scalars(select(Mail)).first()
            assert late is not None
            late.day = (OPENS + 2 * DAY).date()
        assert post.remind_due(OPENS + 3 * DAY) == 4
        post.set_reminders_sent()
        assert post.remind_due(OPENS + 5 * DAY) == 5
        assert post.mails() == {("invitation", 1): 5, ("reminder", 1): 5, ("reminder", 2): 4}

    @pytest.mark.parametrize("state", ["queued", "sending", "failed"])
    def test_nobody_is_reminded_whose_invitation_did_not_go_out(
        self, post: Post, state: str
    ) -> None:
        post.invite_and_send()
        post.set_invitations(state=state)
        assert post.remind_due(OPENS + 3 * DAY) == 0

    def test_one_that_the_server_did_not_take_in_time_gives_way_to_the_next(
        self, post: Post
    ) -> None:
        post.invite_and_send()
        assert post.remind_due(OPENS + 3 * DAY) == 5
        assert post.remind_due(OPENS + 5 * DAY) == 5
        assert post.mails() == {("invitation", 1): 5, ("reminder", 2): 5}

    @pytest.mark.parametrize(
        ("now", "last"),
        [
            (datetime(2026, 10, 15, 6, 59, 59, 999999, tzinfo=UTC), date(2026, 10, 11)),
            (datetime(2026, 10, 15, 7, tzinfo=UTC), date(2026, 10, 12)),
            (datetime(2026, 10, 16, 6, 59, 59, 999999, tzinfo=UTC), date(2026, 10, 12)),
        ],
    )
    def test_a_day_of_a_wave_begins_when_it_opened(self, now: datetime, last: date) -> None:
        # It opens at 07:00 UTC: at 07:00 on the 15th three days of the 12th have passed.
        assert last_day_of_sending(3, opens_at=OPENS, now=now) == last

    def test_only_those_who_have_not_answered_get_it_and_each_once(self, post: Post) -> None:
        post.invite_and_send()
        post.wave.answer(post.wave.links[0], answered(1))
        assert post.remind_due(OPENS + 3 * DAY) == 4
        assert post.remind_due(OPENS + 4 * DAY) == 0
        post.set_reminders_sent()
        post.wave.answer(post.wave.links[1], answered(2))
        assert post.remind_due(OPENS + 5 * DAY) == 3
        assert post.mails() == {("invitation", 1): 5, ("reminder", 1): 4, ("reminder", 2): 3}

    def test_a_missed_one_is_left_out_and_not_made_up_for(self, post: Post) -> None:
        post.invite_and_send()
        assert post.remind_due(OPENS + 6 * DAY) == 5
        assert post.remind_due(OPENS + 6 * DAY) == 0
        assert post.mails()["reminder", 1] == 0

    def test_nobody_is_reminded_who_was_not_invited_by_mail(self, post: Post) -> None:
        assert post.remind_due(OPENS + 3 * DAY) == 0

    @pytest.mark.parametrize(("now", "n_mails"), [(CLOSES - INSTANT, 5), (CLOSES, 0)])
    def test_it_ends_with_the_wave(self, post: Post, now: datetime, n_mails: int) -> None:
        post.invite_and_send()
        assert post.remind_due(now) == n_mails

    def test_whoever_asked_us_to_stop_is_left_in_peace(self, post: Post) -> None:
        post.invite_and_send()
        with unit_of_work(post.wave.sessions) as session:
            for _ in range(2):
                stop_reminders(session, post.wave.links[0].token)
        assert post.remind_due(OPENS + 3 * DAY) == 4
        assert post.remind_by_hand(OPENS + 3 * DAY) == 4


class TestByHand:
    def test_it_is_possible_once_in_fourteen_days(self, post: Post) -> None:
        first = OPENS + DAY
        assert post.remind_by_hand(first) == 5
        with pytest.raises(TooSoonError, match="reminded by hand on 2026-10-13"):
            post.remind_by_hand(first + 13 * DAY)
        assert post.remind_by_hand(first + 14 * DAY) == 5
        assert post.mails() == {("manual", 1): 5, ("manual", 2): 5}

    @pytest.mark.parametrize("now", [OPENS - INSTANT, CLOSES])
    def test_it_is_refused_while_nobody_can_answer(self, post: Post, now: datetime) -> None:
        with pytest.raises(NotOpenError, match="2026-10 is not open"):
            post.remind_by_hand(now)

    def test_it_also_reaches_those_who_got_their_link_in_another_way(self, post: Post) -> None:
        assert post.mails() == {}
        assert post.remind_by_hand(OPENS) == 5


class TestTokens:
    def test_a_reminder_can_find_the_link_and_nobody_without_the_secret(self, post: Post) -> None:
        with reading(post.wave.sessions) as session:
            rows = {row.address: row for row in session.scalars(select(Invitation))}
        for link in post.wave.links[:5]:
            row = rows[link.address]
            assert row.sealed_token is not None
            found = reveal_token(row.sealed_token, digest=row.token_digest, seal=mail_seal(SECRET))
            assert found == link.token
            with pytest.raises(BrokenSealError):
                reveal_token(row.sealed_token, digest=row.token_digest, seal=mail_seal("t" * 32))

    def test_a_token_does_not_open_in_the_row_of_another(self, post: Post) -> None:
        with reading(post.wave.sessions) as session:
            first, second = session.scalars(select(Invitation).limit(2)).all()
        assert first.sealed_token is not None
        with pytest.raises(BrokenSealError):
            reveal_token(first.sealed_token, digest=second.token_digest, seal=mail_seal(SECRET))

    def test_closing_erases_them_and_leaves_mail_that_belongs_to_nobody(self, post: Post) -> None:
        post.invite()
        with unit_of_work(post.wave.sessions) as session:
            wave = session.scalars(select(Wave)).one()
            close_wave(session, wave.id, seal=SEAL, now=CLOSES)
        with reading(post.wave.sessions) as session:
            assert set(session.scalars(select(Invitation.sealed_token))) == {None}
            assert set(session.scalars(select(Mail.invitation))) == {None}
        assert post.mails() == {("invitation", 1): 5}


class TestStopReminders:
    @pytest.mark.parametrize("token", ["", "x", "\0", "x" * 100_000, "ä"])
    def test_an_unknown_link_changes_nothing_and_is_no_error(self, post: Post, token: str) -> None:
        with unit_of_work(post.wave.sessions) as session:
            stop_reminders(session, token)
        with reading(post.wave.sessions) as session:
            assert set(session.scalars(select(Invitation.wants_reminders))) == {True}

    def test_it_does_not_use_the_link(self, post: Post) -> None:
        with unit_of_work(post.wave.sessions) as session:
            stop_reminders(session, post.wave.links[0].token)
        post.wave.answer(post.wave.links[0], answered(1))


def test_a_wave_that_is_closed_by_hand_reminds_nobody(post: Post) -> None:
    post.invite_and_send()
    with unit_of_work(post.wave.sessions) as session:
        session.execute(update(Wave).values(closed_at=OPENS + DAY))
    assert post.remind_due(OPENS + 3 * DAY) == 0
    with pytest.raises(NotOpenError):
        post.remind_by_hand(datetime(2026, 10, 14, tzinfo=UTC))


@pytest.fixture
def post(sessions: SessionFactory) -> Post:
    wave = opened(sessions, invited("Dispatch", 3), invited("Billing", 2, shared=4))
    with unit_of_work(sessions) as session:
        keep_tokens(session, wave.links, seal=mail_seal(SECRET))
    return Post(wave)
