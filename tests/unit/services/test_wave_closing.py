"""Closing a wave: every answer comes out once, and nothing that could lead to it is left."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from flowgap.answering.receipts import counted_digest, sealed_key
from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.db import SessionFactory, make_session_factory, reading, unit_of_work
from flowgap.models import Comment, Invitation, Receipt, Response, SealedResponse, Wave
from flowgap.services.waves.closing import WaveClosedAlreadyError, close_wave
from flowgap.services.waves.doors import DoorState
from flowgap.services.waves.seals import response_seal
from flowgap.services.waves.sending import ReceiptUnknownError, look_up, send, withdraw
from tests.support.postgres import postgres_server
from tests.support.tables import postgresql_engine, sqlite_engine, tabled_engine
from tests.support.waves import (
    CLOSES,
    MRI,
    NOON,
    SEAL,
    OpenWave,
    answered,
    enclosed,
    invited,
    opened,
)

__all__ = ["postgres_server", "postgresql_engine", "sqlite_engine", "tabled_engine"]


class TestResponses:
    def test_every_questionnaire_comes_out_as_it_was_sent(self, wave: OpenWave) -> None:
        receipts = answer_all(wave)
        assert close(wave) == len(receipts) == 6
        with reading(wave.sessions) as session:
            rows = session.scalars(select(Response)).all()
        sent = [answered(seed) for seed in range(6)]
        assert Counter(row.answers for row in rows) == Counter(one.answers for one in sent)
        assert {row.particulars for row in rows} == {
            json.dumps(one.particulars, sort_keys=True) for one in sent
        }

    def test_each_belongs_to_its_team(self, wave: OpenWave) -> None:
        answer_all(wave)
        close(wave)
        with reading(wave.sessions) as session:
            teams = {row.answers: row.team_id for row in session.scalars(select(Response))}
        expected = [wave.door(link).team_id for link in wave.links]
        assert [teams[answered(seed).answers] for seed in range(5)] == expected[:5]

    def test_comments_stand_apart_and_empty_ones_nowhere(self, wave: OpenWave) -> None:
        wave.answer(wave.links[0], answered(1, comment="Reviews take a week."))
        wave.answer(wave.links[1], answered(2))
        close(wave)
        with reading(wave.sessions) as session:
            (comment,) = session.scalars(select(Comment))
            keys = set(session.scalars(select(Response.key)))
        assert (comment.question, comment.text) == ("OPEN1", "Reviews take a week.")
        assert comment.key not in keys

    def test_answers_that_were_taken_back_do_not_come_out(self, wave: OpenWave) -> None:
        receipts = answer_all(wave)
        with unit_of_work(wave.sessions) as session:
            withdraw(session, receipts[0])
        assert close(wave) == 5

    def test_a_wave_that_nobody_answered_closes_with_nothing(self, wave: OpenWave) -> None:
        assert close(wave) == 0


class TestTraces:
    def test_no_key_of_a_sealed_row_is_left_anywhere(self, wave: OpenWave) -> None:
        answer_all(wave)
        before = keys_of(wave)
        close(wave)
        with reading(wave.sessions) as session:
            assert session.scalar(select(func.count()).select_from(SealedResponse)) == 0
        assert not before & keys_of(wave)

    def test_addresses_are_forgotten_and_use_is_not(self, wave: OpenWave) -> None:
        wave.answer(wave.links[0], answered(1))
        close(wave)
        with reading(wave.sessions) as session:
            rows = session.scalars(select(Invitation)).all()
        assert Counter((row.address, row.is_used) for row in rows) == {
            (None, True): 1,
            (None, False): 4,
        }

    def test_links_still_tell_that_the_wave_is_closed(self, wave: OpenWave) -> None:
        wave.answer(wave.links[0], answered(1))
        close(wave)
        states = [wave.door(link, now=CLOSES).state for link in wave.links]
        assert states == [DoorState.USED] + 5 * [DoorState.CLOSED]

    def test_a_wave_that_is_closed_early_takes_nothing_more(self, wave: OpenWave) -> None:
        close(wave)
        assert wave.door(wave.links[0]).state is DoorState.CLOSED


class TestReceipts:
    def test_a_receipt_proves_that_the_answers_were_counted(self, wave: OpenWave) -> None:
        receipts = answer_all(wave)
        close(wave)
        with reading(wave.sessions) as session:
            found = [look_up(session, receipt) for receipt in receipts]
            kept = set(session.scalars(select(Receipt.digest)))
        assert not any(state.can_withdraw for state in found)
        assert kept == {counted_digest(sealed_key(receipt)) for receipt in receipts}


class TestSendingMeanwhile:
    def test_answers_that_are_being_kept_while_the_wave_closes_come_out_too(
        self, wave: OpenWave
    ) -> None:
        link = wave.links[0]
        door = wave.door(link)
        with ThreadPoolExecutor(1) as pool:
            with unit_of_work(wave.sessions) as session:
                send(session, door, enclosed(answered(1), wave_id=door.wave_id), now=NOON)
                closing = pool.submit(close, wave)
                with pytest.raises(TimeoutError):
                    closing.result(timeout=0.3)
            assert closing.result(timeout=30) == 1


class TestTakingBackMeanwhile:
    def test_answers_that_are_being_taken_back_while_the_wave_closes_are_not_counted(
        self, wave: OpenWave
    ) -> None:
        receipts = answer_all(wave)
        with ThreadPoolExecutor(1) as pool:
            with unit_of_work(wave.sessions) as session:
                withdraw(session, receipts[0])
                closing = pool.submit(close, wave)
                with pytest.raises(TimeoutError):
                    closing.result(timeout=0.3)
            assert closing.result(timeout=30) == 5  # 6 - 1

    def test_while_the_wave_closes_it_is_too_late_and_nobody_says_otherwise(
        self, wave: OpenWave
    ) -> None:
        receipts = answer_all(wave)
        with ThreadPoolExecutor(1) as pool:
            with unit_of_work(wave.sessions) as session:
                wave_id = session.scalars(select(Wave.id)).one()
                close_wave(session, wave_id, seal=SEAL, now=CLOSES)
                taking_back = pool.submit(take_back, wave, receipts[0])
                with pytest.raises(TimeoutError):
                    taking_back.result(timeout=0.3)
            with pytest.raises(ReceiptUnknownError):
                taking_back.result(timeout=30)
        with reading(wave.sessions) as session:
            assert session.scalar(select(func.count()).select_from(Response)) == 6
            assert not look_up(session, receipts[0]).can_withdraw

    def test_who_closes_second_changes_nothing(self, wave: OpenWave) -> None:
        answer_all(wave)
        close(wave)
        with pytest.raises(WaveClosedAlreadyError, match="is closed already"):
            close(wave)


class TestKey:
    def test_without_the_secret_of_the_installation_nothing_comes_out(self, wave: OpenWave) -> None:
        answer_all(wave)
        with pytest.raises(BrokenSealError):
            close(wave, seal=response_seal("t" * 32, MRI))
        # Nothing was lost: with the right secret it closes.
        assert close(wave) == 6


def take_back(wave: OpenWave, receipt: str) -> None:
    with unit_of_work(wave.sessions) as session:
        withdraw(session, receipt)


def answer_all(wave: OpenWave) -> list[str]:
    return [wave.answer(link, answered(seed)) for seed, link in enumerate(wave.links)]


def close(wave: OpenWave, *, seal: Seal = SEAL) -> int:
    with unit_of_work(wave.sessions) as session:
        (wave_id,) = session.scalars(select(Wave.id))
        return close_wave(session, wave_id, seal=seal, now=CLOSES).n_responses


def keys_of(wave: OpenWave) -> set[bytes]:
    with reading(wave.sessions) as session:
        return {
            key
            for model in (Invitation, SealedResponse, Response, Comment)
            for key in session.scalars(select(model.key))
        }


@pytest.fixture
def sessions(tabled_engine: Engine) -> SessionFactory:
    return make_session_factory(tabled_engine)


@pytest.fixture
def wave(sessions: SessionFactory) -> OpenWave:
    return opened(sessions, invited("Dispatch", 3), invited("Billing", 2, shared=4))
