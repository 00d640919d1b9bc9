"""Careless answers: what moves without them, and a warning where that would silence people."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import Callout, PageId
from flowgap.result.survey import Careless, WithoutFlagged
from tests.report.said import blocks_of, page_of, prose, surveyed
from tests.support.sample_beyond_scores import critical_careless
from tests.support.sample_result import sample_result

PAGE = PageId.ANSWERS


class TestWithoutThem:
    @pytest.mark.parametrize(("after", "moves"), [(45.0, False), (45.1, True), (38.9, True)])
    def test_a_score_is_named_if_it_moves_by_more_than_three_points(
        self, after: float, *, moves: bool
    ) -> None:
        # 45.0 - 42.0 = 3.0 is not more than 3; 42.0 - 38.9 = 3.1 is.
        shift = WithoutFlagged(dimension="REV", mean_with=42.0, mean_without=after)
        told = prose(surveyed(careless=Careless(without=(shift,))), PAGE)
        assert ("Code review capacity, 42.0 to" in told) is moves
        assert ("the one dimension that can be compared would not move" in told) is not moves

    def test_the_largest_move_comes_first(self) -> None:
        # REV moves by 3.6 points, DEC by 3.2.
        told = prose(surveyed(careless=critical_careless()), PAGE)
        assert (
            "Without them these would move by more than 3 points: "
            "Code review capacity, 42.3 to 45.9 and Decision rights, 45.3 to 48.5."
        ) in told
        assert "Workflow" not in told

    def test_of_more_than_four_the_rest_is_counted(self) -> None:
        moved = tuple(
            WithoutFlagged(dimension=id_, mean_with=40.0, mean_without=50.0)
            for id_ in ("OWN", "DEC", "TST", "WRK", "COM")
        )
        told = prose(surveyed(careless=Careless(without=moved)), PAGE)
        assert "Workflow, 40.0 to 50.0, and 1 more." in told
        assert "Communication" not in told

    def test_that_nothing_moves_is_said_of_what_can_be_compared(self) -> None:
        assert "none of the 2 dimensions that can be compared" in prose(sample_result(), PAGE)

    def test_what_would_give_the_few_away_is_not_told(self) -> None:
        told = prose(surveyed(careless=Careless(without=())), PAGE)
        assert "it would give away the few" in told

    @pytest.mark.parametrize(
        ("share", "told"),
        [
            (0.0, "No answers look careless."),
            (0.004, "<1% of the answers look careless."),
            (0.03, "3% of the answers look careless."),
        ],
    )
    def test_their_share_is_never_rounded_to_nothing(self, share: float, told: str) -> None:
        assert told in prose(surveyed(flagged_share=share), PAGE)

    def test_without_a_share_nothing_is_said(self) -> None:
        assert "careless" not in prose(surveyed(flagged_share=None, careless=None), PAGE)


class TestWarning:
    def test_flags_that_hit_low_scores_are_a_warning(self) -> None:
        told = prose(surveyed(careless=critical_careless()), PAGE)
        assert "Leaving careless answers out would silence the critical" in told
        assert "the lowest first: 12%, 0%, 0% and 0%." in told

    def test_flags_that_hit_nobody_in_particular_are_none(self) -> None:
        assert "silence" not in prose(sample_result(), PAGE)

    def test_without_quarters_the_warning_stays(self) -> None:
        bare = replace(critical_careless(), quarters=())
        told = prose(surveyed(careless=bare), PAGE)
        assert "silence the critical" in told
        assert "quarters" not in told

    def test_one_box_of_the_page_is_tinted(self) -> None:
        for result in (sample_result(), surveyed(careless=critical_careless())):
            blocks = blocks_of(page_of(result, PAGE))
            assert sum(isinstance(block, Callout) for block in blocks) == 1
            assert "Pilot instrument" in prose(result, PAGE)
