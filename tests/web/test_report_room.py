"""The report room: choose, order, comment, publish, and hand over by link."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import delete, select, update
from werkzeug.test import TestResponse

from flowgap.db import reading, unit_of_work
from flowgap.models import (
    Engagement,
    Job,
    JobState,
    ReportFile,
    ReportLink,
    ReportOpening,
    ReportVersion,
    Role,
    Team,
)
from flowgap.models import Result as ResultRow
from flowgap.reporting import render
from flowgap.reporting.edition import MOST_CHARACTERS
from flowgap.result.document import Result
from flowgap.result.json import from_json, to_json
from flowgap.services.disclosure.own_teams import Known
from flowgap.services.report_room import publishing
from flowgap.services.report_room.draft import text_digest
from flowgap.services.report_room.publishing import find_version, published_result
from flowgap.web.respondent.guessing import GUESSES_PER_MINUTE
from flowgap.web.shelf import EXTENSION as SHELF
from flowgap.web.shelf import Shelf
from tests.support.browse import XHTML, Browser, Page
from tests.support.hostile_names import HOSTILE_NAMES
from tests.support.sample_hard import HARD
from tests.support.sample_result import sample_result
from tests.support.signed_in import database, stranger
from tests.web.conftest import Keep, keep_result
from tests.web.crawling import rows
from tests.web.samples import with_team_trends
from tests.web.test_access import signed_in_as

COMMENTARY = "Leads called it “the second job”. Nobody plans time for it."


def value_of(page: Page, name: str) -> str:
    fields = (*page.all("input"), *page.all("textarea"))
    return next(one.get("value", "") for one in fields if one.get("name") == name)


def ticked(page: Page, name: str) -> list[str]:
    return [
        one.get("value", "")
        for one in page.all("input")
        if one.get("name") == name and one.get("checked") is not None
    ]


def choose(browse: Browser, room: str, *, status: int = 303, **changed: object) -> Page:
    """Send the form of the choice as a browser would, with what is ticked on the page."""
    page = browse.get(room)
    data = {
        "base": value_of(page, "base"),
        "findings": ticked(page, "findings"),
        "actions": ticked(page, "actions"),
        **changed,
    }
    return browse.post_to(f"{room}/choice", data, form=room, status=status)


def comment(browse: Browser, room: str, text: str, *, base: str = "", status: int = 303) -> Page:
    data = {"finding": "gap:build", "text": text, "base": text_digest(base)}
    return browse.post_to(f"{room}/commentary", data, form=room, status=status)


def publish(browse: Browser, room: str, *, status: int = 200, **changed: object) -> Page:
    audience = str(changed.get("audience", "")), str(changed.get("team", ""))
    asked = f"?audience={audience[0]}&team={audience[1]}" if audience[0] else ""
    page = browse.get(room + asked)
    data = {
        "seen": value_of(page, "seen"),
        "languages": ticked(page, "languages"),
        "days": "0",
        **changed,
    }
    return browse.post_to(f"{room}/publish", data, form=room, status=status)


def link_on(page: Page) -> str:
    (code,) = page.all("code")
    return urlsplit(code.text or "").path


@lru_cache(maxsize=4)
def text_of_pdf(content: bytes) -> str:
    """Return the words of a PDF, apart by one space: pypdf keeps line ends and fixed spaces."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def learn_of(app: Flask, room: str, team: str) -> None:
    """Let the engagement know one more team by name."""
    with unit_of_work(database(app).sessions) as session:
        key = room.split("/")[-2]
        engagement = session.scalars(select(Engagement).filter_by(public_key=key)).one()
        session.add(Team(engagement_id=engagement.id, name=team, parent=None))


def published(app: Flask, room: str, number: int = 1) -> Result:
    """Return what the readers of a version see."""
    with reading(database(app).sessions) as session:
        return published_result(session, find_version(session, room.split("/")[-2], number))


@pytest.fixture
def room(keep: Keep) -> str:
    return f"{keep(sample_result())}/report-room"


@pytest.fixture
def small(keep: Keep) -> str:
    """Return the room of a result without data, whose PDF is made quickly."""
    return f"{keep(HARD['empty'](language='en'))}/report-room"


