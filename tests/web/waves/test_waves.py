"""The list of waves and the page of one: what it says, what it keeps back, what it does."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from flowgap.db import unit_of_work
from flowgap.mail.server import read_mail_server
from flowgap.models import (
    Engagement,
    Mail,
    Response,
    Role,
    Scope,
    SealedResponse,
    Wave,
    Workspace,
    confine,
)
from flowgap.services.diagnose import Diagnosis
from flowgap.services.engagements.keeping import keep_diagnosis
from flowgap.services.folders.keeping import keep_files
from flowgap.services.waves.doors import UnknownLinkError
from flowgap.services.waves.erasing import erase_wave
from flowgap.web.accounts.office import EXTENSION as OFFICE
from flowgap.web.cookies import SIGN_IN
from tests.support.browse import Browser, Page
from tests.support.sample_result import sample_result
from tests.support.signed_in import WORKSPACE, database, stranger, token_of
from tests.support.waves import OPENING, SECRET, invited
from tests.web.conftest import Keep
from tests.web.test_access import signed_in_as
from tests.web.waves.conftest import DAY, NAME, Running, run_wave


def with_mail(app: Flask) -> None:
    office = app.extensions[OFFICE]
    server = read_mail_server("smtp://127.0.0.1:25")
    office.settings = replace(office.settings, mail_server=server, mail_from="s@example.com")


class TestList:
    def test_an_engagement_without_waves_says_what_a_wave_is(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/waves")
        assert page.heading == "No wave has been opened yet"

    def test_a_wave_stands_there_with_what_was_counted(
        self, browse: Browser, running: Running
    ) -> None:
        running.answer(3)
        page = browse.get(running.waves)
        assert "3 of 50 people (6%)" in page.main
        assert page.links()["2026-10 Open 3 of 50 people (6%) " + when(page.main)]

    def test_a_later_answer_is_counted_on_the_next_day_only(
        self, browse: Browser, running: Running
    ) -> None:
        browse.get(running.waves)
        running.answer(3)
        assert "0 of 50 people" in browse.get(running.waves).main


def when(text: str) -> str:
    return text[text.index("Until ") :]


class TestOpenWave:
    def test_its_title_has_the_share_of_all_and_no_team(
        self, browse: Browser, running: Running
    ) -> None:
        running.answer(20)
        page = browse.get(running.address)
        assert page.heading.startswith("40% have answered, and the wave stays open until ")
        rows = [cell.text for cell in (*page.all("td"), *page.all("th"))]
        assert "Alder" not in rows
        assert "Why no teams here" in page.main

    def test_of_fewer_than_forty_people_a_range_is_told_and_no_line_drawn(
        self, app: Flask, browse: Browser
    ) -> None:
        running = run_wave(app, invited("Alder", 0, shared=20))
        running.answer(9)
        page = browse.get(running.address)
        assert page.heading.startswith("8 to 11 of 20 people have answered")
        assert not page.all("svg", css_class="chart")
        assert "9 of 20" not in page.main

    def test_the_line_of_days_stands_in_a_table_too(
        self, browse: Browser, running: Running
    ) -> None:
        today = datetime.now(UTC).date()
        running.count(today - timedelta(days=2), 11)
        running.answer(20)
        page = browse.get(running.address)
        assert page.all("svg", css_class="chart")
        assert "11" in [cell.text for cell in page.all("td")]

    def test_how_many_were_reminded_is_not_said(self, app: Flask, browse: Browser) -> None:
        with_mail(app)
        running = run_wave(app, invited("Alder", 41))
        running.answer(4)
        page = browse.post_to(f"{running.address}/remind", {}, form=running.address, status=303)
        assert page.response.location.endswith("?told=reminded")
        page = browse.get(page.response.location)
        # 37 of 41 were reminded: the number would say who is missing.
        assert "37" not in page.main
        assert "Being sent" in page.main
        assert "Again from" in page.main

    def test_a_second_reminder_within_two_weeks_is_refused(
        self, app: Flask, browse: Browser
    ) -> None:
        with_mail(app)
        running = run_wave(app, invited("Alder", 41))
        for status in (303, 409):
            browse.post_to(f"{running.address}/remind", {}, form=running.address, status=status)
        with unit_of_work(running.sessions) as session:
            assert session.scalar(select(func.count()).select_from(Mail)) == 41

    def test_a_wave_of_another_engagement_is_not_found(
        self, browse: Browser, running: Running, keep: Keep
    ) -> None:
        other = keep(sample_result(language="de"))
        if other.endswith(running.key):
            pytest.skip("the sample is the same engagement")
        browse.get(f"{other}/waves/{running.name}", status=404)


class TestExtending:
    def test_a_later_end_gives_more_time(self, browse: Browser, running: Running) -> None:
        until = datetime.now(UTC) + 20 * DAY
        page = browse.post_to(
            f"{running.address}/extend",
            {"closes": until.strftime("%Y-%m-%dT12:00")},
            form=running.address,
            status=303,
        )
        assert "People have more time now" in browse.get(page.response.location).main
        assert running.row().closes_at.date() == until.date()

    @pytest.mark.parametrize(
        ("closes", "status", "told"),
        [
            ("soon", 422, "no day and time"),
            ("2020-01-01T12:00", 409, "already runs until then"),
            ("9999-12-31T23:59", 409, "The last day is"),
        ],
    )
    def test_what_is_no_later_end_is_refused_in_words(
        self, browse: Browser, running: Running, closes: str, status: int, told: str
    ) -> None:
        before = running.row().closes_at
        page = browse.post_to(
            f"{running.address}/extend", {"closes": closes}, form=running.address, status=status
        )
        assert told in page.main
        assert running.row().closes_at == before


class TestLinks:
    def test_new_links_are_shown_once_and_the_old_ones_open_nothing(
        self, browse: Browser, running: Running
    ) -> None:
        old = running.wave.shared("Alder")
        page = renew(browse, running, whose="team:Alder")
        assert page.heading == "A new link for 2026-10"
        assert len(page.all("svg", css_class="qr")) == 1
        with pytest.raises(UnknownLinkError):
            running.wave.door(old)
        assert running.wave.door(running.wave.shared("Birch"))

    def test_the_teams_and_all_of_them_stand_to_be_chosen(
        self, browse: Browser, running: Running
    ) -> None:
        offered = [one.text for one in browse.get(running.address).all("option")]
        assert offered == ["Choose a team", "Alder", "Birch", "All 2 teams"]

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({}, "Choose the team whose link was lost"),
            ({"sure": "yes"}, "Choose the team whose link was lost"),
            ({"whose": "all"}, "All links that were handed out would end"),
        ],
    )
    def test_without_a_choice_or_a_tick_for_all_no_link_ends(
        self, browse: Browser, running: Running, data: dict[str, str], told: str
    ) -> None:
        page = renew(browse, running, status=422, **data)
        assert told in page.main
        for team in ("Alder", "Birch"):
            assert running.wave.door(running.wave.shared(team))

    def test_a_team_that_is_called_all_is_one_team(self, app: Flask, browse: Browser) -> None:
        running = run_wave(app, invited("all", 0, shared=9), invited("Birch", 0, shared=9))
        assert renew(browse, running, whose="team:all").heading == "A new link for 2026-10"
        assert running.wave.door(running.wave.shared("Birch"))

    def test_the_table_of_links_can_be_kept(self, browse: Browser, running: Running) -> None:
        page = renew(browse, running, whose="all", sure="yes")
        (table,) = (
            field.get("value", "") for field in page.all("input") if field.get("name") == "table"
        )
        rows = list(csv.DictReader(io.StringIO(table)))
        assert [row["team"] for row in rows] == ["Alder", "Birch"]
        token = next(
            field.get("value", "")
            for field in page.all("input")
            if field.get("name") == "csrf_token"
        )
        data = {"csrf_token": token, "table": table}
        answer = browse.client.post(f"{running.address}/links.csv", data=data)
        assert answer.status_code == 200
        assert answer.mimetype == "text/csv"
        assert answer.text == table
        data["table"] = "a,b\n1,2\n"
        assert browse.client.post(f"{running.address}/links.csv", data=data).status_code == 400

    def test_a_team_that_shares_no_link_gets_none(self, browse: Browser, running: Running) -> None:
        page = renew(browse, running, status=409, whose="team:Nobody")
        assert "No link was changed" in page.main


def renew(browse: Browser, running: Running, *, status: int = 200, **data: str) -> Page:
    """Ask for new links."""
    return browse.post_to(f"{running.address}/links", data, form=running.address, status=status)


class TestClosing:
    def test_it_has_to_be_confirmed(self, browse: Browser, running: Running) -> None:
        address = f"{running.address}/close"
        assert browse.get(address).heading == "Close 2026-10?"
        page = browse.post(address, {}, status=422)
        assert "The wave is still open" in page.main
        assert running.row().closed_at is None

    def test_it_unseals_every_answer_and_says_what_an_export_keeps_back(
        self, browse: Browser, running: Running
    ) -> None:
        seal_of(running)
        running.answer(7, team="Alder")
        running.answer(2, team="Birch")
        page = browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        page = browse.get(page.response.location)
        assert page.heading == "9 of 50 people answered"
        assert "The wave is closed" in page.main
        assert "Some answers stand under their unit" in page.main
        with unit_of_work(running.sessions) as session:
            assert session.scalar(select(func.count()).select_from(SealedResponse)) == 0
            assert session.scalar(select(func.count()).select_from(Response)) == 9

    def test_how_many_an_export_keeps_back_is_not_told(self, app: Flask, browse: Browser) -> None:
        # 6 of 9, 2 of 6 and 25 of 25 answered. "8 answers stand under their unit" beside 33 of 40
        # people would leave 33 - 8 = 25 answers to the third team, where only a band is told.
        sizes = {"Alder": (9, 6), "Birch": (6, 2), "Cedar": (25, 25)}
        teams = (invited(team, 0, shared=n) for team, (n, _) in sizes.items())
        running = run_wave(app, *teams)
        seal_of(running)
        for team, (_, n_answers) in sizes.items():
            running.answer(n_answers, team=team)
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        page = browse.get(running.address)
        assert page.heading == "33 of 40 people answered"
        told = page.main.partition("What an export keeps back")[2]
        assert "Some answers stand under their unit" in told
        assert not re.search(r"\b(8|[Oo]ne)\b", told.partition("too few of the team answered")[0])

    def test_a_closed_wave_of_kept_settings_leads_to_its_result(
        self, browse: Browser, running: Running
    ) -> None:
        seal_of(running)
        running.answer(1)
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        assert "Compute the result" not in browse.get(running.address).main
        keep_settings(running)
        assert "Compute the result" in browse.get(running.address).main

    def test_where_nobody_answered_nothing_is_offered_to_be_computed(
        self, browse: Browser, running: Running
    ) -> None:
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        keep_settings(running)
        assert "Compute the result" not in browse.get(running.address).main
        page = browse.get(f"/engagements/{running.key}/next")
        assert "50 people were asked, and nobody answered." in page.main
        assert "Needs answers of a closed wave, or data." in page.main
        assert page.heading != "This engagement can be diagnosed"

    def test_where_answers_were_deleted_it_says_so_and_when(
        self, browse: Browser, running: Running
    ) -> None:
        seal_of(running)
        running.answer(20)
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        keep_settings(running)
        with unit_of_work(running.sessions) as session:
            erase_wave(session, running.row().id, now=datetime(2026, 12, 1, 12, tzinfo=UTC))
        page = browse.get(running.address)
        assert page.heading == "The answers were deleted on 1 December 2026"
        assert "50 people were asked." in page.main
        assert not re.search(r"\b0 of 50", page.main)
        assert "Response by team" not in page.main
        assert "Nothing of this wave can be computed any more." in page.main
        assert "Compute the result" not in page.main
        listed = browse.get(running.waves)
        assert "The answers were deleted on 1 December 2026" in listed.main
        assert not re.search(r"\b0 of 50", listed.main)
        assert "nobody answered" not in browse.get(f"/engagements/{running.key}/next").main

    def test_one_answer_is_enough_for_a_diagnosis(self, browse: Browser, running: Running) -> None:
        seal_of(running)
        running.answer(1)
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        page = browse.get(f"/engagements/{running.key}/next")
        assert page.heading == "This engagement can be diagnosed"
        assert "nobody answered" not in page.main

    def test_once_its_answers_are_computed_it_leads_to_the_result(
        self, app: Flask, browse: Browser, running: Running
    ) -> None:
        keep_result_of(running)
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        page = browse.get(running.address)
        assert "See the result" not in page.links()
        assert "no result knows it yet" in page.main
        # Of another wave, though computed after the closing.
        keep_result_of(running, wave="2026-04")
        assert "See the result" not in browse.get(running.address).links()
        keep_result_of(running)
        for role in (Role.CONSULTANT, Role.VIEWER):
            browse.client = signed_in_as(app, role)
            page = browse.get(running.address)
            assert page.links()["See the result"] == f"/engagements/{running.key}/"
            assert "Compute the result" not in page.main
            assert "Result (done) Computed" in page.main

    def test_closing_twice_leads_to_the_closed_wave(
        self, browse: Browser, running: Running
    ) -> None:
        browse.post(f"{running.address}/close", {"sure": "yes"}, status=303)
        assert browse.client.get(f"{running.address}/close").status_code == 303

    def test_with_another_secret_the_wave_stays_as_it_is(
        self, browse: Browser, running: Running
    ) -> None:
        running.answer(1)
        page = browse.post(f"{running.address}/close", {"sure": "yes"}, status=422)
        assert "another secret key" in page.main
        assert running.row().closed_at is None


def ours(page: Page) -> set[str]:
    """Return where the links of a page lead."""
    return {there for there in page.links().values() if there.startswith("/")}


def seal_of(running: Running) -> None:
    """Let the tests' seal be that of the installation: answers are sealed with it."""
    office = running.app.extensions[OFFICE]
    office.settings = replace(office.settings, secret_key=SECRET)


