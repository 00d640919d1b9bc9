"""An open wave, its links, and a respondent whose every page is checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from flowgap.answering.promise import Promise
from flowgap.answering.submission import Submission
from flowgap.db import unit_of_work
from flowgap.models import Comment, Response, SealedResponse
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.opening import Opening, open_wave
from flowgap.services.waves.seals import disclose, response_seal
from flowgap.web.respondent.drafts import COOKIE
from flowgap.web.respondent.frame import CONTENT_SECURITY_POLICY
from flowgap.web.respondent.reception import EXTENSION, Reception
from tests.support.browse import XHTML, Page, check_ids, text_of, visible_text
from tests.support.parsing import parse_strictly
from tests.support.signed_in import stranger
from tests.support.waves import MRI, NOON, OPENING, OpenWave, invited
from tests.web.conftest import database_of, new_application

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

OWN_ADDRESSES = ("/", "#", "mailto:", "data:text/plain", "data:image/svg+xml")


@dataclass
class Survey:
    """A running application with one open wave; `now` is what its clock shows."""

    app: Flask
    wave: OpenWave
    now: datetime = NOON

    def __post_init__(self) -> None:
        self.reception.clock = lambda: self.now

    @property
    def reception(self) -> Reception:
        reception = self.app.extensions[EXTENSION]
        assert isinstance(reception, Reception)
        return reception

    def personal(self, number: int = 0) -> str:
        """Return the address of a personal link."""
        return f"/r/{self.wave.personal(f'alder-{number}@alder.example').token}"

    def shared(self) -> str:
        """Return the address of a team's link."""
        return f"/t/{self.wave.shared('Alder').token}"

    def code(self) -> str:
        code = self.wave.shared("Alder").code
        assert code is not None
        return code

    def respondent(self, address: str | None = None, *, language: str = "en") -> "Respondent":
        return Respondent(self, address or self.personal(), language=language)

    def stored(self) -> list[Submission]:
        """Return what lies under seal, opened."""
        seal = response_seal(self.reception.secret, MRI)
        with unit_of_work(self.wave.sessions) as session:
            rows = session.scalars(select(SealedResponse)).all()
            return [
                disclose(row.content, key=row.key, wave_id=row.wave_id, seal=seal) for row in rows
            ]

    def close(self) -> tuple[list[bytes], list[str]]:
        """Close the wave and return its answers and comments."""
        seal = response_seal(self.reception.secret, MRI)
        with unit_of_work(self.wave.sessions) as session:
            close_wave(session, self.wave_id(), seal=seal, now=self.now)
        with unit_of_work(self.wave.sessions) as session:
            answers = list(session.scalars(select(Response.answers)))
            return answers, list(session.scalars(select(Comment.text)))

    def wave_id(self) -> int:
        return self.wave.door(self.wave.shared("Alder")).wave_id


class Respondent:
    """One device that follows one link. It follows redirects, and checks every page."""

    def __init__(self, survey: Survey, address: str, *, language: str = "en") -> None:
        self.survey = survey
        self.address = address
        self.client = stranger(survey.app)
        self.headers = {"Accept-Language": language}
        self.at = address

    @property
    def draft(self) -> str | None:
        cookie = self.client.get_cookie(COOKIE, path=self.address)
        return None if cookie is None else cookie.value

    def get(self, tail: str = "", *, status: int = 200) -> Page:
        self.at = f"{self.address}{tail}"
        return self._read(self.client.get(self.at, headers=self.headers), status)

    def post(
        self,
        data: Mapping[str, object] | None = None,
        tail: str | None = None,
        *,
        status: int = 200,
    ) -> Page:
        """Send a form to the page that is open, or to another of the link."""
        if tail is not None:
            self.at = f"{self.address}{tail}"
        response = self.client.post(self.at, data=data or {"go": "continue"}, headers=self.headers)
        return self._read(response, status)

    def start(self) -> Page:
        return self.post({"go": "start"}, "")

    def go_to_words(self, **answers: str) -> Page:
        """Answer what is given, or one item, skip the rest, and stop at the last page."""
        page = self.start()
        if not answers:
            self.post({"OUT1": "4"}, "/OUT")
            return self.get("/words")
        while not self.at.endswith("/words"):
            names = {element.get("name") for element in page.all("input")}
            page = self.post({name: answers[name] for name in answers if name in names} | GO_ON)
        return page

    def _read(self, response: TestResponse, status: int) -> Page:
        while response.status_code == 303:
            self.at = response.location
            assert self.at.startswith("/"), self.at
            response = self.client.get(self.at, headers=self.headers)
        return read_page(response, self.survey.app, status)


