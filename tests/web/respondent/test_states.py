"""Every state of a link in words: what is so, and what to do."""

import re
from datetime import timedelta

import pytest

from flowgap.db import unit_of_work
from flowgap.models import Wave
from flowgap.services.waves.new_links import renew_team_links
from flowgap.web.respondent.drafts import COOKIE
from flowgap.web.respondent.guessing import GUESSES_PER_MINUTE
from tests.support.waves import CLOSES, NOON, OPENS
from tests.web.respondent.conftest import Respondent, Survey, buttons
from tests.web.respondent.words_de import CLOSED_ON

A_MOMENT = timedelta(microseconds=1)


class TestBoundaries:
    def test_a_moment_before_it_opens_it_is_not_open(self, respondent: Respondent) -> None:
        respondent.survey.now = OPENS - A_MOMENT
        page = respondent.get(status=403)
        assert page.heading == "The survey has not opened yet"
        assert "It opens on Monday 12 October 2026, 09:00 Berlin time." in page.main

    def test_at_its_time_it_opens(self, respondent: Respondent) -> None:
        respondent.survey.now = OPENS
        respondent.get()

    def test_a_moment_before_it_closes_it_takes_answers(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        respondent.survey.now = CLOSES - A_MOMENT
        assert respondent.post().heading == "Thank you. Your answers are in."

    def test_at_its_time_it_closes(self, respondent: Respondent) -> None:
        respondent.survey.now = CLOSES
        assert respondent.get(status=410).heading == "The survey has closed"


class TestNotYet:
    @pytest.mark.parametrize("tail", ["", "/REV", "/check", "?all=1"])
    def test_nothing_can_be_started(self, respondent: Respondent, tail: str) -> None:
        respondent.survey.now = OPENS - A_MOMENT
        respondent.get(tail, status=403)
        respondent.post({"go": "start", "attempt": "ab" * 16}, tail, status=403)
        assert respondent.draft is None
        assert respondent.survey.stored() == []


class TestClosed:
    def test_without_a_draft_there_is_nothing_to_delete(self, respondent: Respondent) -> None:
        respondent.survey.now = CLOSES
        page = respondent.get(status=410)
        assert "It closed on Friday 30 October 2026, 08:00 Berlin time." in page.main
        assert "Nothing is kept here." in page.main
        assert buttons(page) == []
        assert page.links()["Check your receipt"] == "/receipt"

    def test_what_lies_on_the_device_can_be_deleted(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"role": "build", "tenure": "new"})
        respondent.survey.now = CLOSES
        page = respondent.get("/REV", status=410)
        assert "Your answers to 2 questions are still kept here. Nobody else has them." in page.main
        assert buttons(page) == ["Delete my answers from this device"]
        page = respondent.post({"go": "delete"}, "")
        assert page.heading == "Nothing is left on this device"
        assert "works until" not in page.main
        assert respondent.draft is None

    def test_closed_before_its_time_it_does_not_name_a_time_that_is_not_so(
        self, respondent: Respondent
    ) -> None:
        respondent.survey.close()
        page = respondent.get(status=410)
        assert "It was closed early, before Friday 30 October 2026, 08:00 Berlin time" in page.main

    def test_in_german(self, survey: Survey) -> None:
        survey.now = CLOSES
        page = survey.respondent(language="de").get(status=410)
        assert CLOSED_ON in page.main


class TestUsed:
    def test_it_says_what_is_so_and_never_when(self, survey: Survey) -> None:
        first = survey.respondent()
        first.go_to_words()
        first.post()
        survey.now = NOON + timedelta(days=3)
        page = survey.respondent().get(status=410)
        assert page.heading == "Answers were sent with this link"
        assert not re.search(r"2026|October|\d\d:\d\d", page.main)
        assert page.links()["Check your receipt"] == "/receipt"

    @pytest.mark.parametrize("tail", ["/about", "/check", "/words", "?all=1"])
    def test_every_page_of_the_link_says_so(self, survey: Survey, tail: str) -> None:
        first = survey.respondent()
        first.go_to_words()
        first.post()
        survey.respondent().get(tail, status=410)

    def test_a_draft_of_another_device_can_be_deleted(self, survey: Survey) -> None:
        first, second = survey.respondent(), survey.respondent()
        second.start()
        first.go_to_words()
        first.post()
        page = second.get(status=410)
        assert page.heading == "These answers were not sent"
        assert "You have started here." in page.main
        second.post({"go": "delete"})
        assert second.draft is None