def keep_settings(running: Running) -> None:
    with unit_of_work(running.sessions) as session:
        engagement = session.scalars(select(Engagement.id)).one()
        files = {"engagement.yaml": b"client: Alder Freight\n"}
        keep_files(session, engagement, files, now=datetime.now(UTC))


def keep_result_of(running: Running, *, wave: str = NAME) -> None:
    """Keep a result that was computed now and knows one wave."""
    result = sample_result()
    known = replace(result.engagement.waves[-1], id=wave)
    summary = replace(result.engagement, title=OPENING.title, waves=(known,))
    diagnosis = Diagnosis(result=replace(result, engagement=summary), import_report={})
    with unit_of_work(running.sessions) as session:
        place = session.scalars(select(Workspace).where(Workspace.name == WORKSPACE)).one()
        confine(session, Scope(workspace_id=place.id))
        assert keep_diagnosis(session, diagnosis, now=datetime.now(UTC)) == running.key


class TestRoles:
    @pytest.mark.parametrize("tail", ["", "/close"])
    def test_whoever_may_only_read_may_change_nothing(
        self, app: Flask, running: Running, tail: str
    ) -> None:
        client = stranger(app)
        client.set_cookie(SIGN_IN, token_of(app, "v@x.example", role=Role.VIEWER))
        answer = client.get(f"{running.address}{tail}")
        assert answer.status_code == (403 if tail else 200)
        assert "Give more time" not in answer.text
        for verb in ("extend", "remind", "links", "close"):
            assert client.post(f"{running.address}/{verb}").status_code in {400, 403}

    def test_a_viewer_is_shown_no_link_that_refuses_them_before_there_is_a_result(
        self, app: Flask, browse: Browser, running: Running
    ) -> None:
        editor = browse.get(running.waves).links()
        assert {"Teams", "Files", "Settings", "Data"} <= set(editor)
        browse.client = signed_in_as(app, Role.VIEWER)
        for address in (running.waves, running.address):
            page = browse.get(address)
            assert "Alder Freight" in page.words
            links = ours(page)
            assert f"/engagements/{running.key}/waves" in links
            for there in links:
                assert browse.client.get(there).status_code == 200, there

    def test_nor_once_there_is_one(self, app: Flask, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        browse.client = signed_in_as(app, Role.VIEWER)
        links = ours(browse.get(f"{address}/waves"))
        assert f"{address}/report-room/versions" in links
        for there in links:
            assert browse.client.get(there).status_code == 200, there

    def test_another_workspace_finds_nothing(self, app: Flask, running: Running) -> None:
        client = stranger(app)
        client.set_cookie(SIGN_IN, token_of(app, "o@x.example", workspace="Elsewhere"))
        for address in (running.waves, running.address, f"{running.address}/close"):
            assert client.get(address).status_code == 404
        with unit_of_work(database(app).sessions) as session:
            assert session.scalars(select(Wave.name)).all() == [running.name]
            assert session.scalars(select(Engagement.client)).all() == ["Alder Freight"]
