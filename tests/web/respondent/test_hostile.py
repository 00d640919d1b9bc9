"""Whatever is sent: a clear page, and nothing is kept that should not be."""

import io
import logging
from urllib.parse import urlencode

import pytest
from sqlalchemy.exc import OperationalError

from flowgap.web.respondent import questions
from flowgap.web.respondent.blueprint import LARGEST_FORM, MOST_FIELDS
from flowgap.web.respondent.drafts import COOKIE
from tests.web.respondent.conftest import Respondent, Survey, attempt_in, fields, read_page

MEGABYTE = 1024 * 1024
FORM = "application/x-www-form-urlencoded"
STRANGE = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "\u202edesrever\u202c",
    "\x00null",
    "\U0001f388 e\u0301 \u0627\u0644\u0633\u0644\u0627\u0645",
    "'; DROP TABLE response; --",
    "{{ 7 * 7 }}",
    "{ $name }",
]


def send(respondent: Respondent, body: bytes, kind: str, *, status: int, tail: str = "/REV") -> str:
    """Send raw bytes and return the heading of the page that answers."""
    response = respondent.client.post(
        f"{respondent.address}{tail}", data=body, content_type=kind, headers=respondent.headers
    )
    return read_page(response, respondent.survey.app, status).heading


class TestSize:
    def test_ten_megabytes_are_refused(self, respondent: Respondent) -> None:
        respondent.start()
        body = b"REV1=" + b"2" * (10 * MEGABYTE)
        assert send(respondent, body, FORM, status=413) == "That was too much at once"
        assert fields(respondent.get("/REV")) == {}

    def test_the_largest_form_is_read_and_one_byte_more_is_not(
        self, respondent: Respondent
    ) -> None:
        respondent.start()
        fits = b"x=" + b"a" * (LARGEST_FORM - 2)
        address = f"{respondent.address}/REV"
        response = respondent.client.post(address, data=fits, content_type=FORM)
        assert response.status_code == 303
        send(respondent, fits + b"a", FORM, status=413)

    def test_ten_thousand_fields_are_refused(self, respondent: Respondent) -> None:
        respondent.start()
        body = urlencode([(f"f{number}", "1") for number in range(10_000)]).encode()
        assert send(respondent, body, FORM, status=413) == "That was too much at once"

    def test_ten_thousand_times_one_field_are_refused(self, respondent: Respondent) -> None:
        respondent.start()
        send(respondent, b"REV1=2&" * 10_000, FORM, status=413)

    def test_as_many_fields_as_are_allowed_are_read(self, respondent: Respondent) -> None:
        respondent.start()
        for n_fields, status in ((MOST_FIELDS, 303), (MOST_FIELDS + 1, 413)):
            body = urlencode([("x", "1")] * n_fields)
            response = respondent.client.post(
                f"{respondent.address}/REV", data=body, content_type=FORM
            )
            assert response.status_code == status

    def test_a_long_text_comes_back_and_is_not_lost(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        text = "ü" * 20_000
        page = respondent.post({"OPEN1": text}, status=422)
        assert page.all("textarea")[0].text == text


class TestKind:
    @pytest.mark.parametrize("kind", ["application/json", "text/plain", "", "image/png"])
    def test_what_is_no_form_is_refused(self, respondent: Respondent, kind: str) -> None:
        respondent.go_to_words(REV1="2")
        draft = respondent.draft
        for tail in ("", "/REV", "/words", "/check", "?all=1"):
            heading = send(respondent, b'{"REV1": 3}', kind, status=415, tail=tail)
            assert heading == "We could not read this kind of content", tail
            assert respondent.draft == draft, tail
            assert respondent.survey.stored() == [], tail

    def test_a_form_in_parts_is_read(self, respondent: Respondent) -> None:
        respondent.start()
        respondent.client.post(
            f"{respondent.address}/REV", data={"REV1": "2"}, content_type="multipart/form-data"
        )
        assert fields(respondent.get("/REV")) == {"REV1": ["2"]}

    def test_a_file_in_place_of_an_answer_is_no_answer(self, respondent: Respondent) -> None:
        respondent.start()
        data = {"REV1": (io.BytesIO(b"2"), "answer.txt")}
        respondent.client.post(
            f"{respondent.address}/REV", data=data, content_type="multipart/form-data"
        )
        assert fields(respondent.get("/REV")) == {}

    def test_broken_parts_are_refused_or_empty(self, respondent: Respondent) -> None:
        respondent.start()
        kind = "multipart/form-data; boundary=x"
        response = respondent.client.post(
            f"{respondent.address}/REV", data=b"--y\r\nnonsense", content_type=kind
        )
        assert response.status_code in {303, 400}
        assert fields(respondent.get("/REV")) == {}

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
    def test_other_methods_are_refused(self, respondent: Respondent, method: str) -> None:
        response = respondent.client.open(respondent.address, method=method)
        page = read_page(response, respondent.survey.app, 405)
        assert page.heading == "This address cannot be used this way"

    def test_another_site_cannot_send_a_form(self, respondent: Respondent) -> None:
        response = respondent.client.post(
            respondent.address, data={"go": "start"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert read_page(response, respondent.survey.app, 403).heading.startswith("This form came")

    def test_a_button_that_does_not_exist_does_nothing(self, respondent: Respondent) -> None:
        respondent.post({"go": "everything"}, "", status=400)
        assert respondent.draft is None


class TestText:
    @pytest.mark.parametrize("text", STRANGE)
    def test_it_is_shown_as_text_and_kept_as_text(self, respondent: Respondent, text: str) -> None:
        respondent.go_to_words()
        filler = "x" * 500
        page = respondent.post({"OPEN1": text, "OPEN2": filler + "x"}, status=422)
        assert not [one for one in page.all("script") if not one.get("src")]
        respondent.post({"OPEN1": text})
        (kept,) = respondent.survey.stored()
        assert set(kept.comments) <= {"OPEN1"}
        assert "\x00" not in kept.comments.get("OPEN1", "")
        assert "\u202e" not in kept.comments.get("OPEN1", "")

    def test_the_longest_texts_of_the_widest_letters_fit_under_the_seal(
        self, respondent: Respondent
    ) -> None:
        respondent.go_to_words()
        respondent.post({"OPEN1": "\U0001f388" * 500, "OPEN2": '"\\' * 250})
        (kept,) = respondent.survey.stored()
        assert kept.comments == {"OPEN1": "\U0001f388" * 500, "OPEN2": '"\\' * 250}

    def test_passages_that_grow_when_removed_fit_too(self, respondent: Respondent) -> None:
        respondent.go_to_words()
        respondent.post({"OPEN1": "#1 " * 166, "OPEN2": "@a " * 166})
        assert len(respondent.survey.stored()) == 1

    @pytest.mark.parametrize("name", ["REV1", "BV", "role", "OPEN1", "attempt", "language", "go"])
    def test_no_value_of_any_field_ends_in_a_failure(
        self, respondent: Respondent, name: str
    ) -> None:
        respondent.start()
        draft = respondent.draft
        assert draft is not None
        for value in [*STRANGE, "-1", "1e9", "256", "\uff19", "None", "x" * 9000]:
            for tail in ("", "/about", "/REV", "/vote", "/words", "/check", "?all=1"):
                respondent.client.set_cookie(COOKIE, draft, path=respondent.address)
                form = {"attempt": "ab" * 16, "go": "back"} | {name: value}
                response = respondent.client.post(f"{respondent.address}{tail}", data=form)
                assert response.status_code < 500, (name, value, tail)

    def test_a_client_with_marks_in_its_name_is_shown_as_text(self, survey: Survey) -> None:
        page = survey.respondent("/r/%3Cscript%3E").get("?language=%22%3E", status=404)
        assert not page.all("script")


class TestLogs:
    def test_a_failure_names_neither_link_nor_answer(
        self,
        respondent: Respondent,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        token = respondent.address.removeprefix("/r/")

        def fail(*_: object, **__: object) -> None:
            raise ZeroDivisionError(f"{token} answered secret-answer")

        respondent.go_to_words()
        monkeypatch.setattr(questions, "send_answers", fail)
        with caplog.at_level(logging.DEBUG):
            page = respondent.post({"OPEN1": "secret-answer"}, status=500)
        assert page.heading == "Something went wrong on our side"
        assert respondent.draft is not None
        said = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
        assert "ZeroDivisionError" in said
        assert "questions.py" in said
        for secret in (token, "secret-answer", "127.0.0.1"):
            assert secret not in said

    def test_a_database_that_fails_is_a_page_and_no_secret(
        self,
        respondent: Respondent,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OperationalError("INSERT", {"token": "secret"}, Exception("disk is full"))

        respondent.go_to_words()
        monkeypatch.setattr(questions, "send_answers", fail)
        page = respondent.post(status=503)
        assert page.heading == "We cannot store anything right now"
        assert "secret" not in caplog.text

    def test_a_whole_visit_leaves_no_line(
        self, respondent: Respondent, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.DEBUG):
            respondent.go_to_words(REV1="2")
            respondent.post({"OPEN1": "Waiting."})
            respondent.get(status=410)
            respondent.survey.respondent("/r/nope").get(status=404)
        assert caplog.records == []


class TestCookies:
    def test_no_page_sets_another_cookie(self, survey: Survey) -> None:
        device = survey.respondent()
        device.go_to_words()
        device.post()
        attempt = attempt_in(survey.respondent(survey.shared()).get("?all=1"))
        survey.respondent(survey.shared()).post({"attempt": attempt, "REV1": "2"}, "?all=1")
        for address in ("/receipt", "/answer", "/r/nope"):
            other = survey.respondent(address)
            other.client.get(address)
            assert other.client._cookies == {}  # noqa: SLF001 - there is no other way to see all
        assert device.client._cookies == {}  # noqa: SLF001 - see above

    def test_a_draft_says_nothing_to_who_reads_the_cookie(self, respondent: Respondent) -> None:
        respondent.start()
        empty = respondent.draft
        respondent.post({"REV1": "5", "REV2": "5", "REV3": "5"}, "/REV")
        assert empty is not None
        assert respondent.draft is not None
        # As long as before, and nothing of it the same.
        assert len(respondent.draft) == len(empty)
        assert respondent.draft[:20] != empty[:20]
