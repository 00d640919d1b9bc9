"""From the value of a YAML file to a typed document, or to what is wrong with it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flowgap.questionnaire.document import (
    FORMAT,
    LocaleDocument,
    PulseDocument,
    QuestionnaireDocument,
    SurveyDocument,
)
from flowgap.questionnaire.problems import Fault
from flowgap.yaml_source import YamlPath

Document = TypeVar("Document", bound=BaseModel)

_MAX_SHOWN: Final = 60
_WANTED: Final = {
    "bool_type": "true or false",
    "dict_type": "keys with values",
    "int_type": "a whole number",
    "model_type": "keys with values",
    "string_type": "text",
    "tuple_type": "a list",
    "too_long": "at most {max_length} entries",
    "too_short": "at least {min_length} entry",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} character",
    "greater_than_equal": "at least {ge}",
    "less_than_equal": "at most {le}",
    "json_invalid": "text in Unicode",
    "enum": "{expected}",
    "literal_error": "{expected}",
    "string_pattern_mismatch": "the form {pattern}",
}
"""What a value may be, in the words of an author, by the schema's kind of error."""


def parse_document(data: object) -> SurveyDocument | tuple[Fault, ...]:
    """Return the document that a file holds, or every fault of its shape."""
    if not isinstance(data, dict):
        return (Fault((), f"the file holds {_shown(data)}", "keys with values"),)
    found = _shown(data.get("format", FORMAT))
    if found != str(FORMAT):  # as text, because `true` equals 1
        return (Fault(("format",), f"format {found} is not supported", str(FORMAT)),)
    return parse_model(data, _model_of(data))


def parse_model(data: object, model: type[Document]) -> Document | tuple[Fault, ...]:
    """Return what a file holds as one kind of document, or every fault of its shape."""
    if not isinstance(data, dict):
        return (Fault((), f"the file holds {_shown(data)}", "keys with values"),)
    try:
        # Through JSON, because only there a strict model takes lists for tuples.
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        return tuple(_faults(error, model))


def _model_of(data: Mapping[str, object]) -> type[SurveyDocument]:
    if "translates" in data:
        return LocaleDocument
    return PulseDocument if "items_from" in data else QuestionnaireDocument


def _faults(error: ValidationError, model: type[BaseModel]) -> Iterator[Fault]:
    for details in error.errors(include_url=False):
        path: YamlPath = tuple(step for step in details["loc"] if step != "[key]")
        if _is_echo(details):
            continue
        name = next((step for step in reversed(path) if isinstance(step, str)), "the file")
        if details["type"] == "missing":
            yield Fault(path, f"the key '{name}' is missing", f"a value for '{name}'")
        elif details["type"] == "extra_forbidden":
            yield Fault(path, f"unknown key '{name}'", ", ".join(_keys_at(model, path[:-1])))
        else:
            wanted = _WANTED.get(details["type"], "what the schema says").format_map(
                details.get("ctx", {})
            )
            yield Fault(path, f"'{name}' is {_shown(details['input'])}", wanted)


def _is_echo(details: ErrorDetails) -> bool:
    """Tell whether a list only counts as too short because of a fault inside it."""
    if details["type"] != "too_short":
        return False
    return len(details["input"]) >= int(details["ctx"]["min_length"])


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]} ..."


def _keys_at(model: type[BaseModel], path: YamlPath) -> tuple[str, ...]:
    """Return the keys that the model allows at a place, read from its own schema."""
    schema = model.model_json_schema()
    part: dict[str, Any] = schema
    for step in path:
        part = _resolved(part, schema)
        if isinstance(step, int):
            part = part["items"]
        else:
            part = part.get("properties", {}).get(step) or _any_key(part)
    return tuple(_resolved(part, schema).get("properties", {}))


def _any_key(part: dict[str, Any]) -> dict[str, Any]:
    """Return what stands under each key of a mapping whose keys are names of the author's."""
    parts = [*part.get("patternProperties", {}).values(), part.get("additionalProperties")]
    return dict(parts[0])


def _resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference; of an optional part take the model, not the null."""
    part = part.get("anyOf", [part])[0]
    if "$ref" in part:
        return dict(schema["$defs"][part["$ref"].rpartition("/")[2]])
    return part
