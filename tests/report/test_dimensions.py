"""Dimensions: a mark where a figure is no score, and what too few answers leave out."""

from dataclasses import replace
from typing import Any

import pytest

from flowgap.reporting.blocks import Multiples, PageId, Prose, Table
from flowgap.reporting.heat_map import HeatMap
from flowgap.result.document import Result
from flowgap.result.survey import ItemMean, Readiness, Shown, TeamDimension, TeamScores
from tests.report.said import blocks_of, page_of, prose, surveyed, table, texts
from tests.support.sample_result import sample_result

PAGE = PageId.DIMENSIONS
CAPTION = "Company scores, 0 to 100"
ITEMS = "Item by item"
HELD_BACK = "Held back: with an earlier result few people could be told apart"


class TestMarks:
    @pytest.mark.parametrize(("shown", "mark"), [(Shown.SCORE, ""), (Shown.INDEX, "index")])
    def test_what_is_no_score_says_what_it_is(self, shown: Shown, mark: str) -> None:
        assert note_of_ownership(shown=shown) == mark

    def test_a_mark_is_explained_only_where_it_stands(self) -> None:
        # AI enablement of the sample is an index.
        assert "“Index” marks" in prose(sample_result(), PAGE)
        plain = tuple(
            replace(score, shown=Shown.SCORE) for score in sample_result().survey.dimensions
        )
        assert "marks a dimension" not in prose(surveyed(dimensions=plain), PAGE)

    def test_too_few_answers_for_figures_are_a_note(self) -> None:
        note = note_of_ownership(shown=Shown.INDEX, reason="few_for_figures")
        assert note == "index: too few answers for shares and reliability"


class TestItemByItem:
    def test_a_dimension_whose_items_do_not_go_together_has_no_figure_of_its_own(self) -> None:
        rows = [texts(row) for row in table(item_by_item("REV"), PAGE, CAPTION).rows]
        assert rows[9] == [
            "Code review capacity",
            "Shown item by item: its items do not go together.",
        ]

    def test_its_items_stand_below_with_their_means(self) -> None:
        rows = [texts(row) for row in table(item_by_item("REV"), PAGE, ITEMS).rows]
        assert rows == [
            ["Code review capacity"],
            ["Reviews start soon.", "31"],
            ["Reviewers have time.", "56"],
        ]

    def test_where_its_items_may_not_be_told_that_is_said(self) -> None:
        result = item_by_item("REV")
        bare = tuple(replace(score, items=()) for score in result.survey.dimensions)
        result = replace(result, survey=replace(result.survey, dimensions=bare))
        rows = [texts(row) for row in table(result, PAGE, CAPTION).rows]
        assert rows[9][1].startswith("No score: its items do not go together. Nor can they be told")

    def test_where_every_dimension_is_a_score_there_is_no_such_table(self) -> None:
        blocks = blocks_of(page_of(sample_result(), PAGE))
        assert ITEMS not in [block.caption for block in blocks if isinstance(block, Table)]

    def test_readiness_is_said_to_be_the_mean_of_the_other_nine(self) -> None:
        page = page_of(item_by_item("REV"), PAGE)
        assert "the mean of nine practices" in page.standfirst
        assert "weighs nine practices alike" in prose(item_by_item("REV"), PAGE)

    def test_where_too_many_are_the_title_blames_the_items_and_not_the_answers(self) -> None:
        none = Readiness(estimate=None, low=None, high=None, weakest=(), reason="item_by_item")
        page = page_of(replaced_readiness(none), PAGE)
        assert "do not go together" in page.title
        assert "do not go together" in page.standfirst

    def test_it_has_no_column_in_the_map_and_no_line_over_the_waves(self) -> None:
        result = item_by_item("REV")
        (chart, remarks) = page_of(result, PageId.TEAMS).blocks
        assert isinstance(chart, HeatMap)
        assert "Code review capacity" not in [head.name for head in chart.dimensions]
        assert isinstance(remarks, Prose)
        assert "do not go together: Code review capacity." in remarks.paragraphs[1]
        (lines, *_) = page_of(result, PageId.TREND).blocks
        assert isinstance(lines, Multiples)
        assert "Code review capacity" not in [line.name for line in lines.items]

    def test_it_makes_neither_a_role_nor_a_team_differ(self) -> None:
        # Of the sample, REV differs between two roles, and Dispatch is split in nothing else.
        told = prose(item_by_item("REV"), PageId.VIEWS)
        assert "Dispatch" not in told
        rows = table(item_by_item("REV"), PageId.VIEWS, "Where roles differ").rows
        assert "Code review capacity" not in [texts(row)[0] for row in rows]
        assert "Code review" not in page_of(item_by_item("REV"), PageId.TEAMS).standfirst


