"""The entrance and the people in a real browser: no violation that axe finds, and a way in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from flowgap.db import unit_of_work
from flowgap.models import Account, LinkKind, Role, WebhookMessage
from flowgap.services.accounts.installation import demo_visitor
from flowgap.services.accounts.links import make_link
from flowgap.services.accounts.tokens import set_up_token
from flowgap.services.webhooks.registering import (
    OFFERED,
    add_webhook,
    exchange_secret,
    send_test,
    webhook_seal,
)
from flowgap.web.accounts.office import current_office
from flowgap.web.cookies import SIGN_IN
from tests.support.accounts import PASSWORD, cheap_hashes
from tests.support.signed_in import OWNER, database, token_of
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import new_application
from tests.web.looks import CUT_TEXTS, FAINT_TEXTS, SIDEWAYS, SMALL_TARGETS
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = IN_BROWSER

LONG = "Johanna Auf der Heide-Schneiderreit-Donaudampfschifffahrtsgesellschaft"
SIZES = {"phone": (390, 844), "desktop": (1440, 900)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    app = new_application(tmp_path_factory.mktemp("site"))
    token_of(app, "jo@harbour.example", role=Role.MANAGER, name=LONG)
    tell_somebody(app)
    with serving(app) as address:
        yield app, address


def tell_somebody(app: Flask) -> None:
    """Add a webhook with a long address, a message that waits and one that was given up."""
    now, seal = datetime.now(UTC), webhook_seal(str(app.config["SECRET_KEY"]))
    with unit_of_work(database(app).sessions) as session:
        url = f"https://{'automation-' * 5}.example/{'incoming-' * 20}"
        key = add_webhook(session, url=url, events=OFFERED, seal=seal, now=now).key
        exchange_secret(session, key, seal=seal, now=now)
        send_test(session, key, now=now)
        session.execute(update(WebhookMessage).values(state="failed", error="timeout", tries=5))
        send_test(session, key, now=now)


def entrances(app: Flask) -> list[str]:
    """Return the pages before the door."""
    now = datetime.now(UTC)
    with unit_of_work(database(app).sessions) as session:
        owner = session.scalars(select(Account.id).where(Account.email == OWNER)).one()
        reset = make_link(session, LinkKind.PASSWORD_RESET, account_id=owner, now=now)
        _workspace, visit = demo_visitor(session, now=now)
    return ["/sign-in", "/reset", f"/reset/{reset}", f"/join/{visit}", "/join/over"]


INSIDE = (
    "/account",
    "/account/profile",
    "/account/password",
    "/account/second-factor",
    "/account/second-factor/off",
    "/people",
    "/people/2",
    "/account/tokens",
    "/webhooks",
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("de", "dark")])
def test_every_page_passes_axe_and_fits(
    site: tuple[Flask, str], chromium: "Browser", language: str, scheme: str, size: str
) -> None:
    from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped] # noqa: PLC0415 - optional, has no types
        Axe,
    )

    app, address = site
    width, height = SIZES[size]
    found: list[object] = []
    for paths, token in ((entrances(app), None), (INSIDE, app.config["SIGNED_IN_AS"])):
        context = chromium.new_context(
            locale=language,
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": width, "height": height},
        )
        if token is not None:
            context.add_cookies([{"name": SIGN_IN, "value": token, "url": address}])
        page = context.new_page()
        for path in paths:
            page.goto(f"{address}{path}")
            found += wrong_with(page, is_phone=size == "phone")
            violations = Axe().run(page).response["violations"]
            found += [(path, violation["id"]) for violation in violations]
        context.close()
    assert found == []


def wrong_with(page: "Page", *, is_phone: bool) -> list[object]:
    """Return what is cut, faint or too small to hit."""
    wrong = [(page.url, what) for ask in (CUT_TEXTS, FAINT_TEXTS) for what in page.evaluate(ask)]
    if page.evaluate(SIDEWAYS):
        wrong.append((page.url, "scrolls sideways"))
    if is_phone:
        wrong += [(page.url, target) for target in page.evaluate(SMALL_TARGETS, 44)]
    return list(wrong)


def test_from_the_first_link_to_a_colleague_who_has_joined(
    tmp_path: Path, chromium: "Browser"
) -> None:
    app = new_application(tmp_path)
    with unit_of_work(database(app).sessions) as session:
        session.execute(delete(Account))
    with app.app_context():
        token = set_up_token(current_office().settings.secret_key)
    with cheap_hashes(), serving(app) as site:
        owner = chromium.new_context(java_script_enabled=False, locale="en").new_page()
        owner.goto(f"{site}/set-up/{token}")
        for label, value in (
            ("Name of the workspace", "Nordhafen"),
            ("Your name", "Ada"),
            ("E-mail", "ada@nord.example"),
            ("Choose a password", PASSWORD),
        ):
            owner.get_by_label(label).fill(value)
        follow(owner.get_by_role("button", name="Make account and workspace"))
        assert owner.locator("h1").inner_text() == "No engagement yet"
        owner.goto(f"{site}/people")
        owner.get_by_label("E-mail of the person").fill("bo@nord.example")
        owner.get_by_label("Viewer").check()
        follow(owner.get_by_role("button", name="Invite"))
        link = owner.locator(".fresh code").inner_text()
        guest = chromium.new_context(java_script_enabled=False, locale="en").new_page()
        guest.goto(f"{site}/join/{link.rpartition('/')[2]}")
        guest.get_by_label("Your name").fill("Bo")
        guest.get_by_label("Choose a password").fill(PASSWORD)
        follow(guest.get_by_role("button", name="Join"))
        assert guest.locator("h1").inner_text() == "No engagement yet"
        assert guest.get_by_role("link", name="Create an engagement").count() == 0
        guest.context.close()
        owner.context.close()
