"""The trend page: the company's, and each team's own where it may be shown."""

from dataclasses import replace

import pytest

from flowgap.reporting.blocks import PageId
from tests.support.browse import Browser, text_of
from tests.support.sample_periods import later_results
from tests.support.sample_result import delivery_only_result, sample_result
from tests.web.conftest import Keep
from tests.web.samples import report_page, with_team_trends


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

    def test_delivery_of_every_kept_result_stands_below(self, browse: Browser, keep: Keep) -> None:
        for result in later_results():
            address = keep(result)
        page = browse.get(f"{address}/trend")
        row = next(row for row in page.all("tr") if text_of(row[0]).startswith("Flow gap"))
        told = [text_of(cell) for cell in row]
        assert told[1:] == [
            "not known",
            "+0.9 (+0.5 to +1.3)",
            "+1.4 (+1.0 to +1.8)",
            "+1.3 (+0.9 to +1.7)",
            "No evidence of change",
        ]
        # 2.1 - 3.4 days, both within 0.2: the interval reaches sqrt(0.08) = 0.28 to each side.
        minus = "\N{MINUS SIGN}"
        assert f"{minus}1.3 ({minus}1.6 to {minus}1.0), days, median" in page.main

    def test_days_of_another_kind_are_labelled_and_not_compared(
        self, browse: Browser, keep: Keep
    ) -> None:
        *earlier, last = later_results()
        working = replace(last, delivery=replace(last.delivery, unit="working_days"))
        for result in (*earlier, working):
            address = keep(result)
        page = browse.get(f"{address}/trend")
        row = next(row for row in page.all("tr") if text_of(row[0]).startswith("Flow gap"))
        assert [text_of(cell) for cell in row] == [
            "Flow gap, working days",
            "not known",
            "+0.9 (+0.5 to +1.3; calendar days)",
            "+1.4 (+1.0 to +1.8; calendar days)",
            "+1.3 (+0.9 to +1.7)",
            "Cannot tell",
        ]
        assert "counted in other days, or from or up to other stamps" in page.main

    def test_gaps_against_other_periods_are_not_compared(self, browse: Browser, keep: Keep) -> None:
        *earlier, last = later_results()
        moved = replace(
            last, engagement=replace(last.engagement, before=earlier[-1].engagement.after)
        )
        for result in (*earlier, moved):
            address = keep(result)
        assert "measured against different periods before" in browse.get(f"{address}/trend").main

    def test_delivery_alone_is_shown_without_scores(self, browse: Browser, keep: Keep) -> None:
        page = browse.get(f"{keep(delivery_only_result())}/trend")
        assert page.heading.startswith("Delivery in one data period")
        assert "only one period is known" in page.main

    @pytest.mark.parametrize("team", ["Customs", "nope"])
    def test_a_team_that_is_never_shown_is_not_found(
        self, browse: Browser, keep: Keep, team: str
    ) -> None:
        browse.get(f"{keep(with_team_trends(sample_result()))}/trend?team={team}", status=404)
