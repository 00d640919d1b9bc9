"""The overview: title, figures and findings are those of the report."""

from dataclasses import replace

from flowgap.reporting.blocks import KeyFigures, PageId
from flowgap.result.survey import WeakestChance
from tests.support.browse import XHTML, Browser, text_of
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import Keep
from tests.web.samples import report_page


class TestOverview:
    def test_title_and_figures_are_those_of_the_report(self, browse: Browser, keep: Keep) -> None:
        result = sample_result()
        summary = report_page(result, PageId.SUMMARY)
        page = browse.get(f"{keep(result)}/")
        assert page.heading == summary.title
        shown = [text_of(value) for value in page.all("p", css_class="value")]
        figures = next(block for block in summary.blocks if isinstance(block, KeyFigures)).figures
        gap, lead_time, readiness = (f"{figure.value} {figure.unit}" for figure in figures)
        assert shown[:2] == [gap, readiness]
        assert lead_time in text_of(page.all("p", css_class="beside")[0])
        for figure in figures:
            for line in figure.lines:
                assert line in page.main

    def test_the_weakest_stand_in_the_order_of_their_scores(
        self, browse: Browser, keep: Keep
    ) -> None:
        # Two of three have no chance of being the lowest, so that chances give no order.
        chances = tuple(
            WeakestChance(id=id_, p=p) for id_, p in (("OWN", 0), ("REV", 1), ("DEC", 0))
        )
        result = sample_result()
        readiness = replace(result.survey.readiness, weakest=chances)
        sure = replace(result, survey=replace(result.survey, readiness=readiness))
        card = browse.get(f"{keep(sure)}/").all("section", css_class="figure")[1]
        names = [text_of(name) for name in card.iter(f"{XHTML}dt")]
        assert names == ["Code review capacity", "Decision rights", "Ownership"]

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
