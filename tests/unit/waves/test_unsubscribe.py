"""The last link of a mail: it asks first, works however often, and tells nothing."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session

from flowgap.config import Settings
from flowgap.db import SessionFactory, make_engine, make_session_factory, reading
from flowgap.models import Invitation
from flowgap.web import create_app, unsubscribe
from flowgap.web.respondent.frame import CONTENT_SECURITY_POLICY
from tests.support.parsing import parse
from tests.support.tables import with_tables
from tests.support.waves import OpenWave, answered, invited, opened

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
"""What mail programs post, RFC 8058, 3.2."""


class TestPage:
    def test_looking_at_it_changes_nothing(self, wave: OpenWave, client: FlaskClient) -> None:
        page = client.get(f"/u/{wave.links[0].token}")
        assert page.status_code == 200
        assert wants_reminders(wave) == [True, True, True]

    def test_its_button_ends_the_reminders_of_one_person(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        for _ in range(2):
            page = client.post(f"/u/{wave.links[0].token}", data=ONE_CLICK)
            assert "You get no more reminders" in page.get_data(as_text=True)
        assert wants_reminders(wave) == [False, True, True]

    def test_mail_programs_may_post_to_it_by_themselves(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        # RFC 8058: without cookie, token of a form and origin.
        page = client.post(f"/u/{wave.links[0].token}", data=ONE_CLICK)
        assert page.status_code == 200
        assert wants_reminders(wave) == [False, True, True]

    def test_a_page_of_another_site_cannot_post_to_it(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        headers = {"Sec-Fetch-Site": "cross-site"}
        page = client.post(f"/u/{wave.links[0].token}", data=ONE_CLICK, headers=headers)
        assert page.status_code == 403
        assert wants_reminders(wave) == [True, True, True]

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_it_says_the_same_to_who_answered_who_did_not_and_who_guesses(
        self, wave: OpenWave, client: FlaskClient, method: str
    ) -> None:
        wave.answer(wave.links[0], answered(1))
        tokens = [wave.links[0].token, wave.links[1].token, "x" * 22, "ä", "%00", "x" * 5000]
        data = ONE_CLICK if method == "post" else None
        pages = [getattr(client, method)(f"/u/{token}?language=en", data=data) for token in tokens]
        assert {page.status_code for page in pages} == {200}
        bodies = {
            page.get_data(as_text=True).replace(token, "TOKEN")
            for page, token in zip(pages[:3], tokens[:3], strict=True)
        }
        assert len(bodies) == 1
        assert "None" not in bodies.pop()

    def test_it_gives_no_cookie_and_may_not_be_kept(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        page = client.post(f"/u/{wave.links[0].token}", data=ONE_CLICK)
        assert "Set-Cookie" not in page.headers
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"

    def test_it_speaks_the_language_of_the_browser(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        page = client.get(f"/u/{wave.links[0].token}", headers={"Accept-Language": "de"})
        assert "Keine Erinnerungen mehr?" in page.get_data(as_text=True)

    def test_it_has_one_heading_and_one_form(self, wave: OpenWave, client: FlaskClient) -> None:
        root = parse(client.get(f"/u/{wave.links[0].token}").get_data(as_text=True))
        tags = [str(element.tag).rpartition("}")[2] for element in root.iter()]
        assert [tags.count(name) for name in ("h1", "form", "button", "main")] == [1, 1, 1, 1]


class TestLimits:
    @pytest.mark.parametrize(("n_bytes", "status"), [(1000, 200), (300 * 1024, 413)])
    def test_a_form_has_the_limits_of_all_forms_of_respondents(
        self, wave: OpenWave, client: FlaskClient, n_bytes: int, status: int
    ) -> None:
        page = client.post(f"/u/{wave.links[0].token}", data={"x": "x" * n_bytes})
        assert page.status_code == status
        assert wants_reminders(wave)[0] == (status != 200)

    def test_what_is_no_form_is_refused(self, wave: OpenWave, client: FlaskClient) -> None:
        page = client.post(f"/u/{wave.links[0].token}", json={})
        assert page.status_code == 415

    def test_only_a_link_that_gets_reminders_takes_the_lock_of_the_database(
        self, wave: OpenWave, sessions: SessionFactory, client: FlaskClient
    ) -> None:
        begun = watch(sessions)
        client.post(f"/u/{'x' * 22}", data=ONE_CLICK)
        assert begun == ["BEGIN DEFERRED"]
        client.post(f"/u/{wave.links[0].token}", data=ONE_CLICK)
        assert begun == ["BEGIN DEFERRED", "BEGIN DEFERRED", "BEGIN IMMEDIATE"]
        client.post(f"/u/{wave.links[0].token}", data=ONE_CLICK)
        assert begun[3:] == ["BEGIN DEFERRED"]


class TestFailure:
    @pytest.mark.parametrize("error", [RuntimeError, KeyError])
    def test_it_is_a_page_of_a_respondent_and_no_log_names_the_link(
        self,
        wave: OpenWave,
        client: FlaskClient,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        error: type[Exception],
    ) -> None:
        def fail(_session: Session, token: str) -> None:
            raise error(token)

        monkeypatch.setattr(unsubscribe, "stop_reminders", fail)
        client.application.testing = False
        token = wave.links[0].token
        page = client.post(f"/u/{token}", data=ONE_CLICK)
        assert page.status_code == 500
        assert page.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        (record,) = caplog.records
        assert error.__name__ in caplog.text
        assert token not in caplog.text
        assert record.exc_info is None


def watch(sessions: SessionFactory) -> list[str]:
    """Note how transactions begin from now on."""
    begun: list[str] = []

    def note(
        _connection: Connection,
        _cursor: object,
        statement: str,
        _parameters: object,
        _context: object,
        _many: object,
    ) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    event.listen(sessions.kw["bind"], "before_cursor_execute", note)
    return begun


def wants_reminders(wave: OpenWave) -> list[bool]:
    """Return who wants reminders, in the order of the links."""
    with reading(wave.sessions) as session:
        found = {row.address: row.wants_reminders for row in session.scalars(select(Invitation))}
    return [found[link.address] for link in wave.links]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    url = f"sqlite:///{tmp_path / 'flowgap.db'}"
    with_tables(make_engine(url)).dispose()
    app = create_app(Settings(data=tmp_path, database_url=url, secret_key="s" * 32))
    if unsubscribe.bp.name not in app.blueprints:
        app.extensions["csrf"].exempt(unsubscribe.bp)
        app.register_blueprint(unsubscribe.bp)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def sessions(app: Flask) -> SessionFactory:
    database = app.extensions["flowgap"]
    return make_session_factory(database.engine)


@pytest.fixture
def wave(sessions: SessionFactory) -> OpenWave:
    return opened(sessions, invited("Dispatch", 3))
