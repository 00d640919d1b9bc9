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
from tests.web.axe import TAGS, axe
from tests.web.chromium import IN_BROWSER, running
from tests.web.conftest import keep_result, new_application
from tests.web.looks import CUT_TEXTS, FAINT_TEXTS, SIDEWAYS, SMALL_TARGETS
from tests.web.samples import LONG_CLIENT, LONG_TEAM
from tests.web.serving import serving
from tests.web.waves.conftest import DAY, run_wave

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = IN_BROWSER

WIDTHS = (320, 390, 1440)
TARGET = 44


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    with running() as browser:
        yield browser


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
    page.locator("main a.button.main").click()
    page.fill("#name", "2026-11")
    page.fill("#teams", "Dispatch; 12; Operations\nBilling; 8; Operations")
    page.locator("form.wide-form button.main").click()
    page.locator("text=Look at it").click()
    framed = page.frame_locator("iframe.phone").first
    framed.locator("button[value=start]").click()
    framed.locator("fieldset").first.wait_for()
    page.locator("main form button.main").click()
    page.locator(".wave-open button").click()
    links = page.locator(".given code").all_inner_texts()
    assert len(links) == 4  # a link and a code for each of two teams
    answer(chromium, site, links[0].partition("/t/")[2], n_people=3)
    page.locator("text=I have kept them").click()
    # Of 20 people no number is told while the wave is open.
    assert "0 to 4 of 20 people" in page.locator("h1").inner_text()
    page.locator("text=Close the wave").click()
    page.check("#sure")
    page.locator("main form button.main").click()
    assert page.locator("h1").inner_text() == "3 of 20 people answered"
    assert complaints == []
    context.close()


def answer(chromium: "Browser", site: str, token: str, *, n_people: int) -> None:
    """Let people answer everything that is asked of them, on phones and without a script."""
    for _ in range(n_people):
        context = chromium.new_context(
            viewport={"width": 390, "height": 844},
            is_mobile=True,
            has_touch=True,
            java_script_enabled=False,
        )
        page = context.new_page()
        page.goto(f"{site}/t/{token}?all=1")
        page.locator("form button[type=submit]").last.click()
        if page.locator(".receipt").count() == 0:
            page.locator("form button[type=submit]").last.click()
        assert page.locator(".receipt").count() == 1, page.locator("main").inner_text()
        context.close()


def wrong_on(page: "Page", name: str) -> list[object]:
    """Return what scrolls, is cut, is too faint, too small, or is objected to by axe."""
    wrong: list[object] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        if page.evaluate(SIDEWAYS):
            wrong.append((name, width, "scrolls sideways"))
        wrong += [(name, width, text) for text in page.evaluate(CUT_TEXTS)]
        if width < 700:
            found = page.evaluate(SMALL_TARGETS, TARGET)
            wrong += [(name, width, target) for target in found if target[0] != ""]
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        wrong += [(name, scheme, text) for text in page.evaluate(FAINT_TEXTS)]
        wrong += [(name, scheme, rule) for rule in axe(page, {"tag": TAGS})]
    return wrong


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
        wrong += wrong_on(page, tail)
    for tail in ("plan", "next-wave"):
        page.goto(f"{base}/{tail}")
        wrong += wrong_on(page, tail)
    page.locator("form.wide-form button.main").click()
    wrong += wrong_on(page, "check")
    page.locator(".wave-open button").click()
    wrong += wrong_on(page, "links")
    assert not wrong
    context.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_questionnaires_are_well_on_every_width_by_day_and_by_night(
    app: Flask, site: str, chromium: "Browser", language: str
) -> None:
    context = signed_in(app, site, chromium, locale=language, bypass_csp=True)
    page, wrong = context.new_page(), list[object]()
    page.goto(f"{site}/questionnaires")
    wrong += wrong_on(page, "list")
    page.fill("#name", "acme-mri")
    page.locator("form.form button.main").click()
    one = page.url
    wrong += wrong_on(page, "one")
    for part in ("general", "WRK", "questions", "new-dimension"):
        page.goto(f"{one}/parts/{part}")
        wrong += wrong_on(page, part)
    assert not wrong
    context.close()
