"""From a result to a printed report: document, template, PDF."""

from functools import cache
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flowgap.paths import TEMPLATES
from flowgap.reporting.document import Paper, ReportDocument, build_document
from flowgap.reporting.edition import Imprint
from flowgap.reporting.pdf import FONT_SCHEME, Attached, OnPage, Stamp, render_pdf
from flowgap.reporting.report_fonts import font_faces
from flowgap.result.document import Result
from flowgap.result.json import to_json
from flowgap.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording

__all__ = ["Paper", "render_report", "render_report_html"]

RESULT_NAME: Final = "result.json"


def render_report(
    result: Result,
    *,
    paper: Paper = Paper.A4,
    firm: str | None = None,
    imprint: Imprint | None = None,
    on_page: OnPage | None = None,
) -> bytes:
    """Return the report as PDF with `result.json` attached; equal input gives equal bytes.

    What is attached is the whole result, also where an `imprint` holds a part of its findings.

    `on_page` is told the number of each page that is being laid out; some are, more than once.

    Raises
    ------
    PangoMissingError
        If the library that sets text is not installed.
    """
    document = _document(result, paper=paper, firm=firm, imprint=imprint)
    html = _render(document, faces=font_faces(FONT_SCHEME))
    attached = Attached(
        name=RESULT_NAME, content=to_json(result).encode(), description=document.title
    )
    stamp = Stamp(day=document.issued_on)
    return render_pdf(html, stamp=stamp, attached=attached, on_page=on_page)


def render_report_html(result: Result, *, paper: Paper = Paper.A4, firm: str | None = None) -> str:
    """Return the report as one HTML page that needs no other file."""
    return _render(_document(result, paper=paper, firm=firm), faces=font_faces("data"))


def _document(
    result: Result,
    *,
    paper: Paper,
    firm: str | None = None,
    imprint: Imprint | None = None,
) -> ReportDocument:
    spoken = result.engagement.language
    wording = Wording(spoken if spoken in LANGUAGES else DEFAULT_LANGUAGE)
    return build_document(result, wording, paper=paper, firm=firm, imprint=imprint)


def _render(document: ReportDocument, *, faces: str) -> str:
    template = _environment().get_template("report/report.html")
    return template.render(report=document, faces=faces)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
