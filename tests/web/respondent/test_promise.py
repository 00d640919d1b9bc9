"""The first page: what could be learned about whoever answers. Nothing of it is typed in."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.support.waves import PROMISE
from tests.web.respondent.conftest import Respondent, Survey, buttons, open_survey
from tests.web.respondent.words_de import OPEN_UNTIL

FULL = replace(
    PROMISE,
    minimum_group=6,
    minimum_comments=9,
    keeps_until=date(2028, 10, 31),
    backups_until=date(2026, 11, 6),
    contact="desk@harbour.example",
)


class TestPromise:
    def test_it_names_client_survey_and_closing_time_with_its_zone(
        self, respondent: Respondent
    ) -> None:
        page = respondent.get()
        assert page.heading == "Where does good work get stuck?"
        assert "Alder Freight wants to know" in page.main
        assert "Organizational MRI" in page.main
        # It closes at 07:00 UTC; on 30 October Berlin is one hour ahead.
        assert "Open until Friday 30 October 2026, 08:00 Berlin time." in page.main

    def test_every_number_and_date_is_that_of_the_wave(self, tmp_path: Path) -> None:
        page = open_survey(tmp_path, promise=FULL).respondent().get()
        assert "7 min to answer" in page.main
        assert "6 people: the smallest group shown" in page.main
        assert "9 comments before any is shown" in page.main
        assert "averages of 6 people or more" in page.main
        assert "Until 31 October 2028. Then all answers are deleted." in page.main
        assert "could match people to answers until 6 November 2026." in page.main

    def test_an_address_to_ask_is_a_link_and_a_name_is_not(
        self, tmp_path: Path, respondent: Respondent
    ) -> None:
        addressed = open_survey(tmp_path / "addressed", promise=FULL).respondent().get()
        assert addressed.links()["desk@harbour.example"] == "mailto:desk@harbour.example"
        named = respondent.get()
        assert (
            "Questions? Ask survey desk (Harbour and Lane Advisory runs the survey)." in named.main
        )
        assert "survey desk" not in named.links()

    def test_what_a_setting_makes_untrue_is_not_said(self, tmp_path: Path) -> None:
        silent = replace(PROMISE, shows_comments=False, contact=None, firm=None)
        page = open_survey(tmp_path, promise=silent).respondent().get()
        assert "comments before any is shown" not in page.main
        assert "random order" not in page.main
        assert "Shown to nobody at Alder Freight." in page.main
        assert "Questions?" not in page.main
        assert "No day of deletion has been set." in page.main
        assert "No day has been set on which the last copies are gone." in page.main

    def test_it_says_who_handles_single_answers(self, respondent: Respondent) -> None:
        for page in (respondent.get(), respondent.get("/confidentiality/full")):
            assert "Nobody at Alder Freight sees them." in page.main
            assert "handled only by Harbour and Lane Advisory, to work out" in page.main
            assert "of fewer than 5 people of a team are handed on without team" in page.main
            assert "Shown to nobody. " not in page.main

    @pytest.mark.parametrize("firm", [None, "Alder Freight"])
    def test_a_client_that_may_run_it_itself_is_not_called_blind(
        self, tmp_path: Path, firm: str | None
    ) -> None:
        survey = open_survey(tmp_path, promise=replace(PROMISE, firm=firm))
        page = survey.respondent().get()
        assert "Nobody sees them but whoever runs the survey." in page.main
        assert "handled only by whoever runs the survey" in page.main
        assert "Nobody at Alder Freight sees them" not in page.main
        assert survey.respondent(language="de").get().heading.startswith("Wo bleibt")

    def test_a_teams_link_promises_what_holds_for_a_team(self, survey: Survey) -> None:
        page = survey.respondent(survey.shared()).get()
        assert "Your whole team uses the same link." in page.main
        assert "marked as used" not in page.main
        assert "no link is yours alone" in page.main

    def test_the_statement_names_through_whose_hands_a_link_could_run(
        self, respondent: Respondent, survey: Survey
    ) -> None:
        page = respondent.get("/confidentiality/full")
        for hands in ("Whoever runs the server", "log of the mail server", "network that you are"):
            assert hands in page.main
        assert "Copies of the database" in page.main
        shared = survey.respondent(survey.shared()).get("/confidentiality/full")
        assert "Whoever runs the server" in shared.main
        # Nobody is reminded who has no link of their own.
        assert "mail server" not in shared.main
        assert "Copies of the database" not in shared.main

    def test_it_stores_nothing_and_sets_no_cookie(self, respondent: Respondent) -> None:
        page = respondent.get()
        assert "Set-Cookie" not in page.response.headers
        assert respondent.survey.stored() == []

    def test_it_speaks_the_language_of_the_browser_and_offers_the_other(
        self, survey: Survey
    ) -> None:
        respondent = survey.respondent(language="de-AT,de;q=0.9,en;q=0.5")
        page = respondent.get()
        assert page.heading == "Wo bleibt gute Arbeit stecken?"
        assert OPEN_UNTIL in page.main
        assert "Vorläufige Übersetzung" in page.words
        english = page.links()["English"]
        assert respondent.get(english.removeprefix(respondent.address)).heading.startswith("Where")

    def test_an_unknown_language_falls_back(self, survey: Survey) -> None:
        assert survey.respondent(language="tlh").get("?language=xx").heading.startswith("Where")


class TestStart:
    def test_it_leads_to_the_first_part(self, respondent: Respondent) -> None:
        page = respondent.start()
        assert respondent.at.endswith("/about")
        assert page.heading == "About your work"
        assert "Part 1 of 15" in page.main

    def test_the_cookie_is_of_this_link_only_and_out_of_reach_of_scripts(
        self, survey: Survey
    ) -> None:
        address = survey.personal()
        response = survey.app.test_client().post(
            address, data={"go": "start"}, base_url="https://localhost"
        )
        (cookie,) = response.headers.getlist("Set-Cookie")
        assert f"Path={address}" in cookie.split("; ")
        assert {"HttpOnly", "Secure", "SameSite=Lax"} <= set(cookie.split("; "))
        # 16 days and 19 hours are left, and seven days more: 23 days and 19 hours.
        assert f"Max-Age={(23 * 24 + 19) * 3600}" in cookie.split("; ")
        assert len(cookie) < 3000

    def test_over_http_on_the_loopback_the_cookie_comes_back(self, respondent: Respondent) -> None:
        respondent.start()
        assert respondent.draft is not None

    def test_both_directions_occur(self, survey: Survey) -> None:
        # 40 starts in one direction: a chance of 2 in 2^40.
        firsts = set()
        for _ in range(40):
            device = survey.respondent()
            device.start()
            device.post(tail="/about")
            device.post()
            page = device.post()
            firsts.add(page.heading)
            if len(firsts) > 1:
                break
        assert firsts == {"Product clarity", "Working together"}

    def test_a_second_click_keeps_what_was_answered(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"role": "build"})
        page = respondent.start()
        assert page.heading == "Results"
        assert 'value="build" checked' in respondent.get("/about").response.text

    def test_a_browser_without_cookies_is_told_and_offered_one_page(self, survey: Survey) -> None:
        respondent = survey.respondent()
        respondent.client = survey.app.test_client(use_cookies=False)
        page = respondent.start()
        assert "your browser keeps no cookies" in page.main
        assert page.links()["Answer all questions on one page"].endswith("?all=1&language=en")


class TestGoOn:
    def test_a_draft_on_the_device_can_be_gone_on_with(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"role": "build", "tenure": "new"})
        page = respondent.get()
        assert "Your answers to 2 questions are kept on this device" in page.main
        assert page.links()["Go on"].endswith("/OUT")
        assert "Start" not in buttons(page)

    def test_one_answer_is_said_in_the_singular(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"role": "build"})
        assert "Your answers to one question are kept" in respondent.get().main

    def test_the_draft_can_be_deleted(self, respondent: Respondent) -> None:
        respondent.start()
        page = respondent.post({"go": "delete"}, "")
        assert page.heading == "Nothing is left on this device"
        assert respondent.draft is None
        assert "Start" in buttons(respondent.get())

    def test_another_language_goes_with_the_draft(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"role": "build"})
        assert respondent.get("?language=de").heading == "Wo bleibt gute Arbeit stecken?"
        assert respondent.get("/OUT").heading == "Ergebnisse"


class TestStatement:
    def test_it_says_all_of_it(self, respondent: Respondent) -> None:
        page = respondent.get("/confidentiality/full")
        for said in ("one encrypted cookie", "under a seal", "in random order", "not when"):
            assert said in page.main
        assert page.links()["Deutsch"].endswith("/confidentiality/full?language=de")

    def test_every_page_leads_to_it(self, respondent: Respondent) -> None:
        address = f"{respondent.address}/confidentiality/full"
        assert address in respondent.get().links().values()
        assert address in respondent.start().links().values()
