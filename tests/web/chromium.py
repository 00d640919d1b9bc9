"""Chromium without a window, for tests of what only a real browser does."""

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Playwright

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


_STARTED: Final[list[tuple["Playwright", "Browser"]]] = []
"""The browser of this process, once a test has asked for it."""


@contextmanager
def running() -> Iterator["Browser"]:
    """Give the browser of this process, and leave nothing open in it: it starts only once."""
    if not _STARTED:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional

        playwright = sync_playwright().start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        _STARTED.append((playwright, browser))
    ((_, browser),) = _STARTED
    try:
        yield browser
    finally:
        for context in browser.contexts:
            context.close()


def end_browser() -> None:
    """End the browser of this process, if there is one."""
    while _STARTED:
        playwright, browser = _STARTED.pop()
        browser.close()
        playwright.stop()


def follow(there: "Locator") -> None:
    """Click what leads to another page, and wait until that page is here."""
    with there.page.expect_navigation():
        there.click()
