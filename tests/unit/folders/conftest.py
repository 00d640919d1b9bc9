"""An engagement on SQLite and on PostgreSQL whose folder is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from flowgap.db import SessionFactory, make_session_factory, reading, unit_of_work
from flowgap.models import Engagement
from flowgap.services.folders.keeping import keep_file, keep_files, list_files, read_file
from tests.support.postgres import postgres_server
from tests.support.tables import postgresql_engine, sqlite_engine, tabled_engine

__all__ = ["postgres_server", "postgresql_engine", "sqlite_engine", "tabled_engine"]

NOW = datetime(2026, 11, 2, 9, 14, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The kept files of one engagement."""

    sessions: SessionFactory
    engagement_id: int

    def put(self, **files: str) -> None:
        named = {name.replace("_", "."): text.encode() for name, text in files.items()}
        with unit_of_work(self.sessions) as session:
            keep_files(session, self.engagement_id, named, now=NOW)

    def change(self, name: str, text: str, *, seen: str | None) -> str:
        with unit_of_work(self.sessions) as session:
            return keep_file(session, self.engagement_id, name, text.encode(), seen=seen, now=NOW)

    def read(self, name: str) -> str | None:
        with reading(self.sessions) as session:
            content = read_file(session, self.engagement_id, name)
        return None if content is None else content.decode()

    @property
    def names(self) -> list[str]:
        with reading(self.sessions) as session:
            return [line.name for line in list_files(session, self.engagement_id)]


@pytest.fixture
def sessions(tabled_engine: Engine) -> SessionFactory:
    return make_session_factory(tabled_engine)


@pytest.fixture
def shelf(sessions: SessionFactory) -> Shelf:
    with unit_of_work(sessions) as session:
        session.add(
            Engagement(client="Alder Freight", title="Organizational MRI 2026", language="en")
        )
    with reading(sessions) as session:
        return Shelf(sessions, session.scalars(select(Engagement.id)).one())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path
