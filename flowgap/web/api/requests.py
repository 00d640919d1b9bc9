"""What is checked of every request before it is answered, and its parameters."""

from collections.abc import Collection

from flask import current_app, request

from flowgap.services.accounts.sign_ins import SignedIn
from flowgap.web.api.caller import recognize_caller
from flowgap.web.api.limits import (
    DEFAULT_LIMIT,
    JSON,
    LARGEST_BODY,
    LARGEST_LIMIT,
    SMALLEST_LIMIT,
)
from flowgap.web.api.operations import BY_NAME, Operation
from flowgap.web.api.pace import EXTENSION, Pace
from flowgap.web.clock import utc_now
from flowgap.web.problems import MIMETYPE, ProblemError
from flowgap.whole_numbers import whole_number


def check_request() -> None:
    """Refuse what the API does not take, who is not known, and who asks too often.

    Raises
    ------
    ProblemError
        401, 403, 406, 411, 413, 415 or 429.
    """
    operation = BY_NAME[(request.endpoint or "").partition(".")[2]]
    if operation.body is None:
        _refuse_body()
    _check_accept()
    if operation.rights:
        _check_pace(recognize_caller(operation.rights))
    if operation.body is not None:
        _check_body(operation)


def _refuse_body() -> None:
    """Refuse bodies: what is read needs none, and nobody should think that theirs was heard."""
    length = request.content_length or 0
    if length > LARGEST_BODY:
        raise ProblemError(413, "Nothing but an address and headers is read here: send no body.")
    if length or request.headers.get("Transfer-Encoding"):
        raise ProblemError(415, "Nothing but an address and headers is read here: send no body.")


def _check_body(operation: Operation) -> None:
    """Refuse what is sent in another form; who may not send at all was told so before."""
    if request.content_length is None:
        raise ProblemError(411, "Send the length of the body: Content-Length.")
    if request.mimetype != operation.body:
        raise ProblemError(415, f"Send the folder as {operation.body}, in the body itself.")


def _check_accept() -> None:
    if not request.accept_mimetypes or request.accept_mimetypes.best_match((JSON, MIMETYPE)):
        return
    raise ProblemError(406, f"Answers are {JSON}: accept it.")


def _check_pace(caller: SignedIn) -> None:
    pace = current_app.extensions[EXTENSION]
    if not isinstance(pace, Pace):
        raise TypeError("the application was not made by create_app")
    seconds = pace.wait_seconds(f"token {caller.token_id}", now=utc_now())
    if seconds:
        raise ProblemError(
            429,
            f"Too many requests of this token. Go on in {seconds} seconds.",
            headers={"Retry-After": str(seconds)},
        )


def check_names(allowed: Collection[str]) -> None:
    """Refuse parameters that an address does not know: a slip would give the whole list.

    Raises
    ------
    ProblemError
        422, naming the first one.
    """
    for name in request.args:
        if name not in allowed:
            known = ", ".join(sorted(allowed)) or "none"
            raise ProblemError(422, f"{name[:40]}: unknown parameter. Allowed: {known}.")


def asked_limit() -> int:
    """Return how many items a page may have.

    Raises
    ------
    ProblemError
        422 if it is no whole number of 1 to 1,000.
    """
    asked = request.args.get("limit", str(DEFAULT_LIMIT))
    limit = whole_number(asked, least=SMALLEST_LIMIT, most=LARGEST_LIMIT)
    if limit is None:
        raise ProblemError(
            422, f"limit: a whole number of {SMALLEST_LIMIT} to {LARGEST_LIMIT} is allowed."
        )
    return limit
