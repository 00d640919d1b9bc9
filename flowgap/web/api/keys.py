"""Idempotency keys of requests, as draft-ietf-httpapi-idempotency-key-header has them."""

import re
from collections.abc import Callable
from typing import Final

from flask import Response, request
from sqlalchemy.orm import Session

from flowgap.services.idempotency import (
    Answered,
    Attempt,
    InFlightError,
    Keyed,
    KeyReusedError,
    KeyTakenOverError,
    begin,
    complete,
    digest_of_parts,
    give_up,
)
from flowgap.web.access import signed_in
from flowgap.web.api.limits import JSON, LONGEST_KEY
from flowgap.web.clock import utc_now
from flowgap.web.database import unit_of_work
from flowgap.web.problems import ProblemError

HEADER: Final = "Idempotency-Key"
LOOK_AGAIN_SECONDS: Final = 2

_QUOTED: Final = re.compile(rf'"([!#-\[\]-~]{{1,{LONGEST_KEY}}})"')
"""A string of structured fields (RFC 8941) without the characters that it would have to escape."""
_BARE: Final = re.compile(rf"[!#-\[\]-~]{{1,{LONGEST_KEY}}}")
"""What many programs send instead; nothing else can be meant by it."""


KeepAnswer = Callable[[Session, Answered], None]
"""Keeps what is answered, in the transaction of the work."""


def answer_once(body_digest: str, do: Callable[[KeepAnswer], Answered]) -> Response:
    """Do what is asked for and answer 202; with a key only if it was not done before.

    `do` gets what keeps its answer.

    Raises
    ------
    ProblemError
        400 for a key that is none, 409 while the same request is being done, 422 where the key
        was given to another request.
    """
    key = _read_key()
    if key is None:
        return _accepted(do(lambda _session, _answered: None))
    begun = _begin(key, body_digest)
    if isinstance(begun, Answered):
        return _accepted(begun)
    try:
        return _accepted(do(lambda session, answered: complete(session, begun, answered)))
    except KeyTakenOverError as error:
        raise _in_flight() from error
    except BaseException:
        _give_up(begun)
        raise


def _read_key() -> str | None:
    given = request.headers.get(HEADER)
    if given is None:
        return None
    found = _QUOTED.fullmatch(given.strip()) or _BARE.fullmatch(given.strip())
    if found is None:
        raise ProblemError(
            400,
            f"{HEADER}: a text in quotes is allowed, of 1 to {LONGEST_KEY} visible ASCII"
            " characters without quotes and backslashes.",
        )
    return found.group(found.lastindex or 0)


def _begin(key: str, body_digest: str) -> Attempt | Answered:
    who = signed_in()
    keyed = Keyed(
        workspace_id=who.workspace_id,
        token_id=who.token_id or 0,
        key_digest=digest_of_parts(key),
        request_digest=digest_of_parts(request.method, request.full_path, body_digest),
    )
    try:
        with unit_of_work() as session:
            return begin(session, keyed, now=utc_now())
    except KeyReusedError as error:
        raise ProblemError(
            422, f"{HEADER}: this key was given to another request. Send a new one."
        ) from error
    except InFlightError as error:
        raise _in_flight() from error


def _in_flight() -> ProblemError:
    return ProblemError(
        409,
        "The first request with this key is being done. Send the same again in a moment.",
        headers={"Retry-After": str(LOOK_AGAIN_SECONDS)},
    )


def _give_up(attempt: Attempt) -> None:
    with unit_of_work() as session:
        give_up(session, attempt)


def _accepted(answered: Answered) -> Response:
    headers = {"Location": answered.location, "Retry-After": str(LOOK_AGAIN_SECONDS)}
    return Response(answered.body, status=202, mimetype=JSON, headers=headers)
