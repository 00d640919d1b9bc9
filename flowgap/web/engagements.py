"""The list of engagements, and adding one by uploading its folder."""

from datetime import UTC, datetime
from typing import IO

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from flowgap.errors import InputError
from flowgap.forms.upload import UploadForm
from flowgap.services.engagements import (
    diagnose_archive,
    earlier_releases,
    keep_diagnosis,
    list_engagements,
    with_what_was_kept,
)
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.add import add_page
from flowgap.web.pages.engagements import engagements_page
from flowgap.web.workload import long_work

bp = Blueprint("engagements", __name__)


@bp.get("/")
def index() -> ResponseReturnValue:
    """Show all engagements."""
    with reading() as session:
        lines = list_engagements(session)
    page = engagements_page(lines, current_wording())
    return render_template("web/engagements.html", page=page)


@bp.route("/engagements/new", methods=["GET", "POST"])
def add() -> ResponseReturnValue:
    """Ask for a folder; diagnose it, keep the result and show it."""
    form = UploadForm()
    if form.validate_on_submit():
        try:
            key = _add(form.archive())
        except InputError as refusal:
            return _ask_again(form, refusal)
        return redirect(url_for("results.overview", key=key), 303)
    return _ask_again(form, None)


def _add(archive: IO[bytes]) -> str:
    """Diagnose an archive, keep the result, and return the key of its engagement."""

    def diagnose_and_keep(also: frozenset[int]) -> str:
        archive.seek(0)
        with long_work(), reading() as session:
            earlier = earlier_releases(session, also=also)
            diagnosis = diagnose_archive(archive, earlier=earlier, now=datetime.now(UTC))
        with unit_of_work() as session:
            return keep_diagnosis(session, diagnosis, now=datetime.now(UTC))

    return with_what_was_kept(diagnose_and_keep)


def _ask_again(form: UploadForm, refusal: InputError | None) -> ResponseReturnValue:
    page = add_page(form.message_ids(), refusal, current_wording())
    return render_template("web/add.html", form=form, page=page), 422 if page.problems else 200
