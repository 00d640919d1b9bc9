"""Part after part: what was chosen stays on the device, nothing is forced, routing is followed."""

import pytest

from flowgap.web.respondent.drafts import COOKIE
from tests.support.browse import Page, text_of
from tests.web.respondent.conftest import GO_ON, Respondent, Survey, fields


class TestWay:
    def test_it_leads_through_fifteen_parts_the_check_page_before_the_last(
        self, respondent: Respondent
    ) -> None:
        page, places = respondent.start(), []
        while not respondent.at.endswith("/words"):
            places.append(page.title.removesuffix(" - FlowGap"))
            page = respondent.post()
        assert places[:3] == [
            "Part 1 of 15: About your work",
            "Part 2 of 15: Results",
            "Part 3 of 15: Where work waits",
        ]
        assert places[-2:] == ["Part 14 of 15: AI tools", "Check your answers"]
        assert page.heading == "In your own words"
        assert len(places) == 15

    def test_it_says_how_many_minutes_are_left(self, respondent: Respondent) -> None:
        # 3 + 1 + 1 questions of 6 s, 49 + 1 of 6.5 s, 2 open ones of 30 s: 415 s, 6.9 minutes.
        assert "About 7 minutes left" in respondent.start().main
        # Two open ones: 60 s.
        assert "About one minute left" in respondent.get("/words").main

    def test_a_page_comes_back_as_it_was_left(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"REV1": "2", "REV3": "255"}, "/REV")
        assert fields(respondent.get("/REV")) == {"REV1": ["2"], "REV3": ["255"]}

    def test_what_was_left_empty_is_empty_again(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"REV1": "2"}, "/REV")
        respondent.post({"REV2": "5"}, "/REV")
        assert fields(respondent.get("/REV")) == {"REV2": ["5"]}

    def test_back_keeps_the_answers_too(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post()
        page = respondent.post({"OUT1": "4", "go": "back"})
        assert page.heading == "About your work"
        assert fields(respondent.get("/OUT")) == {"OUT1": ["4"]}

    def test_back_is_not_refused_and_keeps_what_is_allowed(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"BV": ["review", "ci"]}, "/vote")
        page = respondent.post({"BV": ["review", "ci", "qa"], "go": "back"}, "/vote")
        assert page.heading == "Results"
        assert fields(respondent.get("/vote")) == {"BV": ["review", "ci"]}
        respondent.post({"REV1": "9", "REV2": "4", "go": "back"}, "/REV")
        assert fields(respondent.get("/REV")) == {"REV2": ["4"]}

    def test_back_from_the_first_part_leads_to_the_promise(self, respondent: Respondent) -> None:
        respondent.start()
        page = respondent.post({"role": "build", "go": "back"})
        assert page.heading == "Where does good work get stuck?"
        assert "Your answers to one question" in page.main

    def test_the_language_changes_in_mid_page_and_keeps_what_was_chosen(
        self, respondent: Respondent
    ) -> None:
        respondent.start()
        page = respondent.post({"REV1": "2", "language": "de"}, "/REV")
        assert page.heading == "Code-Review"
        assert fields(page) == {"REV1": ["2"]}
        assert page.all("html")[0].get("lang") == "de"
        assert respondent.post().all("html")[0].get("lang") == "de"

    def test_a_page_of_its_own_address_can_be_opened_ahead(self, respondent: Respondent) -> None:
        respondent.start()
        assert respondent.get("/AIA").heading == "AI tools"

    def test_an_unknown_part_leads_to_the_one_reached(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post()
        assert respondent.get("/NOPE").heading == "Results"

    def test_without_a_draft_it_leads_to_the_promise(self, respondent: Respondent) -> None:
        page = respondent.get("/REV")
        assert respondent.at.endswith("?nothing=1")
        assert "Nothing is kept on this device" in page.main

    def test_delete_works_on_every_page_and_keeps_nothing_of_it(
        self, respondent: Respondent
    ) -> None:
        respondent.start()
        page = respondent.post({"REV1": "2", "go": "delete"}, "/REV")
        assert page.heading == "Nothing is left on this device"
        assert respondent.draft is None

    def test_two_links_on_one_device_do_not_mix(self, survey: Survey) -> None:
        first, second = survey.respondent(survey.personal(0)), survey.respondent(survey.personal(1))
        second.client = first.client
        first.start()
        first.post({"REV1": "2"}, "/REV")
        second.start()
        assert fields(second.get("/REV")) == {}
        assert fields(first.get("/REV")) == {"REV1": ["2"]}

    def test_a_draft_of_another_link_is_not_taken(self, survey: Survey) -> None:
        first, second = survey.respondent(survey.personal(0)), survey.respondent(survey.personal(1))
        first.start()
        assert first.draft is not None
        second.client.set_cookie(COOKIE, first.draft, path=second.address)
        assert second.get(status=400).heading.startswith("We could not read")

    def test_the_fullest_draft_fits_into_a_cookie(self, respondent: Respondent) -> None:
        page = respondent.start()
        while not respondent.at.endswith("/check"):
            page = respondent.post({**everything(page), **GO_ON})
        assert respondent.draft is not None
        assert len(respondent.draft) < 3000
        assert "Not answered" not in page.main


class TestRouting:
    def test_what_somebody_does_decides_what_they_are_asked(self, respondent: Respondent) -> None:
        respondent.start()
        page = respondent.post({"stages": ["clarify"]})
        # Without review, tests and security.
        assert "Part 2 of 12" in page.main
        assert respondent.get("/REV").heading == "Results"

    def test_a_change_of_mind_brings_the_parts_back(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"stages": ["clarify"]})
        respondent.post({"stages": ["clarify", "review"]}, "/about")
        assert respondent.get("/REV").heading == "Code review"


