"""Whether the longest answers to a questionnaire fit where they are kept, told at the opening."""

from flowgap.answering.draft import DRAFT_BYTES, draft_to_bytes
from flowgap.answering.fullest import fullest_draft
from flowgap.answering.submission import make_submission, to_bytes
from flowgap.errors import InputError
from flowgap.questionnaire.schema import Questionnaire
from flowgap.services.waves.seals import response_seal


def refuse_too_long(questionnaire: Questionnaire) -> None:
    """Refuse a questionnaire whose answers would not fit into a cookie, or under their seal.

    Raises
    ------
    InputError
        Saying by how much.
    """
    draft = fullest_draft(questionnaire)
    _refuse(questionnaire, len(draft_to_bytes(draft, questionnaire)), DRAFT_BYTES)
    comments = {
        question.id: "\N{GRINNING FACE}" * question.max_characters
        for question in questionnaire.open_questions
    }
    submission = make_submission(questionnaire, draft.selection, draft.answers, comments=comments)
    room = response_seal("", questionnaire).n_bytes
    _refuse(questionnaire, len(to_bytes(submission)), room)


def _refuse(questionnaire: Questionnaire, n_bytes: int, room: int) -> None:
    if n_bytes > room:
        raise InputError(
            f"the answers to {questionnaire.reference} take up to {n_bytes:,} bytes",
            file="--questionnaire",
            allowed=f"{room:,}: fewer items, or fewer and shorter ids of choices",
        )
