"""Accounts on SQLite and on PostgreSQL, with hashes that cost nothing."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from flowgap.db import SessionFactory, make_session_factory
from tests.support.accounts import cheap_hashes
from tests.support.postgres import empty_engine, postgres_server, postgres_url
from tests.support.tables import with_tables

__all__ = ["empty_engine", "postgres_server", "postgres_url"]


@pytest.fixture
def sessions(empty_engine: Engine) -> SessionFactory:
    return make_session_factory(with_tables(empty_engine))


@pytest.fixture
def _cheap() -> Iterator[None]:
    with cheap_hashes():
        yield
