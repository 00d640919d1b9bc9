"""The data check: what the files could carry, and refused rows without their values."""

from dataclasses import replace

import pytest
from flask import Flask

from flowgap.result.document import HelpsMost
from tests.support.browse import Browser, text_of
from tests.support.sample_beyond_scores import critical_careless
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import Keep, keep_result


class TestDataCheck:
    def test_refused_rows_stand_with_line_and_reason_but_without_their_value(
        self, app: Flask, browse: Browser
    ) -> None:
        refusal = {
            "file": "changes.csv",
            "line": 412,
            "column": "merged_at",
            "value": "someone@example.org",
            "problem": "no date",
            "allowed": "ISO 8601 with an offset",
        }
        key = keep_result(app, sample_result(), import_report={"refused": [refusal]})
        page = browse.get(f"/engagements/{key}/data")
        assert "changes.csv 412 merged_at no date ISO 8601 with an offset" in page.main
        assert "someone" not in page.response.get_data(as_text=True)

    def test_more_than_a_hundred_refused_rows_are_counted(
        self, app: Flask, browse: Browser
    ) -> None:
        refused = [
            {"file": "changes.csv", "line": line, "problem": "no date", "allowed": "a date"}
            for line in range(2, 104)
        ]
        key = keep_result(app, sample_result(), import_report={"refused": refused})
        page = browse.get(f"/engagements/{key}/data")
        assert "2 more rows are refused" in page.main

    @pytest.mark.parametrize(
        ("share", "verdict"),
        [(0.599, "Not possible"), (0.6, "Weak"), (0.799, "Weak"), (0.8, "Trustworthy")],
    )
    def test_a_stage_is_judged_by_its_poorer_period(
        self, browse: Browser, keep: Keep, share: float, verdict: str
    ) -> None:
        result = sample_result()
        stage = replace(result.coverage.stages[0], share_before=1.0, share_after=share)
        poorer = replace(result, coverage=replace(result.coverage, stages=(stage,)))
        page = browse.get(f"{keep(poorer)}/data")
        row = next(row for row in page.all("tr") if text_of(row[0]) == "Clarify")
        assert text_of(row[3]) == verdict

    def test_what_leads_to_what_stands_per_period_with_what_it_makes_possible(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        link = replace(result.coverage.links[-1], share_before=0.41, share_after=None)
        found = replace(result, coverage=replace(result.coverage, links=(link,)))
        page = browse.get(f"{keep(found)}/data")
        row = next(row for row in page.all("tr") if text_of(row[0]).startswith("Incidents with"))
        told = [text_of(cell) for cell in row]
        assert told[0].endswith("Makes possible: change fail rate and recovery time")
        assert told[1].endswith("41% 41%")  # the bar's title, and the figure beside it
        assert told[2:] == ["unknown"]

    def test_the_one_column_that_would_help_most_stands_with_its_file_and_why(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/data")
        assert "What would help most deployment_id ( incidents.csv )" in page.main
        assert "By itself it would make possible: Recovery time." in page.main

    def test_where_a_whole_file_would_help_most_no_column_is_named(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        help_by_file = HelpsMost(file="incidents.csv", column=None, figures=(), why="It is new.")
        found = replace(result, coverage=replace(result.coverage, helps_most=help_by_file))
        assert "incidents.csv . It is new." in browse.get(f"{keep(found)}/data").main

    def test_where_nothing_would_help_the_page_says_how_to_bring_better_data(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        found = replace(result, coverage=replace(result.coverage, helps_most=None))
        page = browse.get(f"{keep(found)}/data")
        assert "What would help most" not in page.main
        assert "Better data, better answers" in page.main

    def test_checks_of_the_questionnaire_stand_in_a_table(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/data")
        assert "The questionnaire is a pilot instrument: 35 of 84 checks are passed" in page.main
        row = next(row for row in page.all("tr") if text_of(row[0]).startswith("Items hang"))
        assert [text_of(cell) for cell in row[1:]] == [
            "at least 0.70",
            "0.70 to 0.84",
            "12",
            "0",
            "0",
        ]

    def test_careless_answers_stand_with_the_warning_of_the_report(
        self, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        calm = browse.get(f"{keep(result)}/data")
        assert "3% of the answers look careless" in calm.main
        assert "silence the critical" not in calm.main
        hit = replace(result, survey=replace(result.survey, careless=critical_careless()))
        assert "silence the critical" in browse.get(f"{keep(hit)}/data").main

    def test_without_answers_nothing_is_said_of_a_questionnaire(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(empty_result())}/data")
        assert "questionnaire" not in page.main
        assert "areless" not in page.main
