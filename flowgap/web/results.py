"""The pages of one result. Each is drawn from the result alone, never from rows."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.reporting.render import Paper
from flowgap.services.accounts.permissions import Right
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.engagements.keeping import EngagementNotFoundError, last_document
from flowgap.services.jobs.rendering import ask_to_render, report_digest
from flowgap.web.access import signed_in
from flowgap.web.database import reading, unit_of_work
from flowgap.web.downloads import download
from flowgap.web.job_desk import hand_over, job_desk
from flowgap.web.jobs import told_at_once
from flowgap.web.opened import material_of, open_result, show
from flowgap.web.over_time.trend import show_trend
from flowgap.web.pages.results.data_check import data_page
from flowgap.web.pages.results.heat_map_page import Chosen, heat_map_page, knows
from flowgap.web.pages.results.ledger import ledger_page
from flowgap.web.pages.results.overview import overview_page
from flowgap.web.pages.results.report import file_name, report_page
from flowgap.web.pages.results.section import section_page
from flowgap.web.setup.settings import next_steps

bp = Blueprint("results", __name__, url_prefix="/engagements/<key>")


@bp.get("/")
def overview(key: str) -> ResponseReturnValue:
    """Show the verdict and what it rests on; before the first result, what is next."""
    try:
        kept, wording = open_result(key)
    except EngagementNotFoundError:
        if not signed_in().may(Right.EDIT):
            raise
        return next_steps(key)
    return show(kept, "overview", overview_page(material_of(kept, wording), wording))


@bp.get("/ledger")
def ledger(key: str) -> ResponseReturnValue:
    """Show every stage before and after."""
    kept, wording = open_result(key)
    return show(kept, "ledger", ledger_page(material_of(kept, wording), wording))


@bp.get("/heat-map")
def heat_map(key: str) -> ResponseReturnValue:
    """Show teams by dimensions, for the wave, team or dimension in the address."""
    kept, wording = open_result(key)
    asked = request.args
    chosen = Chosen(
        wave=asked.get("wave"),
        team=asked.get("team"),
        dimension=asked.get("dimension"),
        intervals=asked.get("intervals") == "yes",
    )
    if not knows(kept.result, chosen):
        abort(404)
    return show(kept, "heat_map", heat_map_page(material_of(kept, wording), wording, chosen))


@bp.get("/trend")
def trend(key: str) -> ResponseReturnValue:
    """Show every dimension over the waves, for the company or the team in the address."""
    return show_trend(key, team=request.args.get("team"))


@bp.get("/stages", defaults={"view": "stages"}, endpoint="stages")
@bp.get("/dimensions", defaults={"view": "dimensions"}, endpoint="dimensions")
@bp.get("/actions", defaults={"view": "actions"}, endpoint="actions")
@bp.get("/confidentiality", defaults={"view": "confidentiality"}, endpoint="confidentiality")
def section(key: str, view: str) -> ResponseReturnValue:
    """Show chapters of the report."""
    kept, wording = open_result(key)
    page = section_page(view, material_of(kept, wording), wording)
    return show(kept, view, page, template="section")


@bp.get("/data")
def data(key: str) -> ResponseReturnValue:
    """Show what the data could carry; before the first result, what the kept files can."""
    try:
        kept, wording = open_result(key)
    except EngagementNotFoundError:
        if not signed_in().may(Right.EDIT):
            raise
        with reading() as session:
            find_engagement(session, key)
        return redirect(url_for("setup.check", key=key), 303)
    return show(kept, "data", data_page(kept, material_of(kept, wording), wording))


@bp.get("/report")
def report(key: str) -> ResponseReturnValue:
    """Offer the report and the result as files."""
    kept, wording = open_result(key)
    return show(kept, "report", report_page(kept, wording))


@bp.get("/report-<paper>.pdf")
def report_pdf(key: str, paper: str) -> ResponseReturnValue:
    """Send the report as a PDF, or show the job that makes it."""
    if paper not in set(Paper):
        abort(404)
    kept, _ = open_result(key)
    digest = report_digest(kept.digest, Paper(paper))
    content = job_desk().files.find_report(digest)
    if content is None:
        with unit_of_work() as session:
            asked = ask_to_render(session, key, result_digest=kept.digest, paper=Paper(paper))
        seen = hand_over(asked)
        content = job_desk().files.find_report(digest)
        if content is None:
            return told_at_once(seen)
    engagement = kept.result.engagement
    name = f"{file_name(engagement.client, engagement.title)}-{paper}.pdf"
    return download(content, name, "application/pdf")


@bp.get("/result.json")
def result_json(key: str) -> ResponseReturnValue:
    """Send the result as it was kept, byte for byte."""
    with reading() as session:
        kept = last_document(session, key)
    name = f"{file_name(kept.client, kept.title)}.json"
    return download(kept.text.encode(), name, "application/json")
