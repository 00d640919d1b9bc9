"""A form that is not taken: what was typed into its text areas is shown, so it can be copied."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from flowgap.web.typed_texts import AREAS
from tests.support.accounts import PASSWORD
from tests.support.browse import XHTML, Browser, Page
from tests.support.sample_result import sample_result
from tests.support.signed_in import stranger
from tests.web.conftest import keep_result
from tests.web.crawling import Ours, everything_of

TEXT = "Leads called it <b>“the second job”</b>.\r\n\r\nNobody plans time for it."
SHOWN = TEXT.replace("\r\n", "\n")


@pytest.fixture
def ours(app: Flask) -> Ours:
    return everything_of(app, keep_result(app, sample_result()))


@pytest.fixture
def room(ours: Ours) -> str:
    return f"/engagements/{ours.engagement}/report-room"


def typed_on(page: Page) -> list[str]:
    return [area.text or "" for area in page.all("textarea") if area.get("readonly") is not None]


def read(browse: Browser, response: TestResponse, status: int) -> list[str]:
    return typed_on(browse.read(response, status))


def test_who_is_not_signed_in_any_more_finds_the_commentary(
    app: Flask, browse: Browser, room: str
) -> None:
    data = {"finding": "gap:build", "base": "0" * 64, "text": TEXT}
    answer = stranger(app).post(f"{room}/commentary", data=data)
    assert read(browse, answer, 401) == [SHOWN]
    assert "gap:build" not in answer.text
    assert "0" * 64 not in answer.text


def test_so_does_who_sends_a_form_of_an_earlier_session(browse: Browser, room: str) -> None:
    data = {"csrf_token": "of-yesterday", "finding": "gap:build", "text": TEXT}
    answer = browse.client.post(f"{room}/commentary", data=data)
    assert read(browse, answer, 400) == [SHOWN]
    assert "of-yesterday" not in answer.text


@pytest.mark.parametrize("text", ["", " \r\n "])
def test_where_nothing_was_typed_nothing_is_shown(
    app: Flask, browse: Browser, room: str, text: str
) -> None:
    assert read(browse, stranger(app).post(f"{room}/commentary", data={"text": text}), 401) == []


def test_a_password_is_never_shown(app: Flask) -> None:
    for address, status in (("/sign-in", 400), ("/account/password", 401)):
        data = {"text": PASSWORD, "password": PASSWORD, "new_password": PASSWORD}
        answer = stranger(app).post(address, data=data)
        assert answer.status_code == status
        assert PASSWORD not in answer.text


def test_every_text_area_of_a_page_is_listed(app: Flask, browse: Browser, ours: Ours) -> None:
    place, own = f"/engagements/{ours.engagement}", f"/questionnaires/{ours.questionnaire}/parts"
    pages = (
        f"{place}/report-room",
        f"{place}/settings",
        f"{place}/teams/list",
        f"{place}/next-wave",
        *(f"{own}/{part}" for part in ("general", "questions", "new-dimension", "WRK")),
    )
    sent_to = set()
    for address in pages:
        for form in browse.get(address).all("form"):
            names = [area.get("name", "") for area in form.iter(f"{XHTML}textarea")]
            if not names:
                continue
            action = form.get("action") or address
            data = {name: f"Typed into {name}." for name in names}
            answer = stranger(app).post(action, data=data)
            assert read(browse, answer, 401) == ["\n\n".join(data.values())], address
            sent_to.add(app.url_map.bind("").match(action, method="POST")[0])
    assert sent_to == set(AREAS)
