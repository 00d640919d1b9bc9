"""Comments as words."""

import pytest

from flowgap.scoring.themes.words import (
    FEWEST_CONTRIBUTORS,
    MOST_CHARACTERS,
    people_behind,
    stem,
    vocabulary,
    words_of,
)


class TestWordsOf:
    def test_words_without_a_subject_are_left_out(self) -> None:
        assert words_of("We are waiting for the review, and it is always late.") == [
            "waiting",
            "review",
            "late",
        ]

    @pytest.mark.parametrize("comment", ["It doesn't", "it won\u2019t", "we've", "Can't", "isn't"])
    def test_contractions_are_taken_apart(self, comment: str) -> None:
        assert words_of(comment) == []

    def test_german_reads_alike(self) -> None:
        assert words_of("Die Prüfung dauert, weil niemand zuständig ist.") == [
            "prüfung",
            "dauert",
            "zuständig",
        ]

    @pytest.mark.parametrize(
        "comment",
        [
            "ask ada@example.org",
            "ask @adalovelace",
            "see PAY1234",
            "it is 42",
            "",
            "??? !!!",
            "a b",
        ],
    )
    def test_what_could_name_somebody_or_something_is_no_word(self, comment: str) -> None:
        assert set(words_of(comment)) <= {"ask", "see"}

    def test_a_very_long_comment_is_read_at_its_beginning(self) -> None:
        comment = "late " * MOST_CHARACTERS
        assert len(words_of(comment)) == MOST_CHARACTERS // len("late ")


class TestStem:
    @pytest.mark.parametrize("word", ["review", "reviews", "reviewed", "reviewing", "reviewers"])
    def test_english_forms_are_one(self, word: str) -> None:
        assert stem(word) == "review"

    @pytest.mark.parametrize("word", ["anforderung", "anforderungen"])
    def test_german_forms_are_one(self, word: str) -> None:
        assert stem(word) == "anforder"

    @pytest.mark.parametrize("word", ["code", "test", "user", "team"])
    def test_short_words_stay(self, word: str) -> None:
        assert stem(word) == word


class TestPeopleBehind:
    def test_a_person_answers_each_question_once(self) -> None:
        # Two comments on one question, three on the other: two people may have written both.
        assert people_behind(["slow", "slow", "ai", "ai", "ai"]) == 3

    def test_nobody_is_behind_nothing(self) -> None:
        assert people_behind([]) == 0


class TestVocabulary:
    def test_a_word_needs_three_people(self) -> None:
        three = vocabulary([["delay"], ["delay"], ["delay", "zebra"]], ["slow"] * 3)
        two = vocabulary([["delay"], ["delay"]], ["slow"] * 2)
        assert three.stems == ("delay",)
        assert two.stems == ()

    def test_three_comments_of_two_people_are_too_few(self) -> None:
        assert vocabulary([["queue"]] * 3, ["slow", "slow", "ai"]).stems == ()

    def test_a_word_counts_once_in_a_comment(self) -> None:
        assert vocabulary([["queue"] * FEWEST_CONTRIBUTORS], ["slow"]).stems == ()

    def test_the_form_of_most_people_is_shown(self) -> None:
        comments = [["reviews"]] * 4 + [["review"]] * 3
        assert vocabulary(comments, ["slow"] * 7).forms == {"review": "reviews"}

    def test_a_form_that_fewer_than_three_wrote_is_never_shown(self) -> None:
        found = vocabulary([["reviews"], ["reviewed"], ["reviewing"]], ["slow"] * 3)
        assert found.stems == ("review",)
        assert found.forms == {}
