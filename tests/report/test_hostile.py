"""Names that come from a client's files can neither break the page nor run on it."""

import io
from dataclasses import replace

import pikepdf
import pytest

from flowgap.reporting.render import render_report, render_report_html
from flowgap.result.document import Result
from tests.report.conftest import Press
from tests.report.page_text import page_runs
from tests.support.sample_result import empty_result, sample_result

SCRIPT = "<script>alert(1)</script>"


class TestNames:
    def test_markup_in_a_name_is_text(self) -> None:
        html = render_report_html(called(sample_result(), SCRIPT), firm=f'"><img src=x>{SCRIPT}')
        assert SCRIPT not in html
        assert "<img" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html

    def test_markup_in_a_team_and_in_a_sentence_is_text(self) -> None:
        result = sample_result()
        first, *others = result.survey.teams
        teams = (replace(first, team=SCRIPT, parent=SCRIPT), *others)
        finding = replace(result.findings[0], statement=SCRIPT, evidence=(SCRIPT,))
        hostile = replace(result, survey=replace(result.survey, teams=teams), findings=(finding,))
        assert SCRIPT not in render_report_html(hostile)

    # A word of 150 letters, letters that the fonts lack, and marks that turn the direction.
    @pytest.mark.parametrize("name", ["Donau" * 30, "Ж 東京 🚀", "\N{RIGHT-TO-LEFT OVERRIDE}abc"])
    def test_a_strange_name_stays_on_the_page(self, press: Press, name: str) -> None:
        assert press is not None
        content = render_report(called(empty_result(), name))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            width = float(pdf.pages[0].mediabox[2])
            for page in pdf.pages:
                assert all(run.left >= -1 and run.right <= width for run in page_runs(page))


class TestHtml:
    def test_it_needs_no_other_file(self) -> None:
        html = render_report_html(sample_result())
        assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
        assert "https://" not in html
        assert 'url("data:font/woff2;base64,' in html


def called(result: Result, client: str) -> Result:
    return replace(result, engagement=replace(result.engagement, client=client, title=client))
