"""The parts in which a questionnaire is worded: general texts, dimensions, questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.paths import SURVEYS
from flowgap.questionnaire.document import QuestionnaireDocument
from flowgap.questionnaire.origins import read_origin
from flowgap.questionnaire.rules.origin import kept_items
from flowgap.questionnaire.rules.reserved import SCREENERS
from flowgap.questionnaire.texts import PlacedText, source_texts
from flowgap.services.questionnaires.content import (
    Content,
    document_of,
    find_dimension,
    items_of,
    set_text,
    shipped_content,
    text_at,
)

GENERAL: Final = "general"
QUESTIONS: Final = "questions"
_GENERAL_KEYS: Final = ("title", "window", "referent", "prompt", "dont_know")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """One text in one language; a fixed one keeps the words of the origin."""

    key: str
    language: str
    text: str
    is_fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item: its texts by language and its role, `off` where only the origin asks it."""

    id: str
    role: str
    is_own: bool
    is_reversed: bool
    texts: tuple[TextField, ...]


def part_names(content: Content) -> tuple[str, ...]:
    """Return the parts; a pulse has general texts only."""
    if not content.dimensions:
        return (GENERAL,)
    return (GENERAL, *(part["id"] for part in content.dimensions), QUESTIONS)


def origin_of(content: Content) -> Content | None:
    """Return the questionnaire that ships and that this one was copied from."""
    reference = content.source.get("based_on")
    return shipped_content(reference) if reference is not None else None


def left_out(content: Content) -> tuple[tuple[str, str], ...]:
    """Return id and name of the dimensions of the origin that are not asked."""
    origin = origin_of(content)
    if origin is None:
        return ()
    asked = {part["id"] for part in content.dimensions}
    return tuple(
        (part["id"], part["name"]) for part in origin.dimensions if part["id"] not in asked
    )


def texts_of(content: Content, part: str) -> tuple[TextField, ...]:
    """Return the texts of a part but those of items, every language beside the other."""
    document = document_of(content)
    if document is None:
        placed = {key: PlacedText(key=key, text="", path=(key,)) for key in _pulse_keys(content)}
    else:
        placed = source_texts(document)
    fixed = _fixed(content, document)
    keys = [key for key in placed if _is_in(key, part, content)]
    return tuple(
        _field(content, placed[key], language, fixed)
        for key in keys
        for language in content.languages
    )


def items_in(content: Content, part: str) -> tuple[ItemLine, ...]:
    """Return the items of a dimension, and those of the origin that are off."""
    document, origin = document_of(content), origin_of(content)
    if document is None:
        return ()
    placed, fixed = source_texts(document), _fixed(content, document)
    lines = {
        item["id"]: ItemLine(
            id=item["id"],
            role=item["role"],
            is_own=not _is_theirs(item["id"], part, origin),
            is_reversed=item["keyed"] == "reversed",
            texts=tuple(
                _field(content, placed[f"items.{item['id']}"], language, fixed)
                for language in content.languages
            ),
        )
        for item in items_of(find_dimension(content, part))
    }
    theirs = [] if origin is None else items_of(find_dimension(origin, part))
    off = {item["id"]: _off(item["id"], item, origin, content) for item in theirs}
    return tuple({**off, **lines}.values())


def change_texts(content: Content, typed: Mapping[tuple[str, str], str]) -> None:
    """Write texts by language and key into a content that may be changed; fixed ones stay."""
    document = document_of(content)
    placed = {} if document is None else source_texts(document)
    fixed = _fixed(content, document)
    for (language, key), text in typed.items():
        if (language, key) in fixed or language not in content.languages:
            continue
        if key in placed:
            set_text(content, language, key, placed[key].path, text)
        elif document is None and key in _pulse_keys(content):
            set_text(content, language, key, (key,), text)


def own_screeners(content: Content) -> tuple[str, ...]:
    """Return the ids of screeners that are not those of every questionnaire."""
    return tuple(
        one["id"] for one in content.source.get("screeners", []) if one["id"] not in SCREENERS
    )


def _pulse_keys(content: Content) -> tuple[str, ...]:
    return tuple(key for key in ("title", "window", "prompt") if key in content.source)


def _is_in(key: str, part: str, content: Content) -> bool:
    if part == GENERAL:
        return key in _GENERAL_KEYS
    if part == QUESTIONS:
        own = {f"questions.{name}." for name in own_screeners(content)}
        return key.startswith(("open_questions.", *own))
    return key.startswith(f"dimensions.{part}.")


def _field(
    content: Content, placed: PlacedText, language: str, fixed: frozenset[tuple[str, str]]
) -> TextField:
    return TextField(
        key=placed.key,
        language=language,
        text=text_at(content, language, placed.key, placed.path),
        is_fixed=(language, placed.key) in fixed,
    )


def _fixed(content: Content, document: QuestionnaireDocument | None) -> frozenset[tuple[str, str]]:
    """Return language and key of all texts of items that keep the words of the origin."""
    if document is None or document.based_on is None:
        return frozenset()
    return frozenset(_fixed_pairs(content, document))


def _fixed_pairs(content: Content, document: QuestionnaireDocument) -> Iterator[tuple[str, str]]:
    for language in content.languages:
        origin = read_origin(document, language, shipped=SURVEYS)
        if origin is not None and origin.texts is not None:
            for item in kept_items(document, origin.document):
                yield language, f"items.{item}"


def _is_theirs(item: str, part: str, origin: Content | None) -> bool:
    if origin is None:
        return False
    return item in {one["id"] for one in items_of(find_dimension(origin, part))}


def _off(item: str, data: Mapping[str, str], origin: Content | None, content: Content) -> ItemLine:
    words = {} if origin is None else origin.locales
    first = content.languages[0]
    return ItemLine(
        id=item,
        role="off",
        is_own=False,
        is_reversed=data["keyed"] == "reversed",
        texts=tuple(
            TextField(
                key=f"items.{item}",
                language=language,
                text=data["text"]
                if language == first
                else words.get(language, {}).get("items", {}).get(item, ""),
                is_fixed=True,
            )
            for language in content.languages
        ),
    )