class TestUnknown:
    @pytest.mark.parametrize("address", ["/r/nope", "/t/nope", "/r/nope/REV", "/t/nope/check"])
    def test_it_says_what_to_do(self, survey: Survey, address: str) -> None:
        page = survey.respondent(address).get(status=404)
        assert page.heading == "We do not know this link"
        assert page.links()["Type a code"] == "/answer"

    @pytest.mark.parametrize("address", ["/r", "/r/", "/r/a/b/c", "/receipt/x", "/answer/"])
    def test_an_address_that_is_no_link_is_a_page_of_ours_too(
        self, survey: Survey, address: str
    ) -> None:
        page = survey.respondent(address).get(status=404)
        assert page.heading == "There is no page at this address"
        assert "/engagements" not in page.response.text

    def test_a_personal_link_is_no_teams_link(self, survey: Survey) -> None:
        token = survey.personal().removeprefix("/r/")
        survey.respondent(f"/t/{token}").get(status=404)

    def test_in_german(self, survey: Survey) -> None:
        page = survey.respondent("/r/nope", language="de").get(status=404)
        assert page.heading == "Diesen Link kennen wir nicht"
        assert page.links()["English"] == "/r/nope?language=en"


class TestReplaced:
    @pytest.mark.parametrize("tail", ["", "/REV", "/check", "/confidentiality/full"])
    def test_it_says_who_has_the_new_one_and_nothing_of_whose_it_was(
        self, survey: Survey, tail: str
    ) -> None:
        respondent = survey.respondent(survey.shared())
        respondent.go_to_words()
        respondent.post()
        replace_links(survey)
        page = respondent.get(tail, status=404)
        assert page.heading == "This link was replaced by a newer one"
        assert "ask the person who invited you" in page.main
        others = survey.respondent(survey.shared()).get(tail, status=404)
        # Whoever sent answers is told what everybody is told; no team and no client is named.
        assert page.main == others.main
        assert not re.search(r"Alder|Freight|2026", page.response.text)

    def test_of_a_code_it_is_said_at_the_field(self, survey: Survey) -> None:
        replace_links(survey)
        page = survey.respondent("/answer").post({"code": survey.code()}, "", status=404)
        assert "This code was replaced by a newer one." in page.main

    def test_it_is_slowed_down_as_any_link_that_opens_nothing(self, survey: Survey) -> None:
        replace_links(survey)
        respondent = survey.respondent(survey.shared())
        for _ in range(GUESSES_PER_MINUTE):
            respondent.get(status=404)
        respondent.get(status=429)

    def test_in_german(self, survey: Survey) -> None:
        replace_links(survey)
        page = survey.respondent(survey.shared(), language="de").get(status=404)
        assert page.heading == "Diesen Link hat ein neuerer ersetzt"


def replace_links(survey: Survey) -> None:
    """Give the team a new link."""
    with unit_of_work(survey.wave.sessions) as session:
        renew_team_links(session, session.get_one(Wave, survey.wave_id()))


class TestDamaged:
    @pytest.mark.parametrize("value", ["nonsense", "", "%00", "A" * 4000, "ä", "=="])
    def test_a_draft_that_cannot_be_read_is_removed(
        self, respondent: Respondent, value: str
    ) -> None:
        respondent.client.set_cookie(COOKIE, value, path=respondent.address)
        if not value:
            respondent.get()
            return
        page = respondent.get(status=400)
        assert page.heading == "We could not read the answers saved on this device"
        assert "We stored nothing, and nobody has seen them." in page.main
        assert "It works until Friday 30 October 2026, 08:00 Berlin time." in page.main
        assert "It takes about 7 minutes." in page.main
        assert respondent.draft is None
        assert respondent.post({"go": "start"}, "").heading == "About your work"

    def test_one_changed_letter_is_enough(self, respondent: Respondent) -> None:
        respondent.start()
        draft = respondent.draft
        assert draft is not None
        changed = draft[:40] + ("A" if draft[40] != "A" else "B") + draft[41:]
        respondent.client.set_cookie(COOKIE, changed, path=respondent.address)
        page = respondent.post({"role": "build"}, "/about", status=400)
        assert buttons(page) == ["Start again"]

    def test_on_a_closed_wave_the_door_is_said_first(self, respondent: Respondent) -> None:
        respondent.client.set_cookie(COOKIE, "nonsense", path=respondent.address)
        respondent.survey.now = CLOSES
        assert respondent.get(status=410).heading == "The survey has closed"
        assert respondent.draft is None
