"""The pages, the PDF and the files of figures that they offer say the same numbers."""

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pytest
from pypdf import PdfReader

from flowgap.errors import PangoMissingError
from flowgap.reporting.blocks import PageId, Prose
from flowgap.reporting.pdf import require_pango
from flowgap.result.document import Result
from flowgap.wording import MINUS, Wording
from tests.support.browse import SVG, XHTML, Browser, Page, text_of
from tests.support.sample_result import sample_result
from tests.web.conftest import keep_result, new_application
from tests.web.samples import report_page

# WeasyPrint leaves its colour profile open for the collector to close.


MOST_ON_PAPER = 3
"""Findings on the summary; the overview has room for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One result as pages, and the text of its PDF, page by page."""

    result: Result
    browse: Browser
    address: str
    printed: tuple[str, ...]
    rows: dict[str, dict[str, str]]

    def number(self, name: str, column: str = "value") -> float:
        """Return a number of the CSV file, by the id of its figure."""
        return float(self.rows[name][column])

    def told(
        self, name: str, column: str = "value", *, decimals: int = 0, signed: bool = False
    ) -> str:
        """Return a number of the CSV file as pages and paper write it."""
        wording = Wording(self.result.engagement.language)
        return wording.number(self.number(name, column), decimals=decimals, signed=signed)

    @property
    def company(self) -> str:
        return Wording(self.result.engagement.language).say("report-company")

    def page(self, view: str) -> Page:
        return self.browse.get(f"{self.address}/{view}")

    def paper(self, page_id: PageId) -> str:
        """Return the text of the page of the report under this title, white space folded."""
        page = report_page(self.result, page_id)
        head = folded(f"{page.label} {page.title}")
        found = [text for text in self.printed if text.startswith(head)]
        assert len(found) == 1, f"{head}: {len(found)} pages"
        return found[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Keep a result, and fetch its report as a reader does: by the button on the page.

    A report takes seconds, so there is one: in the language whose numbers are harder, on the paper
    that the journey of `test_browser.py` leaves out.
    """
    try:
        require_pango()
    except PangoMissingError as error:
        pytest.skip(str(error))
    app = new_application(tmp_path_factory.mktemp("site"))
    result = sample_result(language="de")
    address = f"/engagements/{keep_result(app, result)}"
    browse = Browser(app)
    link = f"{address}/report-letter.pdf"
    assert link in browse.get(f"{address}/report").links().values()
    response = browse.client.get(link)
    assert response.mimetype == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    pages = PdfReader(io.BytesIO(response.data)).pages
    printed = tuple(folded(page.extract_text()) for page in pages)
    content = browse.client.get(f"{address}/figures.csv").data.decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(content, newline=""))}
    return Site(result=result, browse=browse, address=address, printed=printed, rows=rows)


def test_the_overview_prints_the_figures_of_the_summary(site: Site) -> None:
    page, paper = site.page(""), site.paper(PageId.SUMMARY)
    figures = page.all("section", css_class="figure")
    assert len(figures) == 3  # gap and readiness; the constraint has a page of its own on paper
    for figure in figures[:2]:
        parts = [part for part in figure if part.get("class") in {None, "value", "quiet"}]
        assert " ".join(seen(part) for part in parts) in paper
    name, told = seen(page.all("p", css_class="beside")[0]).split(": ")
    value, *lines = told.split(". ")[0].split(", ")
    state = told.split(". ")[1].rstrip(".")
    assert " ".join([name, state, value, *lines]) in paper


def test_the_overview_prints_the_findings_of_the_summary(site: Site) -> None:
    page, paper = site.page(""), site.paper(PageId.SUMMARY)
    rows = page.all("li", css_class="finding")
    assert len(rows) == len(site.result.findings) > MOST_ON_PAPER
    for row, finding in zip(rows[:MOST_ON_PAPER], site.result.findings, strict=False):
        # Paper has room for the first piece of evidence only.
        told = folded(f"{finding.statement} {finding.evidence[0]}")
        assert seen(row).startswith(told)
        assert told in paper


def test_the_overview_prints_the_chances_of_the_stages(site: Site) -> None:
    page, paper = site.page(""), site.paper(PageId.STAGES)
    chances = list(page.all("section", css_class="figure")[2].iter(f"{XHTML}div"))
    assert len(chances) == 4
    assert " ".join(seen(chance) for chance in chances) in paper


def test_the_ledger_prints_the_rows_of_the_report(site: Site) -> None:
    page, paper = site.page("ledger"), site.paper(PageId.LEDGER)
    rows = [row for row in page.all("tr") if len(row) == 8][1:]
    assert len(rows) == 13  # nine stages, ceiling, gap, mix and lead time
    for row in rows:
        assert seen(row) in paper


def test_a_phone_gets_the_same_days_as_the_table(site: Site) -> None:
    page = site.page("ledger")
    rows = {seen(row[0]): seen(row) for row in page.all("tr") if len(row) == 8}
    blocks = list(page.all("ul", css_class="stage-blocks")[0])
    assert len(blocks) == 13
    for block in blocks:
        row = rows[seen(block[0][0])]
        change, interval = (
            seen(block.findall(f".//{XHTML}span[@class='{name}']")[0]).split(" ")
            for name in (block[0][1].get("class"), "interval")
        )
        assert f"{change[0]} {' '.join(interval)}" in row


def test_the_definitions_are_those_of_the_report(site: Site) -> None:
    page, paper = site.page("ledger"), site.paper(PageId.DEFINITIONS)
    cells = list(page.all("ul", css_class="cells")[0])
    assert len(cells) == 6
    for cell in cells:
        change, interval = seen(cell[3]).split(" (")
        assert f"{change} {interval.rstrip(')')}" in paper


def test_the_heat_map_prints_the_rows_of_the_report(site: Site) -> None:
    page, paper = site.page("heat-map"), site.paper(PageId.TEAMS)
    rows = {seen(row[0]): row for row in page.all("tr") if len(row) > 1}
    for team in (*(team.team for team in site.result.survey.teams), site.company):
        # Answers and rate come before the scores; on paper they stand on a page of their own.
        scores = [cell for cell in rows[team][1:] if cell.get("class") != "band"]
        assert " ".join([team, *(score_of(cell) for cell in scores)]) in paper


def test_bands_are_those_of_the_page_on_answers(site: Site) -> None:
    page, paper = site.page("heat-map"), site.paper(PageId.ANSWERS)
    rows = [row for row in page.all("tr") if len(row) > 1][1:-1]
    assert len(rows) == 12
    for row in rows:
        bands = [cell for cell in row[1:] if cell.get("class") == "band"]
        assert " ".join(seen(cell) for cell in (row[0], *bands)) in paper


def test_the_trend_prints_the_changes_and_the_ends_of_the_report(site: Site) -> None:
    page, paper = site.page("trend"), site.paper(PageId.TREND)
    multiples = list(page.all("ul", css_class="multiples")[0])
    assert len(multiples) == 12
    for multiple in multiples:
        assert seen(multiple) in paper
    # The labels of all lines stand at the end of the page's text, in the order of the paper.
    reading = report_page(site.result, PageId.TREND).blocks[-1]
    assert isinstance(reading, Prose)
    after = paper.partition(reading.paragraphs[0])[2]
    printed = after.partition(site.result.engagement.client)[0].split()
    assert Counter(label for multiple in multiples for label in labels_of(multiple)) == Counter(
        printed
    )


def test_the_table_of_the_trend_ends_as_its_lines_do(site: Site) -> None:
    page = site.page("trend")
    lines = {
        seen(multiple[0]): labels_of(multiple)
        for multiple in page.all("ul", css_class="multiples")[0]
    }
    rows = list(page.all("tbody")[0])
    assert len(rows) == 12
    for row in rows:
        shown = [seen(cell).split()[0] for cell in row[1:5] if "(" in seen(cell)]
        assert lines[seen(row[0])][-1] == shown[-1]


def test_the_line_of_time_prints_the_scores_of_the_table(site: Site) -> None:
    page = site.page("trend")
    drawing = page.all("section", css_class="wide-only")[0].iter(f"{SVG}text")
    scores = [text_of(label) for label in drawing if label.get("font-size") == "9"]
    rows = {seen(row[0]): row for row in page.all("tbody")[0]}
    moved = [seen(item[0]) for item in page.all("ul", css_class="multiples")[0]][:2]
    told = [seen(cell).split()[0] for name in moved for cell in rows[name][1:5]]
    assert scores == told


def test_the_line_of_time_prints_the_delivery_figures_of_the_table(site: Site) -> None:
    page = site.page("trend")
    drawing = page.all("section", css_class="wide-only")[0].iter(f"{SVG}text")
    printed = [text_of(label) for label in drawing if label.get("font-size") == "8.5"]
    rows = {seen(row[0]).partition(",")[0]: row for row in page.all("tbody")[1]}
    wording = Wording("de")
    always = [wording.say("over-time-lead-time"), wording.say("over-time-flow-gap")]
    assert printed == [seen(rows[name][1]).split()[0] for name in always]


def test_csv_and_json_hold_the_same_figures(site: Site) -> None:
    document = json.loads(site.browse.client.get(f"{site.address}/figures.json").data)
    assert [figure["id"] for figure in document["figures"]] == list(site.rows)
    for figure in document["figures"]:
        row = site.rows[figure["id"]]
        for name in ("value", "low", "high", "n"):
            assert row[name] == ("" if figure[name] is None else repr(figure[name]))
        for name in ("band", "state", "reason", "unit"):
            assert row[name] == (figure[name] or "")


def test_the_files_hold_the_scores_of_page_and_paper(site: Site) -> None:
    page, paper = site.page("dimensions"), site.paper(PageId.DIMENSIONS)
    shown = [score for score in site.result.survey.dimensions if score.is_score]
    assert len(shown) == 12
    for score in shown:
        name = f"survey.dimensions.{score.id}.estimate"
        interval = f"{site.told(name, 'low')} bis {site.told(name, 'high')}"
        numbers = f"{site.told(name)} {interval} {site.told(name, 'n')}"
        row = next(seen(row) for row in page.all("tr") if seen(row).startswith(score.name))
        assert numbers in row
        assert numbers in paper


def test_the_files_hold_the_cells_of_the_heat_map(site: Site) -> None:
    rows = {seen(row[0]): row for row in site.page("heat-map").all("tr") if len(row) > 1}
    for team in site.result.survey.teams:
        told = Counter(
            site.told(row["id"])
            for row in site.rows.values()
            if row["team"] == team.team and row["dimension"] and row["value"]
        )
        scores = (score_of(cell) for cell in rows[team.team][1:] if cell.get("class") != "band")
        printed = Counter(score for score in scores if score.isdecimal())
        assert printed == told, team.team


def test_the_files_hold_the_intervals_of_the_ledger(site: Site) -> None:
    rows = {seen(row[0]): row for row in site.page("ledger").all("tr") if len(row) == 8}
    wording = Wording(site.result.engagement.language)
    for stage in site.result.delivery.ledger:
        name = f"delivery.ledger.{stage.stage}.rate"
        low, high = (site.told(name, end, decimals=1, signed=True) for end in ("low", "high"))
        row = rows[wording.say(f"stage-{stage.stage}")]
        assert f"{low} bis {high}" in seen(row)
        # Parts are rounded so that they add up: by a tenth of a day they may differ.
        printed = [number_of(cell) for cell in map(seen, row) if is_number(cell)]
        assert any(abs(one - site.number(name)) <= 0.1 for one in printed), stage.stage


def test_the_files_hold_the_gap_and_readiness_of_page_and_paper(site: Site) -> None:
    overview, paper = site.page("").main, site.paper(PageId.SUMMARY)
    for name, decimals in (("flow_gap.days", 1), ("survey.readiness.estimate", 0)):
        signed = decimals == 1
        value, low, high = (
            site.told(name, end, decimals=decimals, signed=signed)
            for end in ("value", "low", "high")
        )
        for text in (value, f"{low} bis {high}"):
            assert text in overview
            assert text in paper


def test_the_files_hold_the_last_scores_of_the_trend(site: Site) -> None:
    last = site.result.engagement.waves[-1].id
    multiples = {
        seen(multiple[0]): labels_of(multiple)
        for multiple in site.page("trend").all("ul", css_class="multiples")[0]
    }
    names = {score.id: score.name for score in site.result.survey.dimensions}
    for trend in site.result.trend:
        told = site.told(f"trend.{trend.dimension}.company.waves.{last}.estimate")
        assert multiples[names[trend.dimension]][-1] == told


def is_number(text: str) -> bool:
    return bool(re.fullmatch(rf"[+{MINUS}]?[\d.]*,\d", text))


def number_of(text: str) -> float:
    """Return a number as German writes it."""
    return float(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))


def score_of(cell: Element) -> str:
    """Return a score as it is printed; a hidden one has its words for ears only."""
    return text_of(cell) if "hidden" in cell.get("class", "").split() else seen(cell)


def labels_of(multiple: Element) -> list[str]:
    return [text_of(label) for label in multiple.iter(f"{SVG}text")]


def seen(element: Element) -> str:
    """Return the text that stands on the page, without what drawings and marks say aloud."""
    if element.tag == f"{SVG}svg" or "for-ears" in element.get("class", ""):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [seen(child), child.tail or ""]
    return folded(" ".join(parts))


def folded(text: str) -> str:
    return " ".join(text.split())