class TestHeldBack:
    def test_a_score_that_an_earlier_result_holds_back_says_so(self) -> None:
        rows = table(held_back("REV"), PAGE, CAPTION).rows
        assert ["Code review capacity", f"{HELD_BACK}."] in [texts(row) for row in rows]

    def test_a_cell_does_and_the_map_says_where_to_read_on(self) -> None:
        result = held_back("REV")
        (chart, remarks) = page_of(result, PageId.TEAMS).blocks
        assert isinstance(chart, HeatMap)
        column = [head.name for head in chart.dimensions].index("Code review capacity")
        rows = [row for group in chart.groups for row in group.rows if row.cells]
        assert {row.cells[column].why for row in rows} == {HELD_BACK}
        assert isinstance(remarks, Prose)
        assert "The page on confidentiality says which" in remarks.paragraphs[-1]

    def test_other_hidden_cells_say_nothing_of_the_kind(self) -> None:
        (chart, remarks) = page_of(sample_result(), PageId.TEAMS).blocks
        assert isinstance(chart, HeatMap)
        cells = [cell for group in chart.groups for row in group.rows for cell in row.cells]
        assert {cell.why for cell in cells} == {""}
        assert {row.why for group in chart.groups for row in group.rows} == {""}
        assert isinstance(remarks, Prose)
        assert "held back" not in " ".join(remarks.paragraphs)

    def test_a_team_that_is_held_back_as_a_whole_says_so_in_its_row(self) -> None:
        result = held_back(*(score.id for score in sample_result().survey.dimensions), of="Quotes")
        (chart, _) = page_of(result, PageId.TEAMS).blocks
        assert isinstance(chart, HeatMap)
        why = {row.name: row.why for group in chart.groups for row in group.rows}
        assert (why["Quotes"], why["Customs"]) == (HELD_BACK, "")


class TestConfidentiality:
    def test_what_was_refused_is_listed_below_the_hidden_cells(self) -> None:
        result = sample_result()
        privacy = replace(result.privacy, refused=("Wave w2, REV: not given.",))
        told = prose(replace(result, privacy=privacy), PageId.CONFIDENTIALITY)
        assert "Because of earlier results: Wave w2, REV: not given." in told
        assert "earlier results:" not in prose(result, PageId.CONFIDENTIALITY)

    def test_it_is_listed_where_no_cell_is_shown_at_all(self) -> None:
        result = sample_result()
        privacy = replace(
            result.privacy, suppressed_cells=0, released_cells=0, refused=("Not given.",)
        )
        told = prose(replace(result, privacy=privacy), PageId.CONFIDENTIALITY)
        assert "What is held back Because of earlier results: Not given." in told


class TestWeights:
    def test_it_says_how_far_readiness_hangs_on_equal_weights(self) -> None:
        assert "it would lie between 51 and 58." in prose(sample_result(), PAGE)

    def test_where_that_is_not_known_nothing_is_said(self) -> None:
        readiness = replace(sample_result().survey.readiness, weights_low=None)
        assert "weights" not in prose(surveyed(readiness=readiness), PAGE)


def item_by_item(dimension: str) -> Result:
    """Return the sample with one dimension that is shown by its items."""
    items = (
        ItemMean(id="A1", text="Reviews start soon.", mean=31.2),
        ItemMean(id="A2", text="Reviewers have time.", mean=55.6),
    )
    return surveyed(
        dimensions=tuple(
            replace(score, shown=Shown.ITEMS, items=items) if score.id == dimension else score
            for score in sample_result().survey.dimensions
        )
    )


def replaced_readiness(readiness: Readiness) -> Result:
    result = item_by_item("REV")
    return replace(result, survey=replace(result.survey, readiness=readiness))


def held_back(*dimensions: str, of: str | None = None) -> Result:
    """Return the sample without these figures of one team, or of all and of the company."""
    survey = sample_result().survey
    nothing: dict[str, Any] = {
        "estimate": None,
        "low": None,
        "high": None,
        "reason": "earlier_result",
    }

    def cell_of(team: TeamScores, cell: TeamDimension) -> TeamDimension:
        if cell.id not in dimensions or (of is not None and of != team.team):
            return cell
        return replace(cell, differs=None, split=False, suppressed=True, **nothing)

    return surveyed(
        dimensions=tuple(
            replace(score, suppressed=True, **nothing)
            if score.id in dimensions and of is None
            else score
            for score in survey.dimensions
        ),
        teams=tuple(
            replace(team, dimensions=tuple(cell_of(team, cell) for cell in team.dimensions))
            for team in survey.teams
        ),
    )


def note_of_ownership(*, shown: Shown, reason: str | None = None) -> str:
    """Return the note in the row of the first dimension."""
    first, *others = sample_result().survey.dimensions
    changed = replace(first, shown=shown, reason=reason)
    rows = table(surveyed(dimensions=(changed, *others)), PAGE, CAPTION).rows
    return next(row.cells[0].note for row in rows if texts(row)[0] == "Ownership")
