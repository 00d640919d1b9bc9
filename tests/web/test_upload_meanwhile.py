"""What others do to an engagement while an upload of it is diagnosed."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.models import ActionState, Engagement, TakenAction
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.folders.keeping import keep_files, read_file
from flowgap.services.folders.progress import progress_of
from tests.support.browse import Browser, Page
from tests.support.exported import zipped
from tests.support.setting_up import upload
from tests.web.conftest import database_of

NOW = datetime(2026, 11, 2, 9, 14, tzinfo=UTC)
Meanwhile = Callable[[Callable[[Session, Engagement], None]], None]


@pytest.fixture
def meanwhile(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Let something happen to the only engagement each time that a folder is diagnosed."""

    def prepare(happen: Callable[[Session, Engagement], None]) -> None:
        def interrupted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is called
            with unit_of_work(database_of(app).sessions) as session:
                happen(session, session.scalars(select(Engagement)).one())
            return diagnose_folder(*given, **named)

        monkeypatch.setattr("flowgap.services.jobs.diagnosing.diagnose_folder", interrupted)

    return prepare


def take_action(session: Session, engagement: Engagement) -> None:
    session.add(
        TakenAction(
            engagement_id=engagement.id,
            title="Cap open changes",
            owner="",
            started_on=date(2026, 5, 4),
            state=ActionState.RUNNING.value,
        )
    )


def send_folder(browse: Browser, folder: Path, *, status: int) -> Page:
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    return browse.post(
        "/engagements/new", {"folder": (io.BytesIO(zipped(files)), "folder.zip")}, status=status
    )


def is_current(app: Flask) -> bool:
    with reading(database_of(app).sessions) as session:
        return progress_of(session, session.scalars(select(Engagement)).one(), now=NOW).is_current


def test_what_was_begun_meanwhile_is_not_known_to_the_result(
    app: Flask, browse: Browser, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    upload(browse, tmp_path / "folder")
    assert is_current(app)
    meanwhile(take_action)
    upload(browse, tmp_path / "folder")
    assert not is_current(app)


def test_an_engagement_that_was_deleted_meanwhile_does_not_come_back(
    app: Flask, browse: Browser, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    upload(browse, tmp_path / "folder")
    meanwhile(lambda session, engagement: session.delete(engagement))
    send_folder(browse, tmp_path / "folder", status=404)
    with reading(database_of(app).sessions) as session:
        assert session.scalars(select(Engagement)).all() == []


ROSTER = "team,parent,invited\nBilling,Company,9\n"


def test_what_others_kept_meanwhile_is_not_lost(
    app: Flask, browse: Browser, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    def change_teams(session: Session, engagement: Engagement) -> None:
        keep_files(session, engagement.id, {"roster.csv": ROSTER.encode()}, now=NOW)

    upload(browse, tmp_path / "folder")
    meanwhile(change_teams)
    page = send_folder(browse, tmp_path / "folder", status=303)
    told = browse.get(page.response.location or "")
    assert told.heading == "Somebody changed the engagement meanwhile"
    with reading(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement)).one()
        assert read_file(session, engagement.id, "roster.csv") == ROSTER.encode()
