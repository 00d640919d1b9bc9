"""Checks a questionnaire file: its shape, its rules, its place, its origin and its lock."""

from collections.abc import Iterator
from pathlib import Path

from flowgap.errors import InputError
from flowgap.paths import SURVEYS
from flowgap.questionnaire.document import (
    LocaleDocument,
    PulseDocument,
    QuestionnaireDocument,
    SourceDocument,
    SurveyDocument,
)
from flowgap.questionnaire.folder import LOCALES_NAME, locale_path, sibling_path
from flowgap.questionnaire.origins import read_origin, referred_path
from flowgap.questionnaire.parsing import parse_document
from flowgap.questionnaire.problems import Fault, Problem
from flowgap.questionnaire.published import has_changed
from flowgap.questionnaire.reading import QUESTIONNAIRE_YAML, placed, read_document, refusal
from flowgap.questionnaire.rules.items import item_faults
from flowgap.questionnaire.rules.origin import origin_faults, origin_locale_faults
from flowgap.questionnaire.rules.questions import question_faults
from flowgap.questionnaire.rules.references import reference_faults, set_faults
from flowgap.questionnaire.rules.reserved import reserved_faults
from flowgap.questionnaire.rules.texts import locale_faults, source_text_faults
from flowgap.yaml_source import read_yaml


def check_file(path: Path, *, shipped: Path = SURVEYS) -> list[Problem]:
    """Return every problem of a questionnaire or a locale, in the order of its lines.

    `shipped` is the folder in which a questionnaire's origin is looked up.
    """
    try:
        source = read_yaml(path, QUESTIONNAIRE_YAML)
    except InputError as error:
        return [_unreadable(error)]
    parsed = parse_document(source.data)
    faults = parsed if isinstance(parsed, tuple) else tuple(_rule_faults(parsed, path, shipped))
    problems = [placed(fault, source, path) for fault in (*_lock_faults(path), *faults)]
    return sorted(problems, key=lambda problem: problem.line)


def refuse_problems(path: Path) -> None:
    """Stop with the first problem of a file that has to be in order."""
    problems = check_file(path)
    if problems:
        raise refusal(problems[0])


def _unreadable(error: InputError) -> Problem:
    return Problem(
        file=error.file,
        line=error.line or 1,
        place="",
        message=error.problem,
        allowed=error.allowed,
    )


def _lock_faults(path: Path) -> Iterator[Fault]:
    if has_changed(path):
        yield Fault((), "the published file has changed", "a file of a new version")


def _rule_faults(document: SurveyDocument, path: Path, shipped: Path) -> Iterator[Fault]:
    if isinstance(document, LocaleDocument):
        yield from _locale_faults(document, path, shipped)
        return
    yield from _name_faults(document, path)
    yield from source_text_faults(document)
    if isinstance(document, PulseDocument):
        yield from _pulse_faults(document, path, shipped)
    else:
        yield from reference_faults(document)
        yield from item_faults(document)
        yield from question_faults(document)
        yield from reserved_faults(document)
    yield from _origin_faults(document, shipped)


def _name_faults(document: SourceDocument, path: Path) -> Iterator[Fault]:
    place = path.resolve()
    if place.parent.name != document.id:
        yield Fault(("id",), f"{document.id} lies in a folder of another name", f"{document.id}/")
    if place.name != f"v{document.version}.yaml":
        yield Fault(
            ("version",),
            f"version {document.version} lies in {place.name}",
            f"v{document.version}.yaml",
        )


def _pulse_faults(document: PulseDocument, path: Path, shipped: Path) -> Iterator[Fault]:
    try:
        place = referred_path(path.resolve(), document.items_from, shipped=shipped)
        source = read_document(place)
    except InputError as error:
        yield _unusable("items_from", document.items_from, error.problem)
        return
    if isinstance(source, QuestionnaireDocument):
        yield from set_faults(document, source)
    else:
        yield _unusable("items_from", document.items_from, "it has no items of its own")


def _origin_faults(document: SourceDocument, shipped: Path) -> Iterator[Fault]:
    try:
        origin = read_origin(document, document.language, shipped=shipped)
    except InputError as error:
        message = f"{document.based_on} is no origin: {error.problem}"
        yield Fault(("based_on",), message, error.allowed)
        return
    if origin is not None and isinstance(document, QuestionnaireDocument):
        yield from origin_faults(document, origin)


def _locale_faults(document: LocaleDocument, path: Path, shipped: Path) -> Iterator[Fault]:
    place = path.resolve()
    source_path = sibling_path(place.parent, document.translates)
    if place != locale_path(source_path, document.language):
        allowed = locale_path(source_path, document.language).name
        yield Fault(
            ("language",),
            f"language {document.language} lies in {place.parent.name}/{place.name}",
            f"{LOCALES_NAME}/{allowed}",
        )
    try:
        source = read_document(source_path)
        if isinstance(source, LocaleDocument):
            yield _unusable("translates", document.translates, "it is a translation itself")
            return
        origin = read_origin(source, document.language, shipped=shipped)
    except InputError as error:
        yield _unusable("translates", document.translates, error.problem)
        return
    yield from locale_faults(document, source)
    if origin is not None and isinstance(source, QuestionnaireDocument):
        yield from origin_locale_faults(document, source, origin)


def _unusable(key: str, reference: str, problem: str) -> Fault:
    return Fault((key,), f"{reference} cannot be used: {problem}", "a questionnaire")
