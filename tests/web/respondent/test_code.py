"""The short code of a team: typed from a poster, it leads to the link of the team."""

import pytest

from tests.web.respondent.conftest import Survey
from tests.web.respondent.words_de import CODE_TITLE


@pytest.mark.parametrize("change", [str, str.lower, lambda code: code.replace("-", " ")])
def test_however_it_is_typed_it_leads_to_the_promise(survey: Survey, change: "type[str]") -> None:
    desk = survey.respondent("/answer")
    desk.get()
    page = desk.post({"code": change(survey.code())})
    assert page.heading == "Where does good work get stuck?"
    assert desk.at.startswith("/t/")


def test_a_whole_questionnaire_can_be_answered_under_a_code(survey: Survey) -> None:
    respondent = survey.respondent(f"/t/{survey.code()}")
    respondent.go_to_words(REV1="3")
    assert respondent.post().heading == "Thank you. Your answers are in."
    assert len(survey.stored()) == 1


def test_a_draft_begun_under_the_code_is_one_of_the_link(survey: Survey) -> None:
    by_code = survey.respondent(f"/t/{survey.code()}")
    by_code.start()
    assert by_code.draft is not None
    by_token = survey.respondent(survey.shared())
    by_token.client.set_cookie("flowgap_draft", by_code.draft, path=by_token.address)
    assert "You have started on this device" in by_token.get().main


def test_an_address_without_its_code_leads_to_the_page_that_asks_for_it(survey: Survey) -> None:
    response = survey.app.test_client().get("/t/")
    assert (response.status_code, response.location) == (303, "/answer")


@pytest.mark.parametrize("typed", ["", "nope", "AAAA-AAAA", "🎈", "../r", "x" * 5000])
def test_an_unknown_code_is_said_at_the_field(survey: Survey, typed: str) -> None:
    page = survey.respondent("/answer").post({"code": typed}, "", status=404)
    assert page.title.startswith("Error: ")
    assert "No survey has this code." in page.main


def test_in_german(survey: Survey) -> None:
    page = survey.respondent("/answer", language="de").get()
    assert page.heading == CODE_TITLE