GO_ON = {"go": "continue"}


def read_page(response: TestResponse, app: Flask, status: int) -> Page:
    """Parse an answer of this status, and check what holds on every page of a respondent."""
    assert response.status_code == status, response.get_data(as_text=True)[:2000]
    page = Page(response, parse_strictly(response.get_data(as_text=True)))
    assert page.all("html")[0].get("lang") in {"en", "de"}
    assert page.all("html")[0].get("dir") == "ltr"
    assert page.title.endswith(" - FlowGap")
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert '"' not in visible_text(page)
    check_ids(page)
    check_labels(page)
    check_addresses(page, app)
    check_headers(page)
    return page


def check_addresses(page: Page, app: Flask) -> None:
    """Everything that a page leads to or loads is ours and exists."""
    ids = {element.get("id") for element in page.root.iter()}
    own = page.response.request.path
    adapter = app.url_map.bind("localhost")
    for element in page.root.iter():
        for attribute, method in (("href", "GET"), ("src", "GET"), ("action", "POST")):
            address = element.get(attribute)
            if address is None:
                continue
            assert address.startswith(OWN_ADDRESSES), f"{address} leaves the application"
            if address.startswith("#"):
                assert address[1:] in ids, f"{address} leads nowhere"
            elif address.startswith("/") and urlsplit(address).path != own:
                adapter.match(urlsplit(address).path, method=method)


def check_labels(page: Page) -> None:
    """Every field has a label: one that holds it, or one that names it."""
    named = {label.get("for") for label in page.all("label")}
    held = {id(field) for label in page.all("label") for field in label.iter(f"{XHTML}input")}
    for field in [*page.all("input"), *page.all("textarea")]:
        if field.get("type") != "hidden" and id(field) not in held:
            assert field.get("id") in named, f"{field.get('name')} has no label"


def check_headers(page: Page) -> None:
    headers = page.response.headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert all(cookie.startswith(f"{COOKIE}=") for cookie in headers.getlist("Set-Cookie"))
    assert not page.all("style")
    for element in page.root.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def fields(page: Page) -> dict[str, list[str]]:
    """Return what a browser would send of the answers on a page."""
    found: dict[str, list[str]] = {}
    for element in page.all("input"):
        if element.get("checked") is not None:
            found.setdefault(element.get("name", ""), []).append(element.get("value", ""))
    return found


def buttons(page: Page) -> list[str]:
    """Return what the buttons of a page say, but for those that change its language."""
    return [
        text_of(element)
        for element in page.all("button")
        if not element.get("aria-hidden") and element.get("class") != "switch"
    ]


def receipt_in(page: Page) -> str:
    shown = page.all("p", css_class="receipt")
    assert len(shown) == 1
    receipt = text_of(shown[0])
    assert re.fullmatch(r"([2-9A-HJ-NP-Z]{5}-){3}[2-9A-HJ-NP-Z]{5}", receipt)
    return receipt


def attempt_in(page: Page) -> str:
    found: list[Element] = [
        element for element in page.all("input") if element.get("name") == "attempt"
    ]
    return found[0].get("value", "")


def open_survey(
    folder: Path, *, promise: Promise | None = None, opening: Opening = OPENING
) -> Survey:
    """Open a wave with six personal links and one that a team shares."""
    folder.mkdir(exist_ok=True)
    app = new_application(folder)
    asked = replace(
        opening, teams=(invited("Alder", 6, shared=4),), promise=promise or opening.promise
    )
    sessions = database_of(app).sessions
    with unit_of_work(sessions) as session:
        links = open_wave(session, asked)
    return Survey(app=app, wave=OpenWave(sessions, links))


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    return open_survey(tmp_path)


@pytest.fixture
def respondent(survey: Survey) -> Respondent:
    return survey.respondent()
