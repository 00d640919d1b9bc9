"""Errors told to programs as RFC 9457 has them: `application/problem+json`, all of one shape."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Final

from flask import Response, json, request

MIMETYPE: Final = "application/problem+json"
PREFIX: Final = "/api"
CHALLENGE: Final[Mapping[str, str]] = {"WWW-Authenticate": 'Bearer realm="FlowGap"'}
"""With every 401: a token is asked for (RFC 6750, section 3)."""

_DETAILS: Final[Mapping[int, str]] = {
    400: "The request cannot be read.",
    403: "Requests from pages of other sites are refused.",
    404: "There is nothing at this address, or nothing that this token may read.",
    405: "This address knows other methods only: the header Allow lists them.",
    409: "The result was computed by another version. Diagnose the engagement anew.",
    413: "The request is too large.",
    500: "Something went wrong here; it is in the log. Trying again does no harm.",
    503: "The installation cannot answer now. Try again in a minute.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong.

    Attributes
    ----------
    type : str
        `about:blank`: the status says it all.
    title : str
        The status in words.
    status : int
    detail : str
        What to do about it.
    instance : str
        The path that was asked for.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str


class ProblemError(Exception):
    """A request of the API that cannot be answered."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        """Keep what the answer says."""
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def is_api(path: str) -> bool:
    """Tell whether a path is one of the API, also where nothing stands there."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def problem(
    status: int, detail: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Return the answer to a request that failed."""
    told = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or _DETAILS.get(status, HTTPStatus(status).description),
        instance=request.path,
    )
    body = json.dumps(asdict(told))
    return Response(body, status=status, mimetype=MIMETYPE, headers=dict(headers or {}))


def answer_problem(error: ProblemError) -> Response:
    """Turn the exception into its answer."""
    return problem(error.status, error.detail, error.headers)
