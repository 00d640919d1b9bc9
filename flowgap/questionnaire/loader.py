"""Loads one version of a questionnaire in one language."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flowgap.errors import InputError
from flowgap.paths import SURVEYS
from flowgap.questionnaire.assembly import Translation, assemble, assemble_pulse
from flowgap.questionnaire.checks import read_document, refuse_problems
from flowgap.questionnaire.document import LocaleDocument, QuestionnaireDocument, SourceDocument
from flowgap.questionnaire.folder import locale_languages, locale_path, references
from flowgap.questionnaire.published import digest_of
from flowgap.questionnaire.schema import Questionnaire
from flowgap.questionnaire.texts import PlacedText, locale_texts, source_texts


def load_questionnaire(
    reference: str, *, language: str = "en", surveys: Path = SURVEYS
) -> Questionnaire:
    """Return a questionnaire, e.g. `organizational-mri@1`, worded in one language.

    Raises
    ------
    InputError
        If there is no such version or language (nothing falls back: the caller decides), or a
        file of it breaks a rule of `flowgap survey check`.
    """
    path = _source_path(reference, surveys)
    source = _source(path)
    files = [path]
    if language == source.language:
        translation = _translation(source_texts(source), language, validated=True)
    else:
        files.append(_locale_path(path, reference, language, source.language))
        locale = _locale(files[1])
        translation = _translation(locale_texts(locale), language, validated=locale.validated)
    if isinstance(source, QuestionnaireDocument):
        return assemble(source, translation, digest=_digest(files))
    full = load_questionnaire(source.items_from, language=language, surveys=surveys)
    return assemble_pulse(source, full, translation, digest=_digest(files, full.digest))


@cache
def load_once(reference: str, language: str = "en") -> Questionnaire:
    """Return a questionnaire of this installation, read and checked once in the life of a process.

    Raises
    ------
    InputError
        As `load_questionnaire` does.
    """
    return load_questionnaire(reference, language=language)


def item_ids(reference: str) -> frozenset[str]:
    """Return the ids of a questionnaire's items; they are the same in every language.

    Raises
    ------
    InputError
        As `load_questionnaire` does.
    """
    return frozenset(load_once(reference).item_ids)


def available_references(*, surveys: Path = SURVEYS) -> tuple[str, ...]:
    """Return every questionnaire version that can be loaded, e.g. `pulse@1`."""
    return tuple(references(surveys))


def available_languages(reference: str, *, surveys: Path = SURVEYS) -> tuple[str, ...]:
    """Return the languages of a questionnaire, that of its source first."""
    path = _source_path(reference, surveys)
    source = read_document(path)
    return (source.language, *locale_languages(path))


def _source_path(reference: str, surveys: Path) -> Path:
    known = references(surveys)
    if reference not in known:
        problem = f"there is no questionnaire '{reference}'"
        raise InputError(problem, file=surveys.name, allowed=", ".join(known) or "none is there")
    return known[reference]


def _locale_path(source: Path, reference: str, language: str, source_language: str) -> Path:
    known = locale_languages(source)
    if language not in known:
        problem = f"{reference} has no language '{language}'"
        allowed = ", ".join((source_language, *known))
        raise InputError(problem, file=str(source.parent), allowed=allowed)
    return locale_path(source, language)


def _source(path: Path) -> SourceDocument:
    document = read_document(path)
    if isinstance(document, LocaleDocument):
        raise InputError("a translation", file=str(path), allowed="a questionnaire")
    refuse_problems(path)
    return document


def _locale(path: Path) -> LocaleDocument:
    document = read_document(path)
    if not isinstance(document, LocaleDocument):
        raise InputError("a questionnaire", file=str(path), allowed="a translation")
    refuse_problems(path)
    return document


def _translation(texts: Mapping[str, PlacedText], language: str, *, validated: bool) -> Translation:
    worded = {key: placed.text for key, placed in texts.items()}
    return Translation(language=language, validated=validated, texts=worded)


def _digest(files: list[Path], *digests: str) -> str:
    parts = (*(digest_of(path.read_bytes()) for path in files), *digests)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
