"""The way through a questionnaire: its parts in order, the check page before the last."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.answering.answers import Answers
from flowgap.answering.draft import Draft
from flowgap.answering.parts import Part, Selection, parts_of
from flowgap.questionnaire.schema import Questionnaire

CHECK: Final = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The parts that one respondent meets. The answers decide which, so it can change."""

    parts: tuple[Part, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the ids of all pages in order."""
        *before, last = (part.id for part in self.parts)
        return (*before, CHECK, last)

    def part(self, part_id: str) -> Part | None:
        """Return a part, None if it is not on the way."""
        return next((part for part in self.parts if part.id == part_id), None)

    def after(self, step: str) -> str:
        """Return the page that follows."""
        return self.steps[min(self.steps.index(step) + 1, len(self.steps) - 1)]

    def before(self, step: str) -> str | None:
        """Return the page before, None before the first."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def reached(self, draft: Draft) -> str:
        """Return where to go on: where the draft says, or at the start if that is gone."""
        return draft.reached if draft.reached in self.steps else self.steps[0]

    def left(self, part: Part) -> tuple[Part, ...]:
        """Return a part and all that follow it."""
        return self.parts[self.parts.index(part) :]


def course_of(questionnaire: Questionnaire, selection: Selection, answers: Answers) -> Course:
    """Return the way of a respondent."""
    return Course(parts=parts_of(questionnaire, selection, stages=answers.stages))


def course_of_draft(questionnaire: Questionnaire, draft: Draft) -> Course:
    """Return the way that a draft is on."""
    return course_of(questionnaire, draft.selection, draft.answers)


def n_answered(course: Course, answers: Answers) -> int:
    """Return how many questions on the way are answered."""
    return sum(n_answered_of(part, answers) for part in course.parts)


def n_answered_of(part: Part, answers: Answers) -> int:
    """Return how many questions of a part are answered."""
    return (
        _n_in(answers.items, part.shown.items)
        + _n_in(answers.choices, part.shown.questions)
        + (part.attention is not None and answers.attention is not None)
    )


def _n_in(answers: Mapping[str, object], names: tuple[str, ...]) -> int:
    return sum(name in answers for name in names)
