"""From a link to kept answers: who may send, what is kept, what can be taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from flowgap.answering.draft import new_attempt
from flowgap.answering.sealing import BrokenSealError
from flowgap.db import SessionFactory, make_session_factory, reading, unit_of_work
from flowgap.models import Invitation, SealedResponse, TeamLink
from flowgap.services.waves.doors import DoorState, UnknownLinkError
from flowgap.services.waves.opening import Link, WaveExistsError
from flowgap.services.waves.seals import disclose
from flowgap.services.waves.sending import (
    LinkUsedError,
    ReceiptUnknownError,
    WaveClosedError,
    look_up,
    withdraw,
)
from tests.support.postgres import postgres_server
from tests.support.tables import postgresql_engine, sqlite_engine, tabled_engine
from tests.support.waves import (
    CLOSES,
    OPENS,
    SEAL,
    OpenWave,
    answered,
    enclosed,
    invited,
    opened,
)

__all__ = ["postgres_server", "postgresql_engine", "sqlite_engine", "tabled_engine"]

INSTANT = timedelta(microseconds=1)


class TestOpening:
    def test_everyone_with_an_address_gets_a_link_and_every_other_team_one(
        self, wave: OpenWave
    ) -> None:
        assert [(link.team, link.address) for link in wave.links] == [
            ("Dispatch", "dispatch-0@alder.example"),
            ("Dispatch", "dispatch-1@alder.example"),
            ("Billing", None),
        ]
        assert wave.shared("Billing").code is not None
        assert wave.personal("dispatch-0@alder.example").code is None

    def test_the_database_holds_no_token_and_no_code(self, wave: OpenWave) -> None:
        with reading(wave.sessions) as session:
            kept = [*session.scalars(select(Invitation)), *session.scalars(select(TeamLink))]
        secrets = {text for link in wave.links for text in (link.token, link.code) if text}
        assert not [row for row in kept for text in secrets if text in str(vars(row))]

    def test_a_wave_is_opened_once(self, wave: OpenWave) -> None:
        with pytest.raises(WaveExistsError, match="2026-10 of Alder Freight"):
            opened(wave.sessions, invited("Dispatch", 1))
        with reading(wave.sessions) as session:
            assert session.scalar(select(func.count()).select_from(Invitation)) == 2

    def test_the_next_wave_has_the_same_teams_and_new_links(self, wave: OpenWave) -> None:
        later = opened(wave.sessions, invited("Dispatch", 2), wave="2027-03")
        assert later.door(later.links[0]).team_id == wave.door(wave.links[0]).team_id
        assert not {link.token for link in later.links} & {link.token for link in wave.links}


class TestDoor:
    @pytest.mark.parametrize(
        ("now", "state"),
        [
            (OPENS - INSTANT, DoorState.NOT_YET),
            (OPENS, DoorState.OPEN),
            (CLOSES - INSTANT, DoorState.OPEN),
            (CLOSES, DoorState.CLOSED),
        ],
    )
    def test_it_is_open_from_its_first_instant_until_before_its_last(
        self, wave: OpenWave, now: object, state: DoorState
    ) -> None:
        for link in wave.links:
            assert wave.door(link, now=now).state is state  # type: ignore[arg-type] # a datetime

    def test_a_personal_link_is_used_once_and_a_teams_is_not(self, wave: OpenWave) -> None:
        for link in (mine(wave), wave.shared("Billing")):
            wave.answer(link, answered(1))
        assert wave.door(mine(wave)).state is DoorState.USED
        assert wave.door(wave.shared("Billing")).state is DoorState.OPEN

    @pytest.mark.parametrize("token", ["", "x", "\0", "x" * 100_000])
    def test_an_unknown_link_opens_nothing(self, wave: OpenWave, token: str) -> None:
        for address in (None, "a@b.example"):
            with pytest.raises(UnknownLinkError):
                wave.door(Link(team="", address=address, token=token, code=None))

    def test_a_link_of_one_kind_does_not_open_the_other(self, wave: OpenWave) -> None:
        token = wave.shared("Billing").token
        with pytest.raises(UnknownLinkError):
            wave.door(Link(team="", address="a@b.example", token=token, code=None))


class TestSend:
    def test_what_is_kept_opens_to_what_was_sent_and_to_nothing_without_the_key(
        self, wave: OpenWave
    ) -> None:
        submission = answered(1, comment="Reviews take a week.")
        wave.answer(mine(wave), submission)
        (row,) = sealed(wave)
        assert b"Reviews" not in row.content
        assert disclose(row.content, key=row.key, wave_id=row.wave_id, seal=SEAL) == submission

    def test_every_row_has_the_same_length(self, wave: OpenWave) -> None:
        wave.answer(mine(wave), answered(1))
        wave.answer(wave.shared("Billing"), answered(2, comment="\N{PILE OF POO}" * 500))
        assert len({len(row.content) for row in sealed(wave)}) == 1

    def test_a_row_does_not_open_under_the_key_of_another(self, wave: OpenWave) -> None:
        for seed in (1, 2):
            wave.answer(wave.shared("Billing"), answered(seed))
        first, second = sealed(wave)
        with pytest.raises(BrokenSealError):
            disclose(first.content, key=second.key, wave_id=first.wave_id, seal=SEAL)

    def test_the_same_attempt_is_kept_once_however_often_it_is_sent(self, wave: OpenWave) -> None:
        for link in (mine(wave), wave.shared("Billing")):
            envelope = enclosed(answered(1), wave_id=wave.door(link).wave_id)
            for _ in range(3):
                wave.send(link, envelope)
        assert len(sealed(wave)) == 2

    def test_a_repeated_attempt_is_fine_even_after_the_wave_has_closed(
        self, wave: OpenWave
    ) -> None:
        envelope = enclosed(answered(1), wave_id=wave.door(mine(wave)).wave_id)
        wave.send(mine(wave), envelope)
        wave.send(mine(wave), envelope, now=CLOSES + timedelta(days=1))
        assert len(sealed(wave)) == 1

    def test_another_attempt_with_a_used_link_is_refused(self, wave: OpenWave) -> None:
        wave.answer(mine(wave), answered(1))
        with pytest.raises(LinkUsedError):
            wave.answer(mine(wave), answered(2))
        assert len(sealed(wave)) == 1

    @pytest.mark.parametrize("now", [OPENS - INSTANT, CLOSES, CLOSES + timedelta(days=1)])
    def test_outside_its_time_a_wave_takes_nothing_and_the_link_stays_free(
        self, wave: OpenWave, now: object
    ) -> None:
        with pytest.raises(WaveClosedError, match="2026-10"):
            wave.answer(mine(wave), answered(1), now=now)  # type: ignore[arg-type] # a datetime
        assert sealed(wave) == []
        assert wave.door(mine(wave)).state is DoorState.OPEN

    def test_an_attempt_of_another_link_is_refused_and_the_link_stays_free(
        self, wave: OpenWave
    ) -> None:
        # The attempt comes from the form, so anybody can send that of somebody else.
        other = wave.personal("dispatch-1@alder.example")
        envelope = enclosed(answered(1), wave_id=wave.door(mine(wave)).wave_id)
        wave.send(mine(wave), envelope)
        with pytest.raises(LinkUsedError):
            wave.send(other, envelope)
        assert wave.door(other).state is DoorState.OPEN
        assert len(sealed(wave)) == 1

    def test_a_link_is_used_and_answers_are_kept_together_or_not_at_all(
        self, wave: OpenWave, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("flowgap.services.waves.sending._keep", fail)
        with pytest.raises(ZeroDivisionError):
            wave.answer(mine(wave), answered(1))
        assert wave.door(mine(wave)).state is DoorState.OPEN


class TestReceipt:
    def test_it_takes_the_answers_back(self, wave: OpenWave) -> None:
        receipt = wave.answer(mine(wave), answered(1))
        other = wave.answer(wave.shared("Billing"), answered(2))
        assert can_withdraw(wave, receipt)
        with unit_of_work(wave.sessions) as session:
            withdraw(session, receipt)
        assert len(sealed(wave)) == 1
        assert can_withdraw(wave, other)

    def test_answers_are_taken_back_once(self, wave: OpenWave) -> None:
        receipt = wave.answer(mine(wave), answered(1))
        with unit_of_work(wave.sessions) as session:
            withdraw(session, receipt)
        for verb in (look_up, withdraw):
            with pytest.raises(ReceiptUnknownError), unit_of_work(wave.sessions) as session:
                verb(session, receipt)

    def test_a_link_whose_answers_were_taken_back_stays_used(self, wave: OpenWave) -> None:
        attempt = new_attempt()
        envelope = enclosed(answered(1), wave_id=wave.door(mine(wave)).wave_id, attempt=attempt)
        wave.send(mine(wave), envelope)
        with unit_of_work(wave.sessions) as session:
            withdraw(session, envelope.receipt)
        with pytest.raises(LinkUsedError):
            wave.send(mine(wave), envelope)

    def test_a_receipt_that_nobody_got_is_unknown(self, wave: OpenWave) -> None:
        with pytest.raises(ReceiptUnknownError), reading(wave.sessions) as session:
            look_up(session, "AAAAA-AAAAA-AAAAA-AAAAA")


def mine(wave: OpenWave) -> Link:
    return wave.personal("dispatch-0@alder.example")


def sealed(wave: OpenWave) -> list[SealedResponse]:
    with reading(wave.sessions) as session:
        return list(session.scalars(select(SealedResponse)))


def can_withdraw(wave: OpenWave, receipt: str) -> bool:
    with reading(wave.sessions) as session:
        return look_up(session, receipt).can_withdraw


@pytest.fixture
def sessions(tabled_engine: Engine) -> SessionFactory:
    return make_session_factory(tabled_engine)


@pytest.fixture
def wave(sessions: SessionFactory) -> OpenWave:
    return opened(sessions, invited("Dispatch", 2), invited("Billing", 0, shared=9))
