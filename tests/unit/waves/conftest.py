"""An engine with tables, on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from flowgap.db import SessionFactory, make_session_factory
from flowgap.services.database import migrate
from tests.support.postgres import empty_engine, postgres_server, postgres_url

__all__ = ["empty_engine", "postgres_server", "postgres_url"]


@pytest.fixture
def sessions(empty_engine: Engine) -> SessionFactory:
    migrate(empty_engine)
    return make_session_factory(empty_engine)
