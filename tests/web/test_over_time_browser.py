"""Trend, register, scoreboard and portfolio as axe, a phone and a wide screen see them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.db import unit_of_work
from flowgap.models import NoteKind
from flowgap.models.tenancy import Scope, confine
from flowgap.services.accounts.workspaces import find_or_add_workspace
from flowgap.services.over_time.notes import add_note
from flowgap.web.cookies import SIGN_IN
from tests.support.sample_forecasts import keep_forecasts
from tests.support.sample_periods import later_results
from tests.support.sample_register import DAILY, fill_register, judging
from tests.support.sample_result import sample_result
from tests.support.signed_in import WORKSPACE
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import database_of, keep_result, new_application
from tests.web.looking import faults_of
from tests.web.samples import LONG_CLIENT
from tests.web.serving import Remembering, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = 390
WIDTHS = (320, PHONE, 768, 1440)

pytestmark = IN_BROWSER


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return new_application(tmp_path_factory.mktemp("over_time"))


@pytest.fixture(scope="module")
def site(kept: Flask) -> Iterator[str]:
    with serving(Remembering(kept)) as address:
        yield address


@pytest.fixture(scope="module")
def addresses(kept: Flask, site: str) -> tuple[str, ...]:
    """Every page over time, in German, with long names, an action, a note and judged effects."""
    results = later_results(language="de")
    for result in results:
        key = keep_result(kept, result)
    with unit_of_work(database_of(kept).sessions) as session:
        keys = fill_register(session, key)
        add_note(
            session,
            key,
            day=date(2026, 5, 4),
            kind=NoteKind.REORGANIZATION,
            text="Zahlungsverkehrsintegrationsplattformverantwortung " * 3,
            team=None,
        )
    keep_result(kept, judging(results[-1], keys))
    with unit_of_work(database_of(kept).sessions) as session:
        place = find_or_add_workspace(session, WORKSPACE)
        confine(session, Scope(workspace_id=place.id))
        for client in (LONG_CLIENT, "Birch"):
            keep_forecasts(session, client, 10)
    own = f"{site}/engagements/{key}"
    return (
        f"{own}/trend",
        f"{own}/register",
        f"{own}/register/new",
        f"{own}/register/{keys[DAILY.title]}",
        f"{site}/scoreboard",
        f"{site}/portfolio",
    )


def test_every_page_is_well_on_every_width_by_day_and_by_night(
    chromium: "Browser", addresses: tuple[str, ...]
) -> None:
    context = chromium.new_context(locale="de", bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[object] = []
    for address in addresses:
        page.goto(address)
        for part in page.query_selector_all("main details"):
            part.evaluate("part => { part.open = true; }")
        wrong += faults_of(page, address, widths=WIDTHS, at_night_too=True)
    context.close()
    assert wrong == []


def test_a_note_is_added_without_a_script(chromium: "Browser", tmp_path: Path) -> None:
    app = new_application(tmp_path)
    address = f"engagements/{keep_result(app, sample_result(language='de'))}/trend"
    context = chromium.new_context(locale="de", java_script_enabled=False)
    page = context.new_page()
    with serving(app) as site:
        token = app.config["SIGNED_IN_AS"]
        context.add_cookies([{"name": SIGN_IN, "value": token, "url": site}])
        page.goto(f"{site}/{address}")
        page.get_by_text("Anmerkung hinzufügen").click()
        page.get_by_label("Tag", exact=True).fill("2026-06-01")
        page.get_by_text("Umorganisation", exact=True).click()
        page.get_by_label("Anmerkung", exact=True).fill("Zwei Teams wurden eines")
        follow(page.get_by_role("button", name="Anmerkung übernehmen"))
        assert "Zwei Teams wurden eines" in page.locator("#notes").inner_text()
    context.close()
