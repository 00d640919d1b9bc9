"""The page of a job: how far it is, what became of it, and trying again."""

from typing import Any, Final

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from flowgap.forms.what_if import address_of
from flowgap.models import JobKind, JobState
from flowgap.services.accounts.permissions import Right
from flowgap.services.jobs.asking import NotToBeRepeatedError, ask_again
from flowgap.services.jobs.beats import backlog
from flowgap.services.jobs.looking import JobSeen, look_at
from flowgap.services.whatif.questions import question_of
from flowgap.web.access import signed_in
from flowgap.web.database import reading, unit_of_work
from flowgap.web.job_desk import job_desk
from flowgap.web.language import current_wording
from flowgap.web.pages.job import job_page
from flowgap.web.statuses import CONFLICT, NOT_FOUND, UNAVAILABLE

bp = Blueprint("jobs", __name__, url_prefix="/jobs/<key>")

DIAGNOSES: Final = (JobKind.DIAGNOSE, JobKind.RECOMPUTE)
STATUS_OF_ERRORS: Final = {
    "404": NOT_FOUND,
    "outdated": CONFLICT,
    "release-refused": CONFLICT,
    "release-damaged": UNAVAILABLE,
    "pango": UNAVAILABLE,
}
"""Errors that are told at once where a request still waits for the job."""


@bp.get("")
def job(key: str) -> ResponseReturnValue:
    """Show how far a job is; one that is done leads to what it made."""
    with reading() as session:
        seen, waiting = look_at(session, key), backlog(session)
    made = _what_it_made(seen)
    if made is not None:
        return redirect(made, 303)
    page = job_page(
        seen,
        waiting,
        current_wording(),
        is_still=request.args.get("still") == "yes",
        edits=signed_in().may(Right.EDIT),
    )
    answer = make_response(render_template("web/job.html", page=page, form=FlaskForm()))
    if page.refresh_seconds is not None:
        # A header, not an element of the page: both work without a script.
        answer.headers["Refresh"] = str(page.refresh_seconds)
    return answer


def _what_it_made(seen: JobSeen) -> str | None:
    """Return the address of what a job made; None if it is not done, or has none of its own."""
    if seen.state != JobState.DONE or seen.engagement is None:
        return None
    if seen.kind in DIAGNOSES:
        return url_for("results.overview", key=seen.engagement)
    if seen.kind == JobKind.IMPORT:
        return url_for("setup.imported", key=seen.engagement, job=seen.key)
    if seen.kind == JobKind.WHAT_IF:
        asked: dict[str, Any] = address_of(question_of(seen.input["question"]))
        return url_for("what_if.what_if", key=seen.engagement, **asked)
    return None


@bp.post("/again")
def again(key: str) -> ResponseReturnValue:
    """Queue a failed job once more."""
    try:
        with unit_of_work() as session:
            ask_again(session, key)
    except NotToBeRepeatedError:
        return redirect(url_for(".job", key=key), 303)
    job_desk().transport.send(key)
    return redirect(url_for(".job", key=key), 303)


def told_at_once(seen: JobSeen) -> ResponseReturnValue:
    """Answer a request that waited for a job which is not done: with its page, or its error."""
    code = STATUS_OF_ERRORS.get(seen.error or "")
    if code is None:
        return redirect(url_for("jobs.job", key=seen.key), 303)
    message = f"web-error-{seen.error}"
    return render_template("web/error.html", message=message, code=code), code
