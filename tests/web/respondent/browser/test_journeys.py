"""Whole journeys: phone and desk, with and without a script, both languages."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chromium import IN_BROWSER, follow
from tests.web.respondent.browser.devices import DESK, PHONE, device, press, started
from tests.web.respondent.conftest import Survey

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BYTES_OF_A_PAGE = 30_000
REQUESTS_OF_A_PAGE = 4

pytestmark = IN_BROWSER


# Every two of language, width and script meet.
@pytest.mark.parametrize(
    ("language", "width", "script"),
    [("en", PHONE, True), ("en", DESK, False), ("de", PHONE, False), ("de", DESK, True)],
)
def test_a_person_answers_everything_and_keeps_the_receipt(  # noqa: PLR0913 - a grid of journeys
    survey: Survey, site: str, chromium: "Browser", language: str, width: int, *, script: bool
) -> None:
    context = device(chromium, language, width, script=script)
    page, complaints = context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site}{survey.shared()}")
    follow(page.locator("button[value=start]"))
    while "/words" not in page.url:
        for name in {one.get_attribute("name") for one in page.locator(".opt input").all()}:
            page.locator(f"input[name={name}]").nth(1).check()
        press(page)
    page.locator("textarea").first.fill("Waiting for a review.")
    n_before = len(survey.stored())
    press(page)
    with page.expect_download() as download:
        page.locator("a[download]").click()
    receipt = page.locator(".receipt").inner_text()
    assert receipt in Path(download.value.path()).read_text(encoding="utf-8")
    assert context.cookies() == []
    assert complaints == []
    kept = survey.stored()
    assert len(kept) == n_before + 1
    newest = [one for one in kept if one.comments == {"OPEN1": "Waiting for a review."}][-1]
    core = [code for code in newest.answers if code != 254]
    # The stage chosen is that of who writes the code, who is asked everything.
    assert core == [2] * 49
    assert newest.particulars["language"] in {"en", "de"}
    context.close()


def test_answers_are_taken_back_with_the_receipt(
    survey: Survey, site: str, chromium: "Browser"
) -> None:
    context = device(chromium, "en", PHONE, script=False)
    page = context.new_page()
    page.goto(f"{site}{survey.shared()}?all=1")
    page.locator("input[name=OUT1]").first.check()
    press(page)
    receipt = page.locator(".receipt").inner_text()
    n_before = len(survey.stored())
    follow(page.get_by_role("link", name="Use a receipt"))
    page.get_by_label("Receipt").fill(receipt.lower())
    follow(page.get_by_role("button", name="Check"))
    follow(page.get_by_role("button", name="Take my answers back"))
    follow(page.get_by_role("button", name="Yes, delete them"))
    assert page.locator("h1").inner_text() == "Your answers are deleted"
    assert receipt not in page.url
    assert len(survey.stored()) == n_before - 1
    context.close()


class TestWire:
    @pytest.mark.parametrize("tail", ["", "/WRK", "/check", "?all=1"])
    def test_a_page_with_all_it_needs_takes_four_requests_and_thirty_kilobytes(
        self, survey: Survey, site: str, chromium: "Browser", tail: str
    ) -> None:
        page = started(survey, site, chromium, language="de")
        wire, addresses, sizes = page.context.new_cdp_session(page), list[str](), list[int]()
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on(
            "Network.requestWillBeSent", lambda event: addresses.append(event["request"]["url"])
        )
        # Bytes as they came, headers included.
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(f"{site}{survey.shared()}{tail}", wait_until="networkidle")
        fetched = [address for address in addresses if not address.startswith("data:")]
        assert all(address.startswith(site) for address in fetched)
        assert len(fetched) <= REQUESTS_OF_A_PAGE, fetched
        assert 10_000 < sum(sizes) <= BYTES_OF_A_PAGE
