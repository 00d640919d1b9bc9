"""The check page: every answer can be changed or removed before anything is sent."""

from tests.support.browse import text_of
from tests.web.respondent.conftest import Respondent, buttons, fields


def at_check(respondent: Respondent) -> None:
    respondent.start()
    respondent.post({"role": "build", "stages": ["build", "qa"]}, "/about")
    respondent.post({"REV1": "2", "REV3": "255"}, "/REV")
    respondent.post({"ATT": "2"}, "/WRK")


def test_it_shows_every_part_with_its_answers(respondent: Respondent) -> None:
    at_check(respondent)
    page = respondent.get("/check")
    headings = [text_of(one) for one in page.all("h2")]
    assert headings[:3] == ["About your work", "Results", "Where work waits"]
    assert len(headings) == 14
    assert "Writing the code · Testing by people" in page.main
    assert "Code review 2 of 4 answered" in page.main
    assert "My changes get a first review within one working day. Rarely Remove" in page.main


def test_an_answer_that_is_not_there_cannot_be_removed(respondent: Respondent) -> None:
    at_check(respondent)
    removing = [text for text in buttons(respondent.get("/check")) if text.startswith("Remove")]
    # Kind of work, stages, two items, the attention item.
    assert len(removing) == 5


def test_an_item_is_removed(respondent: Respondent) -> None:
    at_check(respondent)
    page = respondent.post({"remove": "REV1"}, "/check")
    assert "Code review 1 of 4 answered" in page.main
    assert fields(respondent.get("/REV")) == {"REV3": ["255"]}


def test_a_choice_is_removed_and_the_parts_follow(respondent: Respondent) -> None:
    respondent.start()
    respondent.post({"stages": ["clarify"]}, "/about")
    assert "Security" not in [text_of(one) for one in respondent.get("/check").all("h2")]
    page = respondent.post({"remove": "stages"}, "/check")
    assert "Security" in [text_of(one) for one in page.all("h2")]


def test_the_attention_item_is_removed(respondent: Respondent) -> None:
    at_check(respondent)
    respondent.post({"remove": "ATT"}, "/check")
    assert fields(respondent.get("/WRK")) == {}


def test_removing_what_is_unknown_changes_nothing(respondent: Respondent) -> None:
    at_check(respondent)
    before = respondent.get("/check").main
    assert respondent.post({"remove": "NOPE"}, "/check").main == before


def test_a_part_is_changed_and_leads_back(respondent: Respondent) -> None:
    at_check(respondent)
    page = respondent.post({"go": "REV"}, "/check")
    assert page.heading == "Code review"
    assert respondent.at.endswith("/REV?check=1")
    page = respondent.post({"REV1": "5"})
    assert page.heading == "Check your answers"
    assert "working day. Almost always" in page.main


def test_another_language_in_between_still_leads_back(respondent: Respondent) -> None:
    at_check(respondent)
    respondent.post({"go": "REV"}, "/check")
    respondent.post({"language": "de"})
    assert respondent.post({"REV1": "5"}).heading == "Antworten prüfen"


def test_it_leads_on_to_the_last_part_and_back_to_the_one_before(respondent: Respondent) -> None:
    at_check(respondent)
    assert respondent.post({"go": "continue"}, "/check").heading == "In your own words"
    assert respondent.post({"go": "back"}, "/check").heading == "AI tools"
    assert respondent.post({"go": "delete"}, "/check").heading == "Nothing is left on this device"


def test_its_language_can_be_changed(respondent: Respondent) -> None:
    at_check(respondent)
    page = respondent.post({"language": "de"}, "/check")
    assert page.heading == "Antworten prüfen"
    assert "Selten Entfernen" in page.main


def test_without_a_draft_it_leads_to_the_promise(respondent: Respondent) -> None:
    assert "Nothing is kept on this device" in respondent.get("/check").main
