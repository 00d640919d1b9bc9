"""An application on an empty database, a browser for it, and a way to put results in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from sqlalchemy import select

from flowgap.config import Settings
from flowgap.db import unit_of_work
from flowgap.models import Scope, Workspace, confine
from flowgap.result.document import Result
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from flowgap.services.jobs.child import Workplace
from flowgap.services.jobs.running import Here, Workshop
from flowgap.services.jobs.transport import Transport
from flowgap.web import create_app
from flowgap.web.database import Database
from flowgap.web.job_desk import EXTENSION
from tests.support.addresses import compile_addresses_once
from tests.support.browse import Browser
from tests.support.printing import printing_once
from tests.support.run_folder import run_folder
from tests.support.signed_in import OWNER, admit, let_in, token_of
from tests.support.tables import empty_database
from tests.support.templates import with_compiled_templates
from tests.web.chromium import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

Keep = Callable[[Result], str]

PATIENCE_SECONDS = 60.0
"""Whoever asks for work that another request does already waits for it, on a busy machine too."""

COMPUTED_AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


compile_addresses_once()


@pytest.fixture(scope="session", autouse=True)
def _printed_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let each report be laid out once in a run: most tests want it only to be there."""
    with printing_once(run_folder(tmp_path_factory)):
        yield


@pytest.fixture(scope="module")
def chromium() -> Iterator["Chromium"]:
    """Chromium, for all tests of a file."""
    with running() as found:
        yield found


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
    """Return an application on an empty database in `folder`, whose clients are signed in."""
    content, token = _database_of_an_owner()
    database = folder / "flowgap.db"
    database.write_bytes(content)
    return admit(_application(f"sqlite:///{database}", folder), token)


def application_on(database_url: str, folder: Path) -> Flask:
    """Return an application on a database with empty tables, whose clients are signed in."""
    return let_in(_application(database_url, folder))


def _application(database_url: str, folder: Path) -> Flask:
    settings = Settings(data=folder, database_url=database_url)
    return with_compiled_templates(with_jobs_at_once(create_app(settings), settings))


@cache
def _database_of_an_owner() -> tuple[bytes, str]:
    """Return the file of a database in which nobody but an owner is, and the owner's token."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "flowgap.db"
        database.write_bytes(empty_database())
        app = create_app(Settings(data=Path(folder), database_url=f"sqlite:///{database}"))
        token = token_of(app, OWNER)
        # Closing the last connection brings all pages from the log into the file.
        database_of(app).engine.dispose()
        return database.read_bytes(), token


def with_jobs_at_once(app: Flask, settings: Settings) -> Flask:
    """Let whoever asks for a job do it: there is no worker in a test."""
    desk, sessions = app.extensions[EXTENSION], database_of(app).sessions
    place = Workplace(
        database_url=settings.database_url, data=settings.data, secret_key=settings.secret_key
    )
    shop = Workshop(sessions=sessions, place=place, doing=Here(place=place, sessions=sessions))
    transport = Transport(settings.database_url, work=shop.work_on, at_once=True)
    app.extensions[EXTENSION] = replace(
        desk, transport=transport, patience_seconds=PATIENCE_SECONDS
    )
    return app


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


def keep_in(app: Flask, result: Result, workspace: str) -> str:
    """Keep a result in a workspace, and return the key of its engagement."""
    with unit_of_work(database_of(app).sessions) as session:
        place = session.scalars(select(Workspace).where(Workspace.name == workspace)).one()
        confine(session, Scope(workspace_id=place.id))
        return keep_diagnosis(session, Diagnosis(result=result, import_report={}), now=COMPUTED_AT)


def database_of(app: Flask) -> Database:
    database = app.extensions["flowgap"]
    assert isinstance(database, Database)
    return database
