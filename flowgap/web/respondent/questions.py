"""One part of the questionnaire: show it, keep what comes back on the device, lead on."""

from dataclasses import replace

from flask import Response, request

from flowgap.answering.answers import Shown
from flowgap.answering.parts import Part, PartKind
from flowgap.forms.answers import AnswersField, AnswersForm
from flowgap.web.respondent.frame import make_frame, show
from flowgap.web.respondent.pages.cards import Entries
from flowgap.web.respondent.pages.part import entries_of, part_page
from flowgap.web.respondent.progress import Progress, open_progress
from flowgap.web.respondent.sending import send_answers
from flowgap.web.statuses import REFUSED


def question(kind: str, token: str, part: str) -> Response:
    """Show a part, or keep its answers and lead to the next page."""
    progress = open_progress(kind, token)
    if isinstance(progress, Response):
        return progress
    found = progress.course.part(part)
    if found is None:
        return progress.lead_to(progress.course.reached(progress.draft))
    if request.method == "POST":
        return _take(progress, found)
    return _show(progress, found, entries_of(progress.draft, progress.visit.questionnaire))


def _take(progress: Progress, part: Part) -> Response:
    """Take what a page sent back; from the last page everything is sent."""
    n_points = len(progress.visit.questionnaire.scale)
    form = AnswersForm(part, n_points=n_points, posted=request.form)
    goes_back = request.form.get("go") == "back"
    if not form.validate() and not goes_back:
        return _show(progress, part, _entries(form.answers), status=REFUSED)
    taken = _taken(part, form.answers)
    answered = progress.with_draft(progress.draft.with_page(form.answers.data, shown=taken))
    if part.kind is not PartKind.WORDS or goes_back:
        return answered.lead_on(part.id)
    if "language" in request.form:
        # What was written is kept nowhere: the page comes back with it.
        return answered.keep(_show(answered, part, _entries(form.answers)))

    def ask() -> Response:
        shown = _show(answered, part, _entries(form.answers), asks=True, status=REFUSED)
        return answered.keep(shown)

    return send_answers(
        answered.visit,
        attempt=answered.draft.attempt,
        selection=answered.draft.selection,
        answers=answered.draft.answers,
        words=form.answers.words,
        ask=ask,
    )


def _taken(part: Part, answers: AnswersField) -> Shown:
    """Return what is taken from a page: a question whose answer is refused stays as it was."""
    refused, attention = {problem.name for problem in answers.problems}, part.attention
    return Shown(
        items=tuple(name for name in part.shown.items if name not in refused),
        questions=tuple(name for name in part.shown.questions if name not in refused),
        attention=attention is not None and attention.id not in refused,
    )


def _show(
    progress: Progress, part: Part, entries: Entries, *, asks: bool = False, status: int = 200
) -> Response:
    """Return the page of a part; `asks`: whether it shall be sent without an answer."""
    page = replace(
        part_page(progress.visit, progress.course, part, entries, progress.draft.attempt),
        asks_anyway=asks,
    )
    frame = make_frame(progress.visit, in_form=True)
    return show("respondent/part.html", frame, page, status=status)


def _entries(answers: AnswersField) -> Entries:
    return Entries(chosen=answers.chosen, words=answers.words, problems=answers.problems)
