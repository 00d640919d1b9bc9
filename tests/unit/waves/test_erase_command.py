"""`flowgap erase`, and the worker that does the same: what goes, what is told, what is asked."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click
import pytest
from sqlalchemy import Engine

from flowgap.config import read_settings
from flowgap.db import DatabaseBusyError, make_engine, make_session_factory, unit_of_work
from flowgap.services.waves.doors import find_team_door
from flowgap.services.waves.seals import enclose, response_seal
from flowgap.services.waves.sending import send
from tests.support.desk import Run, desk, opening, rows, run
from tests.support.waves import MRI, answered

__all__ = ["desk", "run"]

COMMENT = "Waiting for the release train"
GONE = "Wave w1 of Alder Freight: 1 response, 1 comment and 1 receipt deleted.\n"
SILENT = "Nothing was deleted: no wave has answers whose promised day is over.\n"

Clock = Callable[[date], None]


class TestDue:
    def test_it_deletes_once_the_promised_day_is_over(
        self, answers: Path, run: Run, let_it_be: Clock
    ) -> None:
        assert COMMENT.encode() in files(answers)
        assert run("erase") == SILENT
        let_it_be(KEEP_UNTIL)
        assert run("erase") == SILENT
        let_it_be(KEEP_UNTIL + timedelta(days=1))
        assert run("erase") == GONE
        assert run("erase") == SILENT
        gone_on = KEEP_UNTIL + timedelta(days=1)
        assert f"the answers were deleted on {gone_on}; 19 people" in run("wave", "list")

    def test_the_files_of_the_database_keep_nothing_of_it(
        self, answers: Path, run: Run, let_it_be: Clock
    ) -> None:
        let_it_be(KEEP_UNTIL + timedelta(days=1))
        run("erase")
        assert COMMENT.encode() not in files(answers)

    def test_the_worker_does_it_without_a_mail_server(
        self, answers: Path, run: Run, let_it_be: Clock
    ) -> None:
        let_it_be(KEEP_UNTIL)
        assert "deleted" not in run("worker", "--once")
        let_it_be(KEEP_UNTIL + timedelta(days=1))
        assert GONE in run("worker", "--once")
        assert COMMENT.encode() not in files(answers)

    def test_a_last_step_that_fails_is_told_and_can_be_repeated(
        self, answers: Path, run: Run, let_it_be: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        let_it_be(KEEP_UNTIL + timedelta(days=1))
        with monkeypatch.context() as patch:
            patch.setattr("flowgap.cli.erase.forget_freed_pages", refuse)
            said = run("erase", code=2)
            assert GONE in said
            assert "could not be written over (another process reads the database)" in said
        assert run("erase") == SILENT
        assert COMMENT.encode() not in files(answers)


class TestOneWave:
    def test_it_is_deleted_at_once(self, answers: Path, run: Run) -> None:
        assert run("erase", "--wave", "w1", "--client", "Alder Freight", "--yes") == GONE
        assert COMMENT.encode() not in files(answers)

    def test_it_asks_first(self, answers: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("click.confirm", refuse_to_confirm)
        run("erase", "--wave", "w1", code=130)
        assert COMMENT.encode() in files(answers)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("--wave", "w9", "--yes"), "there is no wave 'w9'. Waves: w1 (Alder Freight)."),
            (("--wave", "w1", "--client", "Birch", "--yes"), "there is no wave 'w1'"),
            (("--client", "Alder Freight", "--yes"), "--client together with --wave"),
        ],
    )
    def test_what_names_no_wave_deletes_nothing(
        self, answers: Path, run: Run, arguments: tuple[str, ...], words: str
    ) -> None:
        assert words in run("erase", *arguments, code=2)
        assert COMMENT.encode() in files(answers)


# No wave of the tests closes later than in 18 days.
KEEP_UNTIL = (datetime.now(UTC) + timedelta(days=40)).date()


def files(desk: Path) -> bytes:
    """Return all bytes of the database and of its log."""
    return b"".join(path.read_bytes() for path in (desk.parent / "data").glob("flowgap.db*"))


def refuse(_engine: Engine) -> None:
    raise DatabaseBusyError("another process reads the database")


def refuse_to_confirm(_question: str, **_options: object) -> None:
    raise click.Abort


@pytest.fixture
def let_it_be(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the clock to noon, UTC, of a day."""

    def let_it_be(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setattr("flowgap.cli.erase.utc_now", lambda: noon)

    return let_it_be


@pytest.fixture
def answers(desk: Path, run: Run) -> Path:
    """Close a wave that somebody answered, and commented on."""
    run("wave", "open", *opening(desk), "--keep-until", KEEP_UNTIL)
    settings, now = read_settings(), datetime.now(UTC)
    engine = make_engine(settings.database_url)
    with unit_of_work(make_session_factory(engine)) as session:
        token = rows(desk / "links.csv")[0]["link"].rpartition("/")[2]
        door = find_team_door(session, token, now=now)
        envelope = enclose(
            answered(1, comment=COMMENT),
            attempt=os.urandom(16),
            wave_id=door.wave_id,
            seal=response_seal(settings.secret_key, MRI),
        )
        send(session, door, envelope, now=now)
    engine.dispose()
    run("wave", "close", "w1", "--yes")
    return desk
