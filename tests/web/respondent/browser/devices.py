"""A browser's devices, and how a person gets around on them."""

from typing import TYPE_CHECKING, Final

from tests.web.chromium import follow
from tests.web.looks import CUT_TEXTS as ALL_CUT_TEXTS
from tests.web.respondent.conftest import Survey

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PHONE, DESK = 360, 1280
WIDTHS = (320, PHONE, 768, DESK)

# What is only read aloud may lie anywhere.
CUT_TEXTS = ALL_CUT_TEXTS.replace("'.for-ears,", "'.for-ears, .anchors dt, :has(> .for-ears),")

_PHONES: Final[dict[str, "BrowserContext"]] = {}
"""A phone in each language, for one test after the other."""


def device(chromium: "Browser", language: str, width: int, *, script: bool) -> "BrowserContext":
    return chromium.new_context(
        locale=language,
        viewport={"width": width, "height": 740},
        java_script_enabled=script,
        reduced_motion="reduce",
    )


def unused_phone(chromium: "Browser", language: str) -> "BrowserContext":
    """Return a phone that nobody has used: the one of the test before, emptied.

    It is online, has no page open and knows no cookie; another takes as long as many pages.
    """
    phone = _PHONES.get(language)
    if phone is None or phone not in chromium.contexts:
        phone = _PHONES[language] = device(chromium, language, PHONE, script=True)
    for page in phone.pages:
        page.close()
    phone.clear_cookies()
    phone.set_offline(False)
    return phone


def press(page: "Page") -> None:
    """Press the main button of a page, and wait for the next."""
    follow(page.locator("main .button").last)


def started(
    survey: Survey,
    site: str,
    chromium: "Browser",
    *,
    language: str = "en",
    context: "BrowserContext | None" = None,
) -> "Page":
    """Return a page at the first part of a team's link."""
    page = (context or unused_phone(chromium, language)).new_page()
    page.goto(f"{site}{survey.shared()}")
    follow(page.locator("button[value=start]"))
    assert page.url.endswith("/about")
    return page
