"""Rows that must not exist cannot exist, on both kinds of database."""

from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from flowgap.db import (
    SessionFactory,
    make_engine,
    make_session_factory,
    reading,
    unit_of_work,
)
from flowgap.models import (
    Engagement,
    Invitation,
    QuestionnaireVersion,
    Response,
    Result,
    Team,
    Wave,
)
from tests.support.tables import with_tables

N_ITEMS = 3
OPENED = datetime(2026, 10, 12, 7, tzinfo=UTC)


class TestResponse:
    def test_answers_as_long_as_the_questionnaire_are_kept(self, wave: SessionFactory) -> None:
        add_response(wave, answers=bytes([1, 5, 255]))
        assert stored_answers(wave) == [bytes([1, 5, 255])]

    @pytest.mark.parametrize("answers", [bytes([1, 5]), bytes([1, 5, 2, 4]), b""])
    def test_answers_of_another_length_are_refused(
        self, wave: SessionFactory, answers: bytes
    ) -> None:
        with pytest.raises(IntegrityError, match="all_items"):
            add_response(wave, answers=answers)

    def test_a_response_cannot_claim_another_number_of_items(self, wave: SessionFactory) -> None:
        with pytest.raises(IntegrityError):
            add_response(wave, answers=bytes([1, 5]), n_items=2)

    @pytest.mark.parametrize("length", [15, 17])
    def test_a_key_has_128_bits(self, wave: SessionFactory, length: int) -> None:
        with pytest.raises(IntegrityError, match="key_length"):
            add_response(wave, answers=bytes([1, 2, 3]), key=bytes(length))

    def test_it_holds_no_column_that_tells_who_or_when(self, engine: Engine) -> None:
        columns = {column["name"] for column in inspect(engine).get_columns("response")}
        assert columns == {"key", "wave_id", "team_id", "n_items", "answers", "particulars"}

    def test_deleting_the_engagement_deletes_its_responses(self, wave: SessionFactory) -> None:
        add_response(wave, answers=bytes([1, 2, 3]))
        with unit_of_work(wave) as session:
            session.delete(session.scalars(select(Engagement)).one())
        assert stored_answers(wave) == []


class TestOrderOfArrival:
    """PostgreSQL keeps it; all responses of a wave are written at once, in random order."""

    def test_on_sqlite_rows_lie_in_the_order_of_their_random_keys(
        self, sqlite_wave: SessionFactory
    ) -> None:
        for value in range(1, 31):
            add_response(sqlite_wave, answers=bytes([value, 1, 1]))
        with reading(sqlite_wave) as session:
            keys = session.execute(text("SELECT key FROM response")).scalars().all()
        assert list(keys) == sorted(keys)

    def test_on_sqlite_there_is_no_row_number(self, sqlite_wave: SessionFactory) -> None:
        with reading(sqlite_wave) as session, pytest.raises(OperationalError, match="rowid"):
            session.execute(text("SELECT rowid FROM response"))

    @pytest.fixture
    def sqlite_wave(self, tmp_path: Path) -> SessionFactory:
        engine = with_tables(make_engine(f"sqlite:///{tmp_path / 'flowgap.db'}"))
        return add_first_wave(make_session_factory(engine))


class TestWave:
    def test_it_closes_after_it_opens(self, wave: SessionFactory) -> None:
        add_wave(wave, name="short", closes_at=OPENED + timedelta(microseconds=1))

    @pytest.mark.parametrize("seconds", [0, 1])
    def test_it_cannot_close_before_or_as_it_opens(
        self, wave: SessionFactory, seconds: int
    ) -> None:
        with pytest.raises(IntegrityError, match="in_order"):
            add_wave(wave, name="odd", closes_at=OPENED - timedelta(seconds=seconds))


