"""Databases with the tables of this version, on SQLite and on PostgreSQL, and one engagement."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from flowgap.db import SessionFactory, make_session_factory, unit_of_work
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from tests.support.postgres import postgres_server
from tests.support.sample_result import sample_result
from tests.support.tables import postgresql_engine, sqlite_engine, tabled_engine

__all__ = ["postgres_server", "postgresql_engine", "sqlite_engine", "tabled_engine"]


@pytest.fixture
def sessions(tabled_engine: Engine) -> SessionFactory:
    return make_session_factory(tabled_engine)


@pytest.fixture
def key(sessions: SessionFactory) -> str:
    """The key of an engagement that has a result."""
    diagnosis = Diagnosis(result=sample_result(), import_report={})
    with unit_of_work(sessions) as session:
        return keep_diagnosis(session, diagnosis, now=datetime(2026, 11, 22, tzinfo=UTC))
