"""Reads a questionnaire file as the document that it holds."""

from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.questionnaire.document import SurveyDocument
from flowgap.questionnaire.parsing import parse_document
from flowgap.questionnaire.problems import Fault, Problem
from flowgap.yaml_source import YamlKind, YamlSource, read_yaml

QUESTIONNAIRE_YAML: Final = YamlKind(
    allowed="a questionnaire in plain YAML, as surveys/README.md describes it"
)


def read_document(path: Path) -> SurveyDocument:
    """Return the document that a file holds, its shape checked but not its rules.

    Raises
    ------
    InputError
        If the file cannot be read or has not the shape of a questionnaire.
    """
    source = read_yaml(path, QUESTIONNAIRE_YAML)
    parsed = parse_document(source.data)
    if isinstance(parsed, tuple):
        raise refusal(placed(parsed[0], source, path))
    return parsed


def refusal(problem: Problem) -> InputError:
    """Return the error of a problem that stops everything."""
    return InputError(
        problem.message, file=problem.file, line=problem.line, allowed=problem.allowed
    )


def placed(fault: Fault, source: YamlSource, path: Path) -> Problem:
    """Return a fault with its file and line."""
    return Problem(
        file=str(path),
        line=source.line_of(fault.path),
        place=".".join(str(step) for step in fault.path),
        message=fault.message,
        allowed=fault.allowed,
    )
