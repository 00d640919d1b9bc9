"""The page of webhooks: an owner adds, tests and removes an address, and sees what became of it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select, update

from flowgap.db import reading, unit_of_work
from flowgap.models import Role, WebhookMessage
from flowgap.result.json import to_json
from flowgap.services.webhooks.delivering import Courier
from flowgap.services.webhooks.registering import MOST_WEBHOOKS, webhook_seal
from flowgap.web.accounts.office import current_office
from flowgap.wording import LANGUAGES, Wording
from tests.support.browse import Browser, Page
from tests.support.sample_hard import HARD
from tests.support.sample_result import sample_result
from tests.support.signed_in import database
from tests.support.webhook_receiver import Receiver, receiving, status
from tests.web.conftest import keep_result
from tests.web.test_access import signed_in_as
from tests.web.test_report_room import publish

PAGE = "/webhooks"
ADDRESS = "https://hooks.example/in"


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application, which may tell programs of this machine."""
    with app.app_context():
        office = current_office()
        office.settings = replace(office.settings, webhooks_to_loopback=True)
    return app


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def add(browse: Browser, url: str = ADDRESS, *events: str, code: int = 200) -> Page:
    fields: dict[str, object] = {
        "webhook_url": url,
        "webhook_events": list(events or ("result.ready", "wave.closed")),
    }
    return browse.post(PAGE, fields, status=code)


def secret_of(page: Page) -> str:
    return next(one.text or "" for one in page.all("code") if "whsec_" in (one.text or ""))


def act(browse: Browser, what: str, *, code: int = 303) -> Page:
    """Press a button of the first webhook."""
    forms = [one.get("action") or "" for one in browse.get(PAGE).all("form")]
    address = next(one for one in forms if one.endswith(f"/{what}"))
    return browse.post_to(address, {}, form=PAGE, status=code)


def deliver(app: Flask) -> None:
    with app.app_context():
        key = current_office().settings.secret_key
    Courier(
        sessions=database(app).sessions,
        seal=webhook_seal(key),
        clock=lambda: datetime.now(UTC),
        loopback=True,
    ).deliver_due()


def test_an_empty_page_says_what_webhooks_are_for(browse: Browser) -> None:
    page = browse.get(PAGE)
    assert page.heading == "No program is told yet"
    assert "ids and no figure" in page.main


def test_from_an_address_to_a_message_that_is_signed_with_its_secret(
    app: Flask, browse: Browser, receiver: Receiver
) -> None:
    secret = secret_of(add(browse, receiver.url))
    key = keep_result(app, sample_result())
    deliver(app)
    (received,) = receiver.received
    assert received.told["type"] == "result.ready"
    assert received.told["data"]["engagement_key"] == key
    assert received.is_signed_with(secret)
    assert "A result is ready" in browse.get(PAGE).main
    assert "Taken." in browse.get(PAGE).main


def test_a_secret_is_shown_once(browse: Browser) -> None:
    secret = secret_of(add(browse))
    assert secret not in browse.get(PAGE).response.text


def test_a_new_secret_is_shown_and_the_old_one_is_good_for_a_day(
    app: Flask, browse: Browser, receiver: Receiver
) -> None:
    old = secret_of(add(browse, receiver.url))
    new = secret_of(act(browse, "secret", code=200))
    assert "with the secret before, too" in browse.get(PAGE).main
    act(browse, "test")
    deliver(app)
    assert all(receiver.received[0].is_signed_with(secret) for secret in (old, new))


def test_a_test_tells_whether_the_way_is_free(
    app: Flask, browse: Browser, receiver: Receiver
) -> None:
    receiver.behave = status(404)
    add(browse, receiver.url)
    assert "Nothing was sent yet." in browse.get(PAGE).main
    act(browse, "test")
    assert "Waits to be sent." in browse.get(PAGE).main
    deliver(app)
    assert receiver.received[0].told["data"] == {}
    shown = browse.get(PAGE).main
    assert "Not taken yet. The server answered 404 instead of 2xx. Tried once. Again on" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        "redirect",
        "timeout",
        "unreachable",
        "certificate",
        "not-http",
        "inside",
        "unknown-host",
        "not-encrypted",
        "url",
        "locked",
        "lost",
    ],
)
def test_every_error_has_words(app: Flask, browse: Browser, error: str, language: str) -> None:
    add(browse)
    act(browse, "test")
    with unit_of_work(database(app).sessions) as session:
        session.execute(
            update(WebhookMessage).values(
                state="failed", error=error, tries=5, finished_at=datetime.now(UTC)
            )
        )
    shown = browse.get(PAGE, language=language).main
    assert Wording(language).say(f"webhooks-error-{error}") in shown


