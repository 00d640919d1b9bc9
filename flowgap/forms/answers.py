"""One field for all that a page asks. A field per item would cost more than it helps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

from werkzeug.datastructures import MultiDict
from wtforms import Field, ValidationError  # type: ignore[import-untyped] # has no types
from wtforms.form import BaseForm  # type: ignore[import-untyped] # has no types
from wtforms.utils import unset_value  # type: ignore[import-untyped] # has no types

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Part
from flowgap.forms.texts import typed
from flowgap.questionnaire.schema import DONT_KNOW, ChoiceQuestion

Chosen = Mapping[str, tuple[str, ...]]
"""Values as they stand in the page, by the name of their inputs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a question; `message` is an id of the catalogue."""

    name: str
    message: str
    values: Mapping[str, int] = field(default_factory=dict)


class AnswersField(Field):  # type: ignore[misc] # WTForms has no types
    """All items, choices and open answers of a part.

    `data` are the answers, `words` the open answers; both hold only what is allowed. `chosen`
    and `words` keep what came back from the page, so that it can be shown again.
    """

    def __init__(self, part: Part, *, n_points: int, **options: Any) -> None:  # noqa: ANN401 - what WTForms passes on
        super().__init__(**options)
        self.part = part
        self.scale = frozenset(str(value) for value in range(1, n_points + 1))
        self.chosen: Chosen = {}
        self.words: Mapping[str, str] = {}
        self.problems: tuple[Problem, ...] = ()

    def process(
        self,
        formdata: MultiDict[str, str] | None,
        data: object = unset_value,
        extra_filters: Sequence[object] | None = None,
    ) -> None:
        """Read every value of the part; what else was posted is ignored."""
        del data, extra_filters
        self.process_errors: list[str] = []
        posted = MultiDict[str, str]() if formdata is None else formdata
        self.chosen = self._chosen(posted)
        self.words = {
            question.id: typed(posted.get(question.id)) for question in self.part.open_questions
        }
        self.problems = tuple(self._problems())
        self.data = self._answers()

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse the page if any question of it has a problem."""
        del form
        if self.problems:
            raise ValidationError(self.problems[0].message)

    def _chosen(self, posted: MultiDict[str, str]) -> Chosen:
        names = [*self._rated(), *(question.id for question in self.part.questions)]
        found = ((name, tuple(filter(None, posted.getlist(name)))) for name in names)
        return {name: values for name, values in found if values}

    def _rated(self) -> Iterator[str]:
        """Yield the names of all that is answered on the scale."""
        for item in self.part.items:
            yield item.id
        if self.part.attention is not None:
            yield self.part.attention.id

    def _problems(self) -> Iterator[Problem]:
        """Yield the problems in the order of the page."""
        allowed = self.scale | {str(DONT_KNOW)}
        for item in self.part.items:
            yield from _scale_problems(item.id, self.chosen.get(item.id, ()), allowed)
        if self.part.attention is not None:
            name = self.part.attention.id
            yield from _scale_problems(name, self.chosen.get(name, ()), self.scale)
        for question in self.part.questions:
            yield from _choice_problems(question, self.chosen.get(question.id, ()))
        for asked in self.part.open_questions:
            n_characters = len(self.words[asked.id])
            if n_characters > asked.max_characters:
                values = {"most": asked.max_characters, "found": n_characters}
                yield Problem(name=asked.id, message="respondent-problem-long", values=values)

    def _answers(self) -> Answers:
        refused = {problem.name for problem in self.problems}
        kept = {name: values for name, values in self.chosen.items() if name not in refused}
        attention = self.part.attention
        return Answers(
            items={item.id: int(kept[item.id][0]) for item in self.part.items if item.id in kept},
            choices={
                question.id: kept[question.id]
                for question in self.part.questions
                if question.id in kept
            },
            attention=int(kept[attention.id][0]) if attention and attention.id in kept else None,
        )


class AnswersForm(BaseForm):  # type: ignore[misc] # WTForms has no types
    """The form of a part. It takes no token: the link in its address is one."""

    NAME: Final = "answers"

    def __init__(self, part: Part, *, n_points: int, posted: MultiDict[str, str]) -> None:
        super().__init__({self.NAME: AnswersField(part, n_points=n_points)})
        self.process(posted)

    @property
    def answers(self) -> AnswersField:
        """Return the only field."""
        return cast("AnswersField", self[self.NAME])


def chosen_of(answers: Answers, attention: str | None) -> Chosen:
    """Return kept answers as the values of a page; `attention` is the id of that item."""
    chosen = {item: (str(code),) for item, code in answers.items.items()}
    if attention is not None and answers.attention is not None:
        chosen[attention] = (str(answers.attention),)
    return chosen | dict(answers.choices)


def _scale_problems(
    name: str, values: tuple[str, ...], allowed: frozenset[str]
) -> Iterator[Problem]:
    if len(values) > 1:
        yield Problem(name=name, message="respondent-problem-one", values={"found": len(values)})
    elif values and values[0] not in allowed:
        yield Problem(name=name, message="respondent-problem-scale")


def _choice_problems(question: ChoiceQuestion, values: tuple[str, ...]) -> Iterator[Problem]:
    name, alone = question.id, {choice.id for choice in question.choices if choice.alone}
    if not set(values) <= {choice.id for choice in question.choices}:
        yield Problem(name=name, message="respondent-problem-choice")
    elif len(set(values)) < len(values):
        yield Problem(name=name, message="respondent-problem-twice")
    elif len(values) > 1 and alone & set(values):
        yield Problem(name=name, message="respondent-problem-alone")
    elif len(values) > question.max_choices:
        values_of = {"most": question.max_choices, "found": len(values)}
        yield Problem(name=name, message="respondent-problem-most", values=values_of)
