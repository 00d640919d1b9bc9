"""The heat map page: the figures of the report, and nothing of a hidden team."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId
from flowgap.reporting.heat_map import HeatMap
from flowgap.result.survey import Shown
from tests.support.browse import Browser, text_of
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep
from tests.web.samples import report_page, with_team_trends


class TestHeatMap:
    def test_its_numbers_are_those_of_the_report(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        teams = report_page(result, PageId.TEAMS)
        block = next(block for block in teams.blocks if isinstance(block, HeatMap))
        page = browse.get(f"{keep(result)}/heat-map")
        assert page.heading == teams.title
        shown = {
            text_of(row[0]): [
                (cell.text or "").strip() for cell in row[3:] if "step-" in cell.get("class", "")
            ]
            for row in page.all("tr")
            if len(row) > 3
        }
        for group in block.groups:
            for team in group.rows:
                if team.cells:
                    assert shown[team.name] == [c.text for c in team.cells if not c.hidden]

    def test_where_no_dimension_is_a_score_it_says_so_and_leads_to_the_items(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        apart = tuple(replace(one, shown=Shown.ITEMS) for one in result.survey.dimensions)
        address = keep(replace(result, survey=replace(result.survey, dimensions=apart)))
        page = browse.get(f"{address}/heat-map")
        assert "the items of no dimension go together" in page.main
        assert "No answers could be used" not in page.main
        assert page.links()["Dimensions"] == f"{address}/dimensions"

    def test_a_hidden_team_has_no_figure_anywhere(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        for query in ("", "?intervals=yes", "?team=Customs"):
            page = browse.get(f"{address}/heat-map{query}")
            row = next(row for row in page.all("tr") if len(row) and text_of(row[0]) == "Customs")
            assert not any(character.isdigit() for character in text_of(row))
        lines = text_of(page.all("ul", css_class="scores")[0])
        assert not any(character.isdigit() for character in lines)

    def test_both_hidden_teams_are_told_in_the_same_words(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/heat-map")
        told = {
            text_of(row)[len(text_of(row[0])) :]
            for row in page.all("tr")
            if len(row) and text_of(row[0]) in {"Customs", "Partner APIs"}
        }
        assert len(told) == 1

    def test_teams_keep_the_order_of_the_roster(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/heat-map")
        names = [text_of(row[0]) for row in page.all("tr") if len(row) > 1]
        assert [name for name in names if name in {t.team for t in result.survey.teams}] == [
            team.team for team in result.survey.teams
        ]

    def test_one_team_stands_apart_with_its_intervals(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/heat-map?team=Dispatch")
        first = text_of(page.all("ul", css_class="scores")[0][0])
        assert first.startswith("Code review capacity 31 23 to 39")

    def test_one_dimension_stands_apart_for_all_teams(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/heat-map?dimension=DEC")
        lines = [text_of(line[0]) for line in page.all("ul", css_class="scores")[0]]
        assert lines[0] == "Identity"
        assert lines[-1] == "Company"
        assert len(lines) == 13

    def test_an_earlier_wave_shows_its_own_scores_and_no_bands(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(with_team_trends(sample_result()))}/heat-map?wave=2025-10")
        # The company's code review score was 52 in the first wave and is 42 now.
        company = next(row for row in page.all("tr") if len(row) and text_of(row[0]) == "Company")
        shown = [text_of(cell) for cell in company[1:]]
        assert "52 49\N{EN DASH}55" in shown
        assert "42 39\N{EN DASH}45" not in shown
        assert "8\N{EN DASH}11" not in page.main
        assert "Wave 1, October 2025 only" in page.words

    def test_two_views_have_a_mark_a_legend_and_a_sentence(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/heat-map")
        marked = {
            text_of(row[0]): sum("the mean shows neither" in text_of(cell) for cell in row[1:])
            for row in page.all("tr")
            if len(row) > 3
        }
        assert {team: n for team, n in marked.items() if n} == {"Quotes": 2, "Dispatch": 1}
        assert "two views" in text_of(page.all("div", css_class="legend")[0])
        assert "the mean shows neither: Quotes (Decision rights and Code" in page.main

    def test_one_team_apart_says_where_it_holds_two_views(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/heat-map?team=Dispatch")
        lines = [text_of(line) for line in page.all("ul", css_class="scores")[0]]
        assert [line[:20] for line in lines if "two views" in line] == ["Code review capacity"]

    def test_without_two_views_nothing_explains_them(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        whole = tuple(
            replace(team, dimensions=tuple(replace(cell, split=False) for cell in team.dimensions))
            for team in result.survey.teams
        )
        agreed = replace(result, survey=replace(result.survey, teams=whole))
        assert "two views" not in browse.get(f"{keep(agreed)}/heat-map").words

    def test_an_earlier_wave_shows_no_views_of_the_last(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(with_team_trends(sample_result()))}/heat-map?wave=2025-10")
        assert "two views" not in page.words
        assert "agree within themselves" not in page.words

    @pytest.mark.parametrize("query", ["wave=nope", "team=nope", "dimension=nope"])
    def test_what_the_result_does_not_know_is_not_found(
        self, browse: Browser, keep: Keep, query: str
    ) -> None:
        browse.get(f"{keep(sample_result())}/heat-map?{query}", status=404)
