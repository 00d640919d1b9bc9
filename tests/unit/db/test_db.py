"""The database door: what commits, what is rolled back, how SQLite is set."""

import re
from contextlib import closing
from pathlib import Path
from sqlite3 import OperationalError, connect

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from flowgap.db import SessionFactory, make_engine, make_session_factory, reading, unit_of_work
from flowgap.models import Base, Engagement
from flowgap.paths import PROJECT_ROOT


def add_engagements(sessions: SessionFactory, *clients: str) -> None:
    with unit_of_work(sessions) as session:
        for client in clients:
            session.add(Engagement(client=client, title="AI delivery", language="en"))


def add_and_fail(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        session.add(Engagement(client="Alder Freight", title="AI delivery", language="en"))
        session.flush()
        raise ZeroDivisionError


def n_engagements(sessions: SessionFactory) -> int:
    with reading(sessions) as session:
        return session.scalar(select(func.count()).select_from(Engagement)) or 0


class TestUnitOfWork:
    def test_leaving_the_block_commits(self, sessions: SessionFactory) -> None:
        add_engagements(sessions, "Alder Freight")
        assert n_engagements(sessions) == 1

    def test_raising_in_the_block_rolls_back(self, sessions: SessionFactory) -> None:
        with pytest.raises(ZeroDivisionError):
            add_and_fail(sessions)
        assert n_engagements(sessions) == 0

    def test_a_refused_row_takes_the_whole_unit_with_it(self, sessions: SessionFactory) -> None:
        add_engagements(sessions, "Alder Freight")
        with pytest.raises(IntegrityError):
            add_engagements(sessions, "Other", "Alder Freight")
        assert n_engagements(sessions) == 1


class TestReading:
    def test_a_change_is_not_kept(self, sessions: SessionFactory) -> None:
        with reading(sessions) as session:
            session.add(Engagement(client="Alder Freight", title="AI delivery", language="en"))
            session.flush()
        assert n_engagements(sessions) == 0

    def test_a_reader_does_not_wait_for_a_writer(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as writer:
            writer.add(Engagement(client="Alder Freight", title="AI delivery", language="en"))
            writer.flush()
            assert n_engagements(sessions) == 0
        assert n_engagements(sessions) == 1


class TestSqlite:
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [
            ("journal_mode", "wal"),
            ("synchronous", 2),  # 2 is FULL
            ("foreign_keys", 1),
            ("busy_timeout", 30_000),
        ],
    )
    def test_settings_that_we_rely_on(
        self, sqlite_engine: Engine, pragma: str, value: object
    ) -> None:
        with sqlite_engine.connect() as connection:
            assert connection.scalar(text(f"PRAGMA {pragma}")) == value

    def test_the_folder_of_the_file_is_made(self, tmp_path: Path) -> None:
        make_engine(f"sqlite:///{tmp_path / 'new' / 'deep' / 'flowgap.db'}").dispose()
        assert (tmp_path / "new" / "deep").is_dir()

    def test_a_unit_of_work_holds_the_write_lock_from_its_start(
        self, sqlite_engine: Engine
    ) -> None:
        Base.metadata.create_all(sqlite_engine)
        # The other connection waits for nothing, so it is refused at once.
        other = connect(str(sqlite_engine.url.database), timeout=0)
        with closing(other), unit_of_work(make_session_factory(sqlite_engine)) as session:
            session.execute(select(Engagement))
            with pytest.raises(OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")

    @pytest.fixture
    def sqlite_engine(self, tmp_path: Path) -> Engine:
        return make_engine(f"sqlite:///{tmp_path / 'flowgap.db'}")


def test_the_unit_of_work_is_the_only_commit_in_the_code_base() -> None:
    committing = {
        str(path.relative_to(PROJECT_ROOT))
        for path in (PROJECT_ROOT / "flowgap").rglob("*.py")
        if re.search(r"\.commit\(|sessionmaker\(|session\w*\.begin\(", path.read_text("utf-8"))
    }
    assert committing == {"flowgap/db.py"}
