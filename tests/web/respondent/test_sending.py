"""The last part sends everything; what was acknowledged is kept, once."""

from urllib.parse import unquote

from flowgap.answering.redaction import REMOVED
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from tests.support.waves import CLOSES, MRI
from tests.web.respondent.conftest import (
    Respondent,
    Survey,
    attempt_in,
    buttons,
    fields,
    receipt_in,
)


def codes(packed: bytes) -> dict[str, int]:
    return dict(zip(MRI.item_ids, packed, strict=True))


class TestWords:
    def test_it_warns_and_says_what_is_removed(self, respondent: Respondent) -> None:
        page = respondent.go_to_words()
        assert "Please name nobody" in page.main
        assert "We remove e-mail addresses" in page.main
        assert "is not kept on this device" in page.main

    def test_another_language_keeps_what_was_written(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        page = respondent.post({"OPEN1": "\nWaiting.\nLong.", "language": "de"})
        assert page.heading == "In eigenen Worten"
        assert page.all("textarea")[0].text == "\nWaiting.\nLong."
        assert respondent.survey.stored() == []

    def test_a_text_of_the_longest_length_is_sent(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        # A browser sends line ends as two characters and counts one: 499 + 1.
        respondent.post({"OPEN1": "ä" * 499 + "\r\n"})
        assert respondent.survey.stored()[0].comments == {"OPEN1": "ä" * 499}

    def test_a_longer_text_comes_back_whole_with_its_length(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        page = respondent.post({"OPEN1": "ä" * 501}, status=422)
        assert "500 characters at most. You wrote 501." in page.main
        assert page.all("textarea")[0].text == "ä" * 501
        assert page.title.startswith("Error: Part 15 of 15")
        assert respondent.survey.stored() == []

    def test_nothing_written_reaches_the_draft(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        respondent.post({"OPEN1": "secret", "go": "back"})
        assert not respondent.get("/words").all("textarea")[0].text


class TestBlank:
    def test_it_asks_first_and_keeps_what_was_written(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.get("/words")
        page = respondent.post({"OPEN1": "Waiting.", "go": "send"}, status=422)
        assert page.title.startswith("Error: Part 15 of 15")
        assert "You have answered none of the questions with a scale." in page.main
        assert page.all("textarea")[0].text == "Waiting."
        assert respondent.draft is not None
        assert respondent.survey.stored() == []
        # Enter presses the first button of the page, which has no name.
        respondent.post({"OPEN1": "Waiting."}, status=422)
        assert receipt_in(respondent.post({"OPEN1": "Waiting.", "go": "send-anyway"}))
        (kept,) = respondent.survey.stored()
        assert set(kept.answers) == {SKIPPED, NOT_ASKED}
        assert respondent.draft is None

    def test_one_answer_is_enough_and_not_knowing_is_one(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"OUT1": "255"}, "/OUT")
        assert receipt_in(respondent.post({"go": "send"}, "/words"))

    def test_an_answer_that_is_not_asked_any_more_is_none(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.post({"REV1": "2"}, "/REV")
        respondent.post({"stages": ["clarify"]}, "/about")
        assert "Send it anyway" in buttons(respondent.post({"go": "send"}, "/words", status=422))

    def test_on_a_used_link_it_says_that_and_does_not_ask(self, survey: Survey) -> None:
        first, second = survey.respondent(), survey.respondent()
        second.start()
        first.go_to_words()
        first.post()
        page = second.post({"go": "send"}, "/words", status=410)
        assert page.heading == "These answers were not sent"


class TestSent:
    def test_it_thanks_with_a_receipt_and_deletes_the_draft(self, respondent: Respondent) -> None:
        respondent.go_to_words(REV1="2")
        page = respondent.post({"OPEN1": "Waiting.", "go": "send"})
        assert page.heading == "Thank you. Your answers are in."
        assert receipt_in(page)
        assert respondent.draft is None
        assert "Until Friday 30 October 2026, 08:00 Berlin time" in page.main

    def test_everything_is_kept_as_it_was_answered(self, respondent: Respondent) -> None:
        respondent.go_to_words(role="quality", tenure="new", BV="ci", REV1="2", REV2="255", ATT="2")
        respondent.post({"OPEN1": "Waiting.", "OPEN2": "  "})
        (kept,) = respondent.survey.stored()
        assert codes(kept.answers)["REV1"] == 2
        assert codes(kept.answers)["REV2"] == DONT_KNOW
        assert codes(kept.answers)["REV3"] == SKIPPED
        assert codes(kept.answers)["REV5"] == NOT_ASKED
        assert kept.particulars.pop("order") in {"forward", "reversed"}  # type: ignore[attr-defined] # a dict
        assert kept.particulars == {
            "language": "en",
            "role": "quality",
            "tenure": "new",
            "BV": "ci",
            "ATT": "2",
        }
        assert kept.comments == {"OPEN1": "Waiting."}

    def test_the_stages_are_kept_nowhere_but_what_was_not_asked_is(
        self, respondent: Respondent
    ) -> None:
        respondent.start()
        respondent.post({"REV1": "2"}, "/REV")
        respondent.post({"OUT1": "2"}, "/OUT")
        respondent.post({"stages": ["clarify"]}, "/about")
        respondent.post({}, "/words")
        (kept,) = respondent.survey.stored()
        assert "stages" not in kept.particulars
        assert codes(kept.answers)["REV1"] == NOT_ASKED

    def test_it_says_how_many_passages_were_removed(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        page = respondent.post({"OPEN1": "Ask bob@alder.example about ABC-12", "OPEN2": "@eve"})
        assert "We removed 3 passages" in page.main
        assert respondent.survey.stored()[0].comments == {
            "OPEN1": f"Ask {REMOVED} about {REMOVED}",
            "OPEN2": REMOVED,
        }

    def test_where_nothing_was_removed_it_says_nothing(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        assert "removed" not in respondent.post({"OPEN1": "Waiting."}).main

    def test_the_receipt_can_be_saved_as_a_file(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        page = respondent.post()
        link = next(one for one in page.all("a") if one.get("download"))
        text = unquote(link.get("href", ""))
        assert link.get("download") == "receipt.txt"
        assert text.startswith(f"data:text/plain;charset=utf-8,Receipt {receipt_in(page)}\n")
        assert text.endswith("Address: http://localhost/receipt")

    def test_thanks_in_another_language_show_the_same_receipt(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        page = respondent.post()
        german = respondent.post({"attempt": attempt_in(page), "language": "de"}, "")
        assert german.heading == "Danke. Ihre Antworten sind da."
        assert receipt_in(german) == receipt_in(page)


class TestRepeated:
    def test_a_reload_shows_the_same_receipt_and_stores_nothing_twice(
        self, respondent: Respondent
    ) -> None:
        attempt = attempt_in(respondent.go_to_words())
        form = {"OPEN1": "Ask @bob", "attempt": attempt, "go": "send"}
        first, second = respondent.post(form), respondent.post(form, "/words")
        assert receipt_in(first) == receipt_in(second)
        assert "We removed one passage" in second.main
        assert "had arrived before" not in first.main
        assert len(respondent.survey.stored()) == 1

    def test_who_sends_other_answers_later_is_told_that_they_were_not_kept(
        self, respondent: Respondent
    ) -> None:
        attempt = attempt_in(respondent.get("?all=1"))
        respondent.post({"attempt": attempt, "REV1": "4"}, "?all=1")
        page = respondent.post({"attempt": attempt, "REV1": "2"}, "?all=1")
        assert "These answers had arrived before." in page.main
        page = respondent.post({"attempt": attempt, "language": "de"}, "?all=1")
        assert "schon eingegangen" not in page.main
        (kept,) = respondent.survey.stored()
        assert 4 in kept.answers
        assert 2 not in kept.answers

    def test_a_lost_answer_is_found_when_the_link_is_opened_again(
        self, respondent: Respondent
    ) -> None:
        respondent.go_to_words()
        draft = respondent.draft
        assert draft is not None
        receipt = receipt_in(respondent.post())
        # The network was lost: the page never came, and the cookie is still there.
        respondent.client.set_cookie("flowgap_draft", draft, path=respondent.address)
        assert receipt_in(respondent.get()) == receipt
        assert respondent.draft is None

    def test_on_a_teams_link_too_nothing_is_stored_twice(self, survey: Survey) -> None:
        respondent = survey.respondent(survey.shared())
        attempt = attempt_in(respondent.go_to_words())
        receipt = receipt_in(respondent.post())
        assert receipt_in(respondent.post({"attempt": attempt}, "/words")) == receipt
        assert len(survey.stored()) == 1

    def test_a_team_answers_as_often_as_it_has_people(self, survey: Survey) -> None:
        receipts = set()
        for _ in range(3):
            respondent = survey.respondent(survey.shared())
            respondent.go_to_words()
            receipts.add(receipt_in(respondent.post()))
        assert len(receipts) == len(survey.stored()) == 3

    def test_once_the_wave_is_closed_the_receipt_still_comes_back(
        self, respondent: Respondent
    ) -> None:
        attempt = attempt_in(respondent.go_to_words(REV1="4"))
        receipt = receipt_in(respondent.post())
        respondent.survey.now = CLOSES
        answers, _ = respondent.survey.close()
        assert codes(answers[0])["REV1"] == 4
        assert receipt_in(respondent.post({"attempt": attempt}, "/words")) == receipt


class TestRefused:
    def test_two_devices_with_one_link_the_second_is_told(self, survey: Survey) -> None:
        first, second = survey.respondent(), survey.respondent()
        first.go_to_words()
        second.go_to_words(REV1="2")
        first.post()
        page = second.post({"OPEN1": "Waiting."}, status=410)
        assert page.heading == "These answers were not sent"
        assert "Your answer to one question is still kept here." in page.main
        assert second.draft is not None
        assert len(survey.stored()) == 1

    def test_closed_while_writing(self, respondent: Respondent) -> None:
        respondent.go_to_words(REV1="2", REV2="3")
        respondent.survey.now = CLOSES
        page = respondent.post({"OPEN1": "Waiting."}, status=410)
        assert page.heading == "The survey has closed"
        assert "It closed on Friday 30 October 2026, 08:00 Berlin time." in page.main
        assert "Your answers had not been sent, so they are not counted." in page.main
        assert "Your answers to 2 questions are still kept here." in page.main
        assert "Delete my answers from this device" in buttons(page)
        assert respondent.survey.stored() == []

    def test_two_tabs_send_the_same_answers_once(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        first = respondent.post({"OPEN1": "From one tab."})
        second = respondent.post({"OPEN1": "Other.", "attempt": attempt_in(first)}, "/words")
        assert receipt_in(first) == receipt_in(second)
        assert len(respondent.survey.stored()) == 1

    def test_after_it_was_sent_the_parts_lead_nowhere(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        respondent.post()
        page = respondent.get("/REV", status=410)
        assert fields(page) == {}
        assert page.heading == "Answers were sent with this link"
