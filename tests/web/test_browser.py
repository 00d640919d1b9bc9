"""The pages in a real browser: on every width, by day and by night, with and without a mouse."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from flask import Flask
from pypdf import PdfReader

from flowgap.errors import PangoMissingError
from flowgap.reporting.pdf import require_pango
from flowgap.result.document import Result
from flowgap.services.simulated.demo_client import write_demo_engagement
from flowgap.web.cookies import SIGN_IN
from tests.support.sample_result import empty_result
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import keep_result, new_application
from tests.web.looks import (
    CUT_TEXTS,
    FAINT_TEXTS,
    GROUND,
    SIDEWAYS,
    SMALL_TARGETS,
    UNSEEN_FOCUS,
)
from tests.web.samples import LONG_TEAM, VIEWS, with_long_names
from tests.web.serving import Remembering, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = 360
WIDTHS = (320, PHONE, 768, 1280)
SLOW_MS = 180_000
SUMMARY = 2
"""The page of the report after cover and contents."""

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return new_application(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def site(kept: Flask) -> Iterator[str]:
    """The address of an application whose pages are drawn once and sent often."""
    with serving(Remembering(kept)) as address:
        yield address


@pytest.fixture(scope="module", params=["en", "de"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def addresses(kept: Flask, site: str, language: str) -> list[str]:
    """Every kind of page: of a full result with long names, of an empty one, and of none."""
    full = f"{site}/engagements/{keep_result(kept, with_long_names(language))}"
    empty = f"{site}/engagements/{keep_result(kept, titled_empty(language))}"
    outside = [f"{site}/", f"{site}/engagements/new", f"{site}/nope"]
    outside += [f"{site}/account", f"{site}/account/profile", f"{site}/account/second-factor"]
    outside += [f"{site}/people", f"{site}/people/1"]
    chosen = [f"{full}/heat-map?dimension=SEC&intervals=yes", f"{full}/heat-map?wave=2025-10"]
    views = [f"{full}/{view}" for view in VIEWS] + [f"{empty}/", f"{empty}/trend", f"{empty}/data"]
    chosen.append(f"{full}/dimensions/SEC")
    return [*outside, *views, *chosen, f"{full}/trend?team={quote(LONG_TEAM)}"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What was wrong with the pages; each line names the page. All empty is well."""

    sideways: list[object]
    cut: list[object]
    faint: list[object]
    small: list[object]
    unseen_focus: list[object]
    complaints: list[str]


@pytest.fixture(scope="module")
def looks(addresses: list[str], chromium: "Browser", language: str) -> Looks:
    """Open every page once, and look at it on every width, by day and by night."""
    found = Looks(sideways=[], cut=[], faint=[], small=[], unseen_focus=[], complaints=[])
    page = chromium.new_page(locale=language)
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    for address in addresses:
        page.goto(address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found.faint.extend((address, scheme, text) for text in page.evaluate(FAINT_TEXTS))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            if page.evaluate(SIDEWAYS) != 0:
                found.sideways.append((address, width))
            found.cut.extend((address, width, text) for text in page.evaluate(CUT_TEXTS))
        page.set_viewport_size({"width": PHONE, "height": 740})
        found.unseen_focus.extend((address, stop) for stop in page.evaluate(UNSEEN_FOCUS))
        page.locator(".menu > summary").click()
        found.small.extend((address, target) for target in page.evaluate(SMALL_TARGETS, 44))
    page.close()
    return found


def test_no_page_scrolls_sideways(looks: Looks) -> None:
    assert looks.sideways == []


def test_no_text_is_cut_at_the_edge(looks: Looks) -> None:
    assert looks.cut == []


def test_nothing_breaks_the_policy(looks: Looks) -> None:
    # Chromium complains of the page that is not found; of nothing else.
    assert [text for text in looks.complaints if "404" not in text] == []


def test_every_text_stands_out_from_its_ground_by_day_and_by_night(looks: Looks) -> None:
    assert looks.faint == []


def test_on_a_phone_a_finger_hits_every_target(looks: Looks) -> None:
    assert looks.small == []


def test_who_uses_the_keyboard_sees_where_they_are(looks: Looks) -> None:
    assert looks.unseen_focus == []


def test_nothing_beside_a_long_page_covers_a_link_wherever_the_page_is_scrolled(
    kept: Flask, site: str, chromium: "Browser", language: str
) -> None:
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale=language)
    page.goto(f"{site}/engagements/{keep_result(kept, with_long_names(language))}/ledger")
    assert page.evaluate("document.documentElement.scrollHeight") > 1.5 * 900
    for end in ("0", "document.documentElement.scrollHeight"):
        page.evaluate(f"scrollTo(0, {end})")
        for link in page.locator(".side a:not(.skip), .side button").all():
            link.click(trial=True, timeout=5_000)
    page.close()


def test_the_menu_opens_without_a_script(
    addresses: list[str], chromium: "Browser", language: str
) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, locale=language
    )
    page = context.new_page()
    page.goto(addresses[8])
    page.locator(".menu > summary").click()
    follow(page.locator(".menu").get_by_role("link", name="Heat"))
    assert page.url.endswith("/heat-map")
    assert page.locator("h1").inner_text().startswith("3 ")
    context.close()


def test_the_page_is_light_by_day_and_dark_by_night(site: str, chromium: "Browser") -> None:
    page = chromium.new_page()
    page.goto(site)
    grounds = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        grounds.append(page.evaluate(GROUND))
    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 23, 34)"]
    page.close()


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


# WeasyPrint leaves its colour profile open for the collector to close.
def test_a_zipped_folder_becomes_pages_and_a_report_on_disk(
    app: Flask, chromium: "Browser", tmp_path: Path
) -> None:
    try:
        require_pango()
    except PangoMissingError as error:
        pytest.skip(str(error))
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_default_timeout(SLOW_MS)
    with serving(app) as site:
        token = app.config["SIGNED_IN_AS"]
        context.add_cookies([{"name": SIGN_IN, "value": token, "url": site}])
        page.goto(site)
        follow(page.get_by_role("link", name="Start from a folder").last)
        page.get_by_label("Engagement folder, zipped").set_input_files(zipped_demo(tmp_path))
        page.get_by_role("button", name="Diagnose").click()
        page.wait_for_url("**/engagements/*/")
        overview, figures = page.url, page.locator(".value").all_inner_texts()
        for view in VIEWS:
            page.goto(f"{overview}{view}")
            assert page.evaluate(SIDEWAYS) == 0, view
        page.goto(f"{overview}report")
        with page.expect_download() as download:
            page.get_by_role("link", name="Download A4").click()
    report = PdfReader(download.value.path())
    assert download.value.suggested_filename.endswith("-a4.pdf")
    assert "result.json" in report.attachments
    # The gap and the readiness; the constraint stands on another page of the report.
    summary = " ".join(report.pages[SUMMARY].extract_text().split())
    assert len(figures) == 3
    assert all(figure in summary for figure in figures[:2]), (figures, summary)
    context.close()


def zipped_demo(folder: Path) -> Path:
    """Write the engagement of the demo, and zip it as people do: the folder, not its files."""
    files = write_demo_engagement(folder / "engagement", seed=2026, language="en")
    archive = folder / "engagement.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in files.engagement.iterdir():
            target.write(path, f"engagement/{path.name}")
    return archive


def titled_empty(language: str) -> Result:
    """Return an empty result under a title of its own: the same title would be one engagement."""
    result = empty_result(language=language)
    return replace(result, engagement=replace(result.engagement, title="Nothing yet"))
