"""The longest answers to a questionnaire: whatever keeps answers must have room for them."""

from typing import Final

from flowgap.answering.answers import Answers
from flowgap.answering.draft import Draft
from flowgap.answering.parts import Selection
from flowgap.answering.receipts import ATTEMPT_BYTES
from flowgap.questionnaire.schema import DONT_KNOW, ChoiceQuestion, Questionnaire

LONGEST_LANGUAGE: Final = "zh-Hant-TW"
LONGEST_PART: Final = "confidentiality"


def fullest_draft(questionnaire: Questionnaire) -> Draft:
    """Return a draft in which everything is answered, with the longest choices."""
    return Draft(
        attempt=bytes(ATTEMPT_BYTES),
        selection=Selection(items=frozenset(questionnaire.item_ids), is_reversed=False),
        language=LONGEST_LANGUAGE,
        reached=LONGEST_PART,
        answers=Answers(
            items=dict.fromkeys(questionnaire.item_ids, DONT_KNOW),
            choices={question.id: _longest(question) for question in _questions(questionnaire)},
            attention=None if questionnaire.attention is None else 1,
        ),
    )


def _questions(questionnaire: Questionnaire) -> tuple[ChoiceQuestion, ...]:
    ai_use = () if questionnaire.ai_use is None else (questionnaire.ai_use,)
    return (*questionnaire.screeners, questionnaire.vote, *ai_use)


def _longest(question: ChoiceQuestion) -> tuple[str, ...]:
    ids = sorted((choice.id for choice in question.choices), key=len, reverse=True)
    return tuple(ids[: question.max_choices])
