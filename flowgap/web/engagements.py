"""The list of engagements, and adding one by uploading its folder."""

from collections.abc import Mapping
from typing import IO, Final

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.engagement.archive import Limits, check_archive
from flowgap.errors import InputError
from flowgap.forms.setup import CreateForm
from flowgap.forms.upload import UploadForm
from flowgap.services.accounts.permissions import Right
from flowgap.services.engagements.keeping import list_begun, list_engagements
from flowgap.services.folders.settings import SettingsRefusedError, start_engagement
from flowgap.services.jobs.asking import Asked
from flowgap.services.jobs.diagnosing import ask_to_diagnose
from flowgap.services.jobs.looking import diagnoses_now
from flowgap.web.access import signed_in
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.job_desk import deposited, hand_over
from flowgap.web.jobs import told_at_once
from flowgap.web.language import current_wording
from flowgap.web.pages.add import add_page
from flowgap.web.pages.engagements import engagements_page
from flowgap.web.pages.setup.settings import create_page
from flowgap.web.setup.settings import problems_of
from flowgap.web.statuses import REFUSED

FIRST_ZONE: Final = "Europe/Berlin"
"""Stands in the field until another one is chosen."""

bp = Blueprint("engagements", __name__)


@bp.get("/")
def index() -> ResponseReturnValue:
    """Show all engagements."""
    with reading() as session:
        lines = list_engagements(session)
        may_edit = signed_in().may(Right.EDIT)
        begun = list_begun(session) if may_edit else ()
        running = diagnoses_now(session) if may_edit else ()
    page = engagements_page(lines, begun, running, current_wording())
    return render_template("web/engagements.html", page=page)


@bp.route("/engagements/create", methods=["GET", "POST"])
def create() -> ResponseReturnValue:
    """Ask whose engagement it is, and begin it."""
    form, wording = CreateForm(), current_wording()
    if request.method == "GET":
        values = {"language": wording.language, "timezone": FIRST_ZONE}
        return _show_create(values, {})
    try:
        with unit_of_work() as session:
            key = start_engagement(session, form.settings(), now=utc_now())
    except SettingsRefusedError as refused:
        return _show_create(form.values(), problems_of(refused, wording)), REFUSED
    return redirect(url_for("results.overview", key=key), 303)


def _show_create(values: Mapping[str, str], problems: Mapping[str, str]) -> str:
    page = create_page(url_for(".create"), values, problems, current_wording())
    return render_template("setup/create.html", page=page)


@bp.route("/engagements/new", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    """Ask for a folder and have it diagnosed; the result is shown, or the job that makes it."""
    form = UploadForm()
    if form.validate_on_submit():
        try:
            check_archive(form.archive(), limits=Limits())
        except InputError as refusal:
            return _ask_again(form, refusal)
        seen = hand_over(_ask_to_diagnose(form.archive()))
        if seen.refusal is not None:
            return _ask_again(form, seen.refusal)
        if seen.engagement is None:
            return told_at_once(seen)
        return redirect(url_for("results.overview", key=seen.engagement), 303)
    return _ask_again(form, None)


def _ask_to_diagnose(archive: IO[bytes]) -> Asked:
    """Keep an archive and ask for its diagnosis; it is not kept where that cannot be."""
    with deposited(archive) as deposit:
        with unit_of_work() as session:
            asked = ask_to_diagnose(session, deposit.upload)
        deposit.asked = asked
    return asked


def _ask_again(form: UploadForm, refusal: InputError | None) -> ResponseReturnValue:
    page = add_page(form.message_ids(), refusal, current_wording())
    return render_template("web/add.html", form=form, page=page), REFUSED if page.problems else 200
