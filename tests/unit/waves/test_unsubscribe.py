"""The last link of a mail: it asks first, works however often, and tells nothing."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from flowgap.config import Settings
from flowgap.db import SessionFactory, make_engine, make_session_factory, reading
from flowgap.models import Invitation
from flowgap.services.database import migrate
from flowgap.web import create_app, unsubscribe
from tests.support.browse import parse
from tests.support.waves import OpenWave, answered, invited, opened


class TestPage:
    def test_looking_at_it_changes_nothing(self, wave: OpenWave, client: FlaskClient) -> None:
        page = client.get(f"/u/{wave.links[0].token}")
        assert page.status_code == 200
        assert wants_reminders(wave) == [True, True, True]

    def test_its_button_ends_the_reminders_of_one_person(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        for _ in range(2):
            page = client.post(f"/u/{wave.links[0].token}")
            assert "You get no more reminders" in page.get_data(as_text=True)
        assert wants_reminders(wave) == [False, True, True]

    def test_mail_programs_may_post_to_it_by_themselves(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        # RFC 8058: without cookie, token of a form and origin.
        page = client.post(f"/u/{wave.links[0].token}", data={"List-Unsubscribe": "One-Click"})
        assert page.status_code == 200
        assert wants_reminders(wave) == [False, True, True]

    def test_a_page_of_another_site_cannot_post_to_it(
        self, wave: OpenWave, client: FlaskClient
    ) -> None:
        headers = {"Sec-Fetch-Site": "cross-site"}
        page = client.post(f"/u/{wave.links[0].token}", headers=headers)
        assert page.status_code == 403
        assert wants_reminders(wave) == [True, True, True]

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_it_says_the_same_to_who_answered_who_did_not_and_who_guesses(
        self, wave: OpenWave, client: FlaskClient, method: str
    ) -> None:
        wave.answer(wave.links[0], answered(1))
        tokens = [wave.links[0].token, wave.links[1].token, "x" * 22, "ä", "%00", "x" * 5000]
        pages = [getattr(client, method)(f"/u/{token}?language=en") for token in tokens]
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
        page = client.post(f"/u/{wave.links[0].token}")
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


def wants_reminders(wave: OpenWave) -> list[bool]:
    """Return who wants reminders, in the order of the links."""
    with reading(wave.sessions) as session:
        found = {row.address: row.wants_reminders for row in session.scalars(select(Invitation))}
    return [found[link.address] for link in wave.links]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    url = f"sqlite:///{tmp_path / 'flowgap.db'}"
    engine = make_engine(url)
    migrate(engine)
    engine.dispose()
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
