"""The check page: every part with its answers, each to be changed or removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flowgap.answering.draft import Draft
from flowgap.answering.parts import Part, PartKind, minutes_left
from flowgap.web.respondent.course import Course, n_answered_of
from flowgap.web.respondent.pages.cards import Card, Entries, cards_of
from flowgap.web.respondent.pages.part import Step, entries_of, name_of, steps_of
from flowgap.web.respondent.pages.sentences import Sentence, with_middle
from flowgap.web.respondent.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One question and what was answered; without an answer there is nothing to remove."""

    name: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLines:
    """The answers of one part."""

    id: str
    name: str
    n: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """All that the check page shows."""

    minutes: str
    steps: tuple[Step, ...]
    parts: tuple[PartLines, ...]
    device: Sentence
    attempt: str


def check_page(visit: Visit, course: Course, draft: Draft) -> CheckPage:
    """Return the check page of a draft."""
    wording, questionnaire = visit.wording, visit.questionnaire
    last = len(course.parts) - 1
    return CheckPage(
        minutes=wording.say("respondent-minutes-left", n=minutes_left(course.parts[last:])),
        steps=tuple(steps_of(course, questionnaire, wording, here=last))[:last],
        parts=tuple(_parts(visit, course, draft)),
        device=with_middle(
            wording, "respondent-device", "where", wording.say("respondent-device-where")
        ),
        attempt=draft.attempt.hex(),
    )


def _parts(visit: Visit, course: Course, draft: Draft) -> Iterator[PartLines]:
    entries = entries_of(draft, visit.questionnaire)
    for part in course.parts:
        if part.kind is PartKind.WORDS:
            continue
        lines = tuple(_lines(visit, part, entries))
        yield PartLines(
            id=part.id,
            name=name_of(part, visit.questionnaire, visit.wording),
            n=visit.wording.say(
                "respondent-check-n", n=n_answered_of(part, draft.answers), of=len(lines)
            ),
            lines=lines,
        )


def _lines(visit: Visit, part: Part, entries: Entries) -> Iterator[AnswerLine]:
    for card in cards_of(part, visit.questionnaire, entries, visit.wording):
        yield AnswerLine(name=card.name, question=card.legend, answer=_answer(card, entries.chosen))


def _answer(card: Card, chosen: Mapping[str, tuple[str, ...]]) -> str:
    labels = {option.value: option.label for option in (*card.options, *card.apart)}
    return " · ".join(labels[value] for value in chosen.get(card.name, ()))
