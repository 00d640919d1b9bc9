"""Rules of the scale, the questions with options, the attention item and the open questions."""

from collections.abc import Iterator
from typing import Final

from flowgap.questionnaire.document import QuestionDocument, QuestionnaireDocument
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.texts import placed_questions
from flowgap.stages import PIPELINE_STAGES
from flowgap.yaml_source import YamlPath

MIN_POINTS: Final = 2
MAX_POINTS: Final = 7
MAX_CHARACTERS: Final = 500
VOTE_CHOICES: Final = (*PIPELINE_STAGES, "other", "dk")


def question_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    """Yield what is wrong with everything that is asked beside the items."""
    yield from _scale_faults(document)
    for at, question in placed_questions(document).items():
        yield from _choice_faults(question, at)
    yield from _vote_faults(document)
    yield from _attention_faults(document)
    yield from _open_question_faults(document)


def _scale_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    values = [point.value for point in document.scale]
    if not MIN_POINTS <= len(values) <= MAX_POINTS:
        yield Fault(
            ("scale",),
            f"the number of scale points is {len(values)}",
            f"{MIN_POINTS} to {MAX_POINTS}",
        )
    elif values != list(range(1, len(values) + 1)):
        found = ", ".join(str(value) for value in values)
        yield Fault(("scale",), f"the scale has the values {found}", f"1 to {len(values)} in order")


def _choice_faults(question: QuestionDocument, at: YamlPath) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, choice in enumerate(question.choices):
        if choice.id in seen:
            yield Fault(
                (*at, "choices", index, "id"),
                f"choice id '{choice.id}' is used twice in {question.id}",
                "once",
            )
        seen.add(choice.id)
    if not 1 <= question.max_choices <= len(question.choices):
        yield Fault(
            (*at, "max_choices"),
            f"{question.id} lets people choose {question.max_choices} of {len(question.choices)}",
            f"1 to {len(question.choices)}",
        )


def _vote_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    for index, choice in enumerate(document.vote.choices):
        if choice.id not in VOTE_CHOICES:
            yield Fault(
                ("vote", "choices", index, "id"),
                f"unknown stage '{choice.id}'",
                ", ".join(VOTE_CHOICES),
            )


def _attention_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    attention = document.attention
    if attention is not None and not 1 <= attention.expected <= len(document.scale):
        yield Fault(
            ("attention", "expected"),
            f"the expected answer {attention.expected} is off the scale",
            f"1 to {len(document.scale)}",
        )


def _open_question_faults(document: QuestionnaireDocument) -> Iterator[Fault]:
    for index, question in enumerate(document.open_questions):
        if not 1 <= question.max_characters <= MAX_CHARACTERS:
            yield Fault(
                ("open_questions", index, "max_characters"),
                f"{question.id} takes {question.max_characters} characters",
                f"1 to {MAX_CHARACTERS}",
            )
