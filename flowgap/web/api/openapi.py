"""The OpenAPI document, made from the types of the answers and the list of operations."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from flowgap import __version__
from flowgap.reporting.figures.catalogue import SECTIONS
from flowgap.web.api.answers import (
    EngagementAnswer,
    EngagementPage,
    FigurePage,
    ResultAnswer,
    ResultPage,
)
from flowgap.web.api.requests import DEFAULT_LIMIT, JSON, LARGEST_LIMIT, SMALLEST_LIMIT
from flowgap.web.problems import MIMETYPE, Problem

VERSION: Final = "3.1.0"
BASE: Final = "/api/v1"

_REFERENCE: Final = "#/components/schemas/{model}"
_TEXT: Final = {"type": "string"}
_TAG: Final = {"description": "Changes with the answer.", "schema": _TEXT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A part of the path or of the query."""

    name: str
    place: str
    description: str
    schema: dict[str, Any]

    def document(self) -> dict[str, Any]:
        """Return it as OpenAPI has it."""
        return {
            "name": self.name,
            "in": self.place,
            "required": self.place == "path",
            "description": self.description,
            "schema": self.schema,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address that can be read, and the type of its answer."""

    name: str
    path: str
    summary: str
    answer: type | None
    parameters: tuple[Parameter, ...] = ()
    is_public: bool = False


_KEY: Final = Parameter(name="key", place="path", description="Key of an engagement.", schema=_TEXT)
_DIGEST: Final = Parameter(
    name="digest",
    place="path",
    description="SHA-256 of a result, in hexadecimal digits.",
    schema={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)
_PAGING: Final = (
    Parameter(
        name="cursor",
        place="query",
        description="next_cursor of the page before, with the same other parameters.",
        schema=_TEXT,
    ),
    Parameter(
        name="limit",
        place="query",
        description="How many items a page may have.",
        schema={
            "type": "integer",
            "minimum": SMALLEST_LIMIT,
            "maximum": LARGEST_LIMIT,
            "default": DEFAULT_LIMIT,
        },
    ),
)
_CHOICE: Final = (
    Parameter(
        name="section",
        place="query",
        description="Figures of this part of the result only.",
        schema={"type": "string", "enum": list(SECTIONS)},
    ),
    Parameter(
        name="team",
        place="query",
        description="Figures of the team of this name only.",
        schema=_TEXT,
    ),
)

OPERATIONS: Final = (
    Operation(
        name="openapi",
        path="/openapi.json",
        summary="This document.",
        answer=None,
        is_public=True,
    ),
    Operation(
        name="engagements",
        path="/engagements",
        summary="Engagements that the token may read, the oldest first.",
        answer=EngagementPage,
        parameters=_PAGING,
    ),
    Operation(
        name="engagement",
        path="/engagements/{key}",
        summary="One engagement.",
        answer=EngagementAnswer,
        parameters=(_KEY,),
    ),
    Operation(
        name="results",
        path="/engagements/{key}/results",
        summary="Results of an engagement, as they were first kept.",
        answer=ResultPage,
        parameters=(_KEY, *_PAGING),
    ),
    Operation(
        name="result",
        path="/results/{digest}",
        summary="What a result is of, and how much each part of it can carry.",
        answer=ResultAnswer,
        parameters=(_DIGEST,),
    ),
    Operation(
        name="figures",
        path="/results/{digest}/figures",
        summary="Figures of a result in the order of the list.",
        answer=FigurePage,
        parameters=(_DIGEST, *_PAGING, *_CHOICE),
    ),
)

ERRORS: Final = {
    400: "The request cannot be read.",
    401: "No token that is known.",
    404: "Nothing there, or nothing that the token may read.",
    405: "The address is only read.",
    406: "Nothing that is accepted can be answered.",
    409: "The result was computed by another version.",
    413: "The request has a large body.",
    415: "The request has a body.",
    422: "A parameter is unknown or out of its range.",
    429: "Too many requests of this token.",
    500: "A failure of the installation.",
    503: "The installation cannot answer now.",
}


@cache
def openapi_document() -> dict[str, Any]:
    """Return the document."""
    return {
        "openapi": VERSION,
        "info": {
            "title": "FlowGap",
            "version": __version__,
            "description": "Results of engagements and their figures, read only.",
        },
        "servers": [{"url": BASE}],
        "security": [{"token": []}],
        "paths": {operation.path: {"get": _operation(operation)} for operation in OPERATIONS},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": dict(_schemas()),
            "responses": {str(code): _error(code) for code in ERRORS},
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    document: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [
            *(parameter.document() for parameter in operation.parameters),
            _if_none_match().document(),
        ],
        "responses": {
            "200": _success(operation),
            "304": {"description": "The caller has the answer.", "headers": {"ETag": _TAG}},
            **{str(code): {"$ref": f"#/components/responses/{code}"} for code in ERRORS},
        },
    }
    return document | {"security": []} if operation.is_public else document


def _if_none_match() -> Parameter:
    return Parameter(
        name="If-None-Match",
        place="header",
        description="ETag of an answer that the caller has.",
        schema=_TEXT,
    )


def _success(operation: Operation) -> dict[str, Any]:
    schema = (
        {"type": "object"}
        if operation.answer is None
        else {"$ref": _REFERENCE.format(model=operation.answer.__name__)}
    )
    return {
        "description": operation.summary,
        "headers": {"ETag": _TAG},
        "content": {JSON: {"schema": schema}},
    }


def _error(code: int) -> dict[str, Any]:
    schema = {"$ref": _REFERENCE.format(model=Problem.__name__)}
    return {"description": ERRORS[code], "content": {MIMETYPE: {"schema": schema}}}


def _schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schemas of all types that answers are made of, each by its name."""
    answers = [operation.answer for operation in OPERATIONS if operation.answer is not None]
    for kind in (*answers, Problem):
        schema = TypeAdapter(kind).json_schema(mode="serialization", ref_template=_REFERENCE)
        yield from schema.pop("$defs", {}).items()
        yield kind.__name__, schema
