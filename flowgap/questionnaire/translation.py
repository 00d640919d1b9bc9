"""Translations as tables that people fill in: one text a row, with what it is for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.questionnaire.document import (
    Keying,
    LocaleDocument,
    QuestionnaireDocument,
    SourceDocument,
)
from flowgap.questionnaire.folder import locale_path
from flowgap.questionnaire.reading import QUESTIONNAIRE_YAML, read_document
from flowgap.questionnaire.rules.texts import placeholders_in
from flowgap.questionnaire.texts import loose_texts, source_texts
from flowgap.yaml_source import read_yaml

COLUMNS: Final = ("key", "source", "translation", "note")
LONGEST_TEXT: Final = 400

_NOTES: Final = {
    "title": "name of the questionnaire, above every page",
    "window": "the time that answers speak of, within a sentence",
    "referent": "whom the items speak of",
    "prompt": "stands above the items of every page",
    "dont_know": "answer beside the scale; never the middle of it",
    "attention": "checks that the page is read; {answer} becomes an answer of the scale: keep it",
}
_ENDINGS: Final = {
    "label": "answer of the scale, mild to strong",
    "anchor": "how much of the time the answer stands for",
    "name": "name of a dimension in reports",
    "short_name": "heading of a page: neutral, it may not tell which answer is good",
    "definition": "what a dimension means, in reports",
    "lead_in": "sentence before a question",
    "text": "question with choices",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationLine:
    """One text: its key, its source, its translation (empty if there is none), what it is for."""

    key: str
    source: str
    translation: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLine:
    """A row of a table that came back, with its line; `source` is what it was translated from."""

    line: int
    key: str
    source: str
    translation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """All texts of a language after a table was read.

    `missing` are keys without a text; `stale` are rows whose source has other words meanwhile.
    """

    texts: Mapping[str, str]
    missing: tuple[str, ...]
    stale: tuple[FilledLine, ...]


def read_source(path: Path) -> SourceDocument:
    """Return the questionnaire that a translation is made of.

    Raises
    ------
    InputError
        If the file cannot be read, or is a translation itself.
    """
    document = read_document(path)
    if isinstance(document, LocaleDocument):
        raise InputError("it is a translation", file=str(path), allowed="the questionnaire itself")
    return document


def existing_texts(source: Path, language: str) -> dict[str, str]:
    """Return what a questionnaire has in a language already, even if that is not all."""
    path = locale_path(source, language)
    if not path.is_file():
        return {}
    data = read_yaml(path, QUESTIONNAIRE_YAML).data
    return loose_texts(data) if isinstance(data, dict) else {}


def translation_lines(
    document: SourceDocument, texts: Mapping[str, str]
) -> tuple[TranslationLine, ...]:
    """Return one line for each text of a questionnaire, in its order."""
    notes = _item_notes(document)
    return tuple(
        TranslationLine(
            key=key,
            source=placed.text,
            translation=texts.get(key, ""),
            note=notes.get(key) or _note(key),
        )
        for key, placed in source_texts(document).items()
    )


def read_back(
    document: SourceDocument, rows: Sequence[FilledLine], before: Mapping[str, str], *, file: str
) -> ReadBack:
    """Return the texts of a table; where it has none, those that there were `before`.

    Raises
    ------
    InputError
        Naming the first row with an unknown or repeated key, other placeholders than its
        source, or too long a text.
    """
    wanted = source_texts(document)
    found: dict[str, FilledLine] = {}
    for row in rows:
        if row.key not in wanted:
            allowed = "the keys that `flowgap survey translate --out` wrote"
            raise _refusal(file, row, "key", f"unknown key {row.key[:80]!r}", allowed)
        if row.key in found:
            raise _refusal(file, row, "key", f"{row.key} stands in an earlier row, too", "once")
        _refuse_text(file, row, wanted[row.key].text)
        found[row.key] = row
    given = {key: row.translation for key, row in found.items() if row.translation}
    kept = {key: text for key, text in before.items() if key in wanted}
    texts = kept | given
    return ReadBack(
        texts={key: texts[key] for key in wanted if key in texts},
        missing=tuple(key for key in wanted if key not in texts),
        stale=tuple(
            row for key, row in found.items() if key in given and _is_stale(row, wanted[key].text)
        ),
    )


def _refuse_text(file: str, row: FilledLine, source: str) -> None:
    if len(row.translation) > LONGEST_TEXT:
        problem = f"the text has {len(row.translation)} characters"
        raise _refusal(file, row, "translation", problem, f"at most {LONGEST_TEXT}")
    wanted, found = placeholders_in(source), placeholders_in(row.translation)
    if row.translation and wanted != found:
        problem = f"{row.key} has the placeholders {', '.join(sorted(found)) or 'none'}"
        allowed = ", ".join(sorted(wanted)) or "none"
        raise _refusal(file, row, "translation", problem, allowed)


def _refusal(file: str, row: FilledLine, column: str, problem: str, allowed: str) -> InputError:
    return InputError(problem, file=file, line=row.line, column=column, allowed=allowed)


def _is_stale(row: FilledLine, source: str) -> bool:
    """Tell whether a row was made from other words; an empty column says nothing about it."""
    return bool(row.source) and row.source.split() != source.split()


def _note(key: str) -> str:
    if ".choices." in key:
        return "choice of a question"
    if key.startswith("open_questions."):
        return "question that is answered in words"
    return _NOTES.get(key) or _ENDINGS[key.rpartition(".")[2]]


def _item_notes(document: SourceDocument) -> dict[str, str]:
    if not isinstance(document, QuestionnaireDocument):
        return {}
    return dict(_notes_of_items(document))


def _notes_of_items(document: QuestionnaireDocument) -> Iterator[tuple[str, str]]:
    for dimension in document.dimensions:
        for item in dimension.items:
            note = (
                f"{dimension.name}; speaks of the {'person' if item.referent == 'self' else 'team'}"
            )
            if item.keyed is Keying.REVERSED:
                note += "; “almost always” is the bad answer: state it without a negation"
            yield f"items.{item.id}", note
