"""Checks a questionnaire file: its shape, its rules, its place and its lock."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.questionnaire.document import (
    LocaleDocument,
    PulseDocument,
    QuestionnaireDocument,
    SourceDocument,
    SurveyDocument,
)
from flowgap.questionnaire.folder import LOCALES_NAME, locale_path, sibling_path
from flowgap.questionnaire.parsing import parse_document
from flowgap.questionnaire.problems import Fault, Problem
from flowgap.questionnaire.published import has_changed
from flowgap.questionnaire.rules.items import item_faults
from flowgap.questionnaire.rules.questions import question_faults
from flowgap.questionnaire.rules.references import reference_faults, set_faults
from flowgap.questionnaire.rules.texts import locale_faults, source_text_faults
from flowgap.yaml_source import YamlKind, YamlSource, read_yaml

_KIND: Final = YamlKind(allowed="a questionnaire in plain YAML, as surveys/README.md describes it")


def check_file(path: Path) -> list[Problem]:
    """Return every problem of a questionnaire or a locale, in the order of its lines."""
    try:
        source = read_yaml(path, _KIND)
    except InputError as error:
        return [_unreadable(error)]
    parsed = parse_document(source.data)
    faults = parsed if isinstance(parsed, tuple) else tuple(_rule_faults(parsed, path))
    problems = [_problem(fault, source, path) for fault in (*_lock_faults(path), *faults)]
    return sorted(problems, key=lambda problem: problem.line)


def read_document(path: Path) -> SurveyDocument:
    """Return the document that a file holds, its shape checked but not its rules.

    Raises
    ------
    InputError
        If the file cannot be read or has not the shape of a questionnaire.
    """
    source = read_yaml(path, _KIND)
    parsed = parse_document(source.data)
    if isinstance(parsed, tuple):
        raise _refusal(_problem(parsed[0], source, path))
    return parsed


def refuse_problems(path: Path) -> None:
    """Stop with the first problem of a file that has to be in order."""
    problems = check_file(path)
    if problems:
        raise _refusal(problems[0])


def _refusal(problem: Problem) -> InputError:
    return InputError(
        problem.message, file=problem.file, line=problem.line, allowed=problem.allowed
    )


def _unreadable(error: InputError) -> Problem:
    return Problem(
        file=error.file,
        line=error.line or 1,
        place="",
        message=error.problem,
        allowed=error.allowed,
    )


def _problem(fault: Fault, source: YamlSource, path: Path) -> Problem:
    return Problem(
        file=str(path),
        line=source.line_of(fault.path),
        place=".".join(str(step) for step in fault.path),
        message=fault.message,
        allowed=fault.allowed,
    )


def _lock_faults(path: Path) -> Iterator[Fault]:
    if has_changed(path):
        yield Fault((), "the published file has changed", "a file of a new version")


def _rule_faults(document: SurveyDocument, path: Path) -> Iterator[Fault]:
    if isinstance(document, LocaleDocument):
        yield from _locale_faults(document, path)
        return
    yield from _name_faults(document, path)
    yield from source_text_faults(document)
    if isinstance(document, PulseDocument):
        yield from _pulse_faults(document, path)
    else:
        yield from reference_faults(document)
        yield from item_faults(document)
        yield from question_faults(document)


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


def _pulse_faults(document: PulseDocument, path: Path) -> Iterator[Fault]:
    try:
        source = read_document(sibling_path(path.resolve(), document.items_from))
    except InputError as error:
        yield _unusable("items_from", document.items_from, error.problem)
        return
    if isinstance(source, QuestionnaireDocument):
        yield from set_faults(document, source)
    else:
        yield _unusable("items_from", document.items_from, "it has no items of its own")


def _locale_faults(document: LocaleDocument, path: Path) -> Iterator[Fault]:
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
    except InputError as error:
        yield _unusable("translates", document.translates, error.problem)
        return
    if isinstance(source, LocaleDocument):
        yield _unusable("translates", document.translates, "it is a translation itself")
    else:
        yield from locale_faults(document, source)


def _unusable(key: str, reference: str, problem: str) -> Fault:
    return Fault((key,), f"{reference} cannot be used: {problem}", "a questionnaire")
