"""Who is let in where: nobody, every role, and every role of another workspace."""

from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from flowgap.db import unit_of_work
from flowgap.models import (
    Account,
    Engagement,
    ManagedTeam,
    Membership,
    Role,
)
from flowgap.services.accounts.permissions import RIGHTS, Right
from flowgap.web.cookies import SIGN_IN
from tests.support.browse import Browser
from tests.support.sample_result import sample_result
from tests.support.signed_in import WORKSPACE, database, stranger, token_of
from tests.web.conftest import Keep, keep_in
from tests.web.crawling import SAFE, Ours, address_of, closed_rules, methods_of
from tests.web.samples import VIEWS, with_team_trends

OWN = "Dispatch"
FOR_MANAGERS = tuple(view for view in VIEWS if view not in {"data", "report", "what-if"})
FILES = ("report-a4.pdf", "report-letter.pdf", "result.json", "data", "report")


def signed_in_as(app: Flask, role: Role, *, workspace: str = WORKSPACE) -> FlaskClient:
    client = stranger(app)
    email = f"{role}@{'own' if workspace == WORKSPACE else 'other'}.example"
    client.set_cookie(SIGN_IN, token_of(app, email, role=role, workspace=workspace))
    return client


def manager_of(app: Flask, address: str, *teams: str) -> FlaskClient:
    """Return a client of a manager of these teams of an engagement."""
    client = signed_in_as(app, Role.MANAGER)
    with unit_of_work(database(app).sessions) as session:
        member = session.scalars(
            select(Membership)
            .join(Account, Account.id == Membership.account_id)
            .where(Account.email == "manager@own.example")
        ).one()
        key = address.rpartition("/")[2]
        engagement = session.scalars(select(Engagement).where(Engagement.public_key == key)).one()
        session.add_all(
            ManagedTeam(membership_id=member.id, engagement_id=engagement.id, team=team)
            for team in teams
        )
    return client


class TestNobody:
    def test_every_address_is_closed_unless_it_is_listed_as_open(
        self, app: Flask, keep: Keep
    ) -> None:
        key, client = keep(sample_result()).rpartition("/")[2], stranger(app)
        n_asked = 0
        for rule in closed_rules(app):
            for method in methods_of(rule):
                answer = client.open(address_of(rule, Ours(engagement=key)), method=method)
                n_asked += 1
                if method in SAFE:
                    assert answer.status_code == 302, rule
                    assert answer.location.startswith("/sign-in"), rule
                else:
                    assert answer.status_code == 401, rule
                assert "Alder Freight" not in answer.text
        assert n_asked >= 25

    def test_what_was_asked_for_is_shown_after_signing_in(self, app: Flask) -> None:
        answer = stranger(app).get("/engagements/new?a=b")
        assert answer.location == "/sign-in?next=/engagements/new?a%3Db"

    @pytest.mark.parametrize(
        "address", ["/healthz", "/static/css/tokens.css", "/answer", "/sign-in"]
    )
    def test_what_needs_no_account_is_open(self, app: Flask, address: str) -> None:
        with stranger(app).get(address) as answer:
            assert answer.status_code == 200

    def test_an_unknown_page_tells_nobody_what_there_is(self, app: Flask) -> None:
        answer = stranger(app).get("/nope")
        assert answer.status_code == 404
        assert "/engagements/new" not in answer.text

    def test_a_token_that_nobody_gave_opens_nothing(self, app: Flask) -> None:
        client = stranger(app)
        client.set_cookie(SIGN_IN, "x" * 43)
        assert client.get("/").status_code == 302


class TestOtherWorkspace:
    @pytest.mark.parametrize("role", Role)
    def test_no_role_of_another_workspace_gets_anything_of_ours(
        self, app: Flask, keep: Keep, role: Role
    ) -> None:
        key = keep(sample_result()).rpartition("/")[2]
        client = signed_in_as(app, role, workspace="Elsewhere")
        for rule in closed_rules(app):
            if "<" not in rule.rule:
                continue
            for method in methods_of(rule):
                answer = client.open(address_of(rule, Ours(engagement=key)), method=method)
                # 400: without its token a form is refused before anything is looked up.
                allowed = {403, 404} if method in SAFE else {400, 403, 404}
                assert answer.status_code in allowed, (rule, method)
                assert "Alder Freight" not in answer.text

    def test_its_list_is_its_own(self, app: Flask, keep: Keep) -> None:
        keep(sample_result())
        answer = signed_in_as(app, Role.OWNER, workspace="Elsewhere").get("/")
        assert answer.status_code == 200
        assert "Alder Freight" not in answer.text

    def test_the_same_client_and_title_are_two_engagements(self, app: Flask, keep: Keep) -> None:
        ours = keep(sample_result())
        token_of(app, "o@other.example", workspace="Elsewhere")
        assert keep_in(app, sample_result(), "Elsewhere") != ours.rpartition("/")[2]


