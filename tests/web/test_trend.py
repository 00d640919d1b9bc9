"""The trend page: the company's, and each team's own where it may be shown."""

import pytest

from flowgap.reporting.blocks import PageId
from tests.support.browse import Browser, text_of
from tests.support.sample_result import sample_result
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

    @pytest.mark.parametrize("team", ["Customs", "nope"])
    def test_a_team_that_is_never_shown_is_not_found(
        self, browse: Browser, keep: Keep, team: str
    ) -> None:
        browse.get(f"{keep(with_team_trends(sample_result()))}/trend?team={team}", status=404)
