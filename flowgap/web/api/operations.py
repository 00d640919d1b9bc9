"""The list of operations: what may be asked, by whom, and what comes back.

It decides who is let in, and the OpenAPI document is made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from flowgap.reporting.figures.catalogue import SECTIONS
from flowgap.services.accounts.permissions import Right
from flowgap.web.api.answers import (
    EngagementAnswer,
    EngagementPage,
    FigurePage,
    JobAnswer,
    ResultAnswer,
    ResultPage,
)
from flowgap.web.api.limits import (
    DEFAULT_LIMIT,
    LARGEST_LIMIT,
    LONGEST_KEY,
    SMALLEST_LIMIT,
    ZIP,
)

READERS: Final = frozenset({Right.READ_ALL})
WRITERS: Final = frozenset({Right.EDIT})
TEXT: Final = {"type": "string"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A part of the path, of the query or of the headers."""

    name: str
    place: str
    description: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked for.

    `rights` holds what a token needs, one of them is enough; where it is empty no token is
    needed. `body` is the media type of what is sent along. `refusals` are those that only this
    operation knows; `headers` those of its answer.
    """

    name: str
    path: str
    summary: str
    answer: type | None
    method: str = "get"
    status: int = 200
    parameters: tuple[Parameter, ...] = ()
    rights: frozenset[Right] = READERS
    body: str | None = None
    refusals: Mapping[int, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


_KEY: Final = Parameter(name="key", place="path", description="Key of an engagement.", schema=TEXT)
_JOB: Final = Parameter(name="key", place="path", description="Key of a job.", schema=TEXT)
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
        schema=TEXT,
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
        schema=TEXT,
    ),
)
IDEMPOTENCY_KEY: Final = Parameter(
    name="Idempotency-Key",
    place="header",
    description=(
        "Any text that is new for each thing to be done, in quotes. The same request with the same"
        " key is done once and answered alike for 24 hours."
    ),
    schema={
        "type": "string",
        "pattern": f'^"[!#-\\[\\]-~]{{1,{LONGEST_KEY}}}"$',
    },
)

OPERATIONS: Final = (
    Operation(
        name="openapi",
        path="/openapi.json",
        summary="This document.",
        answer=None,
        rights=frozenset(),
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
    Operation(
        name="diagnose",
        path="/jobs",
        method="post",
        status=202,
        summary="Have a zipped engagement folder diagnosed. The answer is the job that does it.",
        answer=JobAnswer,
        rights=WRITERS,
        body=ZIP,
        parameters=(IDEMPOTENCY_KEY,),
        headers={"Location": "Address of the job.", "Retry-After": "Seconds to look again."},
        refusals={
            409: "The same request is being done right now.",
            411: "The length of the body is not told.",
            413: "The archive is too large.",
            415: "The body is no zip archive.",
            422: "The archive cannot be used, or the key was given to another request.",
            503: "The installation cannot do it now, e.g. as too many jobs wait.",
            507: "The disk of the installation is full.",
        },
    ),
    Operation(
        name="job",
        path="/jobs/{key}",
        summary="How far a job is, and what became of it. It is forgotten after a week.",
        answer=JobAnswer,
        rights=READERS | WRITERS,
        parameters=(_JOB,),
    ),
)

BY_NAME: Final = {operation.name: operation for operation in OPERATIONS}

REFUSALS: Final = {
    400: "The request cannot be read.",
    401: "No token that is known.",
    403: "The token may not do this.",
    404: "Nothing there, or nothing that the token may read.",
    405: "The address knows other methods only.",
    406: "Nothing that is accepted can be answered.",
    409: "The result was computed by another version.",
    413: "The request has a large body.",
    415: "The request has a body.",
    422: "A parameter is unknown or out of its range.",
    429: "Too many requests of this token.",
    500: "A failure of the installation.",
    503: "The installation cannot answer now.",
}
"""How any operation may refuse; what one of them means otherwise stands with it."""


def refusals_of(operation: Operation) -> dict[int, str]:
    """Return every status with which an operation may refuse, and what it means there."""
    return dict(sorted({**REFUSALS, **operation.refusals}.items()))
