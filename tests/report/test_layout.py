"""Text never lies over other text, and never leaves its page or its column."""

import io

import pikepdf
import pytest

from flowgap.reporting.pdf import render_pdf
from flowgap.reporting.render import Paper
from tests.report.conftest import Press, Printed
from tests.report.page_text import PageText, Run, page_runs

POINTS_PER_MM = 72 / 25.4

SIDE_MM = {Paper.A4: 20.0, Paper.LETTER: 22.95}
FOOT_MM, COVER_FOOT_MM = 32.0, 18.0
HEAD_MM = 20.0
"""Margins of report.css: text stands within them, head and foot of the page below and above."""

SIZES = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


class TestPages:
    def test_no_text_lies_over_other_text(self, any_printed: Printed) -> None:
        for number, page in enumerate(any_printed.pages, 1):
            pairs = [
                (first.text, second.text)
                for place, first in enumerate(page.runs)
                for second in page.runs[place + 1 :]
                if first.overlaps(second)
            ]
            assert not pairs, f"page {number}"

    def test_no_text_leaves_its_page_or_its_margins(self, any_printed: Printed) -> None:
        for number, page in enumerate(any_printed.pages, 1):
            outside = [run.text for run in page.runs if not is_inside(run, page, number)]
            assert not outside, f"page {number}"

    def test_every_page_but_the_cover_has_its_number_and_the_base_line(
        self, printed: Printed
    ) -> None:
        for number, page in enumerate(printed.pages, 1):
            artifacts = [run.text.strip() for run in page.runs if run.is_artifact]
            if number == 1:
                assert not artifacts
            else:
                assert str(number) in artifacts
                assert any("90" in text for text in artifacts)

    def test_the_summary_takes_one_page(self, any_printed: Printed) -> None:
        # The next page opens with another label: had the summary run on, it would have none.
        labels = [page.words().split("  ")[0] for page in any_printed.pages]
        assert labels[2].startswith(("Executive summary", "Zusammenfassung"))
        assert has_title(any_printed.pages[3])

    def test_no_page_of_the_sample_runs_on(self, printed: Printed) -> None:
        # A page that runs on goes on below its head without a title of its own.
        untitled = [page.words()[:60] for page in printed.pages[1:] if not has_title(page)]
        assert not untitled

    def test_what_is_simulated_says_so_on_every_page(self, printed: Printed) -> None:
        word = {"en": "Simulated data", "de": "Simulierte Daten"}
        said = word[printed.result.engagement.language]
        for page in printed.pages:
            assert said in page.words(with_artifacts=True).replace("\N{NO-BREAK SPACE}", " ")


class TestPaper:
    @pytest.mark.parametrize(("name", "paper"), [("a4", Paper.A4), ("letter", Paper.LETTER)])
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_every_page_has_the_size_of_its_paper(
        self, press: Press, language: str, name: str, paper: Paper
    ) -> None:
        assert paper.value == name
        printed = press.printed("sample", language, paper)
        wide, high = SIZES[paper]
        for page in printed.pdf.pages:
            box = [float(number) / POINTS_PER_MM for number in page.mediabox]
            assert box == pytest.approx([0, 0, wide, high], abs=0.05)


class TestTheReaderItself:
    """The tests above are worth as much as the reader of text: it must see a fault."""

    def test_it_sees_text_over_text(self) -> None:
        first, second = runs_of("<p>under</p><p style='margin-top: -30pt'>over</p>")
        assert first.overlaps(second)

    def test_it_sees_no_fault_in_two_lines(self) -> None:
        first, second = runs_of("<p>above</p><p>below</p>")
        assert not first.overlaps(second)

    def test_it_knows_where_rotated_text_stands(self) -> None:
        # 90 degrees to the left around its foot: higher than wide.
        (run,) = runs_of("<p style='transform: rotate(-90deg); width: 60pt'>rotated</p>")
        assert run.top - run.bottom > 2 * (run.right - run.left)

    def test_it_sees_text_in_a_chart(self) -> None:
        chart = "<svg width='50' height='20'><text x='10' y='10' font-size='8'>chart</text></svg>"
        assert "".join(run.text for run in runs_of(chart)) == "chart"


def runs_of(body: str) -> list[Run]:
    html = f"<html lang='en'><title>t</title><style>p {{ font-size: 20pt }}</style>{body}</html>"
    with pikepdf.open(io.BytesIO(render_pdf(html))) as pdf:
        return page_runs(pdf.pages[0])


def is_inside(run: Run, page: PageText, number: int) -> bool:
    wide, high = page.wide, page.high
    paper = Paper.A4 if abs(wide - 210 * POINTS_PER_MM) < 1 else Paper.LETTER
    side = SIDE_MM[paper] * POINTS_PER_MM - 0.5
    foot = (COVER_FOOT_MM if number == 1 else FOOT_MM) * POINTS_PER_MM - 0.5
    lowest = 8 * POINTS_PER_MM if run.is_artifact else foot
    highest = high - 10 * POINTS_PER_MM if run.is_artifact else high - HEAD_MM * POINTS_PER_MM
    return (
        run.left >= side
        and run.right <= wide - side
        and run.bottom >= lowest
        and run.top <= highest
    )


def has_title(page: PageText) -> bool:
    """Say whether a page opens a section: a title is the only large text at its top."""
    tallest = [run for run in page.runs if not run.is_artifact and run.top - run.bottom > 17]
    return any(run.top > page.high - 60 * POINTS_PER_MM for run in tallest)
