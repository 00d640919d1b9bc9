"""The check page: change or remove any answer before the last part."""

from flask import Response, request

from flowgap.answering.answers import Answers, Shown
from flowgap.web.respondent.course import CHECK
from flowgap.web.respondent.frame import make_frame, show
from flowgap.web.respondent.pages.check import check_page
from flowgap.web.respondent.progress import Progress, open_progress


def check(kind: str, token: str) -> Response:
    """Show all answers of the draft, or do with them what was asked."""
    progress = open_progress(kind, token)
    if isinstance(progress, Response):
        return progress
    if request.method == "POST":
        return _act(progress)
    page = check_page(progress.visit, progress.course, progress.draft)
    return show("respondent/check.html", make_frame(progress.visit, in_form=True), page)


def _act(progress: Progress) -> Response:
    if (name := request.form.get("remove")) is not None:
        return _without(progress, name).lead_to(CHECK)
    part = progress.course.part(request.form.get("go", ""))
    if part is not None:
        return progress.lead_to(part.id, from_check=True)
    return progress.lead_on(CHECK)


def _without(progress: Progress, name: str) -> Progress:
    """Return the progress without the answer to one question."""
    attention = progress.visit.questionnaire.attention
    is_attention = attention is not None and attention.id == name
    shown = Shown(items=(name,), questions=(name,), attention=is_attention)
    return progress.with_draft(progress.draft.with_page(Answers(), shown=shown))
