"""The parts of a questionnaire, in the order in which one respondent meets them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from flowgap.answering.answers import Shown
from flowgap.questionnaire.routing import asked_items
from flowgap.questionnaire.schema import (
    AttentionItem,
    ChoiceQuestion,
    DimensionKind,
    Item,
    OpenQuestion,
    Questionnaire,
)

ITEMS_OF_A_MIXED_PAGE: Final = 6
SECONDS_PER_ITEM: Final = 6.5
SECONDS_PER_QUESTION: Final = 6.0
SECONDS_PER_OPEN_QUESTION: Final = 30.0
"""Reading included; measured times of a pilot will replace them."""


class PartKind(StrEnum):
    """What a part asks for; the value is its id, where there is one such part."""

    ABOUT = "about"
    ITEMS = "items"
    VOTE = "vote"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page. `dimension` is the id of the dimension whose items it shows, if it is one."""

    id: str
    kind: PartKind
    dimension: str | None = None
    items: tuple[Item, ...] = ()
    questions: tuple[ChoiceQuestion, ...] = ()
    attention: AttentionItem | None = None
    open_questions: tuple[OpenQuestion, ...] = ()

    @property
    def shown(self) -> Shown:
        """Return the ids of all that the page shows and a draft may keep."""
        return Shown(
            items=tuple(item.id for item in self.items),
            questions=tuple(question.id for question in self.questions),
            attention=self.attention is not None,
        )

    @property
    def seconds(self) -> float:
        """Return about how long the part takes."""
        n_items = len(self.items) + (self.attention is not None)
        return (
            SECONDS_PER_ITEM * n_items
            + SECONDS_PER_QUESTION * len(self.questions)
            + SECONDS_PER_OPEN_QUESTION * len(self.open_questions)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a person is asked beyond the questionnaire: a set of it, and in which direction.

    `items` are the ids of a pulse's set or a booklet; None is every core item.
    """

    items: frozenset[str] | None = None
    is_reversed: bool = False


def parts_of(
    questionnaire: Questionnaire, selection: Selection, *, stages: Sequence[str] = ()
) -> tuple[Part, ...]:
    """Return the parts for a person who takes part in `stages`.

    Outcomes come before practices, so that complaints do not colour them; practices follow the
    pipeline, or run against it for one half of the people; AI comes last. A part without items
    is left out.
    """
    asked = items_to_ask(questionnaire, selection, stages=stages)
    if selection.items is not None:
        practices = _mixed_parts(questionnaire, asked, is_reversed=selection.is_reversed)
    else:
        practices = _dimension_parts(questionnaire, asked, is_reversed=selection.is_reversed)
    outcomes = [part for part in practices if part.dimension in _outcomes(questionnaire)]
    others = [part for part in practices if part not in outcomes]
    return (
        *_about(questionnaire),
        *outcomes,
        _vote(questionnaire),
        *others,
        *_words(questionnaire),
    )


def items_to_ask(
    questionnaire: Questionnaire, selection: Selection, *, stages: Sequence[str] = ()
) -> frozenset[str]:
    """Return the ids of the items that the person is asked."""
    routed = frozenset(asked_items(questionnaire, stages))
    return routed if selection.items is None else routed & selection.items


def minutes_left(parts: Sequence[Part]) -> int:
    """Return about how many minutes the parts take, rounded up, never below 1."""
    return max(1, -int(-sum(part.seconds for part in parts) // 60))


def _about(questionnaire: Questionnaire) -> tuple[Part, ...]:
    if not questionnaire.screeners:
        return ()
    return (Part(id=PartKind.ABOUT, kind=PartKind.ABOUT, questions=questionnaire.screeners),)


def _vote(questionnaire: Questionnaire) -> Part:
    return Part(id=PartKind.VOTE, kind=PartKind.VOTE, questions=(questionnaire.vote,))


def _words(questionnaire: Questionnaire) -> tuple[Part, ...]:
    """Return the last part; it is there without a question, too, since it sends the answers."""
    return (
        Part(
            id=PartKind.WORDS,
            kind=PartKind.WORDS,
            open_questions=questionnaire.open_questions,
        ),
    )


def _dimension_parts(
    questionnaire: Questionnaire, asked: frozenset[str], *, is_reversed: bool
) -> list[Part]:
    kinds = {dimension.id: dimension.kind for dimension in questionnaire.dimensions}
    pages = list(questionnaire.pages or kinds)
    practices = [page for page in pages if kinds[page] is DimensionKind.PRACTICE]
    ends = [page for page in pages if kinds[page] is DimensionKind.ENABLEMENT]
    starts = [page for page in pages if kinds[page] is DimensionKind.OUTCOME]
    ordered = [*starts, *(reversed(practices) if is_reversed else practices), *ends]
    parts = (_dimension_part(questionnaire, dimension, asked) for dimension in ordered)
    return [part for part in parts if part.items or part.questions]


def _dimension_part(questionnaire: Questionnaire, dimension: str, asked: frozenset[str]) -> Part:
    attention, ai_use = questionnaire.attention, questionnaire.ai_use
    kinds = {one.id: one.kind for one in questionnaire.dimensions}
    is_about_ai = kinds[dimension] is DimensionKind.ENABLEMENT
    items = tuple(item for item in questionnaire.items_of(dimension) if item.id in asked)
    return Part(
        id=dimension,
        kind=PartKind.ITEMS,
        dimension=dimension,
        items=items,
        questions=(ai_use,) if ai_use is not None and is_about_ai else (),
        attention=attention if items and attention and attention.page == dimension else None,
    )


def _mixed_parts(
    questionnaire: Questionnaire, asked: frozenset[str], *, is_reversed: bool
) -> list[Part]:
    """Return pages of a pulse or a booklet: a page for one or two items each would be tiresome."""
    first = _outcomes(questionnaire)
    items = [item for item in questionnaire.items if item.id in asked]
    outcomes = [item for item in items if item.dimension in first]
    others = [item for item in items if item.dimension not in first]
    ordered = [*outcomes, *(reversed(others) if is_reversed else others)]
    pages = [
        ordered[start : start + ITEMS_OF_A_MIXED_PAGE]
        for start in range(0, len(ordered), ITEMS_OF_A_MIXED_PAGE)
    ]
    parts = [
        Part(id=f"{PartKind.ITEMS}-{number}", kind=PartKind.ITEMS, items=tuple(page))
        for number, page in enumerate(pages, start=1)
    ]
    return _with_extras(questionnaire, parts)


def _with_extras(questionnaire: Questionnaire, parts: list[Part]) -> list[Part]:
    """Put the attention item beside items of its dimension, and the use of AI at the end."""
    attention, ai_use = questionnaire.attention, questionnaire.ai_use
    home = next(
        (
            part.id
            for part in parts
            if attention and any(item.dimension == attention.page for item in part.items)
        ),
        None,
    )
    return [
        replace(
            part,
            attention=attention if part.id == home else None,
            questions=(ai_use,) if ai_use is not None and part is parts[-1] else (),
        )
        for part in parts
    ]


def _outcomes(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(
        dimension.id
        for dimension in questionnaire.dimensions
        if dimension.kind is DimensionKind.OUTCOME
    )
