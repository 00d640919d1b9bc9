"""Preparing a wave and opening it: the form, the list, the preview, the links."""

import io
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select

from flowgap.db import unit_of_work
from flowgap.mail.server import read_mail_server
from flowgap.models import Invitation, Mail, PreparedWave, Role, TeamLink, Wave
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.keeping import keep_files
from flowgap.services.waves.next_wave import known_of
from flowgap.services.waves.precision import planned_answers
from flowgap.web.accounts.office import EXTENSION as OFFICE
from flowgap.web.cookies import SIGN_IN
from flowgap.web.respondent.frame import FRAMED
from tests.support.browse import Browser, Page
from tests.support.hostile_names import HOSTILE_NAMES
from tests.support.sample_result import sample_result
from tests.support.signed_in import stranger, token_of
from tests.support.waves import MRI
from tests.web.conftest import Keep, database_of, keep_in
from tests.web.waves.conftest import DAY, Running, run_wave

TEAMS = "Dispatch; 12; Operations\nBilling; 8\n"
NOW = datetime.now(UTC)
BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = next(day for day in (NOW + n * DAY for n in range(17, 24)) if day.isoweekday() == 3)
CLOSES = WEDNESDAY.strftime("%Y-%m-%dT18:00")
"""In the middle of a week: the end of a wave that falls on other days is warned of."""


def fields(**changes: str) -> dict[str, str]:
    return {
        "revision": "0",
        "name": "2026-11",
        "questionnaire": "organizational-mri@1",
        "booklet": "",
        "opens": "",
        "closes": CLOSES,
        "timezone": "Europe/Berlin",
        "asks": "teams",
        "teams": TEAMS,
        "minimum_group": "5",
        "comments": "yes",
        "contact": "survey desk",
        "firm": "Harbour and Lane",
        **changes,
    }


@pytest.fixture
def address(keep: Keep) -> str:
    return keep(sample_result())


def prepare(browse: Browser, address: str, *, status: int = 303, **changes: str) -> Page:
    return browse.post(f"{address}/next-wave", fields(**changes), status=status)


def launch(browse: Browser, address: str, *, status: int = 200) -> Page:
    check = browse.get(f"{address}/next-wave/check")
    return browse.post_to(
        f"{address}/next-wave/open",
        {"revision": hidden(check)["revision"]},
        form=f"{address}/next-wave/check",
        status=status,
    )


def hidden(page: Page) -> Mapping[str, str]:
    return {
        field.get("name", ""): field.get("value", "")
        for field in page.all("input")
        if field.get("type") == "hidden"
    }


def n_rows(app: Flask, model: type) -> int:
    with unit_of_work(database_of(app).sessions) as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


