"""The page of a job: how far it is, what became of it, and that nothing is done twice."""

import errno
import os
import secrets
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from flowgap.db import unit_of_work
from flowgap.errors import InputError, PangoMissingError
from flowgap.models import Engagement, Job, JobKind, JobState, Role, Scope, confine
from flowgap.services.jobs.asking import Errand, ask_for
from flowgap.services.jobs.beats import show_life
from flowgap.services.jobs.clock import DatabaseTime
from flowgap.services.jobs.leases import Failure, Held, Progress, claim, fail, finish
from flowgap.services.jobs.leases import keep as hold
from flowgap.services.jobs.looking import refusal_parts
from flowgap.web.job_desk import EXTENSION
from flowgap.wording import Wording
from tests.support.browse import XHTML, Browser, Page
from tests.support.engagement_files import write_engagement
from tests.support.jobs import row
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep, database_of
from tests.web.test_access import signed_in_as
from tests.web.test_engagements import zipped

SEEN_KEY = "0" * 32


@pytest.fixture
def no_worker(app: Flask) -> Flask:
    """An application whose jobs nobody does, and that does not wait for them."""
    desk = app.extensions[EXTENSION]
    transport = type(desk.transport)(f"sqlite:///{desk.files.data / 'flowgap.db'}")
    app.extensions[EXTENSION] = replace(desk, transport=transport, patience_seconds=0.0)
    return app


