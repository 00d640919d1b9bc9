"""Adding data: files of a tool, imported by a job, and what the import brought."""

from collections.abc import Mapping

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.data import DataForm
from flowgap.models import JobState
from flowgap.services.engagements.finding import find_engagement
from flowgap.services.folders.imports import find_import
from flowgap.services.folders.settings import read_settings
from flowgap.services.jobs.importing import ask_to_import
from flowgap.services.jobs.staging import CSV_TOOL, Staged, stage
from flowgap.web.database import reading, unit_of_work
from flowgap.web.job_desk import hand_over, job_desk
from flowgap.web.jobs import told_at_once
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.setup.data import add_data_page, imported_page
from flowgap.web.setup.blueprint import bp, frame_of, show
from flowgap.web.statuses import REFUSED


@bp.route("/data/add", methods=["GET", "POST"])
def add_data(key: str) -> ResponseReturnValue:
    """Take files of a tool; a table leads to its columns, all else is imported."""
    form = DataForm()
    if request.method == "GET":
        return _ask(key, {}, {})
    with reading() as session:
        speak(find_engagement(session, key).language)
    wording = current_wording()
    if found := form.problems():
        problems = {name: wording.say(message) for name, message in found.items()}
        return _ask(key, form.values(), problems), REFUSED
    staged = stage(job_desk().files, key, form.sources(), form.given())
    if staged.given.tool == CSV_TOOL:
        return redirect(url_for(".map_columns", key=key, upload=staged.token), 303)
    return import_staged(key, staged)


def import_staged(key: str, staged: Staged, *, header: str = "") -> ResponseReturnValue:
    """Have staged files imported; what that brought is shown, or the job that does it."""
    with unit_of_work() as session:
        find_engagement(session, key)
        asked = ask_to_import(session, key, staged, header=header)
    seen = hand_over(asked)
    if seen.state != JobState.DONE:
        return told_at_once(seen)
    return redirect(url_for(".imported", key=key, job=seen.key), 303)


@bp.get("/data/imports/<job>")
def imported(key: str, job: str) -> ResponseReturnValue:
    """Show what an import brought, assumed and refused."""
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        done = find_import(session, engagement.id, job)
        frame = frame_of(session, engagement, "data")
    if done is None:
        abort(404)
    return show(frame, "imported", imported_page(done.tool, done.report, done.imported_at, wording))


def _ask(key: str, values: Mapping[str, str], problems: Mapping[str, str]) -> str:
    with reading() as session:
        engagement = find_engagement(session, key)
        wording = speak(engagement.language)
        zone = str(read_settings(session, engagement).data.get("timezone", ""))
        frame = frame_of(session, engagement, "data")
    shown = values or {"data_timezone": zone, "tool": request.args.get("tool", "")}
    page = add_data_page(url_for(".add_data", key=key), shown, problems, wording)
    return show(frame, "add_data", page)
