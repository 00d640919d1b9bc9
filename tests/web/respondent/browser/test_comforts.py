"""Keyboard, taps and a lost network: comforts that no page depends on."""

from typing import TYPE_CHECKING

from tests.web.chromium import IN_BROWSER
from tests.web.respondent.browser.devices import press, started
from tests.web.respondent.conftest import Survey

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = IN_BROWSER


class TestKeyboard:
    def test_enter_means_continue(self, survey: Survey, site: str, chromium: "Browser") -> None:
        page = started(survey, site, chromium)
        page.locator("input[name=role]").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**/OUT")

    def test_the_first_stop_skips_to_the_questions(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"

    def test_a_digit_chooses_and_backspace_takes_it_back(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.goto(f"{site}{survey.shared()}/REV")
        page.locator("input[name=REV1]").first.focus()
        page.keyboard.press("4")
        assert page.locator("input[name=REV1][value='4']").is_checked()
        page.keyboard.press("6")
        assert page.locator("input[name=REV1][value='255']").is_checked()
        page.keyboard.press("Backspace")
        assert page.locator("input[name=REV1]:checked").count() == 0

    def test_a_second_tap_takes_a_choice_back(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.goto(f"{site}{survey.shared()}/REV")
        option = page.locator("label.opt").nth(1)
        option.click()
        assert page.locator("input[name=REV1][value='2']").is_checked()
        option.click()
        assert page.locator("input[name=REV1]:checked").count() == 0

    def test_the_summary_of_problems_takes_the_focus_and_leads_to_the_field(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.goto(f"{site}{survey.shared()}/vote")
        for stage in ("review", "qa", "ci"):
            page.locator(f"input[value={stage}]").check()
        press(page)
        assert page.evaluate("document.activeElement.className") == "summary"
        page.locator(".summary a").click()
        assert page.evaluate("document.activeElement.id") == "BV-first"

    def test_focus_is_seen_on_every_stop(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.goto(f"{site}{survey.shared()}/AIA")
        unseen = page.evaluate(
            """() => [...document.querySelectorAll('a, button:not(.default), .opt input')]
            .filter(stop => {
              stop.focus({focusVisible: true});
              const shown = stop.closest('.opt') || stop;
              const style = getComputedStyle(shown);
              return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 3;
            }).map(stop => stop.outerHTML.slice(0, 80))"""
        )
        assert unseen == []


def answer_one(page: "Page", link: str) -> None:
    """Answer one item, so that the last page sends without a question."""
    page.goto(f"{link}/OUT")
    page.locator("input[name=OUT1]").first.check()
    press(page)


class TestNetwork:
    def test_without_a_network_the_page_waits_and_then_sends_itself_once(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        answer_one(page, f"{site}{survey.shared()}")
        page.goto(f"{site}{survey.shared()}/words")
        page.locator("textarea").first.fill("Written in a tunnel.")
        page.context.set_offline(True)
        page.locator("main .button").last.click()
        assert "There is no network right now." in page.locator("#offline").inner_text()
        assert page.locator("textarea").first.input_value() == "Written in a tunnel."
        page.context.set_offline(False)
        page.wait_for_selector(".receipt")
        sent = [one for one in survey.stored() if "tunnel" in one.comments.get("OPEN1", "")]
        assert len(sent) == 1

    def test_a_reload_of_the_thanks_shows_the_same_receipt(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        answer_one(page, f"{site}{survey.shared()}")
        page.goto(f"{site}{survey.shared()}/words")
        press(page)
        receipt, n_before = page.locator(".receipt").inner_text(), len(survey.stored())
        page.reload()
        assert page.locator(".receipt").inner_text() == receipt
        assert len(survey.stored()) == n_before
