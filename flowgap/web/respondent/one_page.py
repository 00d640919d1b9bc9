"""The whole questionnaire on one page and in one post: it needs neither draft nor cookie."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from flask import Response, abort, render_template, request
from markupsafe import Markup

from flowgap.answering.answers import STAGES_QUESTION, Answers
from flowgap.answering.draft import new_attempt
from flowgap.answering.parts import Part, PartKind, Selection
from flowgap.answering.selecting import selection_of
from flowgap.forms.answers import AnswersForm
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.doors import DoorState
from flowgap.web.respondent.course import course_of
from flowgap.web.respondent.frame import make_frame, show
from flowgap.web.respondent.outcome import closed_door, ended, posted_attempt
from flowgap.web.respondent.pages.all_parts import all_page, all_parts
from flowgap.web.respondent.pages.cards import Entries
from flowgap.web.respondent.sending import send_answers
from flowgap.web.respondent.visit import Visit
from flowgap.web.statuses import REFUSED
from flowgap.wording import Wording

MOST_KEPT: Final = 256
"""Questionnaires drawn and kept in memory, by language, set and direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All parts, and the same as one part that a form can take."""

    parts: tuple[Part, ...]
    part: Part


def one_page(visit: Visit) -> Response:
    """Show everything, or take everything."""
    if request.method == "POST":
        return _take(visit, posted_attempt() or abort(400))
    return ended(visit) or _show(visit, new_attempt())


def _take(visit: Visit, attempt: bytes) -> Response:
    selection = selection_of(visit.questionnaire, visit.door.asking, attempt)
    whole = _whole(visit.questionnaire, selection)
    n_points = len(visit.questionnaire.scale)
    form = AnswersForm(whole.part, n_points=n_points, posted=request.form)
    if "language" in request.form:
        entries = Entries(chosen=form.answers.chosen, words=form.answers.words)
        return _show(visit, attempt, entries=entries)
    if form.validate():
        return send_answers(
            visit,
            attempt=attempt,
            selection=selection,
            answers=form.answers.data,
            words=form.answers.words,
            ask=lambda: _ask_anyway(visit, attempt, form),
        )
    if visit.door.state is not DoorState.OPEN:
        return closed_door(visit, is_late=True)
    entries = Entries(
        chosen=form.answers.chosen, words=form.answers.words, problems=form.answers.problems
    )
    return _show(visit, attempt, entries=entries, status=REFUSED)


def _ask_anyway(visit: Visit, attempt: bytes, form: AnswersForm) -> Response:
    entries = Entries(chosen=form.answers.chosen, words=form.answers.words)
    return _show(visit, attempt, entries=entries, asks=True, status=REFUSED)


def _show(
    visit: Visit,
    attempt: bytes,
    *,
    entries: Entries | None = None,
    asks: bool = False,
    status: int = 200,
) -> Response:
    questionnaire = visit.questionnaire
    # All that comes back is the attempt, so direction and booklet are drawn from it.
    selection = selection_of(questionnaire, visit.door.asking, attempt)
    if entries is None:
        questions = _drawn(questionnaire, selection)
    else:
        questions = _draw(_whole(questionnaire, selection), questionnaire, entries)
    page = all_page(
        visit,
        questions=questions,
        attempt=attempt,
        problems=() if entries is None else entries.problems,
        asks_anyway=asks,
    )
    frame = make_frame(visit, in_form=True)
    return show("respondent/all.html", frame, page, status=status)


@lru_cache(MOST_KEPT)
def _whole(questionnaire: Questionnaire, selection: Selection) -> Whole:
    """Return all parts. What decides on parts is not asked: here all of them are shown."""
    parts = tuple(
        replace(part, questions=tuple(one for one in part.questions if one.id != STAGES_QUESTION))
        for part in course_of(questionnaire, selection, Answers()).parts
    )
    whole = Part(
        id="all",
        kind=PartKind.ITEMS,
        items=tuple(item for part in parts for item in part.items),
        questions=tuple(question for part in parts for question in part.questions),
        attention=next((part.attention for part in parts if part.attention), None),
        open_questions=questionnaire.open_questions,
    )
    return Whole(parts=parts, part=whole)


@lru_cache(MOST_KEPT)
def _drawn(questionnaire: Questionnaire, selection: Selection) -> Markup:
    """Return the empty questions; drawing them anew for each reader would cost most of a page."""
    return _draw(_whole(questionnaire, selection), questionnaire, Entries())


def _draw(whole: Whole, questionnaire: Questionnaire, entries: Entries) -> Markup:
    questions = all_parts(whole.parts, questionnaire, entries, Wording(questionnaire.language))
    return Markup(render_template("respondent/all_parts.html", questions=questions))  # noqa: S704 - our own template escapes what is in it
