"""An engagement from its first line to its overview in a real browser; its pages under axe."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from flowgap.web.cookies import SIGN_IN
from tests.support.browse import Browser as Client
from tests.support.exported import TABLE, github, give, jira
from tests.support.setting_up import begin, filled, send
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import new_application
from tests.web.looking import faults_of, unseen_focus
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOW_MS = 180_000
LONG_CLIENT = "Bundesverwaltungsdienstleistungszentrum für Infrastruktur und Binnenschifffahrt"
LONG_TEAM = "Sendungsverfolgungsplattformentwicklung Nordrhein-Westfalen 🚚 فريق"

pytestmark = IN_BROWSER


@pytest.fixture
def workspace(tmp_path: Path) -> Flask:
    return new_application(tmp_path)


def open_page(chromium: "Browser", app: Flask, site: str, **options: object) -> "Page":
    context = chromium.new_context(reduced_motion="reduce", **options)  # type: ignore[arg-type] # options of Playwright
    token = app.config["SIGNED_IN_AS"]
    context.add_cookies([{"name": SIGN_IN, "value": token, "url": site}])
    page = context.new_page()
    page.set_default_timeout(SLOW_MS)
    return page


def filled_engagement(app: Flask) -> list[str]:
    """Fill a German engagement with long names, and return the addresses of its pages."""
    client = Client(app)
    address = begin(client, client=LONG_CLIENT, language="de")
    rows = "".join(f"{LONG_TEAM} {n};Bereich {n % 2};{5 + n}\n" for n in range(12))
    send(client, f"{address}/teams/list", {"team_list": rows})
    give(client, address, "github", ("pulls.json", github()))
    imported = give(client, address, "jira", ("issues.json", jira())).response.request.path
    upload = filled(give(client, address, "csv", ("tickets.csv", TABLE)))["upload"]
    views = ("next", "settings", "teams", "teams/team", "teams/list", "data/add", "data/check")
    others = ("data/statuses", "files", "delete", f"data/map?upload={upload}")
    return [
        imported,
        *(f"{address}/{view}" for view in (*views, *others)),
        "/",
        "/engagements/create",
    ]


def test_every_page_is_well_on_every_width_by_day_and_by_night(
    workspace: Flask, chromium: "Browser"
) -> None:
    wrong: list[object] = []
    with serving(workspace) as site:
        page = open_page(chromium, workspace, site, locale="de", bypass_csp=True)
        for address in filled_engagement(workspace):
            page.goto(f"{site}{address}")
            wrong += faults_of(page, address)
            wrong += unseen_focus(page, address)
        page.context.close()
    assert wrong == []


def test_an_engagement_from_its_first_line_to_its_overview(
    workspace: Flask, chromium: "Browser", tmp_path: Path
) -> None:
    pulls, tickets = tmp_path / "pulls.json", tmp_path / "tickets.csv"
    pulls.write_bytes(github())
    tickets.write_bytes(TABLE)
    with serving(workspace) as site:
        page = open_page(chromium, workspace, site, locale="en-GB")
        page.goto(site)
        follow(page.get_by_role("link", name="Create an engagement").last)
        page.get_by_label("Client").fill("Alder Freight")
        page.get_by_label("Title").fill("Organizational MRI")
        follow(page.get_by_role("button", name="Create"))

        follow(page.get_by_role("link", name="Add teams"))
        follow(page.get_by_role("link", name="Paste or upload a list"))
        page.get_by_label("List", exact=True).fill(
            "Dispatch; Operations; 14\nTrucks; Operations; 9"
        )
        follow(page.get_by_role("button", name="Take the list"))
        assert page.get_by_role("heading", level=1).inner_text() == "2 teams, 23 people"

        follow(page.locator(".side").get_by_role("link", name="Data", exact=True))
        follow(page.get_by_role("link", name="Add data"))
        page.get_by_label("Tool").select_option("github")
        page.get_by_label("Files").set_input_files(pulls)
        page.get_by_label("Team").fill("Trucks")
        follow(page.get_by_role("button", name="Go on"))
        assert page.get_by_role("heading", level=1).inner_text() == "180 rows were read"

        follow(page.get_by_role("link", name="Add further files"))
        page.get_by_label("Tool").select_option("csv")
        page.get_by_label("Files").set_input_files(tickets)
        follow(page.get_by_role("button", name="Go on"))
        page.get_by_label("What Kind of work stands for").select_option("type")
        follow(page.get_by_role("button", name="Try it on the first rows"))
        page.get_by_label("Bug").select_option("fix")
        page.get_by_label("Wunsch").select_option("feature")
        follow(page.get_by_role("button", name="Import", exact=True))
        assert page.get_by_role("heading", level=1).inner_text() == "180 rows were read"

        follow(page.get_by_role("link", name="Check the data"))
        assert "360" in page.get_by_role("row", name="changes.csv").inner_text()
        page.get_by_role("button", name="Use in results").click()
        page.wait_for_url("**/engagements/*/")
        assert page.get_by_role("link", name="Ledger").count() > 0
        page.context.close()
