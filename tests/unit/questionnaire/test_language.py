"""Words, syllables, negations and reading grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.questionnaire.rules.language import (
    and_or_in,
    n_syllables,
    negation_in,
    reading_grade,
    straight_quote_in,
    words,
)

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


class TestWords:
    def test_hyphens_and_apostrophes_join(self) -> None:
        assert words(f"Our day-to-day work doesn{APOSTROPHE}t stop: 2 weeks.") == (
            ["Our", "day-to-day", "work", f"doesn{APOSTROPHE}t", "stop", "weeks"]
        )


class TestSyllables:
    @pytest.mark.parametrize(
        ("word", "count"),
        [
            ("work", 1),
            ("time", 1),
            ("table", 2),
            ("see", 1),
            ("moved", 1),
            ("started", 2),
            ("agreed", 2),
            ("the", 1),
            ("hmm", 1),
            ("security", 4),
        ],
    )
    def test_counts_vowels_that_are_heard(self, word: str, count: int) -> None:
        assert n_syllables(word) == count


class TestReadingGrade:
    def test_worked_example(self) -> None:
        # 3 words, 1 sentence, 1 + 1 + 1 syllables: 0.39 * 3 + 11.8 * 1 - 15.59 = -2.62.
        assert reading_grade(["Our work waits."]) == pytest.approx(-2.62)

    def test_texts_are_pooled(self) -> None:
        # 3 + 2 words in 2 sentences, 3 + 3 syllables: 0.39 * 2.5 + 11.8 * 6 / 5 - 15.59.
        grade = reading_grade(["Our work waits.", "Tables wait"])
        assert grade == pytest.approx(0.39 * 2.5 + 11.8 * 1.2 - 15.59)

    def test_needs_a_word(self) -> None:
        with pytest.raises(ValueError, match="at least one word"):
            reading_grade(["..."])

    @given(st.permutations(["Our work waits.", "Security is late.", "We test all we ship."]))
    def test_order_is_irrelevant(self, texts: list[str]) -> None:
        assert reading_grade(texts) == pytest.approx(reading_grade(sorted(texts)))


class TestNegation:
    @pytest.mark.parametrize(
        "text",
        [
            "Work is not done.",
            "There is no owner.",
            "We never know.",
            "We ship without tests.",
            f"It doesn{APOSTROPHE}t work.",
            "It can't work.",
            "We cannot ship.",
            "Nobody knows.",
        ],
    )
    def test_is_found_in_english(self, text: str) -> None:
        assert negation_in(text, language="en") is not None

    @pytest.mark.parametrize(
        "text",
        ["Wir wissen es nicht.", "Keiner weiß es.", "Nie genug.", "Ohne Tests.", "Kein Test."],
    )
    def test_is_found_in_german(self, text: str) -> None:
        assert negation_in(text, language="de-AT") is not None

    @pytest.mark.parametrize(
        "text", ["Notes are noted.", "We know nowadays.", f"An isn{APOSTROPHE}tish word"]
    )
    def test_is_not_seen_inside_a_word(self, text: str) -> None:
        assert negation_in(text, language="en") is None

    def test_is_not_looked_for_in_other_languages(self) -> None:
        assert negation_in("Non, no, not.", language="fr") is None


class TestMarks:
    def test_typographic_quotes_pass(self) -> None:
        assert straight_quote_in(f"“Done” isn{APOSTROPHE}t done") is None

    @pytest.mark.parametrize(
        "text",
        [
            "We build and/or test.",
            "Wir bauen und / oder testen.",  # codespell:ignore oder
        ],
    )
    def test_and_or_is_found(self, text: str) -> None:
        assert and_or_in(text) is not None

    def test_and_alone_passes(self) -> None:
        assert and_or_in("We build and test.") is None
