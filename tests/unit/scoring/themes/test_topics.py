"""Themes of comments: found, equal for equal seeds, never of fewer than three people."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowgap.scoring.themes.topics import MOST_THEMES, find_topics
from flowgap.scoring.themes.words import FEWEST_CONTRIBUTORS

REVIEWS = (
    "Code reviews take days, waiting for a reviewer",
    "The review queue is long and reviewers are busy",
    "I wait for reviews",
    "Reviews wait two days in the queue",
)
TESTS = (
    "Flaky tests fail for no reason",
    "The pipeline is flaky",
    "Tests fail again, flaky pipeline",
    "Der Test schlägt fehl, die Pipeline ist flaky",
)
REQUIREMENTS = (
    "Anforderungen ändern sich",
    "Unklare Anforderungen vom Fachbereich",
    "Die Anforderung war unklar",
    "Anforderungen sind unklar, der Fachbereich antwortet nicht",
)
ALL = (*REVIEWS, *TESTS, *REQUIREMENTS) * 2


class TestFindTopics:
    def test_what_people_write_of_together_is_a_theme_in_either_language(self) -> None:
        found = find_topics(ALL, ["slow"] * 24, seed=1)
        assert [topic.n_people for topic in found] == [8, 8, 8]
        assert {topic.words[0] for topic in found} == {"anforderungen", "flaky", "reviews"}

    def test_labels_are_the_heaviest_words(self) -> None:
        found = find_topics(ALL, ["slow"] * 24, seed=1)
        assert "flaky, pipeline" in {", ".join(topic.words[:2]) for topic in found}
        assert all(topic.label == ", ".join(topic.words) for topic in found)

    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_equal_seeds_give_equal_themes_in_any_order(self, seed: int) -> None:
        order = np.random.default_rng(seed).permutation(24).tolist()
        shuffled = [ALL[place] for place in order]
        found = find_topics(ALL, ["slow"] * 24, seed=seed)
        assert find_topics(shuffled, ["slow"] * 24, seed=seed) == found

    def test_two_who_write_of_something_are_no_theme(self) -> None:
        # 14 comments on reviews, 2 on lunch.
        comments = [*(REVIEWS * 4)[:14], "canteen lunch", "canteen lunch"]
        found = find_topics(comments, ["slow"] * 16, seed=1)
        assert not any("canteen" in topic.words for topic in found)

    def test_comments_of_one_person_twice_are_one_person(self) -> None:
        # Each theme has eight comments, four on either question: four people at least.
        questions = ["slow"] * 12 + ["ai"] * 12
        assert {topic.n_people for topic in find_topics(ALL, questions, seed=1)} == {4}

    @pytest.mark.parametrize(("n_comments", "n_themes"), [(2, 0), (3, 1), (8, 1)])
    def test_three_people_who_use_the_same_words_are_a_theme(
        self, n_comments: int, n_themes: int
    ) -> None:
        comments = ["The review queue"] * n_comments
        assert len(find_topics(comments, ["slow"] * n_comments, seed=1)) == n_themes

    def test_there_are_never_more_than_a_page_holds(self) -> None:
        words = ["alpha", "bravo", "delta", "gamma", "kappa", "omega", "sigma", "theta", "zulu"]
        comments = [f"{word} {word}zone" for word in words for _ in range(20)]
        assert len(find_topics(comments, ["slow"] * 180, seed=1)) <= MOST_THEMES

    @pytest.mark.parametrize("comments", [[], [""] * 9, ["the and of"] * 9, ["\x00\ud83d"] * 9])
    def test_nothing_to_read_gives_no_themes(self, comments: list[str]) -> None:
        assert find_topics(comments, ["slow"] * len(comments), seed=1) == ()

    @settings(max_examples=20, deadline=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from(ALL) | st.text(max_size=40), st.sampled_from("ab")),
            max_size=40,
        )
    )
    def test_whatever_is_written_no_word_of_fewer_than_three_people_is_shown(
        self, written: list[tuple[str, str]]
    ) -> None:
        comments, questions = [text for text, _ in written], [asked for _, asked in written]
        for topic in find_topics(comments, questions, seed=1):
            assert topic.n_people >= FEWEST_CONTRIBUTORS
            for word in topic.words:
                by_question = [
                    sum(word in text.lower() for text, asked in written if asked == question)
                    for question in "ab"
                ]
                assert max(by_question) >= FEWEST_CONTRIBUTORS
