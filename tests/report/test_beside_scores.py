"""Beside scores: the others, weights, the half rule, doubtful teams, newcomers, no topics."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId, Table
from flowgap.result.document import Result
from flowgap.result.survey import DimensionScore, Nonresponse, Shown, WeightedMean
from flowgap.services.survey.nonresponse import nonresponse
from flowgap.services.survey.themes import NoThemes
from tests.report.said import blocks_of, find_page, page_of, prose, surveyed, table, texts
from tests.support.sample_result import sample_result

OTHERS = "What those who did not answer could change"


class TestThoseWhoDidNotAnswer:
    @pytest.mark.parametrize(
        ("language", "row", "title"),
        [
            (
                "en",
                ["Workflow", "49.3", "48.6", "47 to 51", "39 to 60"],
                "If the others differ by 10 points, scores move by up to 4.0",
            ),
            (
                "de",
                ["Arbeitsfluss", "49,3", "48,6", "47 bis 51", "39 bis 60"],
                "Weichen die anderen um 10 Punkte ab, ändern sich Werte um bis zu 4,0",
            ),
        ],
    )
    def test_a_row_holds_both_means_and_both_ranges(
        self, language: str, row: list[str], title: str
    ) -> None:
        # 128 of 161 are 79.5 %: 49.3 +- 2.0; 0.795 * 49.3 = 39.2, and 39.2 + 20.5 = 59.7.
        # Fewest have a score in SEC, 96 of 161: 10 * 65 / 161 = 4.04.
        page = page_of(sample_result(language=language), PageId.NONRESPONSE)
        (others,) = [block for block in page.blocks if isinstance(block, Table)]
        assert row in [texts(line) for line in others.rows]
        assert page.title == title

    def test_the_weakest_comes_first_and_no_dimension_is_missing(self) -> None:
        rows = table(sample_result(), PageId.NONRESPONSE, OTHERS).rows
        assert texts(rows[0])[0] == "Code review capacity"
        assert len(rows) == 12

    def test_a_row_without_ranges_keeps_its_mean_and_says_why(self) -> None:
        rows = table(first_changed(n=None), PageId.NONRESPONSE, OTHERS).rows
        told = next(texts(row) for row in rows if texts(row)[0] == "Ownership")
        assert told[:3] == ["Ownership", "66.3", "65.6"]
        assert told[3].startswith("Not given: some people are left out of this score")

    def test_where_nobody_knows_how_many_were_invited_that_is_said_once(self) -> None:
        unknown = all_changed(invited=None)
        assert find_page(unknown, PageId.NONRESPONSE) is None
        assert (
            prose(unknown, PageId.ANSWERS).count(
                "How many were invited is not known, or more answered"
            )
            == 1
        )
        assert "so what the others" not in prose(sample_result(), PageId.ANSWERS)

    def test_a_dimension_shown_item_by_item_has_no_row(self) -> None:
        rows = table(first_changed(shown=Shown.ITEMS), PageId.NONRESPONSE, OTHERS).rows
        assert "Ownership" not in [texts(row)[0] for row in rows]


class TestWeights:
    @pytest.mark.parametrize(
        ("language", "told"),
        [
            (
                "en",
                "by team and, as far as teams allow, role. So weighted, they are as precise as 86",
            ),
            (
                "de",
                "Nach Team und, soweit die Teams es zulassen, Rolle auf die Belegschaft gewichtet.",
            ),
        ],
    )
    def test_by_what_and_how_precise_is_said_of_all(self, language: str, told: str) -> None:
        # 0.9 of 96 to 128 answers are 86.4 to 115.2.
        assert told in prose(sample_result(language=language), PageId.NONRESPONSE)

    def test_dimensions_weighted_by_less_are_named(self) -> None:
        by_team = WeightedMean(mean=65.0, by=("team",), n_effective=100.0)
        told = prose(first_changed(weighted=by_team), PageId.NONRESPONSE)
        assert "Ownership: Weighted to the roster by team. So weighted, they are" in told

    def test_a_mean_that_is_not_weighted_is_a_dash_with_a_reason(self) -> None:
        none = WeightedMean(mean=None, by=(), n_effective=None, reason="few_teams")
        result = first_changed(weighted=none)
        rows = table(result, PageId.NONRESPONSE, OTHERS).rows
        assert ["Ownership", "66.3", "\N{EN DASH}"] in [texts(row)[:3] for row in rows]
        assert "Not weighted: fewer than five groups" in prose(result, PageId.NONRESPONSE)


class TestHalfRule:
    @pytest.mark.parametrize(
        ("language", "told"),
        [
            (
                "en",
                (
                    "Counting only those who answered every question, Ownership would be 4.1 "
                    "points lower and Decision rights would be 3.2 points higher."
                ),
            ),
            (
                "de",
                (
                    "Zählte man nur, wer jede Frage beantwortet hat, läge Verantwortung 4,1 Punkte "
                    "niedriger und Entscheidungsrechte 3,2 Punkte höher."
                ),
            ),
        ],
    )
    def test_dimensions_that_lean_on_it_are_named(self, language: str, told: str) -> None:
        # TST moves by 3.0 points, which is not more than 3.
        assert told in prose(sample_result(language=language), PageId.DIMENSIONS)

    def test_nothing_is_said_where_none_does(self) -> None:
        calm = tuple(
            replace(score, complete_case_shift=3.0) for score in sample_result().survey.dimensions
        )
        assert "every question" not in prose(surveyed(dimensions=calm), PageId.DIMENSIONS)


class TestDoubtfulTeams:
    @pytest.mark.parametrize(
        ("language", "mark", "named", "caption"),
        [
            (
                "en",
                "may not represent the team",
                "May not represent the team: Pricing.",
                "Teams, in the order of the roster",
            ),
            (
                "de",
                "steht vielleicht nicht für das Team",
                "Stehen vielleicht nicht für das Team: Pricing.",
                "Teams in der Reihenfolge der Teamliste",
            ),
        ],
    )
    def test_are_marked_in_the_list_and_named_under_the_map(
        self, language: str, mark: str, named: str, caption: str
    ) -> None:
        result = sample_result(language=language)
        teams = table(result, PageId.ANSWERS, caption)
        marked = {row.cells[0].text: row.cells[-1].note for row in teams.rows if row.cells[-1].note}
        assert marked == {"Pricing": mark}
        assert teams.note
        assert named in prose(result, PageId.TEAMS)

    def test_where_there_are_none_nothing_is_said(self) -> None:
        teams = tuple(
            replace(team, may_not_represent=False) for team in sample_result().survey.teams
        )
        calm = surveyed(teams=teams)
        assert table(calm, PageId.ANSWERS, "Teams, in the order of the roster").note == ""
        assert "represent" not in prose(calm, PageId.TEAMS)


class TestNewcomers:
    def test_all_dimensions_are_listed_in_their_order(self) -> None:
        rows = table(sample_result(), PageId.TENURE, "Points of 100").rows
        assert [texts(row) for row in rows[:2]] == [
            ["Ownership", "64", "67", "\N{MINUS SIGN}3"],
            ["Decision rights", "52", "43", "+9"],
        ]
        assert len(rows) == 12

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("en", "There is no score of those who stayed: answers are not linked between waves."),
            ("de", "Es gibt keinen Wert derer, die geblieben sind:"),
        ],
    )
    def test_that_nobody_is_followed_stands_beside_them_and_beside_the_trend(
        self, language: str, told: str
    ) -> None:
        result = sample_result(language=language)
        assert page_of(result, PageId.TENURE).standfirst.startswith(told)
        assert told in prose(result, PageId.TREND)

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("en", "are not compared: too few told how long"),
            ("de", "werden nicht verglichen: zu wenige"),
        ],
    )
    def test_without_them_the_page_of_views_says_why(self, language: str, told: str) -> None:
        none = surveyed(language=language, tenure=())
        assert find_page(none, PageId.TENURE) is None
        assert told in prose(none, PageId.VIEWS)
        assert told not in prose(sample_result(language=language), PageId.VIEWS)


class TestNoTopics:
    @pytest.mark.parametrize("language", ["en", "de"])
    @pytest.mark.parametrize("reason", [*NoThemes])
    def test_the_reason_is_a_sentence(self, reason: NoThemes, language: str) -> None:
        none = surveyed(language=language, themes=(), themes_reason=str(reason))
        told = prose(none, PageId.VIEWS)
        heading = {"en": "What people wrote about", "de": "Worüber Menschen schrieben"}
        (sentence,) = told.split(f"{heading[language]} ")[1:]
        assert {"en": "eight people", "de": "acht Menschen"}[language] in sentence
        assert sentence.endswith(".")

    @pytest.mark.parametrize(("minimum", "said"), [(8, "eight"), (9, "nine")])
    def test_a_stricter_engagement_asks_for_its_own_number(self, minimum: int, said: str) -> None:
        result = surveyed(themes=(), themes_reason=str(NoThemes.FEW_PEOPLE))
        strict = replace(result, privacy=replace(result.privacy, minimum_group=minimum))
        assert f"at least {said} people have written" in prose(strict, PageId.VIEWS)

    def test_topics_need_no_reason(self) -> None:
        blocks = blocks_of(page_of(sample_result(), PageId.VIEWS))
        notes = [block.note for block in blocks if isinstance(block, Table)]
        assert any("at least eight people wrote, at least three" in note for note in notes)


def all_changed(*, invited: int | None) -> Result:
    """Return the sample with another number of invited people, as it reaches the scores."""
    return surveyed(
        dimensions=tuple(
            replace(score, nonresponse=nonresponse(score, invited))
            for score in sample_result().survey.dimensions
        )
    )


def first_changed(
    *, n: int | None = 128, weighted: WeightedMean | None = None, shown: Shown = Shown.SCORE
) -> Result:
    """Return the sample with another first dimension, Ownership."""
    first, *others = sample_result().survey.dimensions
    changed = replace(
        first,
        n=n,
        weighted=weighted or first.weighted,
        shown=shown,
        nonresponse=_bounds(replace(first, n=n)),
    )
    return surveyed(dimensions=(changed, *others))


def _bounds(score: DimensionScore) -> Nonresponse | None:
    return nonresponse(score, 161)
