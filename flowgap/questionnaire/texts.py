"""Every text of a questionnaire under one key, the same in the source and in its locales."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flowgap.questionnaire.document import (
    DimensionDocument,
    LocaleDocument,
    PulseDocument,
    QuestionDocument,
    QuestionnaireDocument,
    SourceDocument,
)
from flowgap.yaml_source import YamlPath


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedText:
    """A text, its key (e.g. `items.OWN1`) and the place in its file."""

    key: str
    text: str
    path: YamlPath


def source_texts(document: SourceDocument) -> dict[str, PlacedText]:
    """Return the texts that a locale has to translate, by key."""
    if isinstance(document, PulseDocument):
        return _by_key(_fields(document, ("title", "window", "prompt"), key="", at=()))
    return _by_key(_questionnaire_texts(document))


def locale_texts(document: LocaleDocument) -> dict[str, PlacedText]:
    """Return the texts that a locale holds, by the same keys."""
    about_itself = {"format", "translates", "language", "validated"}
    return _by_key(_leaves(document.model_dump(exclude=about_itself, exclude_none=True), ()))


def loose_texts(data: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a locale that may be unfinished, as its file has them."""
    about_itself = ("format", "translates", "language", "validated")
    rest = {name: value for name, value in data.items() if name not in about_itself}
    return {placed.key: placed.text for placed in _leaves(rest, ())}


def placed_questions(document: QuestionnaireDocument) -> dict[YamlPath, QuestionDocument]:
    """Return every question with options, by its place in the file."""
    placed: dict[YamlPath, QuestionDocument] = {
        ("screeners", index): question for index, question in enumerate(document.screeners)
    }
    placed["vote",] = document.vote
    if document.ai_use is not None:
        placed["ai_use",] = document.ai_use
    return placed


def _by_key(texts: Iterator[PlacedText]) -> dict[str, PlacedText]:
    return {text.key: text for text in texts}


def _questionnaire_texts(document: QuestionnaireDocument) -> Iterator[PlacedText]:
    own = ("title", "window", "referent", "prompt", "dont_know")
    yield from _fields(document, own, key="", at=())
    for index, point in enumerate(document.scale):
        key = f"scale.{index + 1}."
        yield from _fields(point, ("label", "anchor"), key=key, at=("scale", index))
    for index, dimension in enumerate(document.dimensions):
        yield from _dimension_texts(dimension, ("dimensions", index))
    for at, question in placed_questions(document).items():
        yield from _question_texts(question, at)
    if document.attention is not None:
        text = document.attention.text
        yield PlacedText(key="attention", text=text, path=("attention", "text"))
    for index, asked in enumerate(document.open_questions):
        path: YamlPath = ("open_questions", index, "text")
        yield PlacedText(key=f"open_questions.{asked.id}", text=asked.text, path=path)


def _dimension_texts(dimension: DimensionDocument, at: YamlPath) -> Iterator[PlacedText]:
    own = ("name", "short_name", "definition")
    yield from _fields(dimension, own, key=f"dimensions.{dimension.id}.", at=at)
    for index, item in enumerate(dimension.items):
        path = (*at, "items", index, "text")
        yield PlacedText(key=f"items.{item.id}", text=item.text, path=path)


def _question_texts(question: QuestionDocument, at: YamlPath) -> Iterator[PlacedText]:
    key = f"questions.{question.id}."
    yield from _fields(question, ("lead_in", "text"), key=key, at=at)
    for index, choice in enumerate(question.choices):
        path = (*at, "choices", index, "label")
        yield PlacedText(key=f"{key}choices.{choice.id}", text=choice.label, path=path)


def _fields(
    document: object, names: tuple[str, ...], *, key: str, at: YamlPath
) -> Iterator[PlacedText]:
    for name in names:
        text: str | None = getattr(document, name)
        if text is not None:
            yield PlacedText(key=f"{key}{name}", text=text, path=(*at, name))


def _leaves(value: object, path: YamlPath) -> Iterator[PlacedText]:
    if isinstance(value, str):
        key = ".".join(str(step + 1 if isinstance(step, int) else step) for step in path)
        yield PlacedText(key=key, text=value, path=path)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, (*path, name))
    elif isinstance(value, tuple | list):
        for index, part in enumerate(value):
            yield from _leaves(part, (*path, index))
