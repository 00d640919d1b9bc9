"""Questions as cards: what can be chosen, what is chosen, what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from flowgap.answering.parts import Part
from flowgap.forms.answers import Chosen, Problem
from flowgap.questionnaire.schema import DONT_KNOW, Choice, ChoiceQuestion, Questionnaire
from flowgap.wording import Wording

ABOUT: Final = "~"
"""Stands for "about" before a percentage; not every screen reader says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a card."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question. `apart` are the options below the rule: those off the scale."""

    name: str
    legend: str
    options: tuple[Option, ...]
    apart: tuple[Option, ...]
    is_scale: bool
    is_many: bool = False
    lead_in: str = ""
    hint: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsCard:
    """One question that is answered in words."""

    name: str
    legend: str
    hint: str
    text: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a scale point means in percent, as seen and as read aloud."""

    label: str
    seen: str
    heard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """What came back from a page: choices, texts, and what was wrong with them."""

    chosen: Chosen = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def error_of(self, name: str, wording: Wording) -> str:
        """Return what is wrong with one question, nothing if nothing is."""
        found = (problem for problem in self.problems if problem.name == name)
        return next((say_problem(problem, wording) for problem in found), "")


def cards_of(
    part: Part, questionnaire: Questionnaire, entries: Entries, wording: Wording
) -> Iterator[Card]:
    """Yield the cards of a part: items, the attention item, then questions with choices."""
    dont_know = [(str(DONT_KNOW), questionnaire.dont_know_label)]
    rated = [(item.id, item.text, dont_know) for item in part.items]
    if part.attention is not None:
        rated.append((part.attention.id, part.attention.text, []))
    scale = [(str(point.value), point.label) for point in questionnaire.scale]
    for name, text, apart in rated:
        chosen = entries.chosen.get(name, ())
        yield Card(
            name=name,
            legend=text,
            options=tuple(_option(value, label, chosen) for value, label in scale),
            apart=tuple(_option(value, label, chosen) for value, label in apart),
            is_scale=True,
            error=entries.error_of(name, wording),
        )
    for question in part.questions:
        yield _choice_card(question, entries, wording)


def words_cards_of(part: Part, entries: Entries, wording: Wording) -> Iterator[WordsCard]:
    """Yield the questions of a part that are answered in words."""
    for question in part.open_questions:
        yield WordsCard(
            name=question.id,
            legend=question.text,
            hint=wording.say("respondent-words-hint", n=question.max_characters),
            text=entries.words.get(question.id, ""),
            error=entries.error_of(question.id, wording),
        )


def anchors_of(questionnaire: Questionnaire, wording: Wording) -> Iterator[Anchor]:
    """Yield what the points of the scale mean."""
    for point in questionnaire.scale:
        heard = point.anchor
        if heard.startswith(ABOUT):
            heard = wording.say("respondent-about-percent", percent=heard.removeprefix(ABOUT))
        yield Anchor(label=point.label, seen=point.anchor, heard=heard)


def say_problem(problem: Problem, wording: Wording) -> str:
    """Return a problem as a sentence: what is allowed, and what was found."""
    return wording.say(problem.message, **problem.values)


def _choice_card(question: ChoiceQuestion, entries: Entries, wording: Wording) -> Card:
    chosen = entries.chosen.get(question.id, ())
    together = [choice for choice in question.choices if not choice.alone]
    return Card(
        name=question.id,
        legend=question.text,
        options=tuple(_of_choice(choice, chosen) for choice in together),
        apart=tuple(_of_choice(choice, chosen) for choice in question.choices if choice.alone),
        is_scale=False,
        is_many=question.max_choices > 1,
        lead_in=question.lead_in,
        hint=_hint(question, len(together), wording),
        error=entries.error_of(question.id, wording),
    )


def _hint(question: ChoiceQuestion, n_together: int, wording: Wording) -> str:
    if question.max_choices == 1:
        return ""
    if question.max_choices >= n_together:
        return wording.say("respondent-hint-all")
    return wording.say("respondent-hint-most", most=question.max_choices)


def _of_choice(choice: Choice, chosen: tuple[str, ...]) -> Option:
    return _option(choice.id, choice.label, chosen)


def _option(value: str, label: str, chosen: tuple[str, ...]) -> Option:
    return Option(value=value, label=label, is_chosen=value in chosen)
