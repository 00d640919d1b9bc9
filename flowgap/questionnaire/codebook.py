"""The codebook of a questionnaire: what is asked, of whom, and how an answer is stored."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from flowgap.questionnaire.rules.reserved import SCREENERS, STAGES
from flowgap.questionnaire.schema import (
    DONT_KNOW,
    NOT_ASKED,
    SKIPPED,
    ChoiceQuestion,
    Item,
    ItemRole,
    Questionnaire,
)

ITEM_CODES: Final = {
    "skipped": (SKIPPED, ""),
    "not asked": (NOT_ASKED, "na"),
    "don't know": (DONT_KNOW, "dk"),
}
"""By meaning: the byte of packed answers, and what stands in `responses.csv`."""

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookEntry:
    """One thing that is asked, or one answer to it.

    `number` is the place of an item in packed answers, from 1; `page` that of its page in the
    forward order. `asked` says of whom, `stored` how. `texts` are by language.
    """

    id: str
    kind: str
    number: int | None = None
    dimension: str = ""
    page: int | None = None
    role: str = ""
    keyed: str = ""
    referent: str = ""
    asked: str = ""
    stored: str = ""
    texts: Texts


COLUMNS: Final = tuple(field.name for field in fields(CodebookEntry) if field.name != "texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All entries of a questionnaire, in the order of `responses.csv`, and its languages."""

    questionnaire: str
    titles: Texts
    windows: Texts
    prompts: Texts
    translations_validated: Mapping[str, bool]
    entries: tuple[CodebookEntry, ...]


def make_codebook(worded: Sequence[Questionnaire]) -> Codebook:
    """Return the codebook of one questionnaire, given in each of its languages, its own first."""
    first = worded[0]
    return Codebook(
        questionnaire=first.reference,
        titles=_texts(worded, lambda one: one.title),
        windows=_texts(worded, lambda one: one.window),
        prompts=_texts(worded, lambda one: one.prompt),
        translations_validated={one.language: one.translation_validated for one in worded},
        entries=(
            *_scale(worded),
            *(_item(worded, index, item) for index, item in enumerate(first.items)),
            *_questions(worded),
            *_attention(worded),
            *_open_questions(worded),
        ),
    )


def _texts(worded: Sequence[Questionnaire], read: Callable[[Questionnaire], str]) -> Texts:
    return {one.language: read(one) for one in worded}


def _scale(worded: Sequence[Questionnaire]) -> Iterator[CodebookEntry]:
    for index, point in enumerate(worded[0].scale):
        labels = {
            one.language: f"{one.scale[index].label} ({one.scale[index].anchor})" for one in worded
        }
        stored = f"byte {point.value}; {point.value} in responses.csv"
        yield CodebookEntry(id=str(point.value), kind="answer", stored=stored, texts=labels)
    code, shown = ITEM_CODES["don't know"]
    yield CodebookEntry(
        id=shown,
        kind="answer",
        stored=f"byte {code}; {shown} in responses.csv; never the middle of the scale",
        texts=_texts(worded, lambda one: one.dont_know_label),
    )


def _item(worded: Sequence[Questionnaire], index: int, item: Item) -> CodebookEntry:
    questionnaire = worded[0]
    return CodebookEntry(
        id=item.id,
        kind="item",
        number=index + 1,
        dimension=item.dimension,
        page=questionnaire.pages.index(item.dimension) + 1,
        role=item.role.value,
        keyed="reversed" if item.reverse_keyed else "positive",
        referent=item.referent.value,
        asked=_asked(questionnaire, item),
        stored=_item_codes(questionnaire),
        texts=_texts(worded, lambda one: one.items[index].text),
    )


def _item_codes(questionnaire: Questionnaire) -> str:
    special = ", ".join(
        f"{code} {meaning} ({shown or 'empty'})" for meaning, (code, shown) in ITEM_CODES.items()
    )
    return f"byte: 1 to {len(questionnaire.scale)}, {special}"


def _asked(questionnaire: Questionnaire, item: Item) -> str:
    if questionnaire.sets:
        numbers = [
            str(number)
            for number, chosen in enumerate(questionnaire.sets, start=1)
            if item.id in chosen
        ]
        return f"in pulse {', '.join(numbers)}" if numbers else "in no pulse"
    if item.role is ItemRole.RESERVE:
        return "of nobody: in reserve"
    routes = [route.id for route in questionnaire.routes if item.dimension in route.leave_out]
    return f"of all but the routes {', '.join(routes)}" if routes else "of everyone"


def _questions(worded: Sequence[Questionnaire]) -> Iterator[CodebookEntry]:
    in_each = [_choice_questions(one) for one in worded]
    for place, (kind, question) in enumerate(in_each[0]):
        joined = ", joined by +" if question.max_choices > 1 else ""
        is_stages = kind == "screener" and question.id == STAGES
        yield CodebookEntry(
            id=question.id,
            kind=kind,
            asked=f"up to {question.max_choices} of {len(question.choices)} choices",
            stored="not stored: it decides the route"
            if is_stages
            else f"column {question.id}{_place(kind, question)}: ids of choices{joined}",
            texts={
                one.language: _whole(found[place][1])
                for one, found in zip(worded, in_each, strict=True)
            },
        )
        for index, choice in enumerate(question.choices):
            yield CodebookEntry(
                id=f"{question.id}.{choice.id}",
                kind="choice",
                asked="alone" if choice.alone else "",
                stored="" if is_stages else choice.id,
                texts={
                    one.language: found[place][1].choices[index].label
                    for one, found in zip(worded, in_each, strict=True)
                },
            )


def _place(kind: str, question: ChoiceQuestion) -> str:
    is_own = kind == "screener" and question.id not in SCREENERS
    return ", after those of every questionnaire" if is_own else ""


def _choice_questions(questionnaire: Questionnaire) -> list[tuple[str, ChoiceQuestion]]:
    ai_use = [] if questionnaire.ai_use is None else [("moderator", questionnaire.ai_use)]
    screeners = [("screener", question) for question in questionnaire.screeners]
    return [*screeners, ("vote", questionnaire.vote), *ai_use]


def _whole(question: ChoiceQuestion) -> str:
    return f"{question.lead_in} {question.text}".strip()


def _attention(worded: Sequence[Questionnaire]) -> Iterator[CodebookEntry]:
    attention = worded[0].attention
    if attention is not None:
        yield CodebookEntry(
            id=attention.id,
            kind="attention",
            page=worded[0].pages.index(attention.page) + 1,
            asked=f"below the items of {attention.page}",
            stored=f"column {attention.id}: 1 to {len(worded[0].scale)}, expected"
            f" {attention.expected}; never scored",
            texts={one.language: one.attention.text for one in worded if one.attention is not None},
        )


def _open_questions(worded: Sequence[Questionnaire]) -> Iterator[CodebookEntry]:
    for index, question in enumerate(worded[0].open_questions):
        yield CodebookEntry(
            id=question.id,
            kind="open question",
            asked="of everyone",
            stored=f"comments.csv, up to {question.max_characters} characters, apart from answers",
            texts={one.language: one.open_questions[index].text for one in worded},
        )
