"""What holds for every address: headers, hosts, routes, errors, health."""

from pathlib import Path

import pytest
from flask import Flask

from flowgap.config import Settings
from flowgap.errors import PangoMissingError
from flowgap.web import create_app
from flowgap.web.security import HEADERS
from flowgap.wording import Wording
from tests.support.browse import Browser

ROUTES = Path(__file__).with_name("routes.txt")


def test_routes_are_the_approved_ones(app: Flask) -> None:
    # Someone may have kept a link: before an address goes, think of a redirect.
    found = sorted(
        f"{' '.join(sorted((rule.methods or set()) - {'HEAD', 'OPTIONS'}))} {rule.rule}"
        for rule in app.url_map.iter_rules()
    )
    assert found == ROUTES.read_text(encoding="utf-8").splitlines()


class TestHeaders:
    @pytest.mark.parametrize("address", ["/", "/healthz", "/nope", "/engagements/new"])
    def test_every_answer_carries_them(self, browse: Browser, address: str) -> None:
        response = browse.client.get(address)
        for name, value in HEADERS.items():
            assert response.headers[name] == value

    def test_nothing_may_run_and_nothing_may_be_loaded_from_elsewhere(
        self, browse: Browser
    ) -> None:
        policy = browse.client.get("/").headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "frame-ancestors 'none'" in policy

    @pytest.mark.parametrize(
        "address",
        ["/static/css/tokens.css", "/charts.css", "/fonts/source-sans-3-latin-400-normal.woff2"],
    )
    def test_only_files_without_secrets_may_be_kept(self, browse: Browser, address: str) -> None:
        with browse.client.get(address) as response:
            assert response.status_code == 200
            assert "max-age=86400" in response.headers["Cache-Control"]
        assert "no-store" in browse.client.get("/").headers["Cache-Control"]

    @pytest.mark.parametrize("address", ["/static/../web/errors.py", "/fonts/..%2Freport.css"])
    def test_no_other_file_is_sent(self, browse: Browser, address: str) -> None:
        assert browse.client.get(address).status_code == 404

    def test_the_session_cookie_is_strict(self, browse: Browser) -> None:
        cookie = browse.client.get("/engagements/new").headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie

    def test_over_https_the_browser_is_told_to_stay_there(self, browse: Browser) -> None:
        plain, secure = (
            browse.client.get("/healthz", base_url=f"{scheme}://localhost")
            for scheme in ("http", "https")
        )
        assert "Strict-Transport-Security" not in plain.headers
        assert "max-age=31536000" in secure.headers["Strict-Transport-Security"]


class TestHosts:
    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000"])
    def test_the_loopback_is_trusted(self, browse: Browser, host: str) -> None:
        assert browse.client.get("/healthz", headers={"Host": host}).status_code == 200

    def test_another_name_is_refused(self, browse: Browser) -> None:
        response = browse.client.get("/", headers={"Host": "evil.example"})
        assert response.status_code == 400
        assert "FLOWGAP_TRUSTED_HOSTS" in response.get_data(as_text=True)


class TestErrors:
    def test_a_failure_is_a_page_without_its_traceback(self, app: Flask) -> None:
        fail_at(app, ZeroDivisionError("secret detail"))
        page = Browser(app).get("/fail", status=500)
        assert page.heading == "Something went wrong on our side"
        assert "secret detail" not in page.words

    def test_without_pango_the_page_says_what_to_type(self, app: Flask) -> None:
        fail_at(app, PangoMissingError("no Pango"))
        page = Browser(app).get("/fail", status=503)
        assert "apt-get install libpango-1.0-0" in page.main

    def test_without_tables_the_page_says_what_to_type(self, tmp_path: Path) -> None:
        page = Browser(application_without_tables(tmp_path)).get("/sign-in", status=503)
        assert "python3 app.py migrate" in page.main

    def test_errors_speak_the_language_that_the_browser_asks_for(self, browse: Browser) -> None:
        page = browse.get("/nope", status=404, language="de")
        assert page.heading == Wording("de").say("web-error-404-title")


class TestHealth:
    def test_a_migrated_database_is_ready(self, browse: Browser) -> None:
        assert browse.client.get("/healthz").json == {"status": "ok"}
        assert browse.client.get("/readyz").json == {"status": "ok"}

    def test_a_database_without_tables_is_not_ready(self, tmp_path: Path) -> None:
        client = application_without_tables(tmp_path).test_client()
        assert client.get("/healthz").status_code == 200
        response = client.get("/readyz")
        assert (response.status_code, response.json) == (503, {"status": "migrate first"})

    def test_without_a_database_it_is_not_ready(self, tmp_path: Path) -> None:
        # A folder cannot be opened as a database.
        settings = Settings(data=tmp_path, database_url=f"sqlite:///{tmp_path}")
        response = create_app(settings).test_client().get("/readyz")
        assert (response.status_code, response.json) == (503, {"status": "no database"})


def application_without_tables(folder: Path) -> Flask:
    return create_app(Settings(data=folder, database_url=f"sqlite:///{folder / 'empty.db'}"))


def fail_at(app: Flask, error: Exception) -> None:
    def fail() -> str:
        raise error

    app.add_url_rule("/fail", view_func=fail)
