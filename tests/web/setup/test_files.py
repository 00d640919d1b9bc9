"""The kept files: their list, the archive, deleting one, and deleting the engagement."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from flowgap.db import reading, unit_of_work
from flowgap.models import Base, Engagement, QuestionnaireVersion, Wave
from tests.support.accounts import hidden
from tests.support.browse import Browser
from tests.support.engagement_files import write_engagement
from tests.support.exported import TABLE, give
from tests.support.sample_hard import HARD
from tests.support.setting_up import begin, filled, send, upload
from tests.web.conftest import Keep, database_of

NOW = datetime(2026, 11, 27, tzinfo=UTC)
STAYS = {
    "mail_lease",
    "workspace",
    "account",
    "membership",
    "sign_in",
    "alembic_version",
    "worker_beat",
}


def open_wave(app: Flask) -> None:
    """Let a wave be open in the only engagement."""
    with unit_of_work(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement)).one()
        version = QuestionnaireVersion(
            questionnaire="tiny", version=1, digest="0" * 64, item_ids="[]", n_items=1
        )
        session.add(version)
        session.flush()
        session.add(
            Wave(
                engagement_id=engagement.id,
                name="2026-11",
                questionnaire_version_id=version.id,
                n_items=1,
                opens_at=NOW,
                closes_at=NOW + timedelta(days=14),
                promise="{}",
            )
        )


def rows_by_table(app: Flask) -> dict[str, int]:
    with reading(database_of(app).sessions) as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def test_the_archive_holds_what_was_uploaded(browse: Browser, tmp_path: Path) -> None:
    address = upload(browse, tmp_path / "folder")
    page = browse.get(f"{address}/files")
    assert page.heading == "4 files are kept"
    with zipfile.ZipFile(
        io.BytesIO(browse.client.get(f"{address}/files/engagement.zip").data)
    ) as folder:
        kept = {name: folder.read(name) for name in folder.namelist()}
    wanted = write_engagement(tmp_path / "again")
    assert kept == {path.name: path.read_bytes() for path in wanted.iterdir()}


def test_one_file_goes_and_the_settings_stay(browse: Browser, tmp_path: Path) -> None:
    address = upload(browse, tmp_path / "folder")
    asked = browse.get(f"{address}/files").links()["Delete changes.csv"]
    form = browse.get(asked)
    assert form.heading == "Delete changes.csv?"
    assert "changes.csv" in browse.get(f"{address}/files").main
    data = filled(form)
    digest = data["seen"]
    wrong = browse.client.post(f"{address}/files/delete", data={**data, "seen": "0" * 64})
    assert "somebody else changed it" in browse.read(wrong, 409).main
    data["seen"] = digest
    browse.read(browse.client.post(f"{address}/files/delete", data=data), 303)
    assert "changes.csv" not in browse.get(f"{address}/files").main
    assert browse.get(asked, status=303).response.location == f"{address}/files"
    settings = browse.get(f"{address}/files/delete?file=engagement.yaml", status=303)
    assert settings.response.location == f"{address}/files"
    for name in ("engagement.yaml", "../engagement.yaml", "nothing.csv"):
        browse.read(browse.client.post(f"{address}/files/delete", data={**data, "file": name}), 404)


def test_an_engagement_goes_with_all_that_belongs_to_it(
    app: Flask, browse: Browser, tmp_path: Path
) -> None:
    address = upload(browse, tmp_path / "folder")
    page = browse.get(f"{address}/delete")
    assert "4 kept files" in page.main
    assert "one result, with its reports" in page.main
    page = send(browse, f"{address}/delete", {"typed_title": "Something"}, status=422)
    assert "This is not its title." in page.main
    page = send(browse, f"{address}/delete", {"typed_title": " Organizational  MRI "})
    assert page.response.location == "/"
    browse.get(f"{address}/", status=404)
    left = {name for name, n in rows_by_table(app).items() if n} - STAYS
    assert left == set()


def test_its_reports_go_from_the_disk(browse: Browser, tmp_path: Path) -> None:
    address = upload(browse, tmp_path / "folder")
    assert browse.client.get(f"{address}/report-a4.pdf").status_code == 200
    reports = tmp_path / "reports"
    assert len(list(reports.glob("*.pdf"))) == 1
    send(browse, f"{address}/delete", {"typed_title": "Organizational MRI"})
    assert list(reports.glob("*.pdf")) == []


def test_drafts_of_its_report_go_from_the_disk_and_those_of_others_stay(
    browse: Browser, keep: Keep, tmp_path: Path
) -> None:
    address, other = upload(browse, tmp_path / "folder"), keep(HARD["empty"](language="en"))
    for one in (address, other):
        room = f"{one}/report-room"
        token = hidden(browse.get(room), f"{room}/draft.pdf")
        assert browse.client.post(f"{room}/draft.pdf", data=token).status_code == 200
    reports = tmp_path / "reports"
    assert len(list(reports.glob("*.pdf"))) == 2
    send(browse, f"{address}/delete", {"typed_title": "Organizational MRI"})
    (left,) = reports.glob("*.pdf")
    assert left.name.startswith(f"{other.rpartition('/')[2]}+")


def test_files_that_wait_to_be_imported_go_with_it(browse: Browser, tmp_path: Path) -> None:
    address = begin(browse)
    give(browse, address, "csv", ("tickets.csv", TABLE))
    staged = tmp_path / "jobs" / "staged"
    assert len(list(staged.iterdir())) == 1
    send(browse, f"{address}/delete", {"typed_title": "Organizational MRI"})
    assert list(staged.iterdir()) == []


def test_an_engagement_with_an_open_wave_stays(app: Flask, browse: Browser) -> None:
    address = begin(browse)
    form = filled(browse.get(f"{address}/delete"))
    open_wave(app)
    page = browse.get(f"{address}/delete")
    assert "A wave is not closed yet: 2026-11." in page.main
    data = {**form, "typed_title": "Organizational MRI"}
    browse.read(browse.client.post(f"{address}/delete", data=data), 409)
    assert browse.get(f"{address}/").status == 200
