"""What is kept of a respondent's answers: packed items, particulars, comments, and no more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.answering.answers import STAGES_QUESTION, Answers
from flowgap.answering.parts import Selection, items_to_ask
from flowgap.questionnaire.schema import NOT_ASKED, SKIPPED, Questionnaire

ORDER: Final = "order"
LANGUAGE: Final = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One complete questionnaire as it is kept.

    `answers` has one byte per item in the frozen order of the questionnaire. `particulars` are
    the columns of `responses.csv` that are no items, as they stand there. `comments` hold the
    open answers by question, after redaction.
    """

    answers: bytes
    particulars: Mapping[str, str]
    comments: Mapping[str, str]


def make_submission(
    questionnaire: Questionnaire,
    selection: Selection,
    answers: Answers,
    *,
    comments: Mapping[str, str],
) -> Submission:
    """Return what is kept: no stages, only which items were not asked because of them."""
    asked = items_to_ask(questionnaire, selection, stages=answers.stages)
    packed = bytes(
        answers.items.get(item, SKIPPED) if item in asked else NOT_ASKED
        for item in questionnaire.item_ids
    )
    particulars = {
        LANGUAGE: questionnaire.language,
        ORDER: "reversed" if selection.is_reversed else "forward",
    }
    particulars |= {
        question: "+".join(chosen)
        for question, chosen in answers.choices.items()
        if chosen and question != STAGES_QUESTION
    }
    if answers.attention is not None and questionnaire.attention is not None:
        particulars[questionnaire.attention.id] = str(answers.attention)
    return Submission(
        answers=packed,
        particulars=particulars,
        comments={question: text for question, text in comments.items() if text},
    )


def is_blank(submission: Submission) -> bool:
    """Tell whether no item is answered; "I don't know" is an answer."""
    return set(submission.answers) <= {SKIPPED, NOT_ASKED}


def to_bytes(submission: Submission) -> bytes:
    """Return a submission as bytes, to be sealed."""
    document = {
        "answers": submission.answers.hex(),
        "particulars": dict(submission.particulars),
        "comments": dict(submission.comments),
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> Submission:
    """Return the submission that `to_bytes` wrote."""
    document = json.loads(content)
    return Submission(
        answers=bytes.fromhex(document["answers"]),
        particulars=document["particulars"],
        comments=document["comments"],
    )
