"""Chromium without a window, for tests of what only a real browser does."""

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")

IN_BROWSER: Final = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install it with your system's tools"),
    pytest.mark.skipif(
        importlib.util.find_spec("playwright") is None, reason="no Playwright: install the tests"
    ),
]

# Without a graphics card, Chromium would imitate one, which takes a tenth more time.
FLAGS: Final = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


@contextmanager
def running() -> Iterator["Browser"]:
    """Start a browser, and end it afterwards."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def follow(there: "Locator") -> None:
    """Click what leads to another page, and wait until that page is here."""
    with there.page.expect_navigation():
        there.click()
