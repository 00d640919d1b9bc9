"""Brands on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from flowgap.db import SessionFactory, make_session_factory
from tests.support.postgres import empty_engine, postgres_server, postgres_url
from tests.support.tables import with_tables

__all__ = ["empty_engine", "postgres_server", "postgres_url"]


@pytest.fixture
def sessions(empty_engine: Engine) -> SessionFactory:
    return make_session_factory(with_tables(empty_engine))
