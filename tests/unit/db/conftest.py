"""An engine with tables, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from flowgap.db import SessionFactory, make_session_factory
from tests.support.postgres import postgres_server
from tests.support.tables import postgresql_engine, sqlite_engine, tabled_engine

__all__ = ["postgres_server", "postgresql_engine", "sqlite_engine", "tabled_engine"]


@pytest.fixture
def engine(tabled_engine: Engine) -> Engine:
    return tabled_engine


@pytest.fixture
def sessions(engine: Engine) -> SessionFactory:
    return make_session_factory(engine)