@pytest.fixture
def _unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write reports without laying them out, which takes seconds: no file of them is opened."""
    monkeypatch.setattr(render, "render_pdf", lambda _html, **_options: b"%PDF-1.7")


def keep_brand(browse: Browser, data: Mapping[str, object], *, status: int) -> Page:
    """Send the form of the brand as it is shown, with what is typed into it."""
    seen = value_of(browse.get("/brand"), "seen")
    return browse.post("/brand", {"seen": seen, **data}, status=status)


class TestChoosing:
    def test_everything_is_chosen_at_first(self, browse: Browser, room: str) -> None:
        page = browse.get(room)
        assert ticked(page, "findings") == [one.id for one in sample_result().findings]
        assert page.heading == "Eight findings, eight commentaries to write"

    def test_a_finding_that_is_unticked_is_left_out_and_can_come_back(
        self, browse: Browser, room: str
    ) -> None:
        chosen = ticked(browse.get(room), "findings")
        choose(browse, room, findings=chosen[1:])
        page = browse.get(room)
        assert ticked(page, "findings") == chosen[1:]
        assert "Left out" in page.main
        choose(browse, room, findings=chosen)
        assert ticked(browse.get(room), "findings") == [*chosen[1:], chosen[0]]

    def test_a_button_moves_a_line_one_place(self, browse: Browser, room: str) -> None:
        first, second, *rest = ticked(browse.get(room), "findings")
        choose(browse, room, move=f"down {first}")
        assert ticked(browse.get(room), "findings") == [second, first, *rest]
        choose(browse, room, move=f"up {first}")
        assert ticked(browse.get(room), "findings") == [first, second, *rest]

    def test_the_first_action_can_be_chosen_by_name(self, browse: Browser, room: str) -> None:
        base = value_of(browse.get(room), "base")
        data = {"base": base, "action": "rev-open-cap"}
        browse.post_to(f"{room}/first-action", data, form=room, status=303)
        assert ticked(browse.get(room), "actions") == ["rev-open-cap", "rev-promise"]

    def test_what_is_no_finding_is_not_kept(self, browse: Browser, room: str) -> None:
        choose(browse, room, findings=["made:up", "gap:build"], move="up made:up")
        assert ticked(browse.get(room), "findings") == ["gap:build"]

    def test_a_new_result_shows_what_is_new_and_forgets_what_is_gone(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        comment(browse, room, COMMENTARY)
        result = sample_result()
        kept, *others = result.findings
        new = replace(kept, id="new:one", statement="Something new.")
        changed = replace(result, findings=(kept, new, *others[1:]))
        keep_result(app, changed, computed_at=datetime(2026, 12, 1, tzinfo=UTC))
        page = browse.get(room)
        assert "new:one" not in ticked(page, "findings")
        assert "new in this result" in page.main
        assert COMMENTARY in page.main


class TestCommentary:
    def test_it_is_kept_counted_and_previewed_under_the_firm(
        self, browse: Browser, room: str
    ) -> None:
        keep_brand(browse, {"firm": "Harbour and Lane", "colour": ""}, status=303)
        comment(browse, room, COMMENTARY)
        page = browse.get(room)
        assert "11 of 90 words" in page.main
        assert "Printed under the name of Harbour and Lane" in page.main
        assert "one commentary to write" not in page.heading
        assert page.response.text.count("Nobody plans time for it.") == 2

    def test_other_reading_and_falsifier_stand_with_it(self, browse: Browser, room: str) -> None:
        finding = sample_result().findings[0]
        page = browse.get(f"{room}?finding={finding.id}")
        assert finding.alternative in page.main
        assert finding.falsifier in page.main

    def test_91_words_are_refused_and_stay_on_the_page(self, browse: Browser, room: str) -> None:
        text = "word " * 91
        page = comment(browse, room, text, status=422)
        assert page.title.startswith("Error:")
        assert text.strip() in page.response.text
        assert "Draft of version 1" in browse.get(room).main

    def test_markup_is_text(self, browse: Browser, room: str) -> None:
        comment(browse, room, "<script>alert(1)</script> <img src=x>")
        page = browse.get(room)
        assert "<script" not in page.response.text
        assert "<img" not in page.response.text

    @pytest.mark.parametrize("name", HOSTILE_NAMES)
    def test_hostile_texts_are_kept_or_refused_and_never_run(
        self, browse: Browser, room: str, name: str
    ) -> None:
        comment(browse, room, name, status=422 if len(name) > MOST_CHARACTERS else 303)
        page = browse.client.get(room)
        assert page.status_code == 200
        assert "<b>&amp;</b>" not in page.text

    def test_a_finding_that_is_not_there_is_refused(self, browse: Browser, room: str) -> None:
        data = {"finding": "made:up", "text": "x", "base": ""}
        browse.post_to(f"{room}/commentary", data, form=room, status=400)


class TestEditedTwice:
    def test_the_second_is_told_and_both_texts_are_there(self, browse: Browser, room: str) -> None:
        comment(browse, room, "The first text.")
        page = comment(browse, room, "The second text.", status=409)
        assert page.heading.startswith("Two people wrote on")
        assert "The first text." in page.main
        assert "The second text." in page.main
        assert "Mia Berg" in page.main
        assert "The first text." in browse.get(room).main

    def test_after_comparing_mine_can_be_saved(self, browse: Browser, room: str) -> None:
        comment(browse, room, "The first text.")
        page = comment(browse, room, "The second text.", status=409)
        data = {name: value_of(page, name) for name in ("finding", "base")}
        data["text"] = "Both texts."
        browse.post_to(f"{room}/commentary", data, form=room, status=303)
        assert "Both texts." in browse.get(room).main

    def test_after_a_refusal_the_second_is_still_told(self, browse: Browser, room: str) -> None:
        comment(browse, room, "The first text.")
        page = comment(browse, room, "word " * 91, status=422)
        (form,) = (one for one in page.all("form") if one.get("action") == f"{room}/commentary")
        sent = {one.get("name"): one.get("value") for one in form.iter(f"{XHTML}input")}
        data = {"finding": "gap:build", "text": "Mine.", "base": sent["base"]}
        page = browse.post_to(f"{room}/commentary", data, form=room, status=409)
        assert page.heading.startswith("Two people wrote on")
        assert "The first text." in browse.get(room).main

    def test_texts_on_two_findings_do_not_meet(self, browse: Browser, room: str) -> None:
        comment(browse, room, "The first text.")
        data = {"finding": "slower:qa", "text": "Another.", "base": text_digest("")}
        browse.post_to(f"{room}/commentary", data, form=room, status=303)

    def test_the_same_text_twice_is_no_conflict(self, browse: Browser, room: str) -> None:
        comment(browse, room, "The same text.")
        comment(browse, room, "The same text.")

    def test_two_choices_are_both_shown_and_mine_can_be_saved(
        self, browse: Browser, room: str
    ) -> None:
        before = browse.get(room)
        base, all_ticked = value_of(before, "base"), ticked(before, "findings")
        choose(browse, room, findings=all_ticked[2:])
        page = choose(browse, room, base=base, findings=all_ticked[:1], status=409)
        assert page.heading == "Two people chose at the same time"
        data = {
            "base": value_of(page, "base"),
            "as_sent": "yes",
            "findings": [
                one.get("value", "") for one in page.all("input") if one.get("name") == "findings"
            ],
        }
        browse.post_to(f"{room}/choice", data, form=room, status=303)
        assert ticked(browse.get(room), "findings") == all_ticked[:1]


class TestPreview:
    def test_it_is_a_page_of_the_report_and_one_can_turn_it(
        self, browse: Browser, room: str
    ) -> None:
        page = browse.get(f"{room}?page=ledger")
        assert "Where the gain went" in page.main
        links = page.links()
        assert "page=answers" in links["Previous"] or "page=nonresponse" in links["Previous"]
        assert "page=definitions" in links["Next"]

    def test_an_unknown_page_shows_the_findings(self, browse: Browser, room: str) -> None:
        assert "each with its other reading" in browse.get(f"{room}?page=nope").main

    def test_it_shows_what_the_audience_sees(self, browse: Browser, room: str) -> None:
        page = browse.get(f"{room}?page=teams&audience=everyone")
        assert "Teams and dimensions" not in page.main.split("Publish version")[0][-3000:]
        assert "2 teams hold two views" not in page.response.text.split("room-paper")[1]

    def test_its_styles_follow_from_the_address(self, app: Flask, browse: Browser) -> None:
        answer = stranger(app).get("/paper.css?widths=11-17.7&colour=0a6b4f")
        assert answer.mimetype == "text/css"
        assert ".width-17-7 { max-width: 17.7mm; }" in answer.text
        assert "#0a6b4f" in answer.text
        for wrong in (
            "",
            "widths=x",
            "widths=999",
            "widths=11&colour=red",
            "widths=1" + "-1" * 300,
        ):
            browse.get(f"/paper.css?{wrong}", status=404)
        browse.get("/firm.css?colour=url(x)", status=404)

    @pytest.mark.parametrize("state", HARD)
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_every_hard_state_has_a_room(
        self, keep: Keep, browse: Browser, state: str, language: str
    ) -> None:
        browse.get(f"{keep(HARD[state](language=language))}/report-room")

    @pytest.mark.parametrize("audience", ["nobody", "manager", "manager&team=Nowhere"])
    def test_an_unknown_audience_is_not_found(
        self, browse: Browser, room: str, audience: str
    ) -> None:
        browse.get(f"{room}?audience={audience}", status=404)


class TestPublishing:
    def test_a_version_has_the_numbers_of_the_result(self, browse: Browser, room: str) -> None:
        comment(browse, room, COMMENTARY)
        choose(browse, room, findings=["gap:build", "slower:qa"])
        page = publish(browse, room)
        assert page.heading == "Version 1 stays as it is"
        content = browse.client.get(f"{room}/versions/1/en.pdf").data
        reader = pypdf.PdfReader(io.BytesIO(content))
        attached = reader.attachments["result.json"][0].decode()
        assert from_json(attached, file="result.json") == sample_result()
        said = text_of_pdf(content)
        assert "Nobody plans time for it." in said
        assert "+1.7 days (+0.9 to +2.5)" in said
        assert "is rated higher than in the first wave" not in said

    def test_later_drafts_and_brands_do_not_reach_a_version(
        self, browse: Browser, small: str
    ) -> None:
        publish(browse, small)
        first = browse.client.get(f"{small}/versions/1/en.pdf").data
        keep_brand(browse, {"firm": "Another firm", "colour": "#0a6b4f"}, status=303)
        publish(browse, small)
        assert browse.client.get(f"{small}/versions/1/en.pdf").data == first
        second = browse.client.get(f"{small}/versions/2/en.pdf").data
        assert "Another firm" in text_of_pdf(second)
        assert "Another firm" not in text_of_pdf(first)

    def test_its_file_is_made_once(self, app: Flask, browse: Browser, small: str) -> None:
        publish(browse, small)
        browse.client.get(f"{small}/versions/1/en.pdf")
        with unit_of_work(database(app).sessions) as session:
            assert len(session.scalars(select(ReportFile)).all()) == 1

    def test_the_same_draft_twice_is_one_version(self, browse: Browser, small: str) -> None:
        publish(browse, small)
        assert publish(browse, small).heading == "Version 1 stays as it is"
        browse.get(f"{small}/versions/2", status=404)

    def test_what_was_not_seen_is_not_published(self, browse: Browser, room: str) -> None:
        seen = value_of(browse.get(room), "seen")
        comment(browse, room, COMMENTARY)
        page = publish(browse, room, seen=seen, status=422)
        assert "changed since this page was loaded" in page.main
        browse.get(f"{room}/versions/1", status=404)

    def test_a_result_that_came_since_is_not_published(
        self, browse: Browser, keep: Keep, small: str
    ) -> None:
        seen = value_of(browse.get(small), "seen")
        first = HARD["empty"](language="en")
        assert f"{keep(replace(first, seed=first.seed + 1))}/report-room" == small
        page = publish(browse, small, seen=seen, status=422)
        assert "changed since this page was loaded" in page.main
        browse.get(f"{small}/versions/1", status=404)

    def test_readers_other_than_the_seen_ones_get_nothing(self, browse: Browser, room: str) -> None:
        seen = value_of(browse.get(f"{room}?audience=everyone"), "seen")
        publish(browse, room, seen=seen, status=422)
        browse.get(f"{room}/versions/1", status=404)

    def test_a_version_needs_a_language(self, browse: Browser, room: str) -> None:
        page = publish(browse, room, languages=["fr"], status=422)
        assert "Choose at least one language" in page.main

    def test_a_second_language_needs_a_result_of_the_same_numbers(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        assert ticked(browse.get(room), "languages") == ["en"]
        earlier = datetime(2026, 11, 1, tzinfo=UTC)
        german = replace(
            sample_result(language="de"), engagement=in_german(sample_result()).engagement
        )
        keep_result(app, german, computed_at=earlier)
        assert ticked(browse.get(room), "languages") == ["en", "de"]
        publish(browse, room)
        said = text_of_pdf(browse.client.get(f"{room}/versions/1/de.pdf").data)
        assert "Andere Lesart" in said

    def test_a_result_of_other_numbers_is_no_second_language(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        german = in_german(sample_result())
        other = replace(german, flow_gap=replace(german.flow_gap, days=1.6))
        keep_result(app, other, computed_at=datetime(2026, 11, 1, tzinfo=UTC))
        assert ticked(browse.get(room), "languages") == ["en"]

    @pytest.mark.parametrize(("audience", "team"), [("everyone", ""), ("manager", "Dispatch")])
    def test_a_narrower_version_names_no_other_team(
        self, browse: Browser, keep: Keep, audience: str, team: str
    ) -> None:
        result = with_team_trends(sample_result())
        room = f"{keep(result)}/report-room"
        publish(browse, room, audience=audience, team=team)
        content = browse.client.get(f"{room}/versions/1/en.pdf").data
        reader = pypdf.PdfReader(io.BytesIO(content))
        said = text_of_pdf(content) + reader.attachments["result.json"][0].decode()
        others = [one.team for one in result.survey.teams if one.team != team]
        assert [name for name in others if name in said] == []
        assert (team in said) if team else True

    @pytest.mark.usefixtures("_unprinted")
    def test_a_team_that_is_learned_of_later_changes_no_version(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        publish(browse, room, audience="everyone")
        seen = published(app, room)
        word = next(one.statement.split()[0] for one in seen.findings)
        learn_of(app, room, word)
        assert published(app, room) == seen
        # The draft goes by what is known now, so publishing it makes another version.
        publish(browse, room, audience="everyone")
        assert word not in {one.statement.split()[0] for one in published(app, room, 2).findings}

    @pytest.mark.usefixtures("_unprinted")
    def test_a_version_of_before_goes_by_what_is_known_now(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        publish(browse, room, audience="everyone")
        word = published(app, room).findings[0].statement.split()[0]
        learn_of(app, room, word)
        with unit_of_work(database(app).sessions) as session:
            session.execute(update(ReportVersion).values(known=None))
        seen = {one.statement.split()[0] for one in published(app, room).findings}
        assert word not in seen

    @pytest.mark.usefixtures("_unprinted")
    def test_a_team_that_came_since_is_not_overlooked_in_publishing(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        seen = value_of(browse.get(f"{room}?audience=everyone"), "seen")
        whole = value_of(browse.get(room), "seen")
        learn_of(app, room, sample_result().findings[0].statement.split()[0])
        page = publish(browse, room, seen=seen, audience="everyone", status=422)
        assert "changed" in page.main
        # Who sees all teams sees the same as before.
        publish(browse, room, seen=whole)

    @pytest.mark.usefixtures("_unprinted")
    def test_a_team_that_nothing_names_makes_no_other_version(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        publish(browse, room, audience="everyone")
        learn_of(app, room, "Relay")
        page = publish(browse, room, audience="everyone")
        assert page.heading == "Version 1 stays as it is"
        browse.get(f"{room}/versions/2", status=404)

    def test_a_team_that_is_learned_of_in_the_last_moment_stops_publishing(
        self, browse: Browser, room: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        word = sample_result().findings[0].statement.split()[0]
        known = Known(teams=frozenset({word}))
        monkeypatch.setattr(publishing, "known_teams", lambda *_: known)
        page = publish(browse, room, audience="everyone", status=422)
        assert "changed" in page.main
        browse.get(f"{room}/versions/1", status=404)

    @pytest.mark.usefixtures("_unprinted")
    def test_a_commentary_that_names_a_hidden_team_blocks(self, browse: Browser, room: str) -> None:
        comment(browse, room, "Billing told us so.")
        page = browse.get(f"{room}?audience=everyone")
        assert "names a team that this audience is not shown" in page.main
        assert "Publish" not in [button.text for button in page.all("button")]
        blocked = publish(browse, room, audience="everyone", status=422)
        assert "nothing was published" in blocked.main
        publish(browse, room)

    def test_a_draft_can_be_downloaded_for_its_audience(self, browse: Browser, room: str) -> None:
        comment(browse, room, COMMENTARY)
        answer = draw_draft(browse, room, audience="everyone")
        assert answer.mimetype == "application/pdf"
        said = text_of_pdf(answer.data)
        assert "Nobody plans time for it." in said
        assert "Dispatch" not in said

    def test_the_report_without_an_edition_stays_as_it_was(
        self, browse: Browser, room: str
    ) -> None:
        address = room.removesuffix("/report-room")
        before = browse.client.get(f"{address}/report-a4.pdf").data
        comment(browse, room, COMMENTARY)
        keep_brand(browse, {"firm": "Another firm", "colour": ""}, status=303)
        assert browse.client.get(f"{address}/report-a4.pdf").data == before

    @pytest.mark.usefixtures("_unprinted")
    def test_versions_and_draft_are_compared(self, browse: Browser, room: str) -> None:
        publish(browse, room)
        assert browse.get(f"{room}/compare").heading == "Both say the same"
        comment(browse, room, COMMENTARY)
        page = browse.get(f"{room}/compare?from=1&to=draft")
        assert page.heading == "No headline figure changed"
        assert "Commentary added on" in page.main
        browse.get(f"{room}/compare?from=9", status=404)
        browse.get(f"{room}/compare?from=x&to=y", status=404)


def outdate(app: Flask) -> None:
    """Let all results be of another version of the program, which was started just now."""
    app.extensions[SHELF] = Shelf()
    with unit_of_work(database(app).sessions) as session:
        for row in session.scalars(select(ResultRow)):
            row.document = json.dumps({**json.loads(row.document), "format": 0})


class TestAfterAnUpdate:
    """What was published stays open while no result can be read until it is computed again."""

    def test_versions_and_their_files_open(self, app: Flask, browse: Browser, small: str) -> None:
        publish(browse, small)
        outdate(app)
        browse.get(small, status=409)
        assert "Version 1" in browse.get(f"{small}/versions").main
        page = browse.get(f"{small}/versions/1")
        assert page.heading == "Version 1 stays as it is"
        answer = browse.client.get(f"{small}/versions/1/en.pdf")
        assert answer.data.startswith(b"%PDF")
        assert "filename=" in answer.headers["Content-Disposition"]

    def test_a_link_opens_the_report_without_its_conclusion(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        link = link_on(publish(browse, small, days="30"))
        before = stranger(app).get(link).text
        outdate(app)
        after = stranger(app).get(link)
        assert after.status_code == 200
        assert 'class="shared-conclusion"' in before
        assert 'class="shared-conclusion"' not in after.text
        client = sample_result().engagement.client
        assert client in before
        assert client in after.text
        assert stranger(app).get(f"{link}/en.pdf").data.startswith(b"%PDF")


def in_german(result: Result) -> Result:
    """Return the German result of the same engagement: client and title are the English ones."""
    german = sample_result(language="de")
    engagement = replace(german.engagement, title=result.engagement.title)
    return replace(german, engagement=engagement)


class TestLinks:
    def test_a_link_opens_the_version_without_an_account(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        keep_brand(browse, {"firm": "Harbour and Lane", "colour": "#0a6b4f"}, status=303)
        link = link_on(publish(browse, small, days="30"))
        reader = Browser(app)
        reader.client = stranger(app)
        page = reader.get(link)
        assert "Alder Freight" in page.main
        assert "noindex" in page.response.headers["X-Robots-Tag"]
        assert "Set-Cookie" not in page.response.headers
        own = browse.client.get(f"{small}/versions/1/en.pdf").data
        assert reader.client.get(f"{link}/en.pdf").data == own
        assert reader.client.get(f"{link}/de.pdf").status_code == 404

    @pytest.mark.parametrize(
        ("language", "told"), [("en", "A file is still being made."), ("de", None)]
    )
    def test_a_file_that_is_still_being_made_is_not_called_missing(
        self, app: Flask, browse: Browser, small: str, language: str, told: str | None
    ) -> None:
        link = link_on(publish(browse, small, days="30"))
        with unit_of_work(database(app).sessions) as session:
            session.execute(delete(ReportFile))
            session.execute(update(Job).values(state=JobState.QUEUED, finished_at=None))
        reader = Browser(app)
        reader.client = stranger(app)
        answer = reader.client.get(f"{link}/{language}.pdf")
        if told is None:
            assert answer.status_code == 404
            return
        page = reader.read(answer, 503)
        assert told in page.main
        assert "Alder Freight" in page.main
        assert answer.headers["Retry-After"] == "60"
        assert "Set-Cookie" not in answer.headers

    @pytest.mark.parametrize("is_forgotten", [False, True])
    def test_a_file_that_could_not_be_made_is_not_waited_for(
        self, app: Flask, browse: Browser, small: str, *, is_forgotten: bool
    ) -> None:
        link = link_on(publish(browse, small, days="30"))
        with unit_of_work(database(app).sessions) as session:
            session.execute(delete(ReportFile))
            session.execute(update(Job).values(state=JobState.FAILED, error="crash"))
            if is_forgotten:  # a month later
                session.execute(delete(Job))
        reader = Browser(app)
        reader.client = stranger(app)
        for page in (reader.get(link), reader.get(f"{link}/en.pdf", status=404)):
            assert "A file could not be made. Ask the person who sent you this link" in page.main
            assert "being made" not in page.main
            assert "Retry-After" not in page.response.headers
        owners = browse.get(f"{small}/versions/1")
        assert "could not be made" in owners.main
        assert "being made" not in owners.main
        again = browse.client.get(owners.links()["Try again"])
        assert again.data.startswith(b"%PDF")
        assert "could not be made" not in reader.get(link).main

    @pytest.mark.parametrize("ended", ["expired", "revoked", "unknown"])
    def test_a_link_that_opens_nothing_names_nobody(
        self, app: Flask, browse: Browser, small: str, ended: str
    ) -> None:
        link = link_on(publish(browse, small, days="7"))
        if ended == "expired":
            with unit_of_work(database(app).sessions) as session:
                session.execute(update(ReportLink).values(ends_at=datetime.now(UTC)))
        elif ended == "revoked":
            browse.post_to(
                f"{small}/versions/1/links/1/revoke", {}, form=f"{small}/versions/1", status=303
            )
        else:
            link = f"{link[:-1]}{'A' if link[-1] != 'A' else 'B'}x"
        reader = Browser(app)
        reader.client = stranger(app)
        page = reader.get(link, status=404)
        assert page.heading == "This link opens nothing"
        assert "Alder" not in page.response.text
        assert reader.client.get(f"{link}/en.pdf").status_code == 404
        assert reader.client.get(f"{link}/logo.png").status_code == 404

    def test_a_link_lasts_until_its_end_and_not_longer(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        link = link_on(publish(browse, small, days="7"))
        client = stranger(app)
        for left, status in ((60, 200), (-1, 404)):
            end = datetime.now(UTC) + timedelta(seconds=left)
            with unit_of_work(database(app).sessions) as session:
                session.execute(update(ReportLink).values(ends_at=end))
            assert client.get(link).status_code == status

    def test_only_the_digest_of_a_token_is_kept(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        token = link_on(publish(browse, small, days="90")).rpartition("/")[2]
        assert len(token) == 22
        with unit_of_work(database(app).sessions) as session:
            row = session.scalars(select(ReportLink)).one()
            assert token.encode() not in row.token_digest
            assert len(row.token_digest) == 32
        assert token not in browse.get(f"{small}/versions/1").response.text

    def test_openings_are_counted_by_day(self, app: Flask, browse: Browser, small: str) -> None:
        link = link_on(publish(browse, small, days="30"))
        client = stranger(app)
        for _ in range(3):
            client.get(link)
        with unit_of_work(database(app).sessions) as session:
            row = session.scalars(select(ReportOpening)).one()
            assert row.n_opened == 3
            assert set(row.__table__.columns.keys()) == {
                "id",
                "engagement_id",
                "link_id",
                "opened_on",
                "n_opened",
            }
        assert "Opened 3 times" in browse.get(f"{small}/versions/1").main

    def test_who_guesses_has_to_wait_and_who_has_a_link_has_not(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        link = link_on(publish(browse, small, days="30"))
        client = stranger(app)
        answers = [client.get(f"/s/{n}").status_code for n in range(GUESSES_PER_MINUTE + 1)]
        assert answers == [404] * GUESSES_PER_MINUTE + [429]
        assert client.get(link).status_code == 200

    def test_whoever_presses_twice_makes_one_link_and_is_told_so(
        self, browse: Browser, small: str
    ) -> None:
        link_on(publish(browse, small, days="30"))
        page = publish(browse, small, days="30")
        assert page.all("code") == []
        assert "This version has a link already" in page.main
        assert "Link 1, works until" in page.main
        assert "Link 2" not in page.main

    def test_a_link_that_was_taken_back_does_not_count(self, browse: Browser, small: str) -> None:
        publish(browse, small, days="7")
        form = f"{small}/versions/1"
        browse.post_to(f"{form}/links/1/revoke", {}, form=form, status=303)
        page = publish(browse, small, days="7")
        assert link_on(page)
        assert "has a link already" not in page.main
        assert "Link 2, works until" in page.main
        assert "Link 1, taken back" in page.main

    def test_two_links_of_a_minute_are_told_apart(self, browse: Browser, small: str) -> None:
        publish(browse, small, days="7")
        form = f"{small}/versions/1"
        page = browse.post_to(f"{form}/links", {"days": "7"}, form=form)
        named = [one.get("aria-label", "") for one in page.all("button")]
        taken_back = [name for name in named if name.startswith("Take back")]
        assert [name.split(",")[0] for name in taken_back] == [
            "Take back: Link 2",
            "Take back: Link 1",
        ]

    def test_a_form_that_is_sent_twice_makes_one_link_and_shows_it_again(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        publish(browse, small)
        form = f"{small}/versions/1"
        sent = {"days": "7", "press": value_of(browse.get(form), "press")}
        first = browse.post_to(f"{form}/links", sent, form=form)
        again = browse.post_to(f"{form}/links", sent, form=form)
        assert link_on(again) == link_on(first)
        assert "no second link was made" in again.main
        assert "no second link was made" not in first.main
        assert "Link 2" not in again.main
        assert stranger(app).get(link_on(again)).status_code == 200

    def test_a_second_link_is_made_where_it_is_wanted(self, browse: Browser, small: str) -> None:
        publish(browse, small)
        form = f"{small}/versions/1"
        sent = {"days": "7", "press": value_of(browse.get(form), "press")}
        page = browse.post_to(f"{form}/links", sent, form=form)
        next_press = {"days": "7", "press": value_of(page, "press")}
        second = browse.post_to(f"{form}/links", next_press, form=form)
        longer = browse.post_to(f"{form}/links", {**sent, "days": "30"}, form=form)
        assert len({link_on(page), link_on(second), link_on(longer)}) == 3
        assert "Link 3, works until" in longer.main

    def test_a_form_does_not_bring_its_link_back(self, browse: Browser, small: str) -> None:
        publish(browse, small)
        form = f"{small}/versions/1"
        sent = {"days": "7", "press": value_of(browse.get(form), "press")}
        browse.post_to(f"{form}/links", sent, form=form)
        browse.post_to(f"{form}/links/1/revoke", {}, form=form, status=303)
        page = browse.post_to(f"{form}/links", sent, form=form)
        assert page.all("code") == []
        assert "No link was made" in page.main
        assert "Link 1, taken back" in page.main

    @pytest.mark.parametrize("days", ["0", "8", "-7", "x", ""])
    def test_a_link_of_another_length_is_not_made(
        self, browse: Browser, small: str, days: str
    ) -> None:
        publish(browse, small)
        form = f"{small}/versions/1"
        browse.post_to(f"{form}/links", {"days": days}, form=form, status=400)

    def test_a_link_of_another_version_is_not_revoked_here(
        self, browse: Browser, small: str
    ) -> None:
        publish(browse, small, days="30")
        keep_brand(browse, {"firm": "Another firm", "colour": ""}, status=303)
        publish(browse, small)
        form = f"{small}/versions/2"
        browse.post_to(f"{form}/links/1/revoke", {}, form=form, status=404)


class TestBrand:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"colour": "#ffcc00"}, "a contrast of 1.5 to 1 on white"),
            ({"colour": "red"}, "This is no colour"),
            ({"firm": "x" * 81}, "at most 80 characters"),
        ],
    )
    def test_what_is_refused_is_told_and_changes_nothing(
        self, browse: Browser, data: dict[str, str], said: str
    ) -> None:
        page = keep_brand(browse, {"firm": "Firm", "colour": "", **data}, status=422)
        assert said in page.main
        assert page.title.startswith("Error:")
        assert "Firm" not in value_of(browse.get("/brand"), "firm")

    def test_a_logo_that_is_an_svg_with_script_is_refused(self, browse: Browser) -> None:
        svg = io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
        data = {"firm": "", "colour": "", "logo": (svg, "logo.png", "image/png")}
        page = keep_brand(browse, data, status=422)
        assert "SVG files are not taken" in page.main

    def test_a_logo_is_shown_printed_and_taken_away(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        data = {"firm": "Firm", "colour": "", "logo": (a_logo(), "logo.png")}
        keep_brand(browse, data, status=303)
        (image,) = browse.get("/brand").all("img")
        assert browse.client.get(image.get("src", "")).mimetype == "image/png"
        assert "/brand/logo/" in browse.get(f"{small}?page=cover").response.text
        link = link_on(publish(browse, small, days="7"))
        assert stranger(app).get(f"{link}/logo.png").mimetype == "image/png"
        keep_brand(browse, {"firm": "Firm", "colour": "", "without_logo": "yes"}, status=303)
        assert browse.get("/brand").all("img") == []
        assert stranger(app).get(f"{link}/logo.png").status_code == 200

    def test_a_logo_of_another_workspace_is_not_found(self, app: Flask, browse: Browser) -> None:
        data = {"firm": "", "colour": "", "logo": (a_logo(), "logo.png")}
        keep_brand(browse, data, status=303)
        address = browse.get("/brand").all("img")[0].get("src", "")
        other = signed_in_as(app, Role.OWNER, workspace="Elsewhere")
        assert other.get(address).status_code == 404


class TestRights:
    def test_a_viewer_sees_nothing_of_what_is_not_published(
        self, app: Flask, browse: Browser, room: str
    ) -> None:
        comment(browse, room, COMMENTARY)
        before = rows(app)
        viewer = signed_in_as(app, Role.VIEWER)
        for place in ("", "/compare", "?finding=gap:build"):
            answer = viewer.get(room + place)
            assert answer.status_code == 403
            assert "Nobody plans time for it." not in answer.text
        for place in ("/draft.pdf", "/commentary", "/choice", "/publish"):
            assert post_as(viewer, room + place) == 403
        assert viewer.get("/brand").status_code == 403
        assert rows(app) == before

    def test_a_viewer_finds_what_was_published(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        viewer = Browser(app)
        viewer.client = signed_in_as(app, Role.VIEWER)
        overview = viewer.get(small.removesuffix("report-room"))
        assert "Published versions" in overview.links()
        assert "Report room" not in overview.links()
        assert viewer.get(f"{small}/versions").heading == "Nothing is published yet"
        publish(browse, small)
        page = viewer.get(f"{small}/versions")
        assert page.heading == "One version is published"
        assert "Version 1" in page.links()
        one = viewer.get(f"{small}/versions/1")
        assert f"{small}/versions" in [link.get("href") for link in one.all("a")]
        labels = {button.text for button in one.all("button")}
        assert not labels & {"Make a link", "Take back"}
        assert viewer.client.get(f"{small}/versions/1/en.pdf").mimetype == "application/pdf"

    def test_reading_a_draft_writes_nothing(self, app: Flask, browse: Browser, room: str) -> None:
        before = rows(app)
        assert browse.client.get(f"{room}/draft.pdf").status_code == 405
        assert rows(app) == before

    def test_a_manager_does_not_see_the_room(self, app: Flask, room: str) -> None:
        assert signed_in_as(app, Role.MANAGER).get(room).status_code == 403

    def test_nothing_of_a_version_is_found_from_another_workspace(
        self, app: Flask, browse: Browser, small: str
    ) -> None:
        publish(browse, small)
        other = signed_in_as(app, Role.OWNER, workspace="Elsewhere")
        for place in ("", "/versions", "/versions/1", "/versions/1/en.pdf", "/compare"):
            assert other.get(small + place).status_code == 404
        assert post_as(other, f"{small}/draft.pdf") == 404


def a_logo() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (120, 40), "#0a6b4f").save(file, "PNG")
    file.seek(0)
    return file


def draw_draft(browse: Browser, room: str, **spot: str) -> TestResponse:
    """Press the button that draws the draft for readers."""
    token = value_of(browse.get(room), "csrf_token")
    return browse.client.post(f"{room}/draft.pdf", data={"csrf_token": token, **spot})


def post_as(client: FlaskClient, address: str) -> int:
    """Send a form with the token of a page that the client may open."""
    app = Browser(client.application)
    app.client = client
    token = value_of(app.get("/account"), "csrf_token")
    return client.post(address, data={"csrf_token": token}).status_code


def test_the_text_of_a_result_is_what_the_checks_look_at() -> None:
    assert from_json(to_json(sample_result()), file="result.json") == sample_result()


class TestBrandOfTwo:
    def test_the_second_editor_is_told_and_keeps_what_was_typed(self, browse: Browser) -> None:
        seen = value_of(browse.get("/brand"), "seen")
        keep_brand(browse, {"firm": "", "colour": "#0a6b4f"}, status=303)
        page = browse.post("/brand", {"seen": seen, "firm": "Mine", "colour": ""}, status=409)
        assert "Somebody else changed this meanwhile" in page.main
        assert "Colour #0a6b4f nothing" in page.main
        assert value_of(page, "firm") == "Mine"
        assert value_of(browse.get("/brand"), "colour") == "#0a6b4f"

    def test_having_seen_the_other_the_second_editor_may_keep_the_own(
        self, browse: Browser
    ) -> None:
        seen = value_of(browse.get("/brand"), "seen")
        keep_brand(browse, {"firm": "Theirs", "colour": ""}, status=303)
        mine = {"firm": "Mine", "colour": ""}
        page = browse.post("/brand", {"seen": seen, **mine}, status=409)
        browse.post("/brand", {"seen": value_of(page, "seen"), **mine}, status=303)
        assert value_of(browse.get("/brand"), "firm") == "Mine"

    def test_after_a_refusal_the_second_editor_is_still_told(self, browse: Browser) -> None:
        mine = {"seen": value_of(browse.get("/brand"), "seen"), "firm": "Mine"}
        keep_brand(browse, {"firm": "Theirs", "colour": ""}, status=303)
        page = browse.post("/brand", {**mine, "colour": "red"}, status=422)
        assert value_of(page, "seen") == mine["seen"]
        again = {**mine, "seen": value_of(page, "seen"), "colour": ""}
        page = browse.post("/brand", again, status=409)
        assert "Somebody else changed this meanwhile" in page.main
        assert value_of(browse.get("/brand"), "firm") == "Theirs"

    def test_a_refused_or_late_form_keeps_its_tick(self, browse: Browser) -> None:
        data = {"firm": "Firm", "colour": "", "logo": (a_logo(), "logo.png")}
        keep_brand(browse, data, status=303)
        seen = value_of(browse.get("/brand"), "seen")
        assert ticked(browse.get("/brand"), "without_logo") == []
        sent = {"firm": "Firm", "without_logo": "yes"}
        page = keep_brand(browse, {**sent, "colour": "red"}, status=422)
        assert ticked(page, "without_logo") == ["yes"]
        keep_brand(browse, {"firm": "Theirs", "colour": ""}, status=303)
        page = browse.post("/brand", {**sent, "seen": seen, "colour": ""}, status=409)
        assert ticked(page, "without_logo") == ["yes"]

    @pytest.mark.parametrize(("colour", "status"), [("red", 422), ("", 409)])
    def test_a_refused_or_late_form_asks_for_its_picture_again(
        self, browse: Browser, colour: str, status: int
    ) -> None:
        seen = value_of(browse.get("/brand"), "seen")
        keep_brand(browse, {"firm": "Theirs", "colour": ""}, status=303)
        sent = {"seen": seen, "firm": "Mine", "colour": colour}
        picture = {"logo": (a_logo(), "logo.png")}
        assert (
            "The picture was not kept. Choose it again."
            in browse.post("/brand", {**sent, **picture}, status=status).main
        )
        assert "Choose it again" not in browse.post("/brand", sent, status=status).main
        assert browse.get("/brand").all("img") == []
