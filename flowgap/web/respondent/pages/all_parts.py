"""All parts on one page. What does not depend on who reads it is drawn once."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from flowgap.answering.parts import Part
from flowgap.forms.answers import Problem
from flowgap.questionnaire.schema import Questionnaire
from flowgap.web.respondent.pages.cards import (
    Anchor,
    Card,
    Entries,
    WordsCard,
    anchors_of,
    cards_of,
    words_cards_of,
)
from flowgap.web.respondent.pages.part import ProblemLine, name_of, problem_lines
from flowgap.web.respondent.questionnaires import goes_across
from flowgap.web.respondent.visit import Visit
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part under its own heading."""

    name: str
    lead_in: str
    cards: tuple[Card, ...]
    words: tuple[WordsCard, ...]
    is_rated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AllParts:
    """The questions, the same for everyone who is asked them in this order."""

    prompt: str
    referent: str
    anchors: tuple[Anchor, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllPage:
    """The page around the questions."""

    title: str
    problems: tuple[ProblemLine, ...]
    problems_title: str
    questions: Markup
    is_across: bool
    attempt: str
    asks_anyway: bool


def all_parts(
    parts: tuple[Part, ...], questionnaire: Questionnaire, entries: Entries, wording: Wording
) -> AllParts:
    """Return the questions of all parts."""
    return AllParts(
        prompt=questionnaire.prompt,
        referent=questionnaire.referent,
        anchors=tuple(anchors_of(questionnaire, wording)),
        sections=tuple(_sections(parts, questionnaire, entries, wording)),
    )


def all_page(
    visit: Visit,
    *,
    questions: Markup,
    attempt: bytes,
    problems: tuple[Problem, ...],
    asks_anyway: bool,
) -> AllPage:
    """Return the page around questions that are drawn already.

    `asks_anyway`: whether it shall be sent without an answer.
    """
    wording = visit.wording
    return AllPage(
        title=visit.questionnaire.title,
        problems=tuple(problem_lines(problems, wording)),
        problems_title=wording.say("respondent-problems", n=len(problems)),
        questions=questions,
        is_across=goes_across(visit.questionnaire),
        attempt=attempt.hex(),
        asks_anyway=asks_anyway,
    )


def _sections(
    parts: tuple[Part, ...], questionnaire: Questionnaire, entries: Entries, wording: Wording
) -> Iterator[Section]:
    for part in parts:
        cards = tuple(cards_of(part, questionnaire, entries, wording))
        yield Section(
            name=name_of(part, questionnaire, wording),
            lead_in=part.questions[0].lead_in if part.questions else "",
            cards=cards,
            words=tuple(words_cards_of(part, entries, wording)),
            is_rated=bool(part.items),
        )