class TestPage:
    def test_the_percentages_stand_once_and_are_read_as_words(self, respondent: Respondent) -> None:
        respondent.start()
        page = respondent.get("/REV")
        anchors = page.all("dl", css_class="anchors")
        assert len(anchors) == 1
        assert "Rarely ~25% about 25%" in text_of(anchors[0])

    def test_the_first_page_with_items_says_whom_they_speak_of(
        self, respondent: Respondent
    ) -> None:
        respondent.start()
        assert "Your main team is the people" in respondent.get("/OUT").main
        assert "Your main team is the people" not in respondent.get("/REV").main

    def test_the_attention_item_has_no_way_out_and_follows_the_items(
        self, respondent: Respondent
    ) -> None:
        respondent.start()
        cards = respondent.get("/WRK").all("fieldset")
        assert cards[-1].get("id") == "ATT"
        assert "know" not in text_of(cards[-1])
        assert "know" in text_of(cards[0])

    def test_the_first_button_of_the_page_is_the_one_that_enter_presses(
        self, respondent: Respondent
    ) -> None:
        first = respondent.start().all("button")[0]
        assert (first.get("form"), first.get("name")) == ("f", None)

    def test_it_shows_which_parts_are_done(self, respondent: Respondent) -> None:
        respondent.start()
        steps = respondent.get("/vote").all("li")[:3]
        assert [text_of(step) for step in steps] == [
            "About your work done",
            "Results done",
            "Where work waits",
        ]
        assert steps[2].get("aria-current") == "step"

    def test_a_draft_translation_is_marked_and_the_source_is_not(
        self, respondent: Respondent
    ) -> None:
        assert "Draft translation" not in respondent.start().words
        assert "Vorläufige Übersetzung" in respondent.post({"language": "de"}).words


