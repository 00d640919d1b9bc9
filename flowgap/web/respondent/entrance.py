"""Where a link leads: the promise, and from there to the first part or to the one reached."""

from dataclasses import replace

from flask import Response, abort, request

from flowgap.answering.answers import Answers
from flowgap.answering.draft import Draft, new_attempt
from flowgap.answering.selecting import selection_of
from flowgap.web.respondent.course import course_of, course_of_draft
from flowgap.web.respondent.drafts import keep_draft
from flowgap.web.respondent.frame import make_frame, show
from flowgap.web.respondent.one_page import one_page
from flowgap.web.respondent.outcome import deleted, ended, go_to
from flowgap.web.respondent.pages.promise import promise_page
from flowgap.web.respondent.pages.statement import statement_page
from flowgap.web.respondent.visit import Visit, open_visit


def entrance(kind: str, token: str) -> Response:
    """Show the promise, or begin; with `?all=1` ask and take everything at once."""
    visit = open_visit(kind, token)
    if request.args.get("all") == "1":
        return one_page(visit)
    if request.method == "POST" and request.form.get("go") == "delete":
        return deleted(visit)
    if (end := ended(visit)) is not None:
        return end
    if request.method == "POST":
        return _start(visit) if request.form.get("go") == "start" else abort(400)
    return _promise(visit)


def statement(kind: str, token: str) -> Response:
    """Show the whole confidentiality statement; it can be read in every state of a link."""
    visit = open_visit(kind, token)
    frame = make_frame(visit, endpoint="statement")
    return show("respondent/statement.html", frame, statement_page(visit))


def _promise(visit: Visit) -> Response:
    page = promise_page(visit, nothing="nothing" in request.args and visit.draft is None)
    response = show("respondent/promise.html", make_frame(visit), page)
    if visit.draft is not None and visit.draft.language != visit.wording.language:
        spoken = replace(visit.draft, language=visit.wording.language)
        keep_draft(response, spoken, visit.door, visit.questionnaire)
    return response


def _start(visit: Visit) -> Response:
    """Begin a draft; one that is there goes on: a second click must not lose the first."""
    draft = visit.draft or _new_draft(visit)
    course = course_of_draft(visit.questionnaire, draft)
    response = go_to(visit.address_of(course.reached(draft)))
    keep_draft(response, draft, visit.door, visit.questionnaire)
    return response


def _new_draft(visit: Visit) -> Draft:
    attempt = new_attempt()
    selection = selection_of(visit.questionnaire, visit.door.asking, attempt)
    first = course_of(visit.questionnaire, selection, Answers()).steps[0]
    return Draft(
        attempt=attempt,
        selection=selection,
        language=visit.wording.language,
        reached=first,
    )
