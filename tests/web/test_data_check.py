"""The data check: what the files could carry, and refused rows without their values."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.support.browse import Browser, text_of
from tests.support.sample_result import sample_result
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