def test_what_is_removed_is_gone(browse: Browser) -> None:
    add(browse)
    act(browse, "remove")
    assert ADDRESS not in browse.get(PAGE).response.text


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "Type the address."),
        ("hooks", "This is no address."),
        ("http://hooks.example/", "This address is not encrypted."),
        ("https://169.254.169.254/latest", "This address leads into the own network."),
        ("https://a:b@hooks.example/", "This is no address."),
        ("https://hooks.example/" + "x" * 400, "This is no address."),
        ("javascript:alert(1)", "This is no address."),
        ("https://hooks.example/<b>", ""),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_in_words(
    browse: Browser, url: str, told: str
) -> None:
    page = add(browse, url, code=422 if told else 200)
    assert told in page.main


def test_the_same_address_twice_is_refused(browse: Browser) -> None:
    add(browse)
    assert "in the list already" in add(browse, code=422).main


@pytest.mark.parametrize("events", [(), ("webhook.test",), ("x",)])
def test_what_is_not_told_cannot_be_chosen(browse: Browser, events: tuple[str, ...]) -> None:
    fields: dict[str, object] = {"webhook_url": ADDRESS, "webhook_events": list(events)}
    assert "Choose at least one" in browse.post(PAGE, fields, status=422).main


def test_with_ten_addresses_the_form_makes_room_for_why(browse: Browser) -> None:
    for number in range(MOST_WEBHOOKS):
        add(browse, f"{ADDRESS}/{number}")
    page = browse.get(PAGE)
    assert "no more are allowed" in page.main
    assert [one for one in page.all("input") if one.get("name") == "webhook_url"] == []


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.VIEWER, Role.MANAGER])
def test_only_owners_see_them(app: Flask, role: Role) -> None:
    client = signed_in_as(app, role)
    assert client.get(PAGE).status_code == 403
    assert f'href="{PAGE}"' not in client.get("/").text


def test_a_webhook_of_another_workspace_is_not_there(app: Flask, browse: Browser) -> None:
    add(browse)
    other = Browser(app)
    other.client = signed_in_as(app, Role.OWNER, workspace="Elsewhere")
    assert ADDRESS not in other.get(PAGE).response.text
    forms = [one.get("action") or "" for one in browse.get(PAGE).all("form")]
    for address in (one for one in forms if one.startswith(f"{PAGE}/")):
        other.post_to(address, {}, form=PAGE, status=404)
    assert ADDRESS in browse.get(PAGE).response.text


class TestReports:
    def test_every_language_of_a_published_report_is_told_of_once_and_no_draft(
        self, app: Flask, browse: Browser
    ) -> None:
        result = HARD["empty"](language="en")
        key = keep_result(app, result)
        room = f"/engagements/{key}/report-room"
        add(browse, ADDRESS, "report.ready")
        token = browse.get(room).all("input")[0].get("value", "")
        drawn = {"csrf_token": token, "audience": "everyone"}
        assert browse.client.post(f"{room}/draft.pdf", data=drawn).status_code == 200
        assert told(app) == []
        publish(browse, room)
        for _ in range(2):
            browse.client.get(f"{room}/versions/1/en.pdf")
        assert told(app) == [
            {
                "engagement_key": key,
                "result_digest": hashlib.sha256(to_json(result).encode()).hexdigest(),
                "paper": "a4",
                "version": "1",
                "language": "en",
            }
        ]


def told(app: Flask) -> list[dict[str, str]]:
    with reading(database(app).sessions) as session:
        bodies = session.scalars(select(WebhookMessage.body).order_by(WebhookMessage.id)).all()
    return [json.loads(body)["data"] for body in bodies]
