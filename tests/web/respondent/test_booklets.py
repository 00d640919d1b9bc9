"""A wave may ask each person a part of the items: the same ones whenever they come back."""

from dataclasses import replace
from pathlib import Path

import pytest

from flowgap.answering.booklets import booklets_of
from flowgap.questionnaire.schema import NOT_ASKED
from tests.support.browse import Page
from tests.support.waves import MRI, OPENING
from tests.web.respondent.conftest import Respondent, Survey, attempt_in, open_survey

BOOKLETS = booklets_of(MRI, 20)


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    return open_survey(tmp_path, opening=replace(OPENING, booklet_items=20))


def items_on(page: Page) -> set[str]:
    return {one.get("id", "") for one in page.all("fieldset")} & set(MRI.item_ids)


def items_on_the_way(respondent: Respondent) -> frozenset[str]:
    """Go through all pages and return the items that they show."""
    page, found = respondent.start(), set[str]()
    while not respondent.at.endswith("/check"):
        found |= items_on(page)
        page = respondent.post()
    return frozenset(found)


def test_the_first_page_says_how_many_questions_there_are_and_how_long_they_take(
    survey: Survey,
) -> None:
    page = survey.respondent().get().main
    assert "20 questions for you: together, a team answers all" in page
    # 20 items and the attention item of 6.5 s, three screeners, vote and AI use of 6 s, two open
    # questions of 30 s: 136.5 + 30 + 60 = 226.5 s. All 49 items take 7 minutes.
    assert "4 min" in page


def test_without_booklets_the_number_of_questions_is_not_told(tmp_path: Path) -> None:
    assert "questions for you" not in open_survey(tmp_path).respondent().get().main


def test_page_by_page_a_person_meets_one_booklet(survey: Survey) -> None:
    assert items_on_the_way(survey.respondent()) in BOOKLETS


def test_who_comes_back_meets_the_same_items(survey: Survey) -> None:
    respondent = survey.respondent()
    first = items_on_the_way(respondent)
    respondent.post({"go": "start"}, "")
    found, page = set[str](), respondent.get("/about")
    while not respondent.at.endswith("/check"):
        found |= items_on(page)
        page = respondent.post()
    assert found == first


def test_other_people_meet_other_booklets(survey: Survey) -> None:
    # 24 people, 8 booklets: that all draw one has a chance of 8 ** -23.
    drawn = {frozenset(items_on(survey.respondent().get("?all=1"))) for _ in range(24)}
    assert len(drawn) > 1
    assert drawn <= set(BOOKLETS)


def test_on_one_page_what_is_sent_back_belongs_to_what_was_shown(survey: Survey) -> None:
    respondent = survey.respondent()
    page = respondent.get("?all=1")
    shown = items_on(page)
    answers = dict.fromkeys(shown, "4")
    other = next(item for item in MRI.item_ids if item not in shown)
    form = {"attempt": attempt_in(page), other: "5"} | answers
    assert respondent.post(form, "?all=1").heading == "Thank you. Your answers are in."
    (kept,) = survey.stored()
    codes = dict(zip(MRI.item_ids, kept.answers, strict=True))
    assert {item for item, code in codes.items() if code == 4} == shown
    assert {codes[item] for item in codes.keys() - shown} == {NOT_ASKED}


def test_page_by_page_what_was_not_asked_is_kept_as_not_asked(survey: Survey) -> None:
    respondent = survey.respondent()
    respondent.go_to_words(**dict.fromkeys(MRI.item_ids, "3"))
    respondent.post()
    (kept,) = survey.stored()
    assert kept.answers.count(3) == 20
    assert kept.answers.count(NOT_ASKED) == len(MRI.items) - 20
