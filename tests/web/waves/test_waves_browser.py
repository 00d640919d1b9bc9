"""Waves and questionnaires in a real browser: a whole journey, and every page as axe sees it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.web.cookies import SIGN_IN
from tests.support.sample_result import sample_result
from tests.support.waves import OPENING, invited
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import keep_result, new_application
from tests.web.looking import faults_of
from tests.web.samples import LONG_CLIENT, LONG_TEAM
from tests.web.serving import serving
from tests.web.waves.conftest import DAY, run_wave

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = IN_BROWSER


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Flask:
    folder = tmp_path_factory.mktemp("waves")
    monkeypatch.setenv("FLOWGAP_DATA", str(folder))
    return new_application(folder)


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    with serving(app) as address:
        yield address


def signed_in(app: Flask, site: str, chromium: "Browser", **options: object) -> "BrowserContext":
    context = chromium.new_context(**options)  # type: ignore[arg-type] # what Playwright takes
    token = app.config["SIGNED_IN_AS"]
    context.add_cookies([{"name": SIGN_IN, "value": token, "url": site}])
    return context


def test_a_wave_is_opened_answered_on_phones_and_closed(
    app: Flask, site: str, chromium: "Browser"
) -> None:
    key = keep_result(app, sample_result())
    context = signed_in(app, site, chromium, viewport={"width": 1440, "height": 900})
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site}/engagements/{key}/waves")
    follow(page.locator("main a.button.main"))
    page.fill("#name", "2026-11")
    page.fill("#teams", "Dispatch; 12; Operations\nBilling; 8; Operations")
    follow(page.locator("form.wide-form button.main"))
    follow(page.locator("text=Look at it"))
    framed = page.frame_locator("iframe.phone").first
    framed.locator("button[value=start]").click()
    framed.locator("fieldset").first.wait_for()
    follow(page.locator("main form button.main"))
    follow(page.locator(".wave-open button"))
    links = page.locator(".given code").all_inner_texts()
    assert len(links) == 4  # a link and a code for each of two teams
    answer(chromium, site, links[0].partition("/t/")[2], n_people=3)
    follow(page.locator("text=I have kept them"))
    # Of 20 people no number is told while the wave is open.
    assert "0 to 4 of 20 people" in page.locator("h1").inner_text()
    follow(page.locator("text=Close the wave"))
    page.check("#sure")
    follow(page.locator("main form button.main"))
    assert page.locator("h1").inner_text() == "3 of 20 people answered"
    assert complaints == []
    context.close()


def answer(chromium: "Browser", site: str, token: str, *, n_people: int) -> None:
    """Let people answer one item and send, on phones and without a script."""
    for _ in range(n_people):
        context = chromium.new_context(
            viewport={"width": 390, "height": 844},
            is_mobile=True,
            has_touch=True,
            java_script_enabled=False,
        )
        page = context.new_page()
        page.goto(f"{site}/t/{token}?all=1")
        page.locator("input[type=radio][value='4']").first.check()
        follow(page.locator("form button[type=submit]").last)
        assert page.locator(".receipt").count() == 1, page.locator("main").inner_text()
        context.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_is_well_on_every_width_by_day_and_by_night(
    app: Flask, site: str, chromium: "Browser", language: str
) -> None:
    opening = replace(OPENING, client=LONG_CLIENT, language=language)
    teams = (invited(LONG_TEAM, 0, shared=30), invited("Birch", 0, shared=20))
    wave = run_wave(app, *teams, opening=opening)
    today = datetime.now(UTC).date()
    wave.count(today - timedelta(days=2), 11)
    wave.answer(20, team="Birch")
    last = run_wave(app, *teams, name="2026-04", opened=90 * DAY, closes=-70 * DAY, opening=opening)
    context = signed_in(app, site, chromium, locale=language, bypass_csp=True)
    page, wrong = context.new_page(), list[object]()
    base = f"{site}/engagements/{wave.key}"
    for tail in ("waves", f"waves/{wave.name}", f"waves/{last.name}", f"waves/{wave.name}/close"):
        page.goto(f"{base}/{tail}")
        wrong += faults_of(page, tail, at_night_too=True)
    for tail in ("plan", "next-wave"):
        page.goto(f"{base}/{tail}")
        wrong += faults_of(page, tail, at_night_too=True)
    follow(page.locator("form.wide-form button.main"))
    wrong += faults_of(page, "check", at_night_too=True)
    follow(page.locator(".wave-open button"))
    wrong += faults_of(page, "links", at_night_too=True)
    assert not wrong
    context.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_questionnaires_are_well_on_every_width_by_day_and_by_night(
    app: Flask, site: str, chromium: "Browser", language: str
) -> None:
    context = signed_in(app, site, chromium, locale=language, bypass_csp=True)
    page, wrong = context.new_page(), list[object]()
    page.goto(f"{site}/questionnaires")
    wrong += faults_of(page, "list", at_night_too=True)
    page.fill("#name", "acme-mri")
    follow(page.locator("form.form button.main"))
    one = page.url
    wrong += faults_of(page, "one", at_night_too=True)
    for part in ("general", "WRK", "questions", "new-dimension"):
        page.goto(f"{one}/parts/{part}")
        wrong += faults_of(page, part, at_night_too=True)
    assert not wrong
    context.close()