class TestUpload:
    def test_one_that_takes_longer_leads_to_the_page_of_its_job(
        self, no_worker: Flask, tmp_path: Path
    ) -> None:
        page = upload(no_worker, tmp_path)
        assert (page.response.location or "").startswith("/jobs/")
        shown = Browser(no_worker).get(page.response.location or "")
        assert shown.heading == "Your folder waits to be diagnosed"
        assert "It starts in a moment." in shown.main
        assert "You may leave this page" in shown.main
        assert len(list((tmp_path / "jobs" / "uploads").iterdir())) == 1

    def test_the_same_folder_sent_twice_is_one_job_and_one_file(
        self, no_worker: Flask, tmp_path: Path
    ) -> None:
        first, second = (upload(no_worker, tmp_path).response.location for _ in range(2))
        assert first == second
        assert len(list((tmp_path / "jobs" / "uploads").iterdir())) == 1

    def test_its_files_are_gone_when_it_is_done(self, app: Flask, tmp_path: Path) -> None:
        upload(app, tmp_path)
        assert list((tmp_path / "jobs" / "uploads").iterdir()) == []

    def test_its_files_are_gone_when_it_was_refused(self, app: Flask, tmp_path: Path) -> None:
        data: dict[str, object] = {"folder": zipped({"engagement.yaml": b"format: 99"})}
        Browser(app).post("/engagements/new", data, status=422)
        assert list((tmp_path / "jobs" / "uploads").iterdir()) == []

    def test_a_full_disk_is_told_and_nothing_is_left(
        self, app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_given: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            page = upload(app, tmp_path, status=507)
        assert page.heading == "The disk is full"
        assert list((tmp_path / "jobs" / "uploads").iterdir()) == []


class TestReport:
    def test_it_is_made_once_and_then_kept(
        self, app: Flask, keep: Keep, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[str] = []

        def render(*_given: object, **_named: object) -> bytes:
            made.append("once")
            return b"%PDF"

        monkeypatch.setattr("flowgap.services.jobs.rendering.render_report", render)
        address = f"{keep(sample_result())}/report-a4.pdf"
        first, second = (Browser(app).client.get(address) for _ in range(2))
        assert first.data == second.data == b"%PDF"
        assert made == ["once"]

    def test_one_that_takes_longer_leads_to_a_page_and_that_to_the_file(
        self, no_worker: Flask, keep: Keep
    ) -> None:
        address = keep(sample_result())
        answer = Browser(no_worker).client.get(f"{address}/report-letter.pdf")
        assert answer.status_code == 303
        assert Browser(no_worker).get(answer.location).heading == "Your report waits to be made"
        finish_render(no_worker, answer.location.rpartition("/")[2])
        page = Browser(no_worker).get(answer.location)
        assert page.heading == "Your report is ready"
        assert page.links()["Download Letter"] == f"{address}/report-letter.pdf"
        assert "Refresh" not in page.response.headers

    def test_without_pango_the_page_says_what_to_type(
        self, app: Flask, keep: Keep, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing(*_given: object, **_named: object) -> bytes:
            raise PangoMissingError("no Pango")

        monkeypatch.setattr("flowgap.services.jobs.rendering.render_report", missing)
        page = Browser(app).get(f"{keep(sample_result())}/report-a4.pdf", status=503)
        assert "apt-get install libpango-1.0-0" in page.main


class TestPage:
    @pytest.mark.parametrize("language", ["en", "de"])
    @pytest.mark.parametrize("kind", list(JobKind))
    def test_it_says_how_far_the_job_is(self, app: Flask, kind: JobKind, language: str) -> None:
        key, say = queued(app, kind), Wording(language).say
        page = Browser(app).get(f"/jobs/{key}", language=language)
        assert page.heading == say(f"web-job-{kind}-queued-title")
        assert page.response.headers["Refresh"] == "2"
        step = Progress(step="score", n_done=1, n_total=4)
        with unit_of_work(database_of(app).sessions) as session:
            hold(session, take(session, key), step)
        page = Browser(app).get(f"/jobs/{key}", language=language)
        assert page.heading == say(f"web-job-{kind}-running-title")
        assert say("web-job-step-score", n=2, total=4) in page.main
        (bar,) = page.all("progress")
        assert (bar.get("value"), bar.get("max")) == ("1", "4")

    def test_it_says_how_many_come_before_it(self, app: Flask) -> None:
        for _ in range(2):
            queued(app, JobKind.RENDER)
        key = queued(app, JobKind.RENDER)
        assert "2 other jobs come before it." in Browser(app).get(f"/jobs/{key}").main

    def test_who_does_not_want_it_to_move_can_stop_that(self, app: Flask) -> None:
        key = queued(app, JobKind.RENDER)
        links = Browser(app).get(f"/jobs/{key}").links()
        still = Browser(app).get(links["Stop that"])
        assert "Refresh" not in still.response.headers
        assert still.links()["Update by itself again"] == f"/jobs/{key}"

    @pytest.mark.parametrize("language", ["en", "de"])
    @pytest.mark.parametrize(
        "code",
        [
            "unexpected",
            "lost",
            "time",
            "memory",
            "disk-full",
            "upload-gone",
            "files-changed",
            "release-refused",
        ],
    )
    def test_a_failure_is_told_in_words(self, app: Flask, code: str, language: str) -> None:
        key = failed(app, JobKind.RENDER, Failure(code=code, is_final=True))
        page = Browser(app).get(f"/jobs/{key}", language=language)
        assert page.heading == Wording(language).say(f"web-error-{code}-title")
        assert Wording(language).say(f"web-error-{code}") in page.main
        assert "Refresh" not in page.response.headers

    def test_a_refusal_names_file_line_column_and_what_is_allowed(self, app: Flask) -> None:
        refusal = InputError("it is odd", file="a.csv", line=3, column="team", allowed="even ones")
        failure = Failure(code="refused", is_final=True, refusal=refusal_parts(refusal))
        page = Browser(app).get(f"/jobs/{failed(app, JobKind.DIAGNOSE, failure)}")
        assert page.title.startswith("Error: ")
        assert "it is odd File a.csv Line 3 Column team Allowed even ones" in page.main
        assert page.links()["Try again"] == "/engagements/new"

    def test_without_a_worker_it_says_so_after_a_moment(self, app: Flask) -> None:
        key = queued(app, JobKind.RENDER)
        age(app, seconds=10)
        assert "No worker" not in Browser(app).get(f"/jobs/{key}").main
        age(app, seconds=20)
        assert "python3 app.py worker" in Browser(app).get(f"/jobs/{key}").main
        with unit_of_work(database_of(app).sessions) as session:
            show_life(session, "w")
        assert "No worker" not in Browser(app).get(f"/jobs/{key}").main

    def test_one_that_takes_long_says_for_how_long(self, app: Flask) -> None:
        key = queued(app, JobKind.RENDER)
        age(app, seconds=30)
        assert "minute ago" not in Browser(app).get(f"/jobs/{key}").main
        age(app, seconds=130)
        # 130 seconds are two whole minutes, and not yet three.
        assert "Asked for 2 minutes ago." in Browser(app).get(f"/jobs/{key}").main

    def test_a_diagnosis_that_runs_is_named_over_the_list(self, app: Flask) -> None:
        key = queued(app, JobKind.DIAGNOSE)
        queued(app, JobKind.RENDER)
        links = Browser(app).get("/").links()
        assert links["An uploaded folder is being diagnosed"] == f"/jobs/{key}"
        assert len([there for there in links.values() if there.startswith("/jobs/")]) == 1

    def test_it_looks_less_often_the_longer_it_takes(self, app: Flask) -> None:
        key = queued(app, JobKind.RENDER)
        age(app, seconds=40)
        assert Browser(app).get(f"/jobs/{key}").response.headers["Refresh"] == "5"
        age(app, seconds=400)
        assert Browser(app).get(f"/jobs/{key}").response.headers["Refresh"] == "15"

    @pytest.mark.parametrize("key", [SEEN_KEY, "x", "%00", "..%2F..", "x" * 5000])
    def test_a_made_up_key_is_not_found(self, app: Flask, key: str) -> None:
        Browser(app).get(f"/jobs/{key}", status=404)


class TestAgain:
    def test_a_failed_report_is_tried_again(self, app: Flask) -> None:
        key = failed(app, JobKind.RENDER, Failure(code="time", is_final=True))
        browser = Browser(app)
        page = send_again(browser, key)
        assert page.response.location == f"/jobs/{key}"
        # Its input names no result, so the first of its new tries fails as well.
        job = row(database_of(app).sessions, key)
        assert (job.state, job.tries, job.error) == (JobState.QUEUED, 1, None)

    def test_one_that_waits_is_left_alone(self, app: Flask) -> None:
        key = failed(app, JobKind.RENDER, Failure(code="time", is_final=True))
        browser = Browser(app)
        send_again(browser, key)
        send_again(browser, key)
        assert row(database_of(app).sessions, key).tries == 1

    def test_a_diagnosis_needs_its_folder_again(self, app: Flask) -> None:
        key = failed(app, JobKind.DIAGNOSE, Failure(code="time", is_final=True))
        page = Browser(app).get(f"/jobs/{key}")
        assert page.links()["Try again"] == "/engagements/new"
        assert not page.all("main form")

    def test_it_needs_the_token_of_its_form(self, app: Flask) -> None:
        assert Browser(app).client.post(f"/jobs/{SEEN_KEY}/again").status_code == 400


class TestViewer:
    def test_who_does_not_edit_is_led_to_versions_and_not_to_the_room(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        key = job_of_version(app, address.rpartition("/")[2])
        finish_render(app, key)
        assert browse.get(f"/jobs/{key}").links()["Report room"] == f"{address}/report-room"
        browse.client = signed_in_as(app, Role.VIEWER)
        page = browse.get(f"/jobs/{key}")
        assert page.heading == "Your report is ready"
        assert page.links()["Download PDF"] == f"{address}/report-room/versions/1/en.pdf"
        assert "Report room" not in page.links()
        assert browse.get(page.links()["Published versions"]).status == 200

    @pytest.mark.parametrize("kind", list(JobKind))
    def test_nothing_is_offered_that_only_those_who_edit_may_do(
        self, app: Flask, browse: Browser, kind: JobKind
    ) -> None:
        key = failed(app, kind, Failure(code="time", is_final=True))
        editor = browse.get(f"/jobs/{key}")
        assert "Try again" in editor.main
        browse.client = signed_in_as(app, Role.VIEWER)
        page = browse.get(f"/jobs/{key}")
        assert page.heading == editor.heading
        assert "Try again" not in page.main
        assert "/engagements/new" not in page.links().values()

    def test_a_failed_import_leads_them_to_no_other_files(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        errand = Errand(kind=JobKind.IMPORT, input={"upload": "none"}, name="import")
        key = queued_for(app, address.rpartition("/")[2], errand)
        with unit_of_work(database_of(app).sessions) as session:
            fail(session, take(session, key), Failure(code="time", is_final=True))
        assert "Choose another file" in browse.get(f"/jobs/{key}").links()
        browse.client = signed_in_as(app, Role.VIEWER)
        assert "Choose another file" not in browse.get(f"/jobs/{key}").links()


class TestHealth:
    def test_where_jobs_wait_it_tells_when_a_worker_was_seen(self, app: Flask) -> None:
        queued(app, JobKind.RENDER)
        ready = Browser(app).client.get("/readyz")
        assert ready.json == {
            "status": "ok",
            "jobs": {"queued": 1, "worker_seen_seconds_ago": None},
        }
        with unit_of_work(database_of(app).sessions) as session:
            show_life(session, "w")
        jobs = Browser(app).client.get("/readyz").get_json()["jobs"]
        assert jobs["worker_seen_seconds_ago"] in range(60)


def upload(app: Flask, folder: Path, *, status: int = 303) -> Page:
    source = write_engagement(folder / "engagement")
    files = {path.name: path.read_bytes() for path in sorted(source.iterdir())}
    return Browser(app).post("/engagements/new", {"folder": zipped(files)}, status=status)


def queued(app: Flask, kind: JobKind) -> str:
    errand = Errand(kind=kind, input={"upload": "none"}, name=secrets.token_hex())
    with unit_of_work(database_of(app).sessions) as session:
        return ask_for(session, errand).key


def queued_for(app: Flask, engagement: str, errand: Errand) -> str:
    """Ask for work on an engagement, and return the key of the job."""
    with unit_of_work(database_of(app).sessions) as session:
        found = session.scalars(select(Engagement).filter_by(public_key=engagement)).one()
        confine(session, Scope(workspace_id=found.workspace_id))
        return ask_for(session, replace(errand, engagement_id=found.id)).key


def job_of_version(app: Flask, engagement: str) -> str:
    given = {"engagement": engagement, "version": "1", "language": "en"}
    return queued_for(app, engagement, Errand(kind=JobKind.RENDER, input=given, name="version"))


def take(session: Session, key: str) -> Held:
    held = claim(session, key)
    assert held is not None
    return held


def failed(app: Flask, kind: JobKind, failure: Failure) -> str:
    key = queued(app, kind)
    with unit_of_work(database_of(app).sessions) as session:
        fail(session, take(session, key), failure)
    return key


def finish_render(app: Flask, key: str) -> None:
    with unit_of_work(database_of(app).sessions) as session:
        finish(session, take(session, key))


def age(app: Flask, *, seconds: float) -> None:
    """Let all jobs have waited longer."""
    with unit_of_work(database_of(app).sessions) as session:
        session.execute(update(Job).values(created_at=DatabaseTime(-seconds)))


def send_again(browser: Browser, key: str) -> Page:
    """Press the button, with the token of whichever form there is."""
    token = browser.get("/engagements/new").root.find(f".//{XHTML}input[@name='csrf_token']")
    assert token is not None
    data = {"csrf_token": token.get("value", "")}
    return browser.read(browser.client.post(f"/jobs/{key}/again", data=data), 303)