class TestInvitation:
    def test_truth_values_come_back_as_such(self, wave: SessionFactory) -> None:
        with unit_of_work(wave) as session:
            session.add(Invitation(wave_id=1, team_id=1, token_digest=bytes(32)))
        with reading(wave) as session:
            invitation = session.scalars(select(Invitation)).one()
        assert invitation.is_used is False
        assert invitation.wants_reminders is True

    def test_it_holds_no_column_that_tells_when(self, engine: Engine) -> None:
        columns = {column["name"] for column in inspect(engine).get_columns("invitation")}
        assert columns == {
            "key",
            "wave_id",
            "team_id",
            "token_digest",
            "address",
            "sealed_token",
            "is_used",
            "wants_reminders",
        }


class TestResult:
    def test_a_stamp_of_any_zone_comes_back_in_utc(self, wave: SessionFactory) -> None:
        noon_in_berlin = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=1)))
        add_result(wave, digest="a" * 64, computed_at=noon_in_berlin)
        with reading(wave) as session:
            stamp = session.scalars(select(Result.computed_at)).one()
        assert stamp == datetime(2026, 11, 22, 11, tzinfo=UTC)
        assert stamp.tzinfo is UTC

    def test_a_stamp_without_a_zone_is_refused(self, wave: SessionFactory) -> None:
        with pytest.raises(StatementError, match="no time zone"):
            add_result(wave, digest="a" * 64, computed_at=datetime(2026, 11, 22))  # noqa: DTZ001

    def test_the_same_digest_is_stored_once(self, wave: SessionFactory) -> None:
        add_result(wave, digest="a" * 64)
        with pytest.raises(IntegrityError):
            add_result(wave, digest="a" * 64)

    def test_a_short_digest_is_refused(self, wave: SessionFactory) -> None:
        with pytest.raises(IntegrityError, match="digest_length"):
            add_result(wave, digest="a" * 63)


def test_engagements_have_keys_that_cannot_be_guessed(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        added = [Engagement(client=f"{n}", title="t", language="en") for n in range(20)]
        session.add_all(added)
        session.flush()
        # 16 bytes in base 64 are 22 characters.
        assert Counter(len(engagement.public_key) for engagement in added) == {22: 20}
        assert len({engagement.public_key for engagement in added}) == 20


def add_response(
    sessions: SessionFactory, *, answers: bytes, n_items: int = N_ITEMS, key: bytes | None = None
) -> None:
    with unit_of_work(sessions) as session:
        response = Response(
            wave_id=1, team_id=1, n_items=n_items, answers=answers, particulars="{}"
        )
        if key is not None:
            response.key = key
        session.add(response)


def add_wave(sessions: SessionFactory, *, name: str, closes_at: datetime) -> None:
    with unit_of_work(sessions) as session:
        session.add(
            Wave(
                engagement_id=1,
                name=name,
                questionnaire_version_id=1,
                n_items=N_ITEMS,
                opens_at=OPENED,
                closes_at=closes_at,
                promise="{}",
            )
        )


def add_result(
    sessions: SessionFactory,
    *,
    digest: str,
    computed_at: datetime = datetime(2026, 11, 22, tzinfo=UTC),
) -> None:
    with unit_of_work(sessions) as session:
        session.add(
            Result(
                engagement_id=1,
                document="{}",
                digest=digest,
                import_report="{}",
                computed_at=computed_at,
            )
        )


def stored_answers(sessions: SessionFactory) -> list[bytes]:
    with reading(sessions) as session:
        return list(session.scalars(select(Response.answers)))


@pytest.fixture
def wave(sessions: SessionFactory) -> SessionFactory:
    return add_first_wave(sessions)


def add_first_wave(sessions: SessionFactory) -> SessionFactory:
    """Add one wave of one team with a questionnaire of three items; every id is 1."""
    with unit_of_work(sessions) as session:
        session.add(Engagement(client="Alder Freight", title="AI delivery", language="en"))
        session.add(
            QuestionnaireVersion(
                questionnaire="organizational-mri",
                version=1,
                digest="d" * 64,
                item_ids='["OWN1", "OWN2", "OWN3"]',
                n_items=N_ITEMS,
            )
        )
        session.flush()
        session.add(Team(engagement_id=1, name="Dispatch"))
    add_wave(sessions, name="w4", closes_at=OPENED + timedelta(days=18))
    return sessions