class TestRoles:
    def test_the_table_says_who_may_do_what(self) -> None:
        assert {role: sorted(rights) for role, rights in RIGHTS.items()} == {
            Role.OWNER: sorted(Right),
            Role.CONSULTANT: [Right.EDIT, Right.READ, Right.READ_ALL],
            Role.MANAGER: [Right.READ],
            Role.VIEWER: [Right.READ, Right.READ_ALL],
        }

    @pytest.mark.parametrize(
        ("role", "status"),
        [(Role.OWNER, 200), (Role.CONSULTANT, 200), (Role.VIEWER, 403), (Role.MANAGER, 403)],
    )
    def test_only_who_edits_adds_engagements(self, app: Flask, role: Role, status: int) -> None:
        assert signed_in_as(app, role).get("/engagements/new").status_code == status

    @pytest.mark.parametrize("role", [Role.CONSULTANT, Role.VIEWER, Role.MANAGER])
    def test_only_owners_see_the_people(self, app: Flask, role: Role) -> None:
        answer = signed_in_as(app, role).get("/people")
        assert answer.status_code == 403
        assert "Your role does not allow this" in answer.text

    @pytest.mark.parametrize("role", Role)
    def test_everybody_has_an_account_of_their_own(self, app: Flask, role: Role) -> None:
        assert signed_in_as(app, role).get("/account").status_code == 200

    def test_a_viewer_reads_everything_and_is_offered_nothing_else(
        self, app: Flask, keep: Keep
    ) -> None:
        address, client = keep(sample_result()), signed_in_as(app, Role.VIEWER)
        for view in (*VIEWS, "result.json"):
            assert client.get(f"{address}/{view}").status_code == 200, view
        assert "/engagements/new" not in client.get("/").text


class TestManager:
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_no_page_names_another_team(self, app: Flask, keep: Keep, language: str) -> None:
        result = with_team_trends(sample_result(language=language))
        others = [team.team for team in result.survey.teams if team.team != OWN]
        address = keep(result)
        browse = Browser(app)
        browse.client = manager_of(app, address, OWN)
        assert len(others) == 11
        shown = ""
        for view in (*FOR_MANAGERS, f"heat-map?team={OWN}", f"trend?team={OWN}"):
            page = browse.get(f"{address}/{view}")
            shown += page.response.text
            named = [team for team in others if team in page.response.text]
            assert named == [], view
        assert OWN in shown

    @pytest.mark.parametrize(
        ("language", "heading"),
        [("en", "Your team beside the company"), ("de", "Ihr Team neben dem Unternehmen")],
    )
    def test_the_heat_map_does_not_say_that_only_one_team_answered(
        self, app: Flask, keep: Keep, language: str, heading: str
    ) -> None:
        address = keep(sample_result(language=language))
        browse = Browser(app)
        browse.client = manager_of(app, address, OWN)
        assert browse.get(f"{address}/heat-map").heading == heading

    def test_another_team_is_not_found(self, app: Flask, keep: Keep) -> None:
        address = keep(with_team_trends(sample_result()))
        client = manager_of(app, address, "Quotes")
        assert client.get(f"{address}/heat-map?team={quote('Quotes')}").status_code == 200
        for view in ("heat-map", "trend"):
            assert client.get(f"{address}/{view}?team={OWN}").status_code == 404

    def test_files_and_the_data_check_are_not_for_managers(self, app: Flask, keep: Keep) -> None:
        address = keep(sample_result())
        client = manager_of(app, address, OWN)
        for file in FILES:
            answer = client.get(f"{address}/{file}")
            assert answer.status_code in {403, 404}, file
        menu = client.get(f"{address}/").text
        assert f'href="{address}/report"' not in menu
        assert f'href="{address}/data"' not in menu

    def test_an_engagement_without_own_teams_is_not_there(self, app: Flask, keep: Keep) -> None:
        address = keep(sample_result())
        client = manager_of(app, address)
        assert client.get(f"{address}/").status_code == 404
        assert "Alder Freight" not in client.get("/").text


def test_a_manager_is_given_the_teams_that_were_ticked_and_there_are(
    app: Flask, keep: Keep
) -> None:
    key = keep(sample_result()).rpartition("/")[2]
    manager_of(app, f"/engagements/{key}")
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    with unit_of_work(database(app).sessions) as session:
        managers = select(Membership.id).where(Membership.role == Role.MANAGER)
        member = session.scalars(managers).one()
    ticked = [f"{key}/Dispatch", f"{key}/No such team", "no such engagement/Dispatch"]
    assert client.post(f"/people/{member}/teams", data={"team": ticked}).status_code == 303
    with unit_of_work(database(app).sessions) as session:
        assert session.scalars(select(ManagedTeam.team)).all() == ["Dispatch"]
