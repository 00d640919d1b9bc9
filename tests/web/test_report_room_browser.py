"""The report room as axe, a phone and a wide screen see it, by day and by night."""

from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.web.cookies import SIGN_IN
from tests.support.browse import Browser as Client
from tests.web.chromium import IN_BROWSER
from tests.web.conftest import keep_result, new_application
from tests.web.looking import faults_of, unseen_focus
from tests.web.samples import with_long_names
from tests.web.serving import serving
from tests.web.test_report_room import COMMENTARY, comment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (320, 390, 900, 1200, 1440)
VIEWS = ("report-room", "report-room?page=cover&audience=everyone", "report-room/compare")

pytestmark = IN_BROWSER


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
            wrong += faults_of(page, address, widths=WIDTHS)
            wrong += unseen_focus(page, address)
        context.close()
    assert wrong == []