@pytest.mark.parametrize(
    ("tail", "data", "message"),
    [
        ("/REV", {"REV1": "6"}, "What we received is none of them."),
        ("/REV", {"REV1": "0"}, "What we received is none of them."),
        ("/REV", {"REV1": "254"}, "What we received is none of them."),
        ("/REV", {"REV1": "01"}, "What we received is none of them."),
        ("/REV", {"REV1": "٣"}, "What we received is none of them."),
        ("/REV", {"REV1": ["1", "2"]}, "Choose one answer. We received 2."),
        ("/REV", {"REV1": ["1", "1"]}, "Choose one answer. We received 2."),
        ("/WRK", {"ATT": "255"}, "What we received is none of them."),
        ("/vote", {"BV": "nope"}, "What we received is not in it."),
        ("/vote", {"BV": ["qa", "qa"]}, "We received one twice."),
        ("/vote", {"BV": ["review", "dk"]}, "This answer stands alone."),
        ("/vote", {"BV": ["review", "ci", "qa"]}, "Choose two at most. You chose three."),
        ("/about", {"role": ["build", "lead"]}, "Choose one at most. You chose two."),
        ("/about", {"stages": ["none", "qa"]}, "This answer stands alone."),
    ],
)
class TestProblems:
    def test_a_value_that_is_not_allowed_is_said_and_not_kept(
        self, respondent: Respondent, tail: str, data: dict[str, str], message: str
    ) -> None:
        respondent.start()
        before = respondent.draft
        page = respondent.post(data, tail, status=422)
        (name,) = data
        assert page.title.startswith("Error: ")
        assert page.links()[link_of(page.main, message)] == f"#{name}-first"
        card = next(one for one in page.all("fieldset") if one.get("id") == name)
        assert message in text_of(card)
        assert f"{name}-error" in card.get("aria-describedby", "")
        assert respondent.draft == before


@pytest.mark.parametrize(
    ("tail", "data"),
    [
        ("/REV", {"REV1": "1"}),
        ("/REV", {"REV1": "5"}),
        ("/REV", {"REV1": "255"}),
        ("/vote", {"BV": ["review", "ci"]}),
        ("/vote", {"BV": ["dk"]}),
        ("/about", {"stages": ["clarify", "build", "review", "ci", "qa", "security", "release"]}),
    ],
)
def test_a_value_at_the_edge_of_what_is_allowed_is_kept(
    respondent: Respondent, tail: str, data: dict[str, str]
) -> None:
    respondent.start()
    respondent.post(data, tail)
    assert fields(respondent.get(tail)) == {
        name: [value] if isinstance(value, str) else value for name, value in data.items()
    }


def test_a_problem_leaves_everything_chosen_on_the_page(respondent: Respondent) -> None:
    respondent.start()
    page = respondent.post({"REV1": "2", "REV2": "9", "REV3": "255"}, "/REV", status=422)
    assert fields(page) == {"REV1": ["2"], "REV3": ["255"]}
    page = respondent.post({"BV": ["review", "ci", "qa"]}, "/vote", status=422)
    assert fields(page) == {"BV": ["review", "ci", "qa"]}


def test_two_problems_are_counted(respondent: Respondent) -> None:
    respondent.start()
    page = respondent.post({"REV1": "7", "REV2": "9"}, "/REV", status=422)
    assert "Please check 2 things" in page.main


def test_what_is_not_asked_is_ignored(respondent: Respondent) -> None:
    respondent.start()
    respondent.post({"REV1": "2", "REV5": "9", "OUT1": "3", "x": "y", "": "z"}, "/REV")
    assert fields(respondent.get("/OUT")) == {}


def everything(page: Page) -> dict[str, object]:
    """Return the last option of every scale and list, and as many as are allowed of others."""
    chosen: dict[str, object] = {}
    for field in page.all("input"):
        if field.get("type") == "radio":
            chosen[field.get("name", "")] = field.get("value")
    for name, most in (("stages", 8), ("BV", 2)):
        values = [one.get("value") for one in page.all("input") if one.get("name") == name]
        if values:
            chosen[name] = values[:most]
    return chosen


def link_of(text: str, message: str) -> str:
    """Return the whole sentence or sentences of a message that is part of a page."""
    whole = {
        "What we received is none of them.": "Choose one of the answers shown.",
        "What we received is not in it.": "Choose from the list.",
        "We received one twice.": "Choose each answer once.",
    }
    if message == "This answer stands alone.":
        message = "This answer stands alone. Choose it, or choose others."
    found = f"{whole[message]} {message}" if message in whole else message
    assert found in text
    return found
