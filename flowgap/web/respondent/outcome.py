"""Answers that end a visit: what a link's state allows no more, and thanks for what is kept."""

from flask import Response, redirect, request

from flowgap.answering.receipts import ATTEMPT_BYTES, receipt_of
from flowgap.answering.redaction import redact
from flowgap.forms.texts import typed
from flowgap.services.waves.doors import DoorState
from flowgap.services.waves.sending import ReceiptUnknownError
from flowgap.web.respondent.drafts import drop_draft
from flowgap.web.respondent.frame import make_frame, show
from flowgap.web.respondent.pages.states import (
    StatePage,
    closed_state,
    damaged_state,
    deleted_state,
    not_yet_state,
    used_state,
)
from flowgap.web.respondent.pages.thanks import thanks_page
from flowgap.web.respondent.reception import current_reception
from flowgap.web.respondent.visit import Visit
from flowgap.web.statuses import GONE, MALFORMED, NOT_ALLOWED

SEE_OTHER = 303
_ATTEMPT_LETTERS = 2 * ATTEMPT_BYTES


def ended(visit: Visit) -> Response | None:
    """Return the page for a visit that cannot go on, None if it can."""
    kept = _kept_attempt(visit)
    if kept is not None:
        is_repeated = request.method == "POST" and "language" not in request.form
        return thanks(visit, kept, is_repeated=is_repeated)
    if visit.door.state is not DoorState.OPEN:
        return closed_door(visit)
    if visit.is_damaged:
        response = _state(visit, damaged_state(visit), MALFORMED)
        drop_draft(response)
        return response
    return None


def closed_door(visit: Visit, *, is_late: bool = False) -> Response:
    """Say why a link takes no answers; `is_late`: some were just sent, and were not kept."""
    has_draft = is_late or visit.draft is not None
    if visit.door.state is DoorState.NOT_YET:
        response = _state(visit, not_yet_state(visit), NOT_ALLOWED)
    elif visit.door.state is DoorState.CLOSED:
        response = _state(visit, closed_state(visit, is_late=has_draft), GONE)
    else:
        response = _state(visit, used_state(visit, is_late=has_draft), GONE)
    if visit.is_damaged:
        drop_draft(response)
    return response


def thanks(visit: Visit, attempt: bytes, *, is_repeated: bool = False) -> Response:
    """Show the receipt, and let the device forget the draft.

    `is_repeated`: answers were sent once more, and what was changed meanwhile is not kept.
    """
    page = thanks_page(
        visit,
        receipt=receipt_of(attempt),
        attempt=attempt,
        n_removed=_n_removed(visit),
        is_repeated=is_repeated,
    )
    response = show("respondent/thanks.html", make_frame(visit, in_form=True), page)
    drop_draft(response)
    return response


def deleted(visit: Visit) -> Response:
    """Delete the draft from the device, in whatever state its link is."""
    response = _state(visit, deleted_state(visit), 200)
    drop_draft(response)
    return response


def go_to(address: str) -> Response:
    """Lead to another page, so that a reload of it sends nothing."""
    response = redirect(address, SEE_OTHER)
    if not isinstance(response, Response):
        raise TypeError("Flask answers with its own kind of response")
    return response


def posted_attempt() -> bytes | None:
    """Return the attempt that stands in the posted form, None if there is none."""
    text = request.form.get("attempt", "")
    try:
        attempt = bytes.fromhex(text)
    except ValueError:
        return None
    return attempt if len(text) == _ATTEMPT_LETTERS and len(attempt) == ATTEMPT_BYTES else None


def _kept_attempt(visit: Visit) -> bytes | None:
    """Return the attempt whose answers are kept: the draft's, or that of a repeated post."""
    drafted = None if visit.draft is None else visit.draft.attempt
    attempts = {attempt for attempt in (drafted, posted_attempt()) if attempt is not None}
    for attempt in attempts:
        try:
            current_reception().keeper.look_up(receipt_of(attempt))
        except ReceiptUnknownError:
            continue
        return attempt
    return None


def _n_removed(visit: Visit) -> int:
    """Return how much was taken out of what was sent, as far as it was kept."""
    questions = visit.questionnaire.open_questions
    texts = (typed(request.form.get(one.id))[: one.max_characters] for one in questions)
    return sum(redact(text).n_removed for text in texts)


def _state(visit: Visit, page: StatePage, status: int) -> Response:
    return show("respondent/state.html", make_frame(visit), page, status=status)
