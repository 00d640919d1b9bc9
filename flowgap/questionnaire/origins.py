"""Finds what a questionnaire refers to: the items of a pulse, and what it is based on."""

from pathlib import Path

from flowgap.errors import InputError
from flowgap.paths import SURVEYS
from flowgap.questionnaire.document import LocaleDocument, QuestionnaireDocument, SourceDocument
from flowgap.questionnaire.folder import locale_path, references, sibling_path, source_path
from flowgap.questionnaire.reading import read_document
from flowgap.questionnaire.rules.origin import Origin
from flowgap.questionnaire.texts import locale_texts, source_texts


def referred_path(source: Path, reference: str, *, shipped: Path = SURVEYS) -> Path:
    """Return where a questionnaire lies that another refers to: beside it, or shipped."""
    beside = sibling_path(source, reference)
    elsewhere = source_path(shipped, reference)
    return elsewhere if not beside.is_file() and elsewhere.is_file() else beside


def read_origin(document: SourceDocument, language: str, *, shipped: Path) -> Origin | None:
    """Return what a questionnaire is based on; None if it is based on nothing, or on a pulse.

    Raises
    ------
    InputError
        If its origin does not ship, cannot be read, or is of another kind.
    """
    reference = document.based_on
    if reference is None:
        return None
    known = references(shipped)
    if reference not in known:
        raise InputError("it does not ship with FlowGap", file=reference, allowed=", ".join(known))
    found = read_document(known[reference])
    if type(found) is not type(document):
        raise InputError("it is of another kind", file=reference, allowed=", ".join(known))
    if not isinstance(found, QuestionnaireDocument):
        return None
    texts = _fixed_texts(found, known[reference], language)
    return Origin(reference=reference, document=found, texts=texts)


def _fixed_texts(
    document: QuestionnaireDocument, path: Path, language: str
) -> dict[str, str] | None:
    """Return the texts that may not be worded anew; a draft translation may."""
    if language == document.language:
        return {key: placed.text for key, placed in source_texts(document).items()}
    translation = locale_path(path, language)
    if not translation.is_file():
        return None
    locale = read_document(translation)
    if not isinstance(locale, LocaleDocument) or not locale.validated:
        return None
    return {key: placed.text for key, placed in locale_texts(locale).items()}
