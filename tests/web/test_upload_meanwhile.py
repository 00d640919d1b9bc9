"""What others do to an engagement while an upload of it is diagnosed."""

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
from flowgap.services.folders.progress import progress_of
from tests.support.browse import Browser
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


def is_current(app: Flask) -> bool:
    with reading(database_of(app).sessions) as session:
        return progress_of(session, session.scalars(select(Engagement)).one()).is_current


def test_what_was_begun_meanwhile_is_not_known_to_the_result(
    app: Flask, browse: Browser, tmp_path: Path, meanwhile: Meanwhile
) -> None:
    upload(browse, tmp_path / "folder")
    assert is_current(app)
    meanwhile(take_action)
    upload(browse, tmp_path / "folder")
    assert not is_current(app)
