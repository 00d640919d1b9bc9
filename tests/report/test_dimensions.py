"""Dimensions: a mark where a figure is no score, and what too few answers leave out."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId
from flowgap.result.survey import Shown
from tests.report.said import prose, surveyed, table, texts
from tests.support.sample_result import sample_result

PAGE = PageId.DIMENSIONS
CAPTION = "Company scores, 0 to 100"


class TestMarks:
    @pytest.mark.parametrize(
        ("shown", "mark"), [(Shown.SCORE, ""), (Shown.INDEX, "index"), (Shown.ITEMS, "items only")]
    )
    def test_what_is_no_score_says_what_it_is(self, shown: Shown, mark: str) -> None:
        assert note_of_ownership(shown=shown) == mark

    def test_a_mark_is_explained_only_where_it_stands(self) -> None:
        # AI enablement of the sample is an index; nothing is items only.
        told = prose(sample_result(), PAGE)
        assert "“Index” marks" in told
        assert "“Items only” marks" not in told
        plain = tuple(
            replace(score, shown=Shown.SCORE) for score in sample_result().survey.dimensions
        )
        assert "marks a dimension" not in prose(surveyed(dimensions=plain), PAGE)

    def test_too_few_answers_for_figures_are_a_note(self) -> None:
        note = note_of_ownership(shown=Shown.INDEX, reason="few_for_figures")
        assert note == "index: too few answers for shares and reliability"


class TestWeights:
    def test_it_says_how_far_readiness_hangs_on_equal_weights(self) -> None:
        assert "it would lie between 51 and 58." in prose(sample_result(), PAGE)

    def test_where_that_is_not_known_nothing_is_said(self) -> None:
        readiness = replace(sample_result().survey.readiness, weights_low=None)
        assert "weights" not in prose(surveyed(readiness=readiness), PAGE)


def note_of_ownership(*, shown: Shown, reason: str | None = None) -> str:
    """Return the note in the row of the first dimension."""
    first, *others = sample_result().survey.dimensions
    changed = replace(first, shown=shown, reason=reason)
    rows = table(surveyed(dimensions=(changed, *others)), PAGE, CAPTION).rows
    return next(row.cells[0].note for row in rows if texts(row)[0] == "Ownership")
