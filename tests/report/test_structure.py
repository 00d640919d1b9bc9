"""The file is tagged, archival, self-contained and always the same."""

import io
import json

import pikepdf
import pytest

from flowgap.errors import ReportAssetError
from flowgap.reporting.pdf import render_pdf
from flowgap.reporting.render import Paper, render_report
from flowgap.result.json import to_json
from tests.report.conftest import FIRM, Press, Printed
from tests.report.structure import walk


class TestStructure:
    def test_a_walk_finds_no_error(self, any_printed_last_first: Printed) -> None:
        assert any_printed_last_first.tags.errors == []

    def test_every_figure_says_what_one_would_say_aloud(self, printed: Printed) -> None:
        alternatives = printed.tags.alternatives
        assert "" not in alternatives
        assert len(set(alternatives)) > 50

    def test_the_headline_chart_speaks_its_number(self, press: Press) -> None:
        alternatives = press.printed("sample", "en", Paper.A4).tags.alternatives
        assert "Saved in Build: 1.9 days. Taken back: +1.7 days." in alternatives

    def test_the_language_is_that_of_the_engagement(self, printed: Printed) -> None:
        assert str(printed.pdf.Root["/Lang"]) == printed.result.engagement.language

    def test_each_page_of_the_report_is_a_bookmark(self, printed: Printed) -> None:
        with printed.pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert len(titles) == printed.tags.roles.count("H1")


class TestTheWalkItself:
    def test_it_finds_a_table_without_scopes_and_what_no_tag_holds(self) -> None:
        pdf = pikepdf.open(io.BytesIO(render_pdf(TABLE)))
        assert walk(pdf).errors == []
        for node in nodes(pdf, "/TH"):
            del node["/A"]["/Scope"]
        del nodes(pdf, "/Caption")[0]["/K"]
        errors = walk(pdf).errors
        assert errors.count("a header cell has no scope") == 2
        assert "page 1: TJ draws outside of every tag" in errors

    def test_it_finds_a_figure_without_words_and_a_heading_that_skips_a_level(self) -> None:
        html = "<html lang='en'><title>t</title><h1>One</h1><h3>Three</h3><svg></svg></html>"
        errors = walk(pikepdf.open(io.BytesIO(render_pdf(html)))).errors
        assert errors == [
            "a figure has no alternative text",
            "H3 follows a heading of level 1",
        ]

    def test_it_finds_a_file_that_is_not_tagged(self) -> None:
        pdf = pikepdf.new()
        pdf.add_blank_page()
        assert "the file has no structure tree" in walk(pdf).errors


class TestFile:
    def test_equal_input_gives_equal_bytes(self, press: Press) -> None:
        first = press.printed("empty", "en", Paper.A4)
        assert render_report(first.result, paper=Paper.A4, firm=FIRM) == first.content

    def test_another_figure_gives_other_bytes(self, press: Press) -> None:
        german = press.printed("sample", "de", Paper.LETTER).content
        assert german != press.printed("sample", "en", Paper.LETTER).content

    def test_every_font_is_embedded_as_a_subset_with_its_characters(self, printed: Printed) -> None:
        names = set()
        for page in printed.pdf.pages:
            for font in page.resources["/Font"].values():
                descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
                assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
                assert "/ToUnicode" in font
                prefix, _, name = str(font["/BaseFont"]).lstrip("/").partition("+")
                assert len(prefix) == 6
                names.add(name.rstrip(","))
        assert names == {"Source-Sans-3", "Source-Sans-3-Semi-Bold", "Source-Serif-4-Semi-Bold"}

    def test_it_carries_the_result_it_was_made_from(self, printed: Printed) -> None:
        attached = printed.pdf.attachments["result.json"].get_file().read_bytes()
        assert attached.decode() == to_json(printed.result)
        assert json.loads(attached)["engagement"]["client"] == "Alder Freight"

    def test_it_names_itself_archival_and_accessible(self, printed: Printed) -> None:
        metadata = printed.pdf.Root["/Metadata"].read_bytes().decode()
        assert "<pdfaid:part>3</pdfaid:part>" in metadata or 'pdfaid:part="3"' in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata

    def test_its_date_is_that_of_the_data(self, printed: Printed) -> None:
        assert str(printed.pdf.docinfo["/CreationDate"]).startswith("D:20261030")

    def test_nothing_was_complained_of(self, any_printed_last_first: Printed) -> None:
        assert any_printed_last_first.complaints == ()


TABLE = """<html lang='en'><title>t</title><h1>One</h1><table><caption>Words</caption>
<thead><tr><th scope='col'>Column</th></tr></thead>
<tbody><tr><th scope='row'>Row</th></tr></tbody></table></html>"""


def nodes(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [
        node
        for node in pdf.objects
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == role
    ]


@pytest.mark.parametrize(
    "address", ["https://example.com/style.css", "file:///etc/hosts", "flowgap-font:../x.woff2"]
)
def test_a_page_may_not_read_anything_else(address: str) -> None:
    html = f"<html lang='en'><title>t</title><img alt='x' src='{address}'></html>"
    with pytest.raises(ReportAssetError, match="may not read"):
        render_pdf(html)