class TestForm:
    def test_what_was_typed_is_kept_and_leads_to_the_list(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        page = prepare(browse, address)
        assert page.response.location == f"{address}/next-wave/check"
        assert n_rows(app, PreparedWave) == 1
        assert "Go on preparing" in browse.get(f"{address}/waves").main

    def test_the_first_wave_names_the_firm_of_the_brand(
        self, browse: Browser, address: str
    ) -> None:
        def firm() -> str:
            fields = browse.get(f"{address}/next-wave").all("input")
            return next(one.get("value", "") for one in fields if one.get("name") == "firm")

        assert not firm()
        brand = {**hidden(browse.get("/brand")), "firm": "Harbour and Lane"}
        browse.post_to("/brand", brand, form="/brand", status=303)
        assert firm() == "Harbour and Lane"
        prepare(browse, address, firm="Another name")
        assert firm() == "Another name"

    def test_without_a_mail_server_mail_is_not_ticked_and_it_says_why(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        def is_ticked(page: Page) -> bool:
            boxes = [one for one in page.all("input") if one.get("name") == "sends"]
            return boxes[0].get("checked") is not None

        page = browse.get(f"{address}/next-wave")
        assert not is_ticked(page)
        assert "No mail server is set, so none can be sent" in page.main
        office = app.extensions[OFFICE]
        server = read_mail_server("smtp://127.0.0.1:25")
        office.settings = replace(office.settings, mail_server=server, mail_from="s@example.com")
        page = browse.get(f"{address}/next-wave")
        assert is_ticked(page)
        assert "No mail server is set" not in page.main

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"name": "two words"}, "no name of a wave"),
            ({"questionnaire": "acme-mri@1"}, "one of the questionnaires in the list"),
            ({"closes": "2020-01-01T12:00"}, "must close after it opens"),
            ({"opens": "tomorrow"}, "no day and time"),
            ({"timezone": "Mars/Crater"}, "no time zone"),
            ({"minimum_group": "4"}, "from 5 to 1,000"),
            ({"minimum_group": "1001"}, "from 5 to 1,000"),
            ({"minimum_group": "five"}, "from 5 to 1,000"),
            ({"booklet": "0"}, "from 1 to 500"),
            ({"keep_until": "2020-01-01"}, "has closed already"),
            ({"contact": "x" * 201}, "at most 200 characters"),
            ({"teams": ""}, "at least one team"),
            ({"teams": "A;5\nB"}, "Line 2 needs"),
            ({"asks": "people"}, "Choose a file"),
        ],
    )
    def test_what_cannot_be_used_is_told_at_its_field_and_nothing_is_kept(
        self, app: Flask, browse: Browser, address: str, changes: dict[str, str], told: str
    ) -> None:
        page = prepare(browse, address, status=422, **changes)
        assert told in page.main
        assert n_rows(app, PreparedWave) == 0
        assert page.title.startswith("Error:")

    @pytest.mark.parametrize("name", HOSTILE_NAMES)
    def test_hostile_names_are_texts(self, browse: Browser, address: str, name: str) -> None:
        token = hidden(browse.get(f"{address}/next-wave"))["csrf_token"]
        for changes in ({"name": name}, {"teams": f"{name};5;6;7"}, {"firm": name}):
            data = {"csrf_token": token, **fields(**changes)}
            answer = browse.client.post(f"{address}/next-wave", data=data)
            assert answer.status_code in {303, 409, 422}
            assert "<script>" not in answer.text

    def test_names_of_every_script_go_into_links(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        prepare(browse, address, teams="فريق الشحن;9\nTeam 🚚;7;العمليات")
        page = launch(browse, address)
        assert "فريق الشحن" in page.main
        assert "Team 🚚" in page.main
        assert n_rows(app, TeamLink) == 2

    @pytest.mark.parametrize(
        ("teams", "told"),
        [
            ("Dispatch;12", "12 people in one team, large enough to be shown."),
            ("Dispatch;3", "3 people in one team. One team has fewer than"),
            ("Dispatch;12\nTrucks;9", "21 people in 2 teams, each large enough"),
        ],
    )
    def test_one_team_is_no_teams(
        self, browse: Browser, address: str, teams: str, told: str
    ) -> None:
        prepare(browse, address, teams=teams)
        assert told in browse.get(f"{address}/next-wave/check").main

    def test_two_thousand_teams_are_opened(self, app: Flask, browse: Browser, address: str) -> None:
        teams = "\n".join(f"Team {number};7;Unit {number % 40}" for number in range(2_000))
        prepare(browse, address, teams=teams)
        assert "14,000 people in 2,000 teams" in browse.get(f"{address}/next-wave/check").main
        assert browse.get(f"{address}/plan").status == 200
        page = launch(browse, address)
        assert n_rows(app, TeamLink) == 2_000
        assert len(hidden(page)["table"].splitlines()) == 2_001
        assert not page.all("svg", css_class="qr")

    def test_the_second_of_two_editors_is_told_and_loses_nothing(
        self, browse: Browser, address: str
    ) -> None:
        prepare(browse, address, firm="Ours")
        page = prepare(browse, address, status=409, firm="Mine", revision="0")
        assert "Somebody else changed this meanwhile" in page.main
        assert "Ours" in page.main
        typed = {field.get("name"): field.get("value") for field in page.all("input")}
        assert typed["firm"] == "Mine"
        prepare(browse, address, firm="Mine", revision=hidden(page)["revision"])
        page = browse.get(f"{address}/next-wave")
        typed = {field.get("name"): field.get("value") for field in page.all("input")}
        assert typed["firm"] == "Mine"

    def test_it_can_be_thrown_away(self, app: Flask, browse: Browser, address: str) -> None:
        prepare(browse, address)
        self.drop(browse, address, hidden(browse.get(f"{address}/next-wave")), status=303)
        assert n_rows(app, PreparedWave) == 0

    def drop(self, browse: Browser, address: str, seen: Mapping[str, str], *, status: int) -> Page:
        form = f"{address}/next-wave"
        data = {"revision": seen["revision"]}
        return browse.post_to(f"{form}/drop", data, form=form, status=status)

    def test_what_somebody_else_changed_is_not_thrown_away_unseen(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        prepare(browse, address, firm="Ours")
        seen = hidden(browse.get(f"{address}/next-wave"))
        prepare(browse, address, firm="Theirs", revision=seen["revision"])
        page = self.drop(browse, address, seen, status=409)
        assert "nothing was thrown away" in page.main
        assert n_rows(app, PreparedWave) == 1
        self.drop(browse, address, hidden(page), status=303)
        assert n_rows(app, PreparedWave) == 0

    def test_what_is_gone_already_is_gone(self, browse: Browser, address: str) -> None:
        prepare(browse, address)
        seen = hidden(browse.get(f"{address}/next-wave"))
        self.drop(browse, address, seen, status=303)
        self.drop(browse, address, seen, status=303)


class TestPeople:
    GOOD = "team,address,parent\nDispatch,a@x.example,Ops\nDispatch,b@x.example,Ops\n"

    def send(
        self,
        browse: Browser,
        address: str,
        content: str,
        *,
        status: int,
        file: str = "people.csv",
        **changes: str,
    ) -> Page:
        people = (io.BytesIO(content.encode()), file)
        data = {**fields(asks="people", **changes), "people": people}
        return browse.post(f"{address}/next-wave", data, status=status)

    def test_a_list_is_kept_and_gives_everyone_a_link(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        self.send(browse, address, self.GOOD, status=303)
        assert (
            "Kept: people.csv, with 2 people of one team" in browse.get(f"{address}/next-wave").main
        )
        page = launch(browse, address)
        assert "a@x.example" in page.main
        assert n_rows(app, Invitation) == 2
        assert n_rows(app, Mail) == 0

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("team,address\nDispatch,nobody\n", "no address"),
            ("team,address\nDispatch,a@x.example\nDispatch,A@x.example\n", "earlier row"),
            ("team\nDispatch\n", "address"),
            ("", "people.csv"),
            ("\x00\x01\x02", "people.csv"),
        ],
    )
    def test_one_wrong_row_refuses_the_list_and_says_where(
        self, app: Flask, browse: Browser, address: str, content: str, told: str
    ) -> None:
        page = self.send(browse, address, content, status=422)
        assert told in page.main
        assert "The list was not used" in page.main
        assert n_rows(app, PreparedWave) == 0

    def test_what_is_wrong_is_told_of_the_file_that_was_given(
        self, browse: Browser, address: str
    ) -> None:
        file = "mine/our people.csv"
        page = self.send(browse, address, "team,address\nDispatch,x\n", status=422, file=file)
        places = ["".join(fact.itertext()).strip() for fact in page.all("dd")]
        assert "our people.csv" in places

    def test_a_refused_form_keeps_no_list_and_asks_for_it_again(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        page = self.send(browse, address, self.GOOD, status=422, name="two words")
        assert "The list was not kept. Choose the file again." in page.main
        assert "Kept: people.csv" not in page.main
        assert n_rows(app, PreparedWave) == 0

    def test_a_refused_form_shows_the_list_that_is_kept_and_not_its_own(
        self, browse: Browser, address: str
    ) -> None:
        self.send(browse, address, self.GOOD, status=303)
        page = self.send(
            browse,
            address,
            "team,address\nDispatch,c@x.example\n",
            status=422,
            file="later.csv",
            name="two words",
            revision="1",
        )
        assert "Choose the file again" in page.main
        assert "Kept: people.csv, with 2 people of one team" in page.main
        assert "later.csv" not in page.main

    def test_a_late_form_keeps_no_list_and_asks_for_it_again(
        self, browse: Browser, address: str
    ) -> None:
        prepare(browse, address)
        page = self.send(browse, address, self.GOOD, status=409, revision="0")
        assert "Somebody else changed this meanwhile" in page.main
        assert "The list was not kept. Choose the file again." in page.main
        assert "people.csv" not in page.main
        again = hidden(page)["revision"]
        page = prepare(browse, address, status=422, asks="people", revision=again)
        assert "Choose a file" in page.main
        self.send(browse, address, self.GOOD, status=303, revision=again)

    def test_a_list_that_is_kept_already_is_not_asked_for_again(
        self, browse: Browser, address: str
    ) -> None:
        self.send(browse, address, self.GOOD, status=303)
        page = prepare(browse, address, status=422, name="two words", asks="people", revision="1")
        assert "Kept: people.csv, with 2 people of one team" in page.main
        assert "Choose the file again" not in page.main

    def test_with_mail_everyone_is_written_to_and_no_link_is_shown(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        office = app.extensions[OFFICE]
        server = read_mail_server("smtp://127.0.0.1:25")
        office.settings = replace(office.settings, mail_server=server, mail_from="s@example.com")
        people = (io.BytesIO(self.GOOD.encode()), "people.csv")
        data = {**fields(asks="people", sends="yes"), "people": people}
        browse.post(f"{address}/next-wave", data, status=303)
        page = launch(browse, address, status=303)
        page = browse.get(page.response.location)
        assert "the invitations wait to be sent" in page.main
        assert n_rows(app, Mail) == 2

    def test_without_a_mail_server_mail_blocks_the_opening(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        people = (io.BytesIO(self.GOOD.encode()), "people.csv")
        data = {**fields(asks="people", sends="yes"), "people": people}
        browse.post(f"{address}/next-wave", data, status=303)
        page = browse.get(f"{address}/next-wave/check")
        assert "FLOWGAP_SMTP_URL" in page.main
        assert "Open the wave" not in page.main
        page = browse.post_to(
            f"{address}/next-wave/open",
            {"revision": "1"},
            form=f"{address}/waves",
            status=409,
        )
        assert n_rows(app, Wave) == 0
        assert n_rows(app, PreparedWave) == 1


class TestList:
    def test_what_is_open_is_told_with_the_way_to_mend_it(
        self, browse: Browser, address: str
    ) -> None:
        prepare(browse, address, teams="Dispatch;12\nSales;4", keep_until="")
        page = browse.get(f"{address}/next-wave/check")
        assert page.heading == "2026-11 can be opened, and 4 things are left to look at"
        assert "One team has fewer than 5 people" in page.main
        assert "not told until when their answers are kept" in page.main
        assert f"{address}/next-wave/preview" in page.links().values()

    def test_teams_too_small_for_a_part_of_the_items_are_warned_of(
        self, browse: Browser, address: str
    ) -> None:
        needed = planned_answers(MRI, 12)
        prepare(browse, address, booklet="12", teams=f"A;{needed}\nB;{needed - 1}")
        told = browse.get(f"{address}/next-wave/check").main
        assert f"Each person is asked 12 items. One team has fewer than {needed} people" in told
        prepare(browse, address, booklet="12", teams=f"A;{needed}", revision="1")
        told = browse.get(f"{address}/next-wave/check").main
        assert f"every team has at least {needed} people" in told
        prepare(browse, address, revision="2")
        assert "Items for each person" not in browse.get(f"{address}/next-wave/check").main

    def test_a_weekend_is_warned_of(self, browse: Browser, address: str) -> None:
        saturday = NOW + ((5 - NOW.weekday()) % 7 + 14) * DAY
        prepare(browse, address, closes=saturday.strftime("%Y-%m-%dT18:00"))
        assert "weekend or holiday" in browse.get(f"{address}/next-wave/check").main

    def test_a_second_wave_of_one_day_is_blocked_and_one_of_the_next_day_is_not(
        self, app: Flask, browse: Browser
    ) -> None:
        running = run_wave(app, opened=0 * DAY)
        address = f"/engagements/{running.key}"
        prepare(browse, address, name="again")
        blocked = browse.get(f"{address}/next-wave/check")
        assert f"Wave {running.name} opened on the same day" in blocked.main
        tomorrow = (running.row().opens_at.astimezone(BERLIN) + DAY).strftime("%Y-%m-%dT12:00")
        browse.post(
            f"{address}/next-wave",
            fields(
                name="again",
                opens=tomorrow,
                revision=hidden(browse.get(f"{address}/next-wave"))["revision"],
            ),
            status=303,
        )
        assert "on the same day" not in browse.get(f"{address}/next-wave/check").main

    def test_a_taken_name_keeps_the_wave_from_being_opened(
        self, browse: Browser, running: Running
    ) -> None:
        address = f"/engagements/{running.key}"
        page = prepare(browse, address, status=422, name=running.name)
        assert "has this name already" in page.main


class TestPreview:
    def test_the_real_pages_stand_in_frames_and_keep_nothing(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        prepare(browse, address)
        page = browse.get(f"{address}/next-wave/preview")
        assert "frame-src 'self'" in page.response.headers["Content-Security-Policy"]
        sources = [frame.get("src", "") for frame in page.all("iframe")]
        assert len(sources) == 2
        shown = stranger(app).get(sources[1])
        assert shown.status_code == 200
        assert shown.headers["Content-Security-Policy"] == FRAMED
        assert "Harbour and Lane" in shown.text
        assert "Vorschau" in shown.text
        browse.post_to(
            f"{address}/next-wave/preview", {}, form=f"{address}/next-wave/preview", status=303
        )
        assert "were looked at" in browse.get(f"{address}/next-wave/check").main

    def test_a_made_up_preview_shows_nothing(self, app: Flask) -> None:
        for token in ("preview-", "preview-x", "preview-WyJ3YXZlIiwxXQ.x.y"):
            assert stranger(app).get(f"/t/{token}").status_code == 404

    def test_the_wave_of_another_workspace_never_takes_the_place_of_a_deleted_one(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        prepare(browse, address)
        page = browse.get(f"{address}/next-wave/preview")
        ours = page.all("iframe")[0].get("src", "")
        assert "Alder Freight" in stranger(app).get(ours).text
        with unit_of_work(database_of(app).sessions) as session:
            session.delete(find_engagement(session, address.rpartition("/")[2]))
        other = Browser(app)
        other.client = stranger(app)
        other.client.set_cookie(SIGN_IN, token_of(app, "o@x.example", workspace="Elsewhere"))
        # SQLite gives the number of the deleted engagement to this one.
        theirs = f"/engagements/{keep_in(app, sample_result(), 'Elsewhere')}"
        prepare(other, theirs, firm="A secret of others")
        shown = other.get(f"{theirs}/next-wave/preview").all("iframe")[0].get("src", "")
        assert "A secret of others" in stranger(app).get(shown).text
        assert stranger(app).get(ours).status_code == 404

    def test_only_previews_may_stand_in_a_frame(self, running: Running) -> None:
        link = running.wave.shared("Alder")
        policy = stranger(running.app).get(f"/t/{link.token}").headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy


class TestOpening:
    def test_links_are_shown_once_with_codes_to_scan_and_to_type(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        prepare(browse, address)
        page = launch(browse, address)
        assert page.heading == "2026-11 is open, and here are its 2 links"
        assert len(page.all("svg", css_class="qr")) == 2
        code = re.search(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", page.main)
        assert code is not None
        assert (n_rows(app, Wave), n_rows(app, PreparedWave)) == (1, 0)
        assert "2026-11 can be answered until" in browse.get(f"{address}/waves").heading

    def test_sent_twice_it_opens_one_wave(self, app: Flask, browse: Browser, address: str) -> None:
        prepare(browse, address)
        check = browse.get(f"{address}/next-wave/check")
        data = dict(hidden(check))
        post = f"{address}/next-wave/open"

        def send(_number: int) -> int:
            client = app.test_client()
            cookie = browse.client.get_cookie("flowgap")
            assert cookie is not None
            client.set_cookie("flowgap", cookie.value)
            return client.post(post, data=data).status_code

        with ThreadPoolExecutor(4) as pool:
            statuses = sorted(pool.map(send, range(4)))
        assert statuses == [200, 303, 303, 303]
        assert n_rows(app, Wave) == 1

    @pytest.mark.parametrize("asks", ["teams", "people"])
    def test_whoever_opens_it_twice_reads_that_it_is_open_and_that_links_are_shown_once(
        self, browse: Browser, address: str, asks: str
    ) -> None:
        people = (io.BytesIO(TestPeople.GOOD.encode()), "people.csv")
        browse.post(f"{address}/next-wave", {**fields(asks=asks), "people": people}, status=303)
        if asks == "teams":
            prepare(browse, address, revision="1")
        seen = hidden(browse.get(f"{address}/next-wave/check"))
        send = f"{address}/next-wave/open"
        browse.client.post(send, data=seen)
        page = browse.get(browse.client.post(send, data=seen).location)
        assert "2026-11" in page.words
        assert "was not opened a second time" in page.main
        assert "cannot be shown again" in page.main
        assert ("make new ones under" in page.main) == (asks == "teams")
        assert ("Make new links" in page.main) == (asks == "teams")

    def test_a_list_that_was_thrown_away_leads_to_the_waves(
        self, browse: Browser, address: str
    ) -> None:
        prepare(browse, address)
        seen = hidden(browse.get(f"{address}/next-wave/check"))
        browse.client.post(f"{address}/next-wave/drop", data=seen)
        answer = browse.client.post(f"{address}/next-wave/open", data=seen)
        assert answer.location == f"{address}/waves"

    def test_what_was_changed_meanwhile_is_not_opened_unseen(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        prepare(browse, address)
        prepare(browse, address, firm="Another", revision="1")
        page = browse.post_to(
            f"{address}/next-wave/open",
            {"revision": "1"},
            form=f"{address}/next-wave/check",
            status=409,
        )
        assert "Somebody changed the preparation" in page.main
        assert n_rows(app, Wave) == 0


class TestNextWave:
    def test_it_is_filled_in_from_the_last_one(self, app: Flask, browse: Browser) -> None:
        last = run_wave(app, name="2026-04")
        address = f"/engagements/{last.key}"
        page = browse.get(f"{address}/next-wave")
        assert page.heading == "Prepare the next wave"
        typed = {field.get("name"): field.get("value") for field in page.all("input")}
        assert typed["firm"] == "Harbour and Lane Advisory"
        assert typed["minimum_group"] == "5"
        (teams,) = (area.text for area in page.all("textarea"))
        assert teams == "Alder;30\nBirch;20\n"
        closes = datetime.fromisoformat(str(typed["closes"]))
        # Both as the calendar of the team has them: near midnight that of UTC has another day.
        assert closes.weekday() == last.row().closes_at.astimezone(BERLIN).weekday()

    def test_kept_settings_and_teams_go_first(
        self, app: Flask, browse: Browser, address: str
    ) -> None:
        manifest = (
            "format: 1\nclient: Alder Freight\ntitle: Organizational MRI 2026\n"
            "language: en\ntimezone: America/New_York\nminimum_group: 7\n"
        )
        files = {"engagement.yaml": manifest.encode(), "roster.csv": b"team,invited\nKept,9\n"}
        key = address.rpartition("/")[2]
        with unit_of_work(database_of(app).sessions) as session:
            engagement = find_engagement(session, key)
            keep_files(session, engagement.id, files, now=NOW)
            assert known_of(session, engagement.id).manifest is not None
        page = browse.get(f"{address}/next-wave")
        typed = {field.get("name"): field.get("value") for field in page.all("input")}
        assert typed["minimum_group"] == "7"
        assert "America/New_York" in page.main
        assert [area.text for area in page.all("textarea")] == ["Kept;9\n"]


class TestPlanner:
    def test_it_has_the_numbers_of_the_command(self, browse: Browser, address: str) -> None:
        prepare(browse, address, teams="A;10\nB;20\nC;30")
        page = browse.get(f"{address}/plan?response=50&questionnaire=organizational-mri%401")
        # Half of 60 answer: 30.
        assert "30.0" in [cell.text for cell in page.all("td")]
        assert page.heading.startswith("Changes of ")

    @pytest.mark.parametrize(
        "query", ["response=0", "response=101", "response=x", "booklet=x", "questionnaire=no@1"]
    )
    def test_other_numbers_are_refused_in_words(
        self, browse: Browser, address: str, query: str
    ) -> None:
        prepare(browse, address)
        page = browse.get(f"{address}/plan?{query}", status=422)
        assert page.heading == "The plan needs other numbers"


def test_only_editors_may_prepare(app: Flask, browse: Browser, address: str) -> None:
    prepare(browse, address)
    client = stranger(app)
    client.set_cookie(SIGN_IN, token_of(app, "v@x.example", role=Role.VIEWER))
    for tail in ("", "/check", "/preview"):
        assert client.get(f"{address}/next-wave{tail}").status_code == 403
    other = stranger(app)
    other.set_cookie(SIGN_IN, token_of(app, "o@x.example", workspace="Elsewhere"))
    for tail in ("/next-wave", "/next-wave/check", "/plan", "/waves"):
        assert other.get(f"{address}{tail}").status_code == 404
