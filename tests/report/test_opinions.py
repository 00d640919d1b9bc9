"""Opinions: drivers never without their caveat, only clear differences, teams with two views."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId, Table
from flowgap.reporting.charts.drawing import Paint, Rect
from flowgap.reporting.marks import Tone
from flowgap.result.survey import Drivers, RoleGap, SurveyState, TeamScores, VoteShare
from flowgap.scoring.associations.drivers import NoDrivers
from tests.report.said import blocks_of, find_page, page_of, prose, surveyed, table, texts
from tests.support.sample_beyond_scores import many_gaps, sample_drivers
from tests.support.sample_result import sample_result

DRIVERS = "Which practices go along with outcomes"
ROLES = "Where roles differ"
NO_CLEAR_GAP = "No difference between roles is clear"
CAVEAT = {
    "en": "Associations between opinions, not effects.",
    "de": "Zusammenhänge zwischen Meinungen, keine Wirkungen.",
}


class TestDrivers:
    def test_stand_by_rank_with_the_interval_of_the_rank_in_words(self) -> None:
        shuffled = replace(sample_drivers(), items=sample_drivers().items[::-1])
        rows = table(surveyed(drivers=shuffled), PageId.OPINIONS, DRIVERS).rows
        assert texts(rows[0]) == ["Code review capacity", "24%", "rank 1 to 3"]
        assert texts(rows[1]) == ["Product clarity", "18%", "rank 1 to 5"]
        assert len(rows) == 11

    def test_a_rank_that_is_certain_is_one_number(self) -> None:
        rows = table(sample_result(), PageId.OPINIONS, DRIVERS).rows
        assert texts(rows[-1]) == ["Security flow", "1%", "rank 11"]

    @pytest.mark.parametrize("language", CAVEAT)
    def test_have_their_caveat_beside_them_in_the_language_of_the_report(
        self, language: str
    ) -> None:
        page = page_of(sample_result(language=language), PageId.OPINIONS)
        notes = [block.note for block in blocks_of(page) if isinstance(block, Table)]
        assert sum(note.startswith(CAVEAT[language]) for note in notes) == 1

    def test_say_what_makes_them_provisional(self) -> None:
        note = table(sample_result(), PageId.OPINIONS, DRIVERS).note
        assert "published findings pull the figures along" in note
        assert "no clear first" not in note

    def test_without_a_clear_first_none_stands_out(self) -> None:
        unclear = replace(sample_drivers(), notes=("no_clear_driver",))
        block = table(surveyed(drivers=unclear), PageId.OPINIONS, DRIVERS)
        assert "There is no clear first" in block.note
        assert fills(block) == {Paint.GREY}
        assert fills(table(sample_result(), PageId.OPINIONS, DRIVERS)) == {Paint.GREY, Paint.INK}

    @pytest.mark.parametrize("language", CAVEAT)
    @pytest.mark.parametrize(
        "reason", [*NoDrivers, "no_outcome", "too_few_answers", "no_answers"], ids=str
    )
    def test_a_reason_for_none_is_said_in_a_sentence(self, reason: str, language: str) -> None:
        none = Drivers(state=SurveyState.INSUFFICIENT, reason=reason)
        told = prose(surveyed(language=language, drivers=none), PageId.OPINIONS)
        heading = {"en": DRIVERS, "de": "Welche Praktiken mit den Ergebnissen einhergehen"}
        sentence = told.split(heading[language] + " ")[1]
        assert sentence.split(".")[0] not in {reason, reason.replace("_", " ")}
        assert "_" not in sentence

    def test_alone_they_make_the_title(self) -> None:
        alone = surveyed(votes=(), perception=())
        assert page_of(alone, PageId.OPINIONS).title == (
            "“Code review capacity” goes along with outcomes the most"
        )
        unclear = replace(sample_drivers(), notes=("no_clear_driver",))
        assert page_of(
            surveyed(votes=(), perception=(), drivers=unclear), PageId.OPINIONS
        ).title == ("Which practice goes along with outcomes the most, we cannot tell")


class TestVotes:
    def test_who_named_no_stage_stands_in_the_note_and_never_leads(self) -> None:
        votes = (
            VoteShare(stage="dk", share=0.6),
            VoteShare(stage="qa", share=0.1),
            VoteShare(stage="review", share=0.3),
            VoteShare(stage="other", share=0.05),
        )
        result = surveyed(votes=votes)
        block = table(result, PageId.OPINIONS, "Where work waits the longest")
        assert [texts(row) for row in block.rows] == [["Review", "30%"], ["QA", "10%"]]
        assert block.note.endswith("Cannot tell 60% and Somewhere else 5%")
        title = page_of(result, PageId.OPINIONS).title
        assert title == "30% of those who answered count “Review” among the longest waits"

    def test_where_nobody_named_a_stage_there_is_no_table(self) -> None:
        none = Drivers(state=SurveyState.INSUFFICIENT, reason="no_outcome")
        result = surveyed(votes=(VoteShare(stage="dk", share=1.0),), drivers=none)
        assert find_page(result, PageId.OPINIONS) is None


class TestDifferencesBetweenRoles:
    def test_only_those_whose_interval_excludes_zero_are_shown(self) -> None:
        # An interval that ends at zero holds it.
        gaps = (gap("REV", 17, 6, 28), gap("DEC", 12, 0, 24), gap("TST", -9, -17, -1))
        block = table(surveyed(perception=gaps), PageId.VIEWS, ROLES)
        assert [texts(row)[0] for row in block.rows] == ["Code review capacity", "Testing culture"]
        assert "the 2 differences whose interval excludes zero" in block.note

    def test_of_twelve_clear_ones_the_eight_largest_are_shown(self) -> None:
        # 30, 29, ... 1 points, each plus or minus 18.5: the first 12 of 30 exclude zero.
        block = table(surveyed(perception=many_gaps()[::-1]), PageId.VIEWS, ROLES)
        assert [texts(row)[2] for row in block.rows] == [f"+{30 - place}" for place in range(8)]
        assert "the largest 8 of 12 differences" in block.note

    def test_eight_clear_ones_are_all_that_there_are(self) -> None:
        block = table(surveyed(perception=many_gaps()[4:12]), PageId.VIEWS, ROLES)
        assert len(block.rows) == 8
        assert "the 8 differences" in block.note

    def test_without_a_clear_one_a_sentence_says_so_and_five_are_shown_muted(self) -> None:
        block = table(surveyed(perception=many_gaps()[12:]), PageId.VIEWS, NO_CLEAR_GAP)
        assert [texts(row)[2] for row in block.rows] == ["+18", "+17", "+16", "+15", "+14"]
        assert {cell.tone for row in block.rows for cell in row.cells} == {Tone.MUTED}

    def test_without_a_clear_one_no_title_says_that_roles_differ(self) -> None:
        calm = surveyed(teams=(), perception=many_gaps()[12:])
        assert page_of(calm, PageId.VIEWS).title == NO_CLEAR_GAP
        loud = surveyed(perception=many_gaps())
        assert page_of(loud, PageId.VIEWS).title == "Roles see some practices differently"


class TestViewsWithinTeams:
    def test_teams_with_two_views_are_named_with_their_dimensions(self) -> None:
        told = prose(sample_result(), PageId.VIEWS)
        assert (
            "two views stand behind a score, of which the mean shows neither: "
            "Quotes (Decision rights and Code review capacity); Dispatch (Code review capacity)."
        ) in told

    def test_of_many_teams_six_are_named_with_three_dimensions_each(self) -> None:
        # Nine cells of Quotes and Pricing are shown and ten more of the others have no hidden one.
        result = sample_result()
        teams = tuple(all_split(team) for team in result.survey.teams)
        told = prose(surveyed(teams=teams), PageId.VIEWS)
        assert "Identity (Ownership, Decision rights, Testing culture and 9 more)" in told
        assert "Quotes (Ownership, Decision rights, Testing culture and 8 more)" in told
        assert "and 4 more." in told
        assert "Dispatch" not in told

    def test_a_hidden_cell_gives_no_view_away(self) -> None:
        result = sample_result()
        hidden = tuple(
            replace(
                team,
                dimensions=tuple(
                    replace(cell, split=True, suppressed=True) for cell in team.dimensions
                ),
            )
            for team in result.survey.teams
        )
        assert "two views" not in prose(surveyed(teams=hidden), PageId.VIEWS).lower()

    def test_without_a_clear_difference_between_roles_they_make_the_title(self) -> None:
        page = page_of(surveyed(perception=many_gaps()[12:]), PageId.VIEWS)
        assert page.title == "2 teams hold two views of the same practice"

    def test_agreement_is_a_range_over_teams(self) -> None:
        result = sample_result()
        first, second, *_ = result.survey.teams
        teams = (replace(first, agreement=0.614), replace(second, agreement=0.83))
        told = prose(surveyed(teams=teams, n_teams=2), PageId.VIEWS)
        assert (
            "2 teams of eight people or more agree within themselves to 0.61 to 0.83 (median rwg(j)"
            in told
        )
        assert "against a slightly skewed null" in told


class TestNoPage:
    def test_without_a_vote_and_a_driver_there_is_none_of_the_wait(self) -> None:
        none = Drivers(state=SurveyState.INSUFFICIENT, reason="no_outcome")
        assert find_page(surveyed(votes=(), drivers=none), PageId.OPINIONS) is None

    def test_without_a_difference_and_a_topic_there_is_none_of_views(self) -> None:
        assert find_page(surveyed(perception=(), themes=(), teams=()), PageId.VIEWS) is None

    def test_topics_alone_make_a_page(self) -> None:
        page = page_of(surveyed(perception=(), teams=()), PageId.VIEWS)
        assert page.title == "One topic stands out in the comments"


def fills(block: Table) -> set[Paint]:
    """Return the paints of the filled parts of all bars."""
    drawings = [cell.drawing for row in block.rows for cell in row.cells if cell.drawing]
    rects = [mark for drawing in drawings for mark in drawing.marks if isinstance(mark, Rect)]
    return {rect.fill for rect in rects} - {Paint.RULE}


def gap(dimension: str, difference: float, low: float, high: float) -> RoleGap:
    return RoleGap(
        dimension=dimension,
        role_a="lead",
        role_b="build",
        difference=difference,
        low=low,
        high=high,
    )


def all_split(team: TeamScores) -> TeamScores:
    cells = (replace(cell, split=not cell.suppressed) for cell in team.dimensions)
    return replace(team, dimensions=tuple(cells))
