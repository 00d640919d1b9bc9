"""The portfolio as a page: figures with intervals, states, pages, and who may see it."""

from dataclasses import replace

import pytest
from flask import Flask

from flowgap.db import unit_of_work
from flowgap.models import Engagement, Role
from flowgap.models.tenancy import Scope, confine
from flowgap.services.accounts.workspaces import find_or_add_workspace
from tests.support.browse import Browser, Page, text_of
from tests.support.sample_forecasts import of_client
from tests.support.signed_in import WORKSPACE
from tests.web.conftest import Keep, database_of
from tests.web.test_access import signed_in_as
from tests.web.waves.conftest import run_wave


def rows(page: Page) -> list[str]:
    return [text_of(row) for row in page.all("tbody")[0]]


def add_empty(app: Flask, n: int) -> None:
    with unit_of_work(database_of(app).sessions) as session:
        place = find_or_add_workspace(session, WORKSPACE)
        confine(session, Scope(workspace_id=place.id))
        session.add_all(
            Engagement(client=f"Client {number:03}", title="MRI", language="en")
            for number in range(n)
        )


class TestPage:
    def test_a_line_says_where_a_client_stands(self, browse: Browser, keep: Keep) -> None:
        keep(of_client("Birch"))
        page = browse.get("/portfolio")
        assert page.heading == "One engagement"
        assert rows(page)[0] == (
            "Birch FlowGap diagnostic 54 (51 to 57) +1.7 (+0.9 to +2.5) Review 30 October 2026"
            " Result Choose an action for the register"
        )
        assert rows(page)[1].startswith("Mean of organizations only one organization")

    def test_five_organizations_make_a_benchmark(self, browse: Browser, keep: Keep) -> None:
        for number in range(5):
            keep(of_client(f"Client {number}"))
        told = rows(browse.get("/portfolio"))[-1]
        # All five are alike, so that nothing is unsure about their mean.
        assert told.startswith("Mean of organizations 54 (54 to 54) +1.7 (+1.7 to +1.7)")

    def test_a_gap_in_working_days_is_labelled_and_left_out_of_the_mean(
        self, browse: Browser, keep: Keep
    ) -> None:
        for number in range(5):
            result = of_client(f"Client {number}")
            days = "working_days" if number == 0 else "days"
            keep(replace(result, delivery=replace(result.delivery, unit=days)))
        told = rows(browse.get("/portfolio"))
        assert "+1.7 (+0.9 to +2.5) working days Review" in told[0]
        assert "working days" not in told[1]
        assert told[-1].startswith(
            "Mean of organizations 54 (54 to 54) of 5 organizations only 4 measured alike"
        )

    def test_what_is_simulated_is_labelled(self, browse: Browser, keep: Keep) -> None:
        keep(of_client("Made up", simulated=True))
        assert "simulated data" in rows(browse.get("/portfolio"))[0]

    def test_an_engagement_without_a_result_leads_to_what_is_next_and_says_what_is_due(
        self, app: Flask, browse: Browser
    ) -> None:
        add_empty(app, 1)
        page = browse.get("/portfolio")
        assert rows(page)[0] == "Client 000 MRI No result Add data"
        assert browse.get(page.links()["Client 000"]).heading == "Begin with teams or with data"

    def test_a_wave_that_nobody_answered_leads_to_the_next_one(
        self, app: Flask, browse: Browser
    ) -> None:
        running = run_wave(app)
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        page = browse.get("/portfolio")
        assert "Plan the next wave: nobody answered the one closed on" in page.main
        assert "Compute" not in page.main

    def test_without_clients_the_first_one_is_offered(self, browse: Browser) -> None:
        page = browse.get("/portfolio")
        assert page.heading == "There is no client yet"
        assert "Create an engagement" in page.links()

    @pytest.mark.parametrize(
        "name", ["=1+1", "فريق المنصة", "\N{ROCKET}", "<b>&amp;</b>", "two\nlines", "x" * 5000]
    )
    def test_any_name_is_shown(self, browse: Browser, keep: Keep, name: str) -> None:
        keep(of_client(name))
        browse.get("/portfolio")


class TestPages:
    def test_fifty_lines_stand_on_a_page(self, app: Flask, browse: Browser) -> None:
        add_empty(app, 101)
        first, second, third = (browse.get(f"/portfolio?page={page}") for page in (1, 2, 3))
        assert [len(rows(page)) for page in (first, second, third)] == [51, 51, 2]
        assert "51 to 100 of 101" in second.main
        assert first.links()["Next"] == "/portfolio?page=2"
        assert third.links()["Previous"] == "/portfolio?page=2"
        assert "Next" not in third.links()

    @pytest.mark.parametrize("page", ["0", "2", "-1", "x", "1.5", "9" * 40, "\N{SUPERSCRIPT TWO}"])
    def test_a_page_that_is_not_there_is_not_found(
        self, app: Flask, browse: Browser, page: str
    ) -> None:
        add_empty(app, 50)
        browse.get(f"/portfolio?page={page}", status=404)


class TestWhoSeesIt:
    @pytest.mark.parametrize(
        ("role", "status"),
        [(Role.OWNER, 200), (Role.CONSULTANT, 200), (Role.VIEWER, 200), (Role.MANAGER, 403)],
    )
    def test_managers_do_not_see_other_clients(self, app: Flask, role: Role, status: int) -> None:
        client = signed_in_as(app, role)
        assert client.get("/portfolio").status_code == status
        assert ("/portfolio" in client.get("/").text) is (status == 200)

    def test_a_viewer_is_led_to_results_and_nowhere_before_the_first(
        self, app: Flask, keep: Keep
    ) -> None:
        address = keep(of_client("Birch"))
        add_empty(app, 1)
        viewer = Browser(app)
        viewer.client = signed_in_as(app, Role.VIEWER)
        page = viewer.get("/portfolio")
        assert rows(page)[1] == "Client 000 MRI No result Add data"
        links = page.links()
        assert viewer.get(links["Birch"]).status == 200
        assert links["Birch"] == f"{address}/"
        assert "Client 000" not in links

    def test_another_workspace_sees_nothing_of_ours(self, app: Flask, keep: Keep) -> None:
        keep(of_client("Birch"))
        other = signed_in_as(app, Role.OWNER, workspace="Elsewhere").get("/portfolio")
        assert "Birch" not in other.text
        assert "There is no client yet" in other.text
