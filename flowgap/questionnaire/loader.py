"""Loads one version of a questionnaire in one language."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flowgap.errors import InputError
from flowgap.paths import SURVEYS, own_surveys
from flowgap.questionnaire.assembly import Translation, assemble, assemble_pulse
from flowgap.questionnaire.checks import refuse_problems
from flowgap.questionnaire.document import LocaleDocument, QuestionnaireDocument, SourceDocument
from flowgap.questionnaire.folder import locale_languages, locale_path, references
from flowgap.questionnaire.origins import referred_path
from flowgap.questionnaire.published import digest_of
from flowgap.questionnaire.reading import read_document
from flowgap.questionnaire.schema import Questionnaire
from flowgap.questionnaire.texts import PlacedText, locale_texts, source_texts


def load_questionnaire(
    reference: str, *, language: str | None = None, surveys: Path | None = None
) -> Questionnaire:
    """Return a questionnaire, e.g. `organizational-mri@1`, worded in one language.

    Without `language` it is worded as its source is. Without `surveys`, those that ship are
    looked through, then those that this installation keeps.

    Raises
    ------
    InputError
        If there is no such version or language (nothing falls back: the caller decides), or a
        file of it breaks a rule of `flowgap survey check`.
    """
    return load_file(_source_path(reference, surveys), language=language)


def load_file(path: Path, *, language: str | None = None) -> Questionnaire:
    """Return the questionnaire of one file, published or not.

    Raises
    ------
    InputError
        As `load_questionnaire` does.
    """
    source = _source(path)
    files = [path]
    if language is None or language == source.language:
        translation = _translation(source_texts(source), source.language, validated=True)
    else:
        files.append(_locale_path(path, source, language))
        locale = _locale(files[1])
        translation = _translation(locale_texts(locale), language, validated=locale.validated)
    if isinstance(source, QuestionnaireDocument):
        return assemble(source, translation, digest=_digest(files))
    full = load_file(referred_path(path, source.items_from), language=translation.language)
    return assemble_pulse(source, full, translation, digest=_digest(files, full.digest))


def load_once(reference: str, language: str | None = None) -> Questionnaire:
    """Return a questionnaire of this installation, read and checked once in the life of a process.

    Raises
    ------
    InputError
        As `load_questionnaire` does.
    """
    return _load_once(_source_path(reference, None), language)


def item_ids(reference: str) -> frozenset[str]:
    """Return the ids of a questionnaire's items; they are the same in every language.

    Raises
    ------
    InputError
        As `load_questionnaire` does.
    """
    return frozenset(load_once(reference).item_ids)


def available_references(*, surveys: Path | None = None) -> tuple[str, ...]:
    """Return every questionnaire version that can be loaded, e.g. `pulse@1`."""
    return tuple(_known(surveys))


def available_languages(reference: str, *, surveys: Path | None = None) -> tuple[str, ...]:
    """Return the languages of a questionnaire, that of its source first."""
    return languages_of_file(_source_path(reference, surveys))


def languages_of_file(path: Path) -> tuple[str, ...]:
    """Return the languages of the questionnaire of one file, that of its source first."""
    return (read_document(path).language, *locale_languages(path))


@cache
def _load_once(path: Path, language: str | None) -> Questionnaire:
    return load_file(path, language=language)


def _known(surveys: Path | None) -> dict[str, Path]:
    """Return the files that can be loaded; what ships is never replaced by what is kept."""
    if surveys is not None:
        return references(surveys)
    shipped = references(SURVEYS)
    return shipped | {
        name: path for name, path in references(own_surveys()).items() if name not in shipped
    }


def _source_path(reference: str, surveys: Path | None) -> Path:
    known = _known(surveys)
    if reference not in known:
        problem = f"there is no questionnaire '{reference}'"
        file = (surveys or SURVEYS).name
        raise InputError(problem, file=file, allowed=", ".join(known) or "none is there")
    return known[reference]


def _locale_path(path: Path, source: SourceDocument, language: str) -> Path:
    known = locale_languages(path)
    if language not in known:
        problem = f"{source.id}@{source.version} has no language '{language}'"
        allowed = ", ".join((source.language, *known))
        raise InputError(problem, file=str(path.parent), allowed=allowed)
    return locale_path(path, language)


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
