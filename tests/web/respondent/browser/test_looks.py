"""Every page of a journey, looked at on every width, by day and by night, and by axe."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.support.waves import CLOSES, NOON
from tests.web.axe import TAGS, axe
from tests.web.chromium import IN_BROWSER, follow
from tests.web.looks import FAINT_TEXTS, SIDEWAYS, SMALL_TARGETS
from tests.web.respondent.browser.devices import CUT_TEXTS, WIDTHS, press
from tests.web.respondent.conftest import Survey

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A label is as large as its input: the target is what can be touched.
TARGETS = SMALL_TARGETS.replace(
    "'a, button, summary, input'", "'a, button:not(.default), .opt, textarea'"
)

pytestmark = IN_BROWSER


@dataclass
class Seen:
    """What was wrong with the pages of a journey; all empty is well."""

    sideways: list[object] = field(default_factory=list)
    cut: list[object] = field(default_factory=list)
    faint: list[object] = field(default_factory=list)
    small: list[object] = field(default_factory=list)
    violations: list[object] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def look(page: "Page", seen: Seen) -> None:
    """Look at a page on every width, by day and by night, and let axe look too."""
    title = page.title()
    seen.titles.append(title)
    size = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        if page.evaluate(SIDEWAYS) > 0:
            seen.sideways.append((title, width))
        seen.cut.extend((title, width, what) for what in page.evaluate(CUT_TEXTS))
        seen.small.extend((title, width, what) for what in page.evaluate(TARGETS, 44))
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        seen.faint.extend((title, scheme, what) for what in page.evaluate(FAINT_TEXTS))
        # Only what is seen can differ by night.
        rules = {"rule": ["color-contrast"]} if scheme == "dark" else {"tag": TAGS}
        seen.violations.extend((title, scheme, what) for what in axe(page, rules))
    if size is not None:
        page.set_viewport_size(size)


LINKS = iter(range(6))


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_of_a_journey_is_well_on_every_width(
    survey: Survey, site: str, chromium: "Browser", language: str
) -> None:
    context = chromium.new_context(locale=language, bypass_csp=True, reduced_motion="reduce")
    page, seen, link = context.new_page(), Seen(), f"{site}{survey.personal(next(LINKS))}"
    visit(page, seen, f"{link}/confidentiality/full", f"{link}?all=1", link)
    answer_parts(page, seen)
    visit(page, seen, link)
    survey.now = CLOSES
    visit(page, seen, link)
    survey.now = NOON
    receipt = send(page, seen, link)
    visit(page, seen, *(f"{site}{path}" for path in ("/answer", "/r/nope", "/r/a/b/c", "/receipt")))
    withdraw(page, seen, receipt)
    visit(page, seen, link)
    context.close()
    assert len(seen.titles) == 23
    for found in (seen.sideways, seen.cut, seen.faint, seen.small, seen.violations):
        assert found == []


def visit(page: "Page", seen: Seen, *addresses: str) -> None:
    for address in addresses:
        page.goto(address)
        look(page, seen)


def press_and_look(page: "Page", seen: Seen) -> None:
    press(page)
    look(page, seen)


def answer_parts(page: "Page", seen: Seen) -> None:
    """Go from the promise to the last page; look at one part of each kind, and at a problem."""
    follow(page.locator("button[value=start]"))
    while "/words" not in page.url:
        name = page.url.rpartition("/")[2]
        if name == "vote":
            for stage in ("review", "qa", "ci"):
                page.locator(f"input[value={stage}]").check()
            press_and_look(page, seen)
            page.locator("input[value=ci]").uncheck()
        if name == "REV":
            page.locator("input[name=REV1][value='2']").check()
            page.locator("input[name=REV2][value='255']").check()
        if name in {"about", "OUT", "vote", "REV", "WRK", "AIA", "check"}:
            look(page, seen)
        press(page)
    look(page, seen)


def send(page: "Page", seen: Seen, link: str) -> str:
    """Write a comment, send everything, and return the receipt."""
    page.goto(f"{link}/words")
    page.locator("textarea").first.fill("Waiting for @bob in ABC-123.")
    press_and_look(page, seen)
    return page.locator(".receipt").inner_text()


def withdraw(page: "Page", seen: Seen, receipt: str) -> None:
    """Take the answers back, after a receipt that is none."""
    for text in ("abc", receipt):
        page.locator("#receipt").fill(text)
        press_and_look(page, seen)
    press_and_look(page, seen)
