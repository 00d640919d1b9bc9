"""The OpenAPI document, made from the types of the answers and the list of operations."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from flowgap import __version__
from flowgap.services.accounts.api_tokens import scopes_for
from flowgap.web.api.limits import JSON
from flowgap.web.api.operations import (
    OPERATIONS,
    TEXT,
    Operation,
    Parameter,
    refusals_of,
)
from flowgap.web.problems import MIMETYPE, Problem

VERSION: Final = "3.1.0"
BASE: Final = "/api/v1"

_REFERENCE: Final = "#/components/schemas/{model}"
_SAFE: Final = "get"
_TAG: Final = {"description": "Changes with the answer.", "schema": TEXT}
_IF_NONE_MATCH: Final = Parameter(
    name="If-None-Match",
    place="header",
    description="ETag of an answer that the caller has.",
    schema=TEXT,
)


@cache
def openapi_document() -> dict[str, Any]:
    """Return the document."""
    return {
        "openapi": VERSION,
        "info": {
            "title": "FlowGap",
            "version": __version__,
            "description": "Results of engagements, their figures, and jobs that make them.",
        },
        "servers": [{"url": BASE}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made on the page /account/tokens; each has scopes.",
                }
            },
            "schemas": dict(_schemas()),
        },
    }


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    return paths


def _operation(operation: Operation) -> dict[str, Any]:
    is_safe = operation.method == _SAFE
    tag = (_IF_NONE_MATCH,) if is_safe else ()
    document: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "security": [{"token": [scope]} for scope in scopes_for(operation.rights)],
        "parameters": [_parameter(one) for one in (*operation.parameters, *tag)],
        "responses": {str(operation.status): _success(operation), **_refusals(operation)},
    }
    if operation.body is not None:
        content = {operation.body: {"schema": {"type": "string", "format": "binary"}}}
        document["requestBody"] = {"required": True, "content": content}
    return document


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": parameter.description,
        "schema": dict(parameter.schema),
    }


def _success(operation: Operation) -> dict[str, Any]:
    schema = (
        {"type": "object"}
        if operation.answer is None
        else {"$ref": _REFERENCE.format(model=operation.answer.__name__)}
    )
    headers = {name: _header(told) for name, told in operation.headers.items()}
    return {
        "description": operation.summary,
        "headers": headers if operation.method != _SAFE else {"ETag": _TAG, **headers},
        "content": {JSON: {"schema": schema}},
    }


def _header(told: str) -> dict[str, Any]:
    return {"description": told, "schema": TEXT}


def _refusals(operation: Operation) -> dict[str, Any]:
    unchanged = {"description": "The caller has the answer.", "headers": {"ETag": _TAG}}
    refusals = {str(code): _refusal(told) for code, told in refusals_of(operation).items()}
    return {"304": unchanged, **refusals} if operation.method == _SAFE else refusals


def _refusal(told: str) -> dict[str, Any]:
    schema = {"$ref": _REFERENCE.format(model=Problem.__name__)}
    return {"description": told, "content": {MIMETYPE: {"schema": schema}}}


def _schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schemas of all types that answers are made of, each by its name."""
    answers = {operation.answer: None for operation in OPERATIONS if operation.answer is not None}
    for kind in (*answers, Problem):
        schema = TypeAdapter(kind).json_schema(mode="serialization", ref_template=_REFERENCE)
        yield from schema.pop("$defs", {}).items()
        yield kind.__name__, schema
