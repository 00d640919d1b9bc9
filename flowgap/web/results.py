"""The pages of one result. Each is drawn from the result alone, never from rows."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from flowgap.reporting.material import Material
from flowgap.reporting.render import Paper, render_report
from flowgap.reporting.words import Words
from flowgap.services.engagements import KeptResult, last_document, last_result
from flowgap.web.database import reading
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.data_check import data_page
from flowgap.web.pages.frame import make_frame
from flowgap.web.pages.heat_map_page import Chosen, heat_map_page, knows
from flowgap.web.pages.ledger import ledger_page
from flowgap.web.pages.overview import overview_page
from flowgap.web.pages.report import file_name, report_page
from flowgap.web.pages.section import section_page
from flowgap.web.pages.trend import teams_with_trend, trend_page
from flowgap.web.workload import long_work
from flowgap.wording import Wording

bp = Blueprint("results", __name__, url_prefix="/engagements/<key>")


@bp.get("/")
def overview(key: str) -> ResponseReturnValue:
    """Show the verdict and what it rests on."""
    kept, wording = _open(key)
    return _show(kept, "overview", overview_page(_material(kept, wording), wording))


@bp.get("/ledger")
def ledger(key: str) -> ResponseReturnValue:
    """Show every stage before and after."""
    kept, wording = _open(key)
    return _show(kept, "ledger", ledger_page(_material(kept, wording), wording))


@bp.get("/heat-map")
def heat_map(key: str) -> ResponseReturnValue:
    """Show teams by dimensions, for the wave, team or dimension in the address."""
    kept, wording = _open(key)
    asked = request.args
    chosen = Chosen(
        wave=asked.get("wave"),
        team=asked.get("team"),
        dimension=asked.get("dimension"),
        intervals=asked.get("intervals") == "yes",
    )
    if not knows(kept.result, chosen):
        abort(404)
    return _show(kept, "heat_map", heat_map_page(_material(kept, wording), wording, chosen))


@bp.get("/trend")
def trend(key: str) -> ResponseReturnValue:
    """Show every dimension over the waves, for the company or the team in the address."""
    kept, wording = _open(key)
    team = request.args.get("team")
    if team is not None and team not in teams_with_trend(kept.result):
        abort(404)
    return _show(kept, "trend", trend_page(_material(kept, wording), wording, team=team))


@bp.get("/stages", defaults={"view": "stages"}, endpoint="stages")
@bp.get("/dimensions", defaults={"view": "dimensions"}, endpoint="dimensions")
@bp.get("/actions", defaults={"view": "actions"}, endpoint="actions")
@bp.get("/confidentiality", defaults={"view": "confidentiality"}, endpoint="confidentiality")
def section(key: str, view: str) -> ResponseReturnValue:
    """Show chapters of the report."""
    kept, wording = _open(key)
    page = section_page(view, _material(kept, wording), wording)
    return _show(kept, view, page, template="section")


@bp.get("/data")
def data(key: str) -> ResponseReturnValue:
    """Show what the data could carry, and the rows that were refused."""
    kept, wording = _open(key)
    return _show(kept, "data", data_page(kept, _material(kept, wording), wording))


@bp.get("/report")
def report(key: str) -> ResponseReturnValue:
    """Offer the report and the result as files."""
    kept, wording = _open(key)
    return _show(kept, "report", report_page(kept, wording))


@bp.get("/report-<paper>.pdf")
def report_pdf(key: str, paper: str) -> ResponseReturnValue:
    """Send the report as a PDF."""
    if paper not in set(Paper):
        abort(404)
    kept, _ = _open(key)
    with long_work():
        content = render_report(kept.result, paper=Paper(paper))
    engagement = kept.result.engagement
    name = f"{file_name(engagement.client, engagement.title)}-{paper}.pdf"
    return _file(content, name, "application/pdf")


@bp.get("/result.json")
def result_json(key: str) -> ResponseReturnValue:
    """Send the result as it was kept, byte for byte."""
    with reading() as session:
        kept = last_document(session, key)
    name = f"{file_name(kept.client, kept.title)}.json"
    return _file(kept.text.encode(), name, "application/json")


def _open(key: str) -> tuple[KeptResult, Wording]:
    """Return the last result of the engagement, and let the page speak its language."""
    with reading() as session:
        kept = last_result(session, key)
    return kept, speak(kept.result.engagement.language)


def _material(kept: KeptResult, wording: Wording) -> Material:
    return Material(result=kept.result, words=Words(wording))


def _show(kept: KeptResult, view: str, page: object, *, template: str | None = None) -> str:
    frame = make_frame(kept, view, current_wording())
    return render_template(f"web/{template or view}.html", page=page, frame=frame)


def _file(content: bytes, name: str, mimetype: str) -> Response:
    """Return a file to keep, not to show."""
    disposition = f'attachment; filename="{name}"'
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": disposition})
