"""The report room as axe, a phone and a wide screen see it, by day and by night."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.web.cookies import SIGN_IN
from tests.support.browse import Browser as Client
from tests.web.axe import TAGS, axe
from tests.web.chromium import IN_BROWSER, running
from tests.web.conftest import keep_result, new_application
from tests.web.looks import CUT_TEXTS, FAINT_TEXTS, SIDEWAYS, SMALL_TARGETS, UNSEEN_FOCUS
from tests.web.samples import with_long_names
from tests.web.serving import serving
from tests.web.test_report_room import COMMENTARY, comment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (320, 390, 900, 1200, 1440)
VIEWS = ("report-room", "report-room?page=cover&audience=everyone", "report-room/compare")

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    with running() as browser:
        yield browser


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return new_application(tmp_path_factory.mktemp("room"))


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_room_is_well_on_every_width_by_day_and_by_night(
    kept: Flask, chromium: "Browser", language: str
) -> None:
    key = keep_result(kept, with_long_names(language))
    comment(Client(kept), f"/engagements/{key}/report-room", COMMENTARY)
    addresses = [f"/engagements/{key}/{view}" for view in VIEWS] + ["/brand", "/s/nobody"]
    wrong: list[object] = []
    with serving(kept) as site:
        context = chromium.new_context(locale=language, bypass_csp=True, reduced_motion="reduce")
        token = kept.config["SIGNED_IN_AS"]
        context.add_cookies([{"name": SIGN_IN, "value": token, "url": site}])
        page = context.new_page()
        for address in addresses:
            page.goto(site + address)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 844})
                if page.evaluate(SIDEWAYS):
                    wrong.append((address, width, "scrolls sideways"))
                wrong += [(address, width, text) for text in page.evaluate(CUT_TEXTS)]
                if width == WIDTHS[1]:
                    wrong += [(address, target) for target in page.evaluate(SMALL_TARGETS, 44)]
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)
                wrong += [(address, scheme, text) for text in page.evaluate(FAINT_TEXTS)]
            wrong += [(address, "focus", stop) for stop in page.evaluate(UNSEEN_FOCUS)]
            wrong += [(address, "axe", what) for what in axe(page, {"tag": TAGS})]
        context.close()
    assert wrong == []
