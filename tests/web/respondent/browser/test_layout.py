"""What a layout has to bear: night, long texts, wide spacing, another direction, forced colours."""

from typing import TYPE_CHECKING

import pytest

from tests.web.chromium import IN_BROWSER
from tests.web.looks import GROUND, SIDEWAYS
from tests.web.respondent.browser.devices import (
    CUT_TEXTS,
    DESK,
    PHONE,
    WIDTHS,
    started,
)
from tests.web.respondent.conftest import Survey

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LENGTHEN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    if (text && !/[0-9%]/.test(text)) walk.currentNode.data = text.replace(/[aeiou]/g, '$&$&');
  }
}"""
"""Doubles every vowel: texts get a third longer, as translations do."""

pytestmark = IN_BROWSER


class TestLayout:
    def test_the_page_is_light_by_day_and_dark_by_night(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        grounds = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            grounds.append(page.evaluate(GROUND))
        assert grounds == ["rgb(244, 246, 248)", "rgb(14, 21, 32)"]

    def test_the_font_that_ships_is_used(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('600 28px \"FlowGap Serif\"')")

    def test_four_items_and_the_button_fit_on_a_desk(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.set_viewport_size({"width": DESK, "height": 900})
        page.goto(f"{site}{survey.shared()}/REV")
        box = page.locator(".button").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900

    @pytest.mark.parametrize("tail", ["", "/about", "/WRK", "/vote", "/check", "/words", "?all=1"])
    def test_texts_that_are_a_third_longer_break_nothing(
        self, survey: Survey, site: str, chromium: "Browser", tail: str
    ) -> None:
        page = started(survey, site, chromium, language="de")
        page.goto(f"{site}{survey.shared()}{tail}")
        page.evaluate(LENGTHEN)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(SIDEWAYS) == 0, width
            assert page.evaluate(CUT_TEXTS) == [], width

    def test_written_from_the_right_the_scale_runs_from_the_right(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.goto(f"{site}{survey.shared()}/REV")
        page.evaluate("document.documentElement.dir = 'rtl'")
        places = [
            page.locator(f"input[name=REV1][value='{value}']").bounding_box() for value in (1, 5)
        ]
        assert places[0] is not None
        assert places[1] is not None
        assert places[0]["x"] > places[1]["x"]
        assert page.evaluate(SIDEWAYS) == 0

    def test_spaced_as_wcag_asks_nothing_is_cut(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        context = chromium.new_context(locale="de", bypass_csp=True)
        page = started(survey, site, chromium, context=context)
        page.goto(f"{site}{survey.shared()}/WRK")
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            " word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"
        )
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(SIDEWAYS) == 0
            assert page.evaluate(CUT_TEXTS) == []

    def test_in_forced_colours_only_what_is_chosen_is_ticked(
        self, survey: Survey, site: str, chromium: "Browser"
    ) -> None:
        page = started(survey, site, chromium)
        page.goto(f"{site}{survey.shared()}/REV")
        page.emulate_media(forced_colors="active")
        page.locator("input[name=REV1][value='2']").check()
        ticked = page.evaluate(
            """() => [...document.querySelectorAll('.opt input')]
            .filter(one => getComputedStyle(one, '::after').content !== 'none')
            .map(one => one.name + one.value)"""
        )
        assert ticked == ["REV12"]
