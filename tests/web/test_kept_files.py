"""What an upload leaves in the database: codes for people, and the same result again."""

from pathlib import Path

from flask import Flask
from sqlalchemy import select

from flowgap.db import reading, unit_of_work
from flowgap.models import Engagement, Result, Scope, confine
from flowgap.services.folders.keeping import read_file
from flowgap.services.jobs.diagnosing import ask_to_recompute
from flowgap.web.job_desk import EXTENSION
from tests.support.browse import Browser
from tests.support.engagement_files import write_engagement
from tests.support.setting_up import upload_files
from tests.web.conftest import database_of


def upload_with_authors(browse: Browser, folder: Path) -> str:
    """Upload a folder whose changes name their author, and return the key of its engagement."""
    path = write_engagement(folder) / "changes.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    named = [
        f"{header},author_hash",
        *(f"{row},mia{n % 3}@x.example" for n, row in enumerate(rows)),
    ]
    path.write_text("\n".join(named), encoding="utf-8")
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    return upload_files(browse, files).rpartition("/")[2]


def test_no_author_of_an_upload_is_kept_by_name(
    app: Flask, browse: Browser, tmp_path: Path
) -> None:
    upload_with_authors(browse, tmp_path / "folder")
    with reading(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement)).one()
        kept = read_file(session, engagement.id, "changes.csv")
    assert kept is not None
    assert b"x.example" not in kept
    header, *rows = (line.split(",") for line in kept.decode().splitlines())
    codes = {row[header.index("author_hash")] for row in rows}
    assert len(codes) == 3
    assert {len(code) for code in codes} == {32}


def test_accounts_of_a_tracker_are_kept_as_codes_of_the_same_people(
    app: Flask, browse: Browser, tmp_path: Path
) -> None:
    """A tracker's account is 24 hexadecimal digits, as a code once was."""
    path = write_engagement(tmp_path / "folder") / "changes.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    accounts = [f"{n % 3:024x}" for n in range(len(rows))]
    named = [f"{row},{who}" for row, who in zip(rows, accounts, strict=True)]
    path.write_text("\n".join([f"{header},author_hash", *named]), encoding="utf-8")
    files = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    upload_files(browse, files)
    once = _kept_changes(app)
    assert not any(account.encode() in once for account in accounts)
    upload_files(browse, files)
    assert _kept_changes(app) == once


def _kept_changes(app: Flask) -> bytes:
    with reading(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement)).one()
        return read_file(session, engagement.id, "changes.csv") or b""


def test_what_is_kept_gives_the_same_result_again(
    app: Flask, browse: Browser, tmp_path: Path
) -> None:
    key = upload_with_authors(browse, tmp_path / "folder")
    with unit_of_work(database_of(app).sessions) as session:
        workspace_id = session.scalars(select(Engagement.workspace_id)).one()
        confine(session, Scope(workspace_id=workspace_id))
        asked = ask_to_recompute(session, key)
    app.extensions[EXTENSION].transport.send(asked.key)
    with reading(database_of(app).sessions) as session:
        assert len(session.scalars(select(Result.digest)).all()) == 1
