"""Everything on one page and in one post, without a cookie."""

import pytest

from flowgap.questionnaire.schema import ItemRole
from flowgap.web.respondent.drafts import COOKIE
from tests.support.browse import text_of
from tests.support.waves import CLOSES, MRI
from tests.web.respondent.conftest import (
    Respondent,
    Survey,
    attempt_in,
    buttons,
    fields,
    receipt_in,
)

ALL = "?all=1"
CORE = [item.id for item in MRI.items if item.role is ItemRole.CORE]


@pytest.fixture
def respondent(survey: Survey) -> Respondent:
    """A device that keeps no cookies."""
    without = survey.respondent()
    without.client = survey.app.test_client(use_cookies=False)
    return without


def test_it_asks_all_items_and_every_question_but_the_one_that_routes(
    respondent: Respondent,
) -> None:
    page = respondent.get(ALL)
    names = [one.get("id", "") for one in page.all("fieldset")]
    assert len(names) == 49 + 5
    assert sorted(names) == sorted([*CORE, "role", "tenure", "BV", "ATT", "AIU"])
    assert [one.get("name") for one in page.all("textarea")] == ["OPEN1", "OPEN2"]
    assert [text_of(one) for one in page.all("h2")][:2] == ["About your work", "Results"]


def test_one_post_keeps_everything_and_thanks(respondent: Respondent) -> None:
    attempt = attempt_in(respondent.get(ALL))
    answers = {item: str(1 + place % 5) for place, item in enumerate(CORE)}
    form = {**answers, "role": "lead", "BV": ["qa", "ci"], "OPEN1": "See #12", "attempt": attempt}
    page = respondent.post(form, ALL)
    assert receipt_in(page)
    assert "We removed one passage" in page.main
    (kept,) = respondent.survey.stored()
    packed = dict(zip(MRI.item_ids, kept.answers, strict=True))
    assert {item: str(packed[item]) for item in CORE} == answers
    assert kept.particulars["BV"] == "qa+ci"
    assert kept.comments == {"OPEN1": "See […]"}


def test_the_same_post_again_shows_the_same_receipt(respondent: Respondent) -> None:
    form = {"attempt": attempt_in(respondent.get(ALL)), "REV1": "3"}
    receipts = {receipt_in(respondent.post(form, ALL)) for _ in range(3)}
    assert len(receipts) == len(respondent.survey.stored()) == 1


def test_another_attempt_on_a_used_link_is_refused(respondent: Respondent) -> None:
    first, second = (attempt_in(respondent.get(ALL)) for _ in range(2))
    assert first != second
    respondent.post({"attempt": first, "REV1": "2"}, ALL)
    page = respondent.post({"attempt": second, "REV1": "9"}, ALL, status=410)
    assert page.heading == "These answers were not sent"
    respondent.post({"attempt": second, "REV1": "3"}, ALL, status=410)
    assert len(respondent.survey.stored()) == 1


def test_a_problem_leaves_everything_on_the_page(respondent: Respondent) -> None:
    attempt = attempt_in(respondent.get(ALL))
    form = {"attempt": attempt, "REV1": "9", "REV2": "4", "OPEN1": "Waiting.\nLong."}
    page = respondent.post(form, ALL, status=422)
    assert page.title == "Error: Organizational MRI - FlowGap"
    assert fields(page) == {"REV2": ["4"]}
    assert page.all("textarea")[0].text == "Waiting.\nLong."
    assert attempt_in(page) == attempt
    assert "#REV1-first" in page.links().values()
    # What one person chose is never in the page of another.
    assert fields(respondent.get(ALL)) == {}


def test_another_language_keeps_everything_and_is_the_one_that_is_kept(
    respondent: Respondent,
) -> None:
    attempt = attempt_in(respondent.get(ALL))
    page = respondent.post({"attempt": attempt, "REV2": "4", "language": "de"}, ALL)
    assert page.heading == "Organisations-MRT"
    assert fields(page) == {"REV2": ["4"]}
    respondent.post({"attempt": attempt, "REV2": "4", "spoken": "de"}, ALL)
    assert respondent.survey.stored()[0].particulars["language"] == "de"


DIRECTIONS = {(0, "Product clarity"), (1, "Working together")}


def test_the_direction_follows_from_the_attempt(respondent: Respondent) -> None:
    # Forward, product clarity comes first; reversed, working together does.
    seen = set()
    for _ in range(40):
        page = respondent.get(ALL)
        fourth = text_of(page.all("h2")[3])
        seen.add((int(attempt_in(page)[:2], 16) & 1, fourth))
        if len(seen) == len(DIRECTIONS):
            break
    assert seen == DIRECTIONS


@pytest.mark.parametrize("attempt", ["", "xyz", "ab" * 15, "ab" * 17, "a b" * 16])
def test_without_a_number_of_its_own_a_post_is_refused(
    respondent: Respondent, attempt: str
) -> None:
    page = respondent.post({"attempt": attempt, "REV1": "3"}, ALL, status=400)
    assert page.heading == "We could not read what was sent"
    assert respondent.survey.stored() == []


def test_who_skips_everything_is_asked_first_and_thanked_then(respondent: Respondent) -> None:
    form = {"attempt": attempt_in(respondent.get(ALL)), "role": "lead", "OPEN1": "Waiting."}
    page = respondent.post({**form, "go": "send"}, ALL, status=422)
    assert "Send it anyway" in buttons(page)
    assert fields(page) == {"role": ["lead"]}
    assert page.all("textarea")[0].text == "Waiting."
    assert attempt_in(page) == form["attempt"]
    assert respondent.survey.stored() == []
    receipts = {receipt_in(respondent.post({**form, "go": "send-anyway"}, ALL)) for _ in range(2)}
    assert len(receipts) == 1
    (kept,) = respondent.survey.stored()
    assert kept.comments == {"OPEN1": "Waiting."}
    assert set(kept.answers) == {0, 254}


def test_the_stages_are_not_taken_since_they_were_not_asked(respondent: Respondent) -> None:
    form = {"attempt": attempt_in(respondent.get(ALL)), "stages": "clarify", "REV1": "3"}
    respondent.post(form, ALL)
    packed = dict(zip(MRI.item_ids, respondent.survey.stored()[0].answers, strict=True))
    assert packed["REV1"] == 3


def test_closed_in_mid_answer(respondent: Respondent) -> None:
    attempt = attempt_in(respondent.get(ALL))
    respondent.survey.now = CLOSES
    page = respondent.post({"attempt": attempt, "REV1": "3"}, ALL, status=410)
    assert page.heading == "The survey has closed"
    assert "Your answers had not been sent" in page.main
    assert respondent.get(ALL, status=410).heading == "The survey has closed"
    assert respondent.survey.stored() == []


def test_a_draft_on_the_device_goes_with_it(survey: Survey) -> None:
    respondent = survey.respondent()
    respondent.start()
    respondent.post({"attempt": attempt_in(respondent.get(ALL)), "REV1": "2"}, ALL)
    assert respondent.draft is None


def test_any_other_value_of_all_shows_the_promise(respondent: Respondent) -> None:
    assert respondent.get("?all=0").heading == "Where does good work get stuck?"
    assert COOKIE not in respondent.get(ALL).response.headers.get("Set-Cookie", "")
