"""Pages of results: every state, both languages, and the numbers of the report."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from flowgap.reporting.blocks import KeyFigures, Page, PageId, Table
from flowgap.reporting.document import Paper, build_document
from flowgap.reporting.heat_map import HeatMap
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.result.survey import Trend
from flowgap.wording import Wording
from tests.support.browse import XHTML, Browser, text_of
from tests.support.sample_result import (
    cannot_tell_result,
    delivery_only_result,
    empty_result,
    gain_is_real_result,
    sample_result,
    survey_only_result,
)
from tests.web.conftest import COMPUTED_AT, Keep, keep_result

LATER = COMPUTED_AT + timedelta(days=1)

VIEWS = (
    "",
    "ledger",
    "stages",
    "heat-map",
    "dimensions",
    "trend",
    "data",
    "actions",
    "report",
)
STATES = (
    sample_result,
    gain_is_real_result,
    cannot_tell_result,
    survey_only_result,
    delivery_only_result,
    empty_result,
)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: str(state.__name__))
def test_every_page_stands_in_every_state(
    browse: Browser, keep: Keep, state: Callable[..., Result], language: str
) -> None:
    address = keep(state(language=language))
    for view in VIEWS:
        page = browse.get(f"{address}/{view}")
        assert page.all("html")[0].get("lang") == language
        assert " None " not in page.words


class TestOverview:
    def test_title_and_figures_are_those_of_the_report(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        summary = report_page(result, PageId.SUMMARY)
        page = browse.get(f"{keep(result)}/")
        assert page.heading == summary.title
        shown = [text_of(value) for value in page.all("p", css_class="value")]
        figures = next(block for block in summary.blocks if isinstance(block, KeyFigures)).figures
        assert shown[: len(figures)] == [
            f"{figure.value} {figure.unit}".strip() for figure in figures
        ]
        for figure in figures:
            for line in figure.lines:
                assert line in page.main

    def test_every_finding_stands_with_its_grade(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/")
        rows = [text_of(row) for row in page.all("li", css_class="finding")]
        assert len(rows) == len(result.findings)
        for row, finding in zip(rows, result.findings, strict=True):
            assert row.startswith(finding.statement)

    def test_without_data_it_asks_for_data_and_shows_no_zero(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(empty_result())}/")
        assert "Next step: add data" in page.main
        assert not any(character.isdigit() for character in page.main)


class TestLedger:
    @pytest.mark.parametrize("state", [sample_result, gain_is_real_result, cannot_tell_result])
    def test_its_numbers_are_those_of_the_report(
        self, browse: Browser, keep: Keep, state: Callable[..., Result]
    ) -> None:
        result = state()
        ledger = report_page(result, PageId.LEDGER)
        page = browse.get(f"{keep(result)}/ledger")
        assert page.heading == ledger.title
        # The report's columns: stage, before, after, bars, steps, change, interval. The page adds
        # one, so that the first seven must be the same.
        table = page.all("table", css_class="ledger")[0]
        rows = [
            [text_of(cell) for cell in row] for row in table.iter(f"{XHTML}tr") if len(row) == 8
        ][1:]
        expected = [
            [row.cells[column].text for column in (0, 1, 2, 5, 6)]
            for block in ledger.blocks
            if isinstance(block, Table)
            for row in block.rows
        ]
        assert [[row[column] for column in (0, 1, 2, 5, 6)] for row in rows] == expected

    def test_printed_changes_add_up_to_the_change_of_lead_time(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/ledger")
        rows = {
            text_of(row[0]): text_of(row[5])
            for row in page.all("tr")
            if len(row) == 8 and text_of(row[5])
        }
        total = number(rows.pop("Lead time"))
        parts = sum(
            number(change)
            for name, change in rows.items()
            if name not in {"Stage", "Ceiling", "Flow gap"}
        )
        assert parts == pytest.approx(total, abs=1e-9)

    def test_a_phone_gets_a_block_for_every_line(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/ledger")
        blocks = page.all("ul", css_class="stage-blocks")[0]
        rows = [row for row in page.all("tr") if len(row) == 8]
        assert len(blocks) == len(rows) - 1  # all but the head


class TestHeatMap:
    def test_its_numbers_are_those_of_the_report(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        teams = report_page(result, PageId.TEAMS)
        block = next(block for block in teams.blocks if isinstance(block, HeatMap))
        page = browse.get(f"{keep(result)}/heat-map")
        assert page.heading == teams.title
        shown = {
            text_of(row[0]): [cell.text for cell in row[3:] if "step-" in cell.get("class", "")]
            for row in page.all("tr")
            if len(row) > 3
        }
        for group in block.groups:
            for team in group.rows:
                if team.cells:
                    assert shown[team.name] == [c.text for c in team.cells if not c.hidden]

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
        assert "52 49 to 55" in shown
        assert "42 39 to 45" not in shown
        assert "8\N{EN DASH}11" not in page.main
        assert "Wave 1, October 2025 only" in page.words

    @pytest.mark.parametrize("query", ["wave=nope", "team=nope", "dimension=nope"])
    def test_what_the_result_does_not_know_is_not_found(
        self, browse: Browser, keep: Keep, query: str
    ) -> None:
        browse.get(f"{keep(sample_result())}/heat-map?{query}", status=404)


class TestTrend:
    def test_title_is_that_of_the_report(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        page = browse.get(f"{keep(result)}/trend")
        assert page.heading == report_page(result, PageId.TREND).title

    def test_all_values_stand_in_a_table(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(sample_result())}/trend")
        row = next(row for row in page.all("tr") if text_of(row[0]) == "Code review capacity")
        told = [text_of(cell) for cell in row]
        assert told[1] == "52 (49 to 55)"
        assert told[4] == "42 (39 to 45)"

    def test_a_team_has_its_own_trend(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(with_team_trends(sample_result()))}/trend?team=Dispatch")
        row = next(row for row in page.all("tr") if text_of(row[0]) == "Code review capacity")
        assert text_of(row[1]) == "32 (29 to 35)"

    @pytest.mark.parametrize("team", ["Customs", "nope"])
    def test_a_team_that_is_never_shown_is_not_found(
        self, browse: Browser, keep: Keep, team: str
    ) -> None:
        browse.get(f"{keep(with_team_trends(sample_result()))}/trend?team={team}", status=404)


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
        key = keep_result(app, sample_result(), import_report={"refusals": [refusal]})
        page = browse.get(f"/engagements/{key}/data")
        assert "changes.csv 412 merged_at no date ISO 8601 with an offset" in page.main
        assert "someone" not in page.response.get_data(as_text=True)

    def test_more_than_a_hundred_refused_rows_are_counted(
        self, app: Flask, browse: Browser
    ) -> None:
        refusals = [
            {"file": "changes.csv", "line": line, "problem": "no date", "allowed": "a date"}
            for line in range(2, 104)
        ]
        key = keep_result(app, sample_result(), import_report={"refusals": refusals})
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


class TestDownloads:
    def test_the_result_is_sent_byte_for_byte(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        response = browse.client.get(f"{keep(result)}/result.json")
        assert response.data == to_json(result).encode()
        disposition = response.headers["Content-Disposition"]
        assert disposition == 'attachment; filename="alder-freight-flowgap-diagnostic.json"'

    # WeasyPrint leaves its colour profile open for the collector to close.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    @pytest.mark.parametrize("paper", ["a4", "letter"])
    def test_the_report_is_a_pdf(self, browse: Browser, keep: Keep, paper: str) -> None:
        response = browse.client.get(f"{keep(sample_result())}/report-{paper}.pdf")
        if response.status_code == 503:
            pytest.skip("Pango is not installed")
        assert response.data.startswith(b"%PDF-")
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_another_paper_is_not_found(self, browse: Browser, keep: Keep) -> None:
        browse.get(f"{keep(sample_result())}/report-a3.pdf", status=404)


def test_the_last_result_takes_the_place_of_the_one_before(app: Flask, browse: Browser) -> None:
    first = keep_result(app, sample_result())
    second = keep_result(app, gain_is_real_result(), computed_at=LATER)
    assert first == second
    assert (
        browse.get(f"/engagements/{first}/").heading
        == report_page(gain_is_real_result(), PageId.SUMMARY).title
    )


def test_keeping_the_same_result_twice_keeps_it_once(app: Flask, browse: Browser) -> None:
    keep_result(app, sample_result())
    keep_result(app, sample_result(), computed_at=LATER)
    assert "first result" in browse.get("/").main


@pytest.mark.parametrize("view", VIEWS)
def test_an_unknown_engagement_is_not_found(browse: Browser, view: str) -> None:
    page = browse.get(f"/engagements/unknown/{view}", status=404)
    assert page.heading == "There is no page at this address"


def report_page(result: Result, page_id: PageId) -> Page:
    wording = Wording(result.engagement.language)
    document = build_document(result, wording, paper=Paper.A4, firm=None)
    return next(page for page in document.pages if page.id is page_id)


def with_team_trends(result: Result) -> Result:
    """Return the result with a trend of Dispatch: 20 points below the company in every wave."""
    own = tuple(below(trend) for trend in result.trend)
    return replace(result, trend=(*result.trend, *own))


def below(trend: Trend) -> Trend:
    waves = tuple(
        wave
        if wave.estimate is None or wave.low is None or wave.high is None
        else replace(wave, estimate=wave.estimate - 20, low=wave.low - 20, high=wave.high - 20)
        for wave in trend.waves
    )
    return replace(trend, team="Dispatch", waves=waves)


def number(printed: str) -> float:
    return float(printed.replace("\N{MINUS SIGN}", "-"))
