"""The pages in a real browser: nothing scrolls sideways, nothing breaks the policy."""

import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from waitress.server import create_server  # type: ignore[import-untyped] # has no types

from flowgap.result.document import Result
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import keep_result

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
VIEWS = ("", "ledger", "stages", "heat-map", "dimensions", "trend", "data", "actions", "report")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install it with your system's tools"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="no Playwright: install the tests"
    ),
]

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, input')]
  .filter(target => target.checkVisibility() && !target.closest('p, .note, .skip, .path'))
  .map(target => [target.textContent.trim(), target.getBoundingClientRect().height])
  .filter(([, height]) => height > 0 && height < 44)"""
GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The address of the application, served on a free port of the loopback."""
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways_or_breaks_the_policy(
    app: Flask, site: str, chromium: "Browser", width: int, language: str
) -> None:
    full = f"{site}/engagements/{keep_result(app, sample_result(language=language))}"
    empty = f"{site}/engagements/{keep_result(app, titled_empty(language))}"
    page = chromium.new_page(viewport={"width": width, "height": 740})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    addresses = [site, f"{site}/engagements/new", *(f"{full}/{view}" for view in VIEWS)]
    for address in (*addresses, f"{full}/heat-map?team=Dispatch&intervals=yes", f"{empty}/"):
        page.goto(address)
        assert page.evaluate(SIDEWAYS) == 0, address
    assert complaints == []
    page.close()


def test_on_a_phone_every_target_is_large_enough(
    app: Flask, site: str, chromium: "Browser"
) -> None:
    address = f"{site}/engagements/{keep_result(app, sample_result())}"
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    for view in VIEWS:
        page.goto(f"{address}/{view}")
        page.locator(".menu > summary").click()
        assert page.evaluate(SMALL_TARGETS) == [], view
    page.close()


def test_the_menu_opens_without_a_script(app: Flask, site: str, chromium: "Browser") -> None:
    address = f"{site}/engagements/{keep_result(app, sample_result())}"
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator(".menu > summary").click()
    page.locator(".menu").get_by_role("link", name="Heat map").click()
    assert page.locator("h1").inner_text().startswith("3 of 10 teams")
    context.close()


def test_the_page_is_light_by_day_and_dark_by_night(site: str, chromium: "Browser") -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto(site)
        grounds.append(page.evaluate(GROUND))
        page.close()
    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 23, 34)"]


def test_the_fonts_that_ship_are_used(site: str, chromium: "Browser") -> None:
    page = chromium.new_page()
    page.goto(site)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('600 29px \"Source Serif 4\"')")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'error').length") == 0
    page.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    site: str, chromium: "Browser"
) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


def titled_empty(language: str) -> Result:
    """Return an empty result under a title of its own: the same title would be one engagement."""
    result = empty_result(language=language)
    return replace(result, engagement=replace(result.engagement, title="Nothing yet"))
