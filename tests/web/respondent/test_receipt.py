"""A receipt shows that answers are there, and takes them back until the wave closes."""

import pytest

from flowgap.answering.draft import new_attempt
from flowgap.answering.receipts import receipt_of
from tests.support.waves import CLOSES
from tests.web.respondent.conftest import Respondent, Survey, buttons, receipt_in


@pytest.fixture
def receipt(survey: Survey) -> str:
    """The receipt of somebody who has answered."""
    someone = survey.respondent()
    someone.go_to_words(REV1="4")
    return receipt_in(someone.post())


@pytest.fixture
def desk(survey: Survey) -> Respondent:
    return survey.respondent("/receipt")


def test_it_is_asked_for_in_a_form_so_that_it_is_in_no_address(desk: Respondent) -> None:
    page = desk.get()
    assert page.heading == "Use your receipt"
    assert page.all("form")[0].get("method") == "post"


@pytest.mark.parametrize(
    "change", [str, str.lower, lambda text: text.replace("-", " "), " {} ".format]
)
def test_however_it_is_typed_it_is_found(
    desk: Respondent, receipt: str, change: "type[str]"
) -> None:
    page = desk.post({"receipt": change(receipt)}, "")
    assert page.heading == "Your answers are stored"
    assert receipt_in(page) == receipt
    assert buttons(page) == ["Take my answers back"]


def test_taking_back_is_asked_once_more_and_then_deletes(desk: Respondent, receipt: str) -> None:
    page = desk.post({"receipt": receipt, "go": "ask"}, "")
    assert page.heading == "Take your answers back?"
    assert buttons(page) == ["Yes, delete them", "No, keep them"]
    assert len(desk.survey.stored()) == 1
    page = desk.post({"receipt": receipt, "go": "withdraw"})
    assert page.heading == "Your answers are deleted"
    assert desk.survey.stored() == []
    assert desk.post({"receipt": receipt}, status=404).title.startswith("Error: ")


def test_keeping_them_leads_back(desk: Respondent, receipt: str) -> None:
    page = desk.post({"receipt": receipt, "go": "check"}, "")
    assert page.heading == "Your answers are stored"
    assert len(desk.survey.stored()) == 1


def test_the_link_stays_used_after_its_answers_were_taken_back(
    survey: Survey, desk: Respondent, receipt: str
) -> None:
    desk.post({"receipt": receipt, "go": "withdraw"}, "")
    survey.respondent().get(status=410)


def test_once_closed_it_shows_that_they_were_counted(desk: Respondent, receipt: str) -> None:
    desk.survey.now = CLOSES
    desk.survey.close()
    page = desk.post({"receipt": receipt}, "")
    assert page.heading == "Your answers were counted"
    assert buttons(page) == []


def test_closed_between_asking_and_deleting(desk: Respondent, receipt: str) -> None:
    desk.post({"receipt": receipt, "go": "ask"}, "")
    desk.survey.close()
    page = desk.post({"receipt": receipt, "go": "withdraw"})
    assert page.heading == "It is too late to take them back"


@pytest.mark.parametrize("typed", ["", "abc", "0" * 20, "A" * 19, "A" * 21, "🎈" * 20, "A" * 9000])
def test_what_cannot_be_a_receipt_is_said_at_the_field(desk: Respondent, typed: str) -> None:
    page = desk.post({"receipt": typed}, "", status=422)
    assert page.title == "Error: Use your receipt - FlowGap"
    assert "A receipt has 20 letters and digits, without 0, 1, I and O." in page.main
    assert page.all("input")[-1].get("aria-invalid") == "true"


def test_an_unknown_receipt_is_said_at_the_field_and_stays_there(desk: Respondent) -> None:
    unknown = receipt_of(new_attempt())
    page = desk.post({"receipt": unknown}, "", status=404)
    assert "No answers lie under this receipt." in page.main
    assert page.all("input")[-1].get("value") == unknown


def test_in_german(survey: Survey, receipt: str) -> None:
    desk = survey.respondent("/receipt", language="de")
    assert desk.get().heading == "Ihre Quittung verwenden"
    assert desk.post({"receipt": receipt}).heading == "Ihre Antworten sind gespeichert"


def test_the_language_of_the_page_wins_over_that_of_the_browser(
    desk: Respondent, receipt: str
) -> None:
    desk.get("?language=de")
    page = desk.post({"receipt": receipt, "spoken": "de"}, "")
    assert page.heading == "Ihre Antworten sind gespeichert"


class TestAnotherLanguage:
    """The language is a button of the form: what was typed comes along."""

    def test_what_a_receipt_stands_for_is_said_again(self, desk: Respondent, receipt: str) -> None:
        desk.post({"receipt": receipt}, "")
        page = desk.post({"receipt": receipt, "go": "", "language": "de"}, "")
        assert page.heading == "Ihre Antworten sind gespeichert"
        assert receipt_in(page) == receipt

    def test_the_question_before_deleting_stays_a_question(
        self, desk: Respondent, receipt: str
    ) -> None:
        page = desk.post({"receipt": receipt, "go": "ask"}, "")
        (step,) = [each for each in page.all("input") if each.get("name") == "go"]
        assert step.get("value") == "ask"
        page = desk.post({"receipt": receipt, "go": "ask", "language": "de"}, "")
        assert page.heading == "Ihre Antworten zurücknehmen?"
        assert len(desk.survey.stored()) == 1

    def test_what_was_mistyped_stays_in_its_field(self, desk: Respondent) -> None:
        page = desk.post({"receipt": "abc"}, "", status=422)
        assert [each.get("value") for each in page.all("button", css_class="switch")] == ["de"]
        page = desk.post({"receipt": "abc", "language": "de"}, "", status=422)
        assert page.all("input")[-1].get("value") == "abc"
        assert page.all("html")[0].get("lang") == "de"
