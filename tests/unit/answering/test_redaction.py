"""What could name someone is taken out of open answers, and ordinary words stay."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.answering.redaction import redact


class TestTakesOut:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("ask jo.lee+x@mail.example.com about it", "ask […] about it"),
            ("see https://tracker.example/ABC?x=1 for more", "see […] for more"),
            ("see www.example.com/a", "see […]"),
            ("@jolee never reviews", "[…] never reviews"),
            ("hello @jo-lee.x and @b", "hello […] and […]"),
            ("blocked by PAY-1234", "blocked by […]"),
            ("fixed in #512, broken in !77", "fixed in […], broken in […]"),
            ("call +49 170 1234567", "call […]"),
            ("call 0170/123 45 67 now", "call […] now"),
        ],
    )
    def test_addresses_links_handles_tickets_and_telephones(self, text: str, kept: str) -> None:
        assert redact(text).text == kept

    def test_it_counts_what_it_took_out(self) -> None:
        assert redact("a@b.example and PAY-1 and @jo").n_removed == 3
        assert redact("Reviews take a week.").n_removed == 0


class TestLongTexts:
    @pytest.mark.parametrize("piece", ["a", "a.", "0", "+1 ", "@a", "A1-", "\n ", "a@", "www."])
    def test_the_time_grows_with_the_length_and_not_with_its_square(self, piece: str) -> None:
        short, long = (seconds_for(piece * (n // len(piece))) for n in (8_000, 64_000))
        # Eight times the length takes eight times as long; its square would be sixty-four times.
        assert long < 32 * short + 0.05

    def test_an_address_is_taken_out_however_long_its_first_part_is(self) -> None:
        assert "@" not in redact(f"{'x' * 200}@mail.example").text


def seconds_for(text: str) -> float:
    """Return the shortest of three times."""
    took = []
    for _ in range(3):
        start = time.process_time()
        redact(text)
        took.append(time.process_time() - start)
    return min(took)


class TestLeaves:
    @pytest.mark.parametrize(
        "text",
        [
            "Reviews take 3-4 days, since 2026-10-01 even 10.",
            "We use C++ and C#. 50% of it works: 1,000,000 lines!",
            "Tests (unit & e2e) fail at 3 a.m. <b>always</b> =1+1",
            "Prüfungen dauern länger, weil niemand zuständig ist.",
            "Команда ждёт. レビュー待ち。",
        ],
    )
    def test_ordinary_sentences_as_they_are(self, text: str) -> None:
        assert redact(text).text == text


class TestTidies:
    def test_line_ends_and_blanks(self) -> None:
        assert redact("  a \t b\r\nc\r\n\r\n\r\n\nd  ").text == "a b\nc\n\nd"

    def test_control_characters_and_marks_of_direction_go(self) -> None:
        assert redact("a\x00b\x1b[31mc\u202edef\u200b").text == "ab[31mcdef"

    def test_an_address_cannot_be_hidden_behind_a_mark(self) -> None:
        assert redact("jo\u200b@mail.example").text == "[…]"


@given(st.text(max_size=200))
def test_what_is_redacted_stays_as_it_is(text: str) -> None:
    once = redact(text).text
    assert redact(once).text == once
    assert "@" not in once or redact(once).n_removed == 0


@given(st.text(max_size=600))
def test_a_text_never_grows_beyond_what_was_taken_out(text: str) -> None:
    found = redact(text)
    assert len(found.text) <= len(text) + 3 * found.n_removed
