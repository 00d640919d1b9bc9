"""Titles take at most two lines, of about equal length."""

from hypothesis import given
from hypothesis import strategies as st

from flowgap.reporting.titles import balanced_width_mm, first_that_fits, title_lines

SHORT = "Readiness is 54"
LONG = "People and the clock both point at review and the clock alone points at QA"
ENDLESS = " ".join(["review"] * 40)


class TestLines:
    def test_a_short_title_takes_one_line_and_a_long_one_more(self) -> None:
        assert title_lines(SHORT) == 1
        assert title_lines(LONG) == 2
        assert title_lines(ENDLESS) > 2

    def test_a_word_that_is_wider_than_the_page_takes_one_line(self) -> None:
        assert title_lines("Donau" * 40) == 1

    def test_a_no_break_space_does_not_end_a_word(self) -> None:
        # 60 mm hold one of the words, not both.
        assert title_lines("Softwarehaus Softwarehaus", width_mm=60) == 2
        assert title_lines("Softwarehaus\N{NO-BREAK SPACE}Softwarehaus", width_mm=60) == 1


class TestFitting:
    def test_it_takes_the_first_title_of_two_lines(self) -> None:
        assert first_that_fits([ENDLESS, LONG, SHORT]) == LONG

    def test_it_takes_the_last_where_none_fits(self) -> None:
        assert first_that_fits([ENDLESS, f"{ENDLESS} more"]) == f"{ENDLESS} more"


class TestBalance:
    def test_one_line_keeps_the_full_width(self) -> None:
        assert balanced_width_mm(SHORT) == 170

    def test_two_lines_get_narrower_until_a_third_would_begin(self) -> None:
        width = balanced_width_mm(LONG)
        assert width < 170
        assert title_lines(LONG, width_mm=width) == 2
        # 2 mm are the step, and one step is left as a margin for kerning.
        assert title_lines(LONG, width_mm=width - 4) == 3

    @given(
        st.lists(st.sampled_from(["review", "QA", "integration", "1.9"]), min_size=1),
        st.sampled_from([120, 170]),
    )
    def test_balance_never_adds_a_line(self, words: list[str], most_mm: int) -> None:
        title = " ".join(words)
        width = balanced_width_mm(title, most_mm=most_mm)
        assert width <= most_mm
        assert title_lines(title, width_mm=width) == title_lines(title, width_mm=most_mm)
