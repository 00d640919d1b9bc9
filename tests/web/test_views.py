"""Perception gaps and drivers: what the report says of them and more, or what they would take."""

from dataclasses import replace

import pytest
from flask import Flask

from flowgap.reporting.blocks import PageId, Table
from flowgap.reporting.sections.perception import MOST_CLEAR, MOST_UNCLEAR
from flowgap.result.document import Result
from flowgap.result.survey import Drivers, RoleGap, SurveyState
from flowgap.wording import LANGUAGES, Wording
from tests.support.browse import Browser, text_of
from tests.support.sample_hard import HARD
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import Keep
from tests.web.samples import report_page
from tests.web.test_access import manager_of


def with_survey(result: Result, **changes: object) -> Result:
    return replace(result, survey=replace(result.survey, **changes))  # type: ignore[arg-type]


def gap(dimension: str, difference: float, *, reach: float = 4.0, role: str = "product") -> RoleGap:
    return RoleGap(
        dimension=dimension,
        role_a="build",
        role_b=role,
        difference=difference,
        low=difference - reach,
        high=difference + reach,
    )


class TestPerception:
    def test_it_shows_what_the_report_shows(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/perception")
        tables = [
            block for block in report_page(result, PageId.VIEWS).blocks if isinstance(block, Table)
        ]
        for row in tables[0].rows:
            for cell in row.cells:
                assert cell.text in page.main
        assert "How to read it" in page.main

    def test_all_that_the_report_leaves_out_stands_here(self, browse: Browser, keep: Keep) -> None:
        dimensions = [one.id for one in sample_result().survey.dimensions][: MOST_CLEAR + 2]
        gaps = tuple(gap(name, 30.0 - n) for n, name in enumerate(dimensions))
        page = browse.get(f"{keep(with_survey(sample_result(), perception=gaps))}/perception")
        assert page.heading == f"In {len(gaps)} of {len(gaps)} comparisons two roles clearly differ"
        assert "All other comparisons" in page.main
        for number in range(len(gaps)):
            assert f"+{30 - number}" in page.main

    def test_where_no_difference_is_clear_it_says_so(self, browse: Browser, keep: Keep) -> None:
        gaps = tuple(gap("REV", 1.0 + n, reach=9.0) for n in range(MOST_UNCLEAR + 1))
        page = browse.get(f"{keep(with_survey(sample_result(), perception=gaps))}/perception")
        assert page.heading == "No difference between roles is clear"
        assert "All other comparisons" in page.main

    def test_it_says_how_many_intervals_miss_by_chance(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/perception")
        assert "About one in ten such intervals misses the truth" in page.main  # of 90%

    def test_each_name_leads_to_its_dimension(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        links = browse.get(f"{address}/perception").links()
        assert any(target.startswith(f"{address}/dimensions/") for target in links.values())

    def test_without_roles_it_says_what_it_takes(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(with_survey(sample_result(), perception=()))}/perception")
        assert page.heading == "No two roles can be compared"
        assert "once at least ten people of each have said what their role is" in page.main

    def test_a_higher_minimum_is_told(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        strict = replace(result, privacy=replace(result.privacy, minimum_group=12))
        address = keep(with_survey(strict, perception=()))
        assert "at least 12 people" in browse.get(f"{address}/perception").main

    def test_without_any_answer_there_is_one_button(self, browse: Browser, keep: Keep) -> None:
        address = keep(empty_result())
        page = browse.get(f"{address}/perception")
        assert page.heading == "No two groups can be compared yet"
        assert f"{address}/data" in page.links().values()

    def test_a_manager_reads_of_no_other_team(self, app: Flask, keep: Keep) -> None:
        result = sample_result()
        address = keep(result)
        shown = manager_of(app, address, "Dispatch").get(f"{address}/perception").text
        others = [team.team for team in result.survey.teams if team.team != "Dispatch"]
        assert not any(name in shown for name in others)


class TestDrivers:
    def test_it_shows_shares_and_ranks_as_the_report_does(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/drivers")
        drawn = [text_of(row) for row in page.all("tr")][1:]
        assert len(drawn) == len(result.survey.drivers.items) > 0
        (table,) = (
            block
            for block in report_page(result, PageId.OPINIONS).blocks
            if isinstance(block, Table) and len(block.columns) == 3
        )
        for row, told in zip(table.rows, drawn, strict=True):
            assert all(cell.text in told for cell in row.cells)
        assert "not effects" in page.main

    @pytest.mark.parametrize(
        "reason",
        [
            "no_outcome",
            "too_few_answers",
            "no_answers",
            "fewer_than_10_teams",
            "fewer_than_100_people",
            "fewer_than_two_practices",
            "outcome_does_not_vary",
            "no_association",
        ],
    )
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_without_drivers_it_says_why_and_what_it_takes(
        self, browse: Browser, keep: Keep, reason: str, language: str
    ) -> None:
        none = Drivers(state=SurveyState.INSUFFICIENT, reason=reason)
        page = browse.get(
            f"{keep(with_survey(sample_result(language=language), drivers=none))}/drivers"
        )
        told = Wording(language).say(f"report-drivers-reason-{reason.replace('_', '-')}")
        assert told in page.main
        assert {"en": "at least ten teams", "de": "mindestens zehn Teams"}[language] in page.main


@pytest.mark.parametrize("view", ["perception", "drivers"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HARD)
def test_every_result_has_both_pages(
    browse: Browser, keep: Keep, name: str, language: str, view: str
) -> None:
    page = browse.get(f"{keep(HARD[name](language=language))}/{view}")
    assert page.all("html")[0].get("lang") == language
