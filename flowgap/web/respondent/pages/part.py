"""One part of the questionnaire, and the way to and from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.answering.draft import Draft
from flowgap.answering.parts import Part, PartKind, minutes_left
from flowgap.forms.answers import Problem, chosen_of
from flowgap.questionnaire.schema import Questionnaire
from flowgap.web.respondent.course import Course
from flowgap.web.respondent.pages.cards import (
    Anchor,
    Card,
    Entries,
    WordsCard,
    anchors_of,
    cards_of,
    say_problem,
    words_cards_of,
)
from flowgap.web.respondent.pages.sentences import Sentence, with_middle
from flowgap.web.respondent.questionnaires import goes_across
from flowgap.web.respondent.visit import Visit
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part in the list of parts."""

    name: str
    is_done: bool
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """A problem, and the field that it leads to."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """All that a page with questions shows."""

    title: str
    prompt: str
    note: str
    progress: str
    minutes: str
    steps: tuple[Step, ...]
    problems: tuple[ProblemLine, ...]
    problems_title: str
    anchors: tuple[Anchor, ...]
    is_across: bool
    cards: tuple[Card, ...]
    words: tuple[WordsCard, ...]
    device: Sentence
    attempt: str
    is_last: bool
    asks_anyway: bool = False


def part_page(
    visit: Visit, course: Course, part: Part, entries: Entries, attempt: bytes
) -> PartPage:
    """Return the page of a part with what is in the draft, or with what came back from it."""
    wording, questionnaire = visit.wording, visit.questionnaire
    place = course.parts.index(part)
    return PartPage(
        title=name_of(part, questionnaire, wording),
        prompt=_prompt(part, questionnaire, wording),
        note=_note(course, part, questionnaire, wording),
        progress=wording.say("respondent-progress", n=place + 1, of=len(course.parts)),
        minutes=wording.say("respondent-minutes-left", n=minutes_left(course.left(part))),
        steps=tuple(steps_of(course, questionnaire, wording, here=place)),
        problems=tuple(problem_lines(entries.problems, wording)),
        problems_title=wording.say("respondent-problems", n=len(entries.problems)),
        anchors=tuple(anchors_of(questionnaire, wording)) if part.items else (),
        is_across=goes_across(questionnaire),
        cards=tuple(cards_of(part, questionnaire, entries, wording)),
        words=tuple(words_cards_of(part, entries, wording)),
        device=with_middle(
            wording, "respondent-device", "where", wording.say("respondent-device-where")
        ),
        attempt=attempt.hex(),
        is_last=part.kind is PartKind.WORDS,
    )


def entries_of(draft: Draft, questionnaire: Questionnaire) -> Entries:
    """Return what a draft holds as the entries of a page."""
    attention = questionnaire.attention
    return Entries(chosen=chosen_of(draft.answers, attention.id if attention else None))


def steps_of(
    course: Course, questionnaire: Questionnaire, wording: Wording, *, here: int
) -> Iterator[Step]:
    """Yield the parts for the list beside the questions."""
    for place, part in enumerate(course.parts):
        name = name_of(part, questionnaire, wording)
        yield Step(name=name, is_done=place < here, is_here=place == here)


def problem_lines(problems: tuple[Problem, ...], wording: Wording) -> Iterator[ProblemLine]:
    """Yield the lines of the summary of problems."""
    for problem in problems:
        yield ProblemLine(text=say_problem(problem, wording), href=f"#{problem.name}-first")


def name_of(part: Part, questionnaire: Questionnaire, wording: Wording) -> str:
    """Return the neutral name of a part: never the definition, which tells the good answer."""
    if part.dimension is not None:
        names = {one.id: one.short_name or one.name for one in questionnaire.dimensions}
        return names[part.dimension]
    if part.kind is PartKind.ITEMS:
        return wording.say("respondent-part-items", n=part.id.rpartition("-")[2])
    return wording.say(f"respondent-part-{part.kind}")


def _prompt(part: Part, questionnaire: Questionnaire, wording: Wording) -> str:
    match part.kind:
        case PartKind.ABOUT:
            return wording.say("respondent-about-prompt")
        case PartKind.VOTE:
            return part.questions[0].lead_in
        case PartKind.WORDS:
            return wording.say("respondent-words-prompt", n=len(part.open_questions))
        case PartKind.ITEMS:
            return questionnaire.prompt if part.items else ""


def _note(course: Course, part: Part, questionnaire: Questionnaire, wording: Wording) -> str:
    """Return what has to be said once: whom the items speak of, and what is kept of the person."""
    if part.kind is PartKind.ABOUT:
        return wording.say("respondent-about-kept")
    rated = [one for one in course.parts if one.items]
    return questionnaire.referent if rated and part is rated[0] else ""
