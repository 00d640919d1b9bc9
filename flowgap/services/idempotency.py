"""The same request sent twice is done once, where its sender gives it a key.

As draft-ietf-httpapi-idempotency-key-header has it. Whoever comes first takes the key; the answer
is kept in the transaction of the work, so neither can be without the other.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import CursorResult, Select, Update, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import IdempotentRequest
from flowgap.models.base import KEY_LENGTH

KEPT: Final = timedelta(hours=24)
"""So long a key leads to the answer of its first request; then it is forgotten."""

MOST_IN_FLIGHT: Final = timedelta(minutes=2)
"""A request that takes longer died with its process: the next one takes its key over."""


class KeyReusedError(FlowGapError):
    """The key was given to another request before."""


class InFlightError(FlowGapError):
    """The first request with this key is not answered yet."""


class KeyTakenOverError(FlowGapError):
    """Another request took the key over, as this one took too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A request with a key: whose it is, and digests of the key and of what is asked."""

    workspace_id: int
    token_id: int
    key_digest: bytes
    request_digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered the first time."""

    body: str
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A request that has its key and is to be done."""

    id: int
    name: bytes


def digest_of_parts(*parts: str) -> bytes:
    """Return a digest of texts in their order, of which none runs into the next."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(len(content).to_bytes(8) + content)
    return digest.digest()


def begin(session: Session, keyed: Keyed, *, now: datetime) -> Attempt | Answered:
    """Take the key, or return what was answered to the same request before.

    Raises
    ------
    KeyReusedError
        If the key belongs to another request.
    InFlightError
        If the same request is being done right now.
    """
    forget_old(session, now=now)
    attempt = secrets.token_bytes(KEY_LENGTH)
    added = _added(session, keyed, attempt, now)
    if added is not None:
        return Attempt(id=added, name=attempt)
    row = session.scalars(_same(keyed)).one_or_none()
    if row is None:  # it was given up between two looks
        raise InFlightError("the request was given up this moment")
    if row.request_digest != keyed.request_digest:
        raise KeyReusedError("the key was given to another request")
    if row.body is not None and row.location is not None:
        return Answered(body=row.body, location=row.location)
    return _taken_over(session, row.id, attempt, now)


def complete(session: Session, attempt: Attempt, answered: Answered) -> None:
    """Keep the answer, in the transaction of the work itself.

    Raises
    ------
    KeyTakenOverError
        If another request has the key by now: then the work may not be kept either.
    """
    mine = update(IdempotentRequest).where(
        IdempotentRequest.id == attempt.id, IdempotentRequest.attempt == attempt.name
    )
    if not _changed(session, mine.values(body=answered.body, location=answered.location)):
        raise KeyTakenOverError("another request has the key now")


def give_up(session: Session, attempt: Attempt) -> None:
    """Give the key back: nothing was done, so the same request may be sent again."""
    session.execute(
        delete(IdempotentRequest).where(
            IdempotentRequest.id == attempt.id,
            IdempotentRequest.attempt == attempt.name,
            IdempotentRequest.body.is_(None),
        )
    )


def forget_old(session: Session, *, now: datetime) -> None:
    """Delete what was kept long enough."""
    session.execute(delete(IdempotentRequest).where(IdempotentRequest.begun_at <= now - KEPT))


def _same(keyed: Keyed) -> Select[IdempotentRequest]:
    return select(IdempotentRequest).where(
        IdempotentRequest.token_id == keyed.token_id,
        IdempotentRequest.key_digest == keyed.key_digest,
    )


def _added(session: Session, keyed: Keyed, attempt: bytes, now: datetime) -> int | None:
    row = (
        insert(IdempotentRequest)
        .values(
            workspace_id=keyed.workspace_id,
            token_id=keyed.token_id,
            key_digest=keyed.key_digest,
            request_digest=keyed.request_digest,
            attempt=attempt,
            begun_at=now,
        )
        .returning(IdempotentRequest.id)
    )
    try:
        with session.begin_nested():
            return session.scalars(row).one()
    except IntegrityError:
        return None


def _taken_over(session: Session, row_id: int, attempt: bytes, now: datetime) -> Attempt:
    late = update(IdempotentRequest).where(
        IdempotentRequest.id == row_id,
        IdempotentRequest.body.is_(None),
        IdempotentRequest.begun_at <= now - MOST_IN_FLIGHT,
    )
    if not _changed(session, late.values(attempt=attempt, begun_at=now)):
        raise InFlightError("the first request with this key is not answered yet")
    return Attempt(id=row_id, name=attempt)


def _changed(session: Session, statement: Update) -> bool:
    result = session.execute(statement)
    if not isinstance(result, CursorResult):
        raise TypeError("the statement has no count of rows")
    return result.rowcount == 1
