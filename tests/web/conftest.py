"""An application on an empty database, a browser for it, and a way to put results in."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from flowgap.config import Settings
from flowgap.db import unit_of_work
from flowgap.result.document import Result
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements import keep_diagnosis
from flowgap.web import create_app
from flowgap.web.database import Database
from tests.support.browse import Browser
from tests.support.tables import empty_database
from tests.support.templates import with_compiled_templates

Keep = Callable[[Result], str]

COMPUTED_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return new_application(tmp_path)


@pytest.fixture
def browse(app: Flask) -> Browser:
    return Browser(app)


@pytest.fixture
def keep(app: Flask) -> Keep:
    """Put a result into the database and return the address of its engagement."""

    def put(result: Result) -> str:
        return f"/engagements/{keep_result(app, result)}"

    return put


def new_application(folder: Path) -> Flask:
    """Return an application on an empty database in `folder`."""
    database = folder / "flowgap.db"
    database.write_bytes(empty_database())
    settings = Settings(data=folder, database_url=f"sqlite:///{database}")
    return with_compiled_templates(create_app(settings))


def keep_result(
    app: Flask,
    result: Result,
    *,
    import_report: Mapping[str, Any] | None = None,
    computed_at: datetime = COMPUTED_AT,
) -> str:
    """Keep a result and return the key of its engagement."""
    diagnosis = Diagnosis(result=result, import_report=import_report or {})
    with unit_of_work(database_of(app).sessions) as session:
        return keep_diagnosis(session, diagnosis, now=computed_at)


def database_of(app: Flask) -> Database:
    database = app.extensions["flowgap"]
    assert isinstance(database, Database)
    return database
