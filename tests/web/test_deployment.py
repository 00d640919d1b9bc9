"""How the application stands behind other servers, and what it serves to strangers."""

from dataclasses import replace
from pathlib import Path

import pytest

from flowgap.config import Settings, read_settings
from flowgap.errors import InputError
from flowgap.web import create_app
from tests.support.signed_in import let_in
from tests.support.tables import empty_database

FORWARDED = {
    "X-Forwarded-For": "203.0.113.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "localhost",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "flowgap.db").write_bytes(empty_database())
    return Settings(data=tmp_path, database_url=f"sqlite:///{tmp_path / 'flowgap.db'}")


class TestAnswersOnly:
    @pytest.mark.parametrize("address", ["/", "/engagements/new", "/engagements/x/result.json"])
    def test_there_are_no_results_and_no_upload(self, settings: Settings, address: str) -> None:
        strangers = create_app(replace(settings, answers_only=True)).test_client()
        answer = strangers.get(address)
        assert answer.status_code == 404
        assert "There is no page at this address" in answer.get_data(as_text=True)
        assert let_in(create_app(settings)).test_client().get("/").status_code == 200

    @pytest.mark.parametrize("address", ["/api/v1/engagements", "/api/v1/openapi.json"])
    def test_nor_is_there_an_api(self, settings: Settings, address: str) -> None:
        strangers = create_app(replace(settings, answers_only=True)).test_client()
        answer = strangers.get(address)
        assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
        assert create_app(settings).test_client().get(address).status_code in {200, 401}

    @pytest.mark.parametrize("address", ["/answer", "/receipt", "/healthz", "/readyz"])
    def test_there_is_what_respondents_and_their_host_need(
        self, settings: Settings, address: str
    ) -> None:
        strangers = create_app(replace(settings, answers_only=True)).test_client()
        assert strangers.get(address).status_code == 200


class TestProxies:
    def test_the_headers_of_a_proxy_are_believed_if_there_is_one(self, settings: Settings) -> None:
        behind = create_app(replace(settings, n_proxies=1)).test_client()
        assert "Strict-Transport-Security" in behind.get("/answer", headers=FORWARDED).headers

    def test_headers_that_anybody_can_send_are_not_believed_otherwise(
        self, settings: Settings
    ) -> None:
        answer = create_app(settings).test_client().get("/answer", headers=FORWARDED)
        assert "Strict-Transport-Security" not in answer.headers

    @pytest.mark.parametrize(("given", "n"), [("", 0), ("0", 0), ("1", 1), ("9", 9)])
    def test_their_number_is_read(self, given: str, n: int) -> None:
        assert read_settings({"FLOWGAP_PROXIES": given}).n_proxies == n

    @pytest.mark.parametrize(
        ("name", "given"),
        [
            ("FLOWGAP_PROXIES", "10"),
            ("FLOWGAP_PROXIES", "-1"),
            ("FLOWGAP_PROXIES", "one"),
            ("FLOWGAP_ANSWERS_ONLY", "yes"),
        ],
    )
    def test_what_is_none_is_refused(self, name: str, given: str) -> None:
        with pytest.raises(InputError, match=f"{name} is '{given}'"):
            read_settings({name: given})
