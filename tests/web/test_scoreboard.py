"""The scoreboard: the count alone until there is enough, then figures with their intervals."""

import pytest
from flask import Flask

from flowgap.db import unit_of_work
from flowgap.models import Role
from flowgap.models.tenancy import Scope, confine
from flowgap.services.accounts.workspaces import find_or_add_workspace
from tests.support.browse import Browser, text_of
from tests.support.sample_forecasts import keep_forecasts
from tests.support.sample_result import sample_result
from tests.support.signed_in import WORKSPACE
from tests.web.conftest import Keep, database_of
from tests.web.test_access import signed_in_as


def foretold(app: Flask, client: str, n: int, *, simulated: bool = False) -> None:
    with unit_of_work(database_of(app).sessions) as session:
        place = find_or_add_workspace(session, WORKSPACE)
        confine(session, Scope(workspace_id=place.id))
        keep_forecasts(session, client, n, simulated=simulated)


class TestTooFew:
    def test_without_any_it_says_that_nothing_is_validated(self, browse: Browser) -> None:
        page = browse.get("/scoreboard")
        assert page.heading == "Not yet validated on real organizations"
        assert [text_of(value) for value in page.all("p", css_class="value")] == ["0"]
        assert "No action that was proposed with an expected effect was left aside." in page.main

    def test_below_twenty_only_the_count_is_shown(self, app: Flask, browse: Browser) -> None:
        foretold(app, "Birch", 10)
        foretold(app, "Cedar", 9)
        foretold(app, "Made up", 20, simulated=True)
        page = browse.get("/scoreboard")
        assert page.heading == "Not yet validated on real organizations"
        assert [text_of(value) for value in page.all("p", css_class="value")] == ["19"]
        assert not page.all("table")
        assert "Brier" not in page.main
        assert "20 effects of simulated organizations were judged" in page.main

    def test_german(self, browse: Browser) -> None:
        page = browse.get("/scoreboard", language="de")
        assert page.heading == "Noch nicht an echten Organisationen geprüft"


class TestEnough:
    def test_figures_stand_with_their_intervals_and_every_case_is_listed(
        self, app: Flask, browse: Browser
    ) -> None:
        foretold(app, "Birch <b>", 12)
        foretold(app, "Cedar", 8)
        page = browse.get("/scoreboard")
        assert page.heading == "20 expected effects, and what came of them"
        values = [text_of(value) for value in page.all("p", css_class="value")]
        assert values == ["0.00", "+0.5 days", "100%"]
        # Wilson's interval of 20 of 20 begins at 88 %.
        assert "88% to 100%" in page.main
        rows = page.all("tbody")[0]
        assert len(rows) == 20
        minus = "\N{MINUS SIGN}"
        assert text_of(rows[0]) == (
            f"Action 0 Birch <b> 1 March 2026 {minus}1.0 ({minus}2.0 to 0.0) 95%"
            f" {minus}0.5 ({minus}0.9 to {minus}0.1) inside the interval"
        )


class TestElsewhere:
    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("en", "Not yet validated on real organizations: no expected effect"),
            ("de", "Noch nicht an echten Organisationen geprüft"),
        ],
    )
    def test_the_overview_says_it_in_one_line(
        self, browse: Browser, keep: Keep, language: str, told: str
    ) -> None:
        assert told in browse.get(f"{keep(sample_result(language=language))}/").main

    @pytest.mark.parametrize(
        ("role", "status"),
        [(Role.OWNER, 200), (Role.CONSULTANT, 200), (Role.VIEWER, 200), (Role.MANAGER, 403)],
    )
    def test_managers_do_not_see_other_clients(self, app: Flask, role: Role, status: int) -> None:
        client = signed_in_as(app, role)
        assert client.get("/scoreboard").status_code == status
        assert ("/scoreboard" in client.get("/").text) is (status == 200)

    def test_another_workspace_has_a_board_of_its_own(self, app: Flask) -> None:
        foretold(app, "Birch", 10)
        foretold(app, "Cedar", 10)
        other = signed_in_as(app, Role.OWNER, workspace="Elsewhere").get("/scoreboard")
        assert "Birch" not in other.text
        assert "Not yet validated" in other.text
