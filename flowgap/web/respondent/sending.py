"""From complete answers to a receipt."""

from collections.abc import Callable, Mapping
from typing import Final

from flask import Response, request

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Selection
from flowgap.answering.redaction import redact
from flowgap.answering.submission import is_blank, make_submission
from flowgap.services.waves.doors import DoorState
from flowgap.services.waves.seals import enclose
from flowgap.services.waves.sending import LinkUsedError, WaveClosedError
from flowgap.web.respondent.outcome import closed_door, thanks
from flowgap.web.respondent.reception import current_reception
from flowgap.web.respondent.visit import Visit

ANYWAY: Final = "send-anyway"
"""What the button posts that sends a questionnaire in which no item is answered."""


def send_answers(  # noqa: PLR0913 - all keyword-only but one
    visit: Visit,
    *,
    attempt: bytes,
    selection: Selection,
    answers: Answers,
    words: Mapping[str, str],
    ask: Callable[[], Response],
) -> Response:
    """Keep complete answers and show their receipt, or say why they were not kept.

    `ask` shows the page again where no item is answered, unless that was asked already: what is
    sent empty by mistake would count.
    """
    submission = make_submission(
        visit.questionnaire,
        selection,
        answers,
        comments={question: redact(text).text for question, text in words.items()},
    )
    is_open = visit.door.state is DoorState.OPEN
    if is_open and is_blank(submission) and request.form.get("go") != ANYWAY:
        return ask()
    envelope = enclose(
        submission,
        attempt=attempt,
        wave_id=visit.door.wave_id,
        seal=current_reception().seal_of(visit.questionnaire),
    )
    try:
        is_new = current_reception().keeper.keep(visit.door, envelope, now=visit.now)
    except LinkUsedError:
        return closed_door(visit.as_found(DoorState.USED), is_late=True)
    except WaveClosedError:
        is_early = visit.now < visit.door.opens_at
        state = DoorState.NOT_YET if is_early else DoorState.CLOSED
        return closed_door(visit.as_found(state), is_late=True)
    return thanks(visit, attempt, is_repeated=not is_new)
